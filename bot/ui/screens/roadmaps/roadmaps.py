"""The roadmaps of a curator: the list, one of them, and the questions before a great step."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.assignment import Parties
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.roadmaps import (
    ActivityList,
    NextDoubt,
    RoadmapList,
    RoadmapStep,
    TakeBackChange,
)
from bot.ui.fitting import shorten
from bot.ui.meanings import period_words
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.core.paging import turner
from bot.ui.screens.roadmaps.draft import BEGINNING
from bot.ui.texts import Texts
from models.enums import RoadmapStatus
from services.roadmaps.roadmaps import RoadmapLine, RoadmapView

PAGE = 8
TITLE = 160


def listing(lines: Sequence[RoadmapLine], page: int, texts: Texts) -> Screen:
    """A page of roadmaps with their states; those of several municipalities name theirs."""
    shown = lines[page * PAGE : (page + 1) * PAGE]
    several = len({line.municipality_id for line in lines}) > 1
    said = [f"<b>{texts('plans-title')}</b>"] if lines else [texts("plans-none")]
    for line in shown:
        text = _state(line, texts)
        said.append(f"{text} · {escape(line.municipality)}" if several else text)
    said += [texts("plans-hint")] if lines else []
    rows = [
        [button(line.short_title, RoadmapStep(roadmap_id=line.id, step="open"))] for line in shown
    ]
    pages = max(1, -(-len(lines) // PAGE))
    paging = turner(page, pages, lambda number: RoadmapList(page=number), texts)
    home = button(texts("button-home"), Menu(place="home"))
    return Screen("\n".join(said), keyboard(*rows, paging, [home]))


def card(view: RoadmapView, texts: Texts) -> Screen:
    """A roadmap in force or finished."""
    line = view.line
    lines = [
        f"<b>{escape(shorten(line.title or line.short_title, TITLE))}</b>",
        period_words(line.period, texts),
        texts(f"plan-{line.status.value}"),
        texts(
            "plan-counts",
            done=line.done,
            tasks=line.tasks,
            submitted=line.submitted,
            overdue=line.overdue,
        )
        if line.tasks
        else texts("plan-no-tasks"),
    ]
    every = button(texts("plan-button-lines"), ActivityList(roadmap_id=line.id, page=0))
    excel = button(texts("draft-button-excel"), RoadmapStep(roadmap_id=line.id, step="excel"))
    copy = button(texts("plan-button-copy"), RoadmapStep(roadmap_id=line.id, step="copy"))
    back = button(texts("plan-button-plans"), Menu(place="plans"))
    if line.status is RoadmapStatus.FINISHED:
        resume = button(texts("plan-button-resume"), RoadmapStep(roadmap_id=line.id, step="resume"))
        undo = [_undo(line.id, texts)] if view.can_undo else []
        return Screen("\n".join(lines), keyboard([every, excel], [copy, resume], undo, [back]))
    terms = []
    if view.undecided:
        lines.append(texts("plan-undecided", count=view.undecided))
        first = NextDoubt(roadmap_id=line.id, order=BEGINNING, done=0)
        terms.append(button(texts("draft-button-terms", count=view.undecided), first))
    parties = button(texts("draft-button-parties-known"), Parties(roadmap_id=line.id, page=0))
    add = button(texts("plan-button-add"), RoadmapStep(roadmap_id=line.id, step="add"))
    name = button(texts("draft-button-name"), RoadmapStep(roadmap_id=line.id, step="name"))
    change = []
    if view.change_id is not None:
        data = TakeBackChange(change_id=view.change_id)
        change.append(button(texts("changes-button-back-card"), data))
    finish = button(texts("plan-button-finish"), RoadmapStep(roadmap_id=line.id, step="finish"))
    return Screen(
        "\n".join(lines),
        keyboard(
            [*terms, parties],
            [every, add],
            [excel, name],
            [copy, _undo(line.id, texts) if view.can_undo else finish],
            change,
            [back],
        ),
    )


def _undo(roadmap_id: int, texts: Texts) -> InlineKeyboardButton:
    return button(texts("plan-button-undo"), RoadmapStep(roadmap_id=roadmap_id, step="undo"))


def ask_sure(view: RoadmapView, step: str, texts: Texts) -> Screen:
    """Whether to undo or finish. `step` is undo or finish; a yes is the step with «_sure»."""
    line = view.line
    return Screen(
        texts(f"plan-{step}-sure", title=escape(line.short_title), tasks=line.tasks),
        keyboard(
            [
                button(
                    texts(f"plan-sure-{step}"), RoadmapStep(roadmap_id=line.id, step=f"{step}_sure")
                ),
                button(texts("plan-sure-no"), RoadmapStep(roadmap_id=line.id, step="open")),
            ]
        ),
    )


def _state(line: RoadmapLine, texts: Texts) -> str:
    return texts(
        f"plans-line-{line.status.value}",
        title=escape(line.short_title),
        done=line.done,
        tasks=line.tasks,
    )
