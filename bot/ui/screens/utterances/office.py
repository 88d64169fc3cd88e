"""Questions about an office's words: whose report they are about, and how many reports."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.review import ReviewAccept, ReviewAcceptPage, ReviewList, ReviewReturn
from bot.ui.callbacks.tasks import OpenCard
from bot.ui.callbacks.utterances import SaidAside, SaidReason
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.texts import Texts
from services.tasks.task_lists import TaskLine

FEW = 6
SHOWN = 30
"""So many tasks are listed before all of them are done something with."""
LABEL = 40


def as_reason(lines: Sequence[TaskLine], texts: Texts) -> Screen:
    """Return a report with the words replied to, pass them on as a comment, or neither."""
    rows = []
    for line in lines[:FEW]:
        back = SaidReason(task_id=line.task_id, version=line.version)
        rows.append([button(_label("said-return", line, texts), back)])
    if len(lines) == 1:
        note = SaidReason(task_id=lines[0].task_id, version=-1)
        rows.append([button(texts("said-pass-on"), note)])
    rows.append([button(texts("said-drop"), SaidAside(action="drop"))])
    return Screen(texts("said-question-reason"), keyboard(*rows))


def ask_reasons(lines: Sequence[TaskLine], texts: Texts) -> Screen:
    """Which report is returned; why is asked then."""
    rows = [
        [
            button(
                _label("said-return", line, texts),
                ReviewReturn(task_id=line.task_id, version=line.version),
            )
        ]
        for line in lines[:FEW]
    ]
    drop = button(texts("said-drop"), SaidAside(action="drop"))
    return Screen(texts("said-return-why"), keyboard(*rows, [drop]))


def accept_all(lines: Sequence[TaskLine], press: ReviewAcceptPage, texts: Texts) -> Screen:
    """How many reports a press accepts, and which they are."""
    listed = [f"{escape(_name(line))} · {escape(line.organisation)}" for line in lines[:SHOWN]]
    if len(lines) > SHOWN:
        listed.append(texts("card-more", count=len(lines) - SHOWN))
    accept = button(texts("said-accept-all", count=len(lines)), press)
    one_by_one = button(texts("said-one-by-one"), ReviewList())
    text = "\n".join([texts("said-question-accept", count=len(lines)), *listed])
    return Screen(text, keyboard([accept], [one_by_one]))


def accept_or_return(line: TaskLine, texts: Texts) -> Screen:
    """Two orders were given for one report: which of them is meant."""
    seen = {"task_id": line.task_id, "version": line.version}
    both = [
        button(texts("review-accept"), ReviewAccept(**seen)),
        button(texts("review-return"), ReviewReturn(**seen)),
    ]
    text = texts("said-accept-or-return")
    return Screen(f"{text}\n{escape(_name(line))} · {escape(line.organisation)}", keyboard(both))


def which(lines: Sequence[TaskLine], texts: Texts, text: str = "") -> Screen:
    """The tasks that the words may be about: one a button, the most pressing first."""
    rows = [[_open(line, texts)] for line in lines[: FEW + 2]]
    text = text or texts("said-which")
    if len(lines) > FEW + 2:
        text = f"{text} {texts('card-more', count=len(lines) - FEW - 2)}"
    return Screen(text, keyboard(*rows, [button(texts("button-home"), Menu(place="home"))]))


def _open(line: TaskLine, texts: Texts) -> InlineKeyboardButton:
    label = f"{line.number} · {line.organisation}" if line.number else _name(line)
    return button(label, OpenCard(task_id=line.task_id))


def _label(key: str, line: TaskLine, texts: Texts) -> str:
    return texts(key, name=shorten(f"{line.number} · {line.organisation}", LABEL - 10))


def _name(line: TaskLine) -> str:
    return shorten(f"{line.number} {line.title}".strip(), 60)
