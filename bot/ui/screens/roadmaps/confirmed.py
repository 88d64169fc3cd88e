"""A plan that has come into force: what was made of it, what waits, what its file says is done."""

from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.people import OrganisationAction, OrganisationsPage
from bot.ui.callbacks.roadmaps import RoadmapStep
from bot.ui.fitting import shorten
from bot.ui.screen import MAX_LABEL, Screen, button, keyboard
from bot.ui.screens.roadmaps.draft import parties_button, terms_button
from bot.ui.texts import Texts
from services.people.organisation_views import OrganisationSelection
from services.roadmaps.importing import Confirmed
from services.roadmaps.marks import Marked


def confirmed(done: Confirmed, texts: Texts) -> Screen:
    """The plan is in force: what was made of it, and what still waits."""
    if done.is_history:
        return _history(done, texts)
    lines = [
        texts("draft-confirmed", title=escape(done.short_title)),
        texts("draft-confirmed-tasks", tasks=done.tasks.new + done.tasks.restored),
    ]
    waiting, alone = [], []
    join = [[_join_button(*found, texts)] for found in done.offices]
    if done.alone:
        lines.append(texts("draft-confirmed-alone", count=done.alone))
        alone.append(_invite_button(done, texts))
    if done.undecided:
        lines.append(texts("draft-confirmed-undecided", count=done.undecided))
        waiting.append(terms_button(done.roadmap_id, done.undecided, texts))
    if done.unassigned:
        lines.append(texts("draft-confirmed-unassigned", count=done.unassigned))
        waiting.append(parties_button(done.roadmap_id, done.unassigned, texts))
    lines += marks_lines(done.marked, texts)
    marks = marks_button(done.roadmap_id, done.marked, texts)
    lines.append(texts("draft-confirmed-undo"))
    roadmap = button(
        shorten(done.short_title, 30), RoadmapStep(roadmap_id=done.roadmap_id, step="open")
    )
    undo = button(texts("plan-button-undo"), RoadmapStep(roadmap_id=done.roadmap_id, step="undo"))
    return Screen("\n".join(lines), keyboard(marks, waiting, *join, alone, [roadmap, undo]))


def _invite_button(done: Confirmed, texts: Texts) -> InlineKeyboardButton:
    page = OrganisationsPage(
        municipality_id=done.municipality_id, which=OrganisationSelection.WITHOUT
    )
    return button(texts("draft-button-invite", count=done.alone), page)


def _join_button(organisation_id: int, name: str, texts: Texts) -> InlineKeyboardButton:
    label = shorten(texts("draft-button-join", name=name), MAX_LABEL)
    return button(label, OrganisationAction(organisation_id=organisation_id, action="join"))


def marks_lines(marked: Marked, texts: Texts) -> list[str]:
    """That the file says of work that it is done, where it does."""
    return [texts("draft-marked", count=marked.activities)] if marked.tasks else []


def marks_button(roadmap_id: int, marked: Marked, texts: Texts) -> list[InlineKeyboardButton]:
    """One press for all of them."""
    if not marked.tasks:
        return []
    step = RoadmapStep(roadmap_id=roadmap_id, step="take_marks")
    return [button(texts("draft-button-marks", count=marked.tasks), step)]


def _history(done: Confirmed, texts: Texts) -> Screen:
    """The plan is kept, and asks for nothing."""
    roadmap = button(
        shorten(done.short_title, 30), RoadmapStep(roadmap_id=done.roadmap_id, step="open")
    )
    undo = button(texts("plan-button-undo"), RoadmapStep(roadmap_id=done.roadmap_id, step="undo"))
    said = texts("draft-kept", title=escape(done.short_title))
    return Screen(said, keyboard([roadmap, undo]))
