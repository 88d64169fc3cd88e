"""Questions about an office's words: whose report they are about, and how many reports."""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.review import ReviewAccept, ReviewAcceptPage, ReviewList, ReviewReturn
from bot.ui.callbacks.tasks import OpenCard
from bot.ui.callbacks.utterances import SaidAside, SaidOrder, SaidReason
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import task_list, telling_apart
from bot.ui.texts import Texts
from bot.ui.whole_lines import listed
from services.tasks.task_lists import TaskLine

FEW = 6
SHOWN = 30
"""So many tasks are listed before all of them are done something with."""
LABEL = 40
NAME = 60


def as_reason(lines: Sequence[TaskLine], texts: Texts) -> Screen:
    """Return a report with the words replied to, pass them on as a comment, or neither."""
    rows = [
        [button(label, SaidReason(task_id=line.task_id, version=line.version))]
        for line, label in _returning(lines[:FEW], texts)
    ]
    if len(lines) == 1:
        note = SaidReason(task_id=lines[0].task_id, version=-1)
        rows.append([button(texts("said-pass-on"), note)])
    if len(lines) > FEW:
        rows.append([button(texts("said-one-by-one"), ReviewList())])
    rows.append([button(texts("said-drop"), SaidAside(action="drop"))])
    return Screen(texts("said-question-reason"), keyboard(*rows))


def ask_reasons(lines: Sequence[TaskLine], texts: Texts) -> Screen:
    """Which report is returned; why is asked then."""
    rows = [
        [button(label, ReviewReturn(task_id=line.task_id, version=line.version))]
        for line, label in _returning(lines[:FEW], texts)
    ]
    drop = button(texts("said-drop"), SaidAside(action="drop"))
    return Screen(texts("said-return-why"), keyboard(*rows, [drop]))


def one_by_one(orders: Sequence[str], texts: Texts) -> Screen:
    """The orders of one message, each to be pressed."""
    rows = [
        [button(shorten(order, LABEL), SaidOrder(place=place))]
        for place, order in enumerate(orders)
    ]
    return Screen(texts("said-orders"), keyboard(*rows))


def accept_all(lines: Sequence[TaskLine], press: ReviewAcceptPage, texts: Texts) -> Screen:
    """How many reports a press accepts, and which they are."""
    mixed = telling_apart.mixes(lines)
    named = [
        f"{_whose(line)}{telling_apart.of_roadmap(line)}" if mixed else _whose(line)
        for line in lines
    ]
    accept = button(texts("said-accept-all", count=len(lines)), press)
    one_by_one = button(texts("said-one-by-one"), ReviewList())
    text = listed(texts("said-question-accept", count=len(lines)), named, SHOWN, texts)
    return Screen(text, keyboard([accept], [one_by_one]))


def accept_or_return(line: TaskLine, texts: Texts) -> Screen:
    """Two orders were given for one report: which of them is meant."""
    seen = {"task_id": line.task_id, "version": line.version}
    both = [
        button(texts("review-accept"), ReviewAccept(**seen)),
        button(texts("review-return"), ReviewReturn(**seen)),
    ]
    text = texts("said-accept-or-return")
    return Screen(f"{text}\n{_whose(line)}", keyboard(both))


def which(lines: Sequence[TaskLine], texts: Texts, text: str = "") -> Screen:
    """The tasks that the words may be about: one a button, the most pressing first."""
    shown = lines[: FEW + 2]
    named = _labels(shown, texts, LABEL)
    rows = [
        [button(label, OpenCard(task_id=line.task_id))]
        for line, label in zip(shown, named, strict=True)
    ]
    if len({(line.number, line.title, line.roadmap) for line in lines}) == 1 < len(lines):
        told = task_list.school_texts(shown, texts)
    else:
        told = task_list.line_texts(shown, texts, with_school=True)
    if len(lines) > FEW + 2:
        told.append(texts("card-more", count=len(lines) - FEW - 2))
    text = "\n".join([text or texts("said-which"), *told])
    return Screen(text, keyboard(*rows, [button(texts("button-home"), Menu(place="home"))]))


def _returning(lines: Sequence[TaskLine], texts: Texts) -> Iterator[tuple[TaskLine, str]]:
    for line, name in zip(lines, _labels(lines, texts, LABEL - 10), strict=True):
        yield line, texts("said-return", name=name)


def _labels(lines: Sequence[TaskLine], texts: Texts, room: int) -> list[str]:
    """«2.1 · Школа № 3» for each."""
    today = lines[0].today if lines else date.min
    return telling_apart.labels(lines, today, texts, room=room, with_school=True)


def _whose(line: TaskLine) -> str:
    name = shorten(f"{line.number} {line.title}".strip(), NAME)
    return f"{escape(name)} · {escape(line.organisation)}"
