"""Answers to errands in words: what one has reviewed, a number to be mended, who is not known."""

from collections.abc import Sequence
from html import escape

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.review import ReviewAccept, ReviewList
from bot.ui.callbacks.tasks import OpenCard
from bot.ui.callbacks.utterances import SaidAside, SaidNumber
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.sizes import number
from bot.ui.texts import Texts
from bot.ui.whole_lines import listed
from services.reports.indicators import IndicatorLine
from services.review.own_reviews import OwnReview
from services.tasks.task_lists import TaskLine

SHOWN = 30
NAME = 60
QUOTED = 120


def own_reviews(found: Sequence[OwnReview], did: str, of_what: str, texts: Texts) -> Screen:
    """What the reader has decided; `did` is accepted, returned or reviewed, `of_what` says when,
    and of which activity and organisations.
    """
    title = texts("own-reviews", did=did, of_what=escape(of_what), count=len(found))
    text = listed(title, [_review(each, texts) for each in found], SHOWN, texts)
    waiting = button(texts("menu-review"), ReviewList())
    return Screen(text, keyboard([waiting]))


def _review(each: OwnReview, texts: Texts) -> str:
    name = escape(shorten(f"{each.number or ''} {each.title}".strip(), NAME))
    return texts(
        "own-reviews-line",
        name=name,
        organisation=escape(shorten(each.organisation, NAME)),
        verdict=each.verdict.value,
    )


def mend_number(line: IndicatorLine, value: float, press: SaidNumber, texts: Texts) -> Screen:
    """Whether another number takes the place of the one that was reported."""
    unit = shorten(line.unit, NAME)
    was, now = (f"{number(texts, each)} {unit}".strip() for each in (line.fact or 0, value))
    text = texts(
        "said-mend-number",
        text=escape(shorten(line.text, QUOTED)),
        was=escape(was),
        now=escape(now),
    )
    card = button(texts("button-open"), OpenCard(task_id=press.task_id))
    drop = button(texts("said-drop"), SaidAside(action="drop"))
    mend = button(texts("said-mend-number-do", now=shorten(now, NAME)), press)
    return Screen(text, keyboard([mend], [card, drop]))


def accept_later(line: TaskLine | None, texts: Texts) -> Screen:
    """A report can be accepted now, and not by itself on another day; `line` where one is meant."""
    waiting = button(texts("menu-review"), ReviewList())
    if line is None:
        return Screen(texts("said-accept-later"), keyboard([waiting]))
    accept = ReviewAccept(task_id=line.task_id, version=line.version)
    name = escape(shorten(f"{line.number} {line.title}".strip(), NAME))
    return Screen(
        f"{texts('said-accept-later')}\n{name} · {escape(line.organisation)}",
        keyboard([button(texts("said-accept-now"), accept)], [waiting]),
    )


def nobody_known(asked: str, texts: Texts) -> Screen:
    """Neither a person nor an organisation is called so; where all of them are."""
    text = texts("said-nobody-known", name=escape(shorten(asked, NAME)))
    return Screen(text, keyboard([button(texts("menu-people"), Menu(place="people"))]))
