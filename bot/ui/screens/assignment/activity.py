"""Who answers for one activity: changed for it alone, for one school, or for a party everywhere."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.assignment import (
    ActivityAnswering,
    AnswererList,
    ChangeAnswerer,
    OpenParty,
)
from bot.ui.callbacks.roadmaps import ActivityStep
from bot.ui.counts import counted_new
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.core.paging import hint, part_of, turner
from bot.ui.texts import Texts
from domain.task_counts import TaskCount
from services.assignment.activity_assigning import (
    ActivityAnswerers,
    Answerer,
    AnswerersChange,
    Answering,
)

PAGE = 8
TITLE = 120
NAME = 80
LABEL = 28
SHOWN_NAMES = 6
SHOWN_PARTIES = 4


def card(view: ActivityAnswerers, texts: Texts) -> Screen:
    """Who answers now, and the three ways to change that."""
    named = [party for party in view.parties if party.answers]
    asked = [found for found in view.organisations if found.answers]
    lines = [
        _head(view),
        texts("answering-parties", names=_names(named)) if named else texts("line-no-parties"),
        texts("answering-schools", names=_names(asked), count=len(asked), tasks=view.tasks)
        if asked
        else texts("answering-nobody"),
        *_exceptions(view, texts),
    ]
    everywhere = [
        button(
            texts("answering-button-everywhere", name=shorten(party.name, LABEL)),
            OpenParty(roadmap_id=view.roadmap_id, party_id=party.id, page=0),
        )
        for party in named[:SHOWN_PARTIES]
    ]
    back = ActivityStep(activity_id=view.activity_id, step="see")
    return Screen(
        "\n".join(lines),
        keyboard(
            [_list_button(view, Answering.PARTY, texts)],
            [_list_button(view, Answering.ORGANISATION, texts)],
            *in_rows(everywhere, 1),
            [button(texts("button-back"), back)],
        ),
    )


def listing(
    view: ActivityAnswerers,
    what: Answering,
    page: int,
    texts: Texts,
    words: str = "",
) -> Screen:
    """The parties or organisations that could answer; a press says what a change would do."""
    part = part_of(view.of(what), page, PAGE, lambda each: each.name, words)
    buttons = [
        button(
            shorten(_marked(each, texts), LABEL),
            ChangeAnswerer(
                activity_id=view.activity_id,
                what=what,
                ref_id=each.id,
                answers=int(not each.answers),
            ),
        )
        for _, each in part.items
    ]

    def to(number: int) -> AnswererList:
        return AnswererList(activity_id=view.activity_id, what=what, page=number)

    back = button(texts("button-back"), ActivityAnswering(activity_id=view.activity_id))
    lines = [
        _head(view),
        texts(f"answering-choose-{what.value}"),
        *hint(part.pages, words, part.found, texts),
    ]
    paging = turner(part.page, part.pages, to, texts, words)
    return Screen("\n".join(lines), keyboard(*in_rows(buttons), paging, [back]))


def ask_sure(
    view: ActivityAnswerers,
    wanted: ChangeAnswerer,
    name: str,
    change: AnswerersChange,
    texts: Texts,
) -> Screen:
    """What the change does to tasks, before it is made."""
    key = "joins" if wanted.answers else "leaves"
    counts = {"made": change.made, "cancelled": change.cancelled, "kept": change.kept}
    said = [
        texts(f"answering-{kind}", count=count, past=change.past)
        for kind, count in counts.items()
        if count
    ]
    made = TaskCount(change.made, change.past, ())
    label = counted_new(texts(f"answering-button-{key}"), made, texts)
    lines = [
        _head(view),
        texts(f"answering-{key}", name=escape(shorten(name, NAME))),
        *(said or [texts("answering-same")]),
    ]
    sure = wanted.model_copy(update={"sure": 1})
    back = AnswererList(activity_id=view.activity_id, what=wanted.what)
    return Screen(
        "\n".join(lines),
        keyboard([button(label, sure), button(texts("button-back"), back)]),
    )


def _head(view: ActivityAnswerers) -> str:
    name = f"{view.number} {shorten(view.title, TITLE)}".strip()
    return f"<b>{escape(name)}</b>"


def _exceptions(view: ActivityAnswerers, texts: Texts) -> list[str]:
    exceptions = [found for found in view.organisations if found.is_exception]
    joining = [found for found in exceptions if found.answers]
    leaving = [found for found in exceptions if not found.answers]
    lines = [texts("answering-exception-with", names=_names(joining))] if joining else []
    return lines + (
        [texts("answering-exception-without", names=_names(leaving))] if leaving else []
    )


def _names(found: Sequence[Answerer]) -> str:
    shown = escape(", ".join(shorten(each.name, NAME) for each in found[:SHOWN_NAMES]))
    return f"{shown}…" if len(found) > SHOWN_NAMES else shown


def _marked(each: Answerer, texts: Texts) -> str:
    return texts("target-chosen", name=each.name) if each.answers else each.name


def _list_button(view: ActivityAnswerers, what: Answering, texts: Texts) -> InlineKeyboardButton:
    data = AnswererList(activity_id=view.activity_id, what=what)
    return button(texts(f"answering-button-{what.value}"), data)
