"""What lies behind the card: its history, its files, what was said the last time."""

from collections.abc import Sequence
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.reports import OpenFile, WithdrawFile
from bot.ui.callbacks.tasks import OpenCard, TaskAsk, TaskStep
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import statuses, whole_words
from bot.ui.sizes import file_size, number
from bot.ui.texts import Texts
from domain.workflow import Action
from services.reports.history import HistoryEvent
from services.reports.repetition import LastTime
from services.tasks.cards import Card

MAX_EVENTS = 20
NOTE = 140


def history(card: Card, events: Sequence[HistoryEvent], texts: Texts) -> Screen:
    """Who did what and when, the latest last; of a long history its end."""
    lines = [f"<b>{statuses.title(card.number, shorten(card.title, 120))}</b>", ""]
    hidden = len(events) - MAX_EVENTS
    if hidden > 0:
        lines.append(texts("history-hidden", count=hidden))
    lines += [_event(event, card, texts) for event in events[-MAX_EVENTS:]]
    if not events:
        lines.append(texts("history-nothing"))
    said = [event.note for event in events[-MAX_EVENTS:]]
    whole = whole_words.row(card.task_id, "whole-history", said, texts)
    return Screen("\n".join(lines), keyboard(whole, [_back(card, texts)]), card.task_id)


def files(card: Card, texts: Texts) -> Screen:
    """The files of a task: each opens by one press and can be taken back until reviewed."""
    lines = [f"<b>{statuses.title(card.number, shorten(card.title, 120))}</b>"]
    lines += [
        f"{place}. {escape(shorten(file.name, 60))}, {file_size(texts, file.size)}"
        + (f" — «{escape(shorten(file.caption, NOTE))}»" if file.caption else "")
        for place, file in enumerate(card.files, 1)
    ]
    if not card.files:
        lines.append(texts("files-nothing"))
    may_withdraw = card.mine and Action.ATTACH in card.actions
    rows = []
    for place, file in enumerate(card.files[:30], 1):
        assert file.evidence_id is not None
        row = [button(f"{place}. {shorten(file.name, 24)}", OpenFile(evidence_id=file.evidence_id))]
        if may_withdraw:
            row.append(button(texts("files-withdraw"), WithdrawFile(evidence_id=file.evidence_id)))
        rows.append(row)
    if Action.ATTACH in card.actions:
        add = TaskAsk(task_id=card.task_id, version=card.version, about="file")
        rows.append([button(texts("files-add"), add)])
    captions = [file.caption for file in card.files]
    rows.append(whole_words.row(card.task_id, "whole-files", captions, texts))
    return Screen("\n".join(lines), keyboard(*rows, [_back(card, texts)]), card.task_id)


def last_time(card: Card, last: LastTime, texts: Texts) -> Screen:
    """What was said in the window before, and whether to say it again."""
    lines = [
        statuses.title(card.number, shorten(card.title, 120)),
        texts("last-time", day=dates.day(texts, last.deadline, card.today)),
    ]
    if last.comment:
        lines.append(f"«{escape(shorten(last.comment, 1000))}»")
    for line in last.values:
        assert line.fact is not None
        fact = f"{number(texts, line.fact)} {line.unit}".strip()
        lines.append(texts("last-time-value", text=escape(line.text), fact=escape(fact)))
    again = TaskStep(task_id=card.task_id, version=card.version, step="repeat")
    news = TaskAsk(task_id=card.task_id, version=card.version, about="news")
    return Screen(
        "\n".join(lines),
        keyboard(
            [
                button(texts("last-time-repeat"), again),
                button(texts("last-time-change"), news),
            ],
            [_back(card, texts)],
        ),
        card.task_id,
    )


def _event(event: HistoryEvent, card: Card, texts: Texts) -> str:
    day = dates.day(texts, event.on, card.today)
    who = escape(event.who) if event.who else texts("person-forgotten")
    what = texts(f"event-{event.what.replace('_', '-')}")
    line = texts("history-line", day=day, who=who, what=what)
    if event.old_deadline is not None and event.new_deadline is not None:
        old = dates.day(texts, event.old_deadline, card.today)
        new = dates.day(texts, event.new_deadline, card.today)
        line += f" {texts('history-dates', old=old, new=new)}"
    return f"{line}: «{escape(shorten(event.note, NOTE))}»" if event.note else line


def _back(card: Card, texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-back"), OpenCard(task_id=card.task_id))
