"""What the bot asks a person to write about a task, one message at a time."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.tasks import OpenCard, RequestDeadline, TaskStep
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.tasks import statuses
from bot.ui.screens.tasks.card import wanted
from bot.ui.sizes import number
from bot.ui.texts import Texts
from services.reports.indicators import IndicatorLine
from services.tasks.cards import Card


class ReportPrompt(StrEnum):
    """What is asked; `TaskAsk.about` and the conversation name it by its value."""

    COMMENT = "comment"
    NEWS = "news"
    BLOCK = "block"
    NOT_APPLICABLE = "not_applicable"
    QUESTION = "question"
    FILE = "file"
    NUMBER = "number"
    DEADLINE_REQUEST = "deadline_request"
    DEADLINE_DAY = "deadline_request_day"
    DEADLINE_REASON = "deadline_request_reason"


def screen(prompt: ReportPrompt, card: Card, texts: Texts, note: str = "") -> Screen:
    """The question, about what task it is, and a way out."""
    lines = [note] if note else []
    lines.append(texts(f"prompt-{prompt.value.replace('_', '-')}"))
    lines.append(statuses.title(card.number, shorten(card.title, 120)))
    return Screen("\n".join(lines), keyboard([_cancel(card, texts)]), card.task_id)


def ask_number(card: Card, indicator: IndicatorLine, texts: Texts, note: str = "") -> Screen:
    """The number of an indicator, on the way to a report; it may be left out."""
    lines = [note] if note else []
    lines += [
        statuses.title(card.number, shorten(card.title, 120)),
        texts("prompt-number", text=statuses.title("", shorten(indicator.text, 200))),
    ]
    bare = TaskStep(task_id=card.task_id, version=card.version, step="submit_bare")
    row = [button(texts("prompt-without-number"), bare), _cancel(card, texts)]
    return Screen("\n".join(lines), keyboard(row), card.task_id)


def ask_proof(card: Card, texts: Texts, note: str = "") -> Screen:
    """What a report lacks, before it is sent; it may be sent all the same."""
    lines = [note] if note else []
    lines += [
        texts("prompt-proof", wanted=wanted(card, texts)),
        statuses.title(card.number, shorten(card.title, 120)),
        "",
        texts("prompt-proof-how"),
    ]
    anyway = TaskStep(task_id=card.task_id, version=card.version, step="submit_empty")
    row = [button(texts("prompt-submit-empty"), anyway), _cancel(card, texts)]
    return Screen("\n".join(lines), keyboard(row), card.task_id)


def value_noted(indicator: IndicatorLine, value: float, met: bool, texts: Texts) -> str:
    """«Записано: 45 %. План: не менее 30 %.»."""
    key = "value-noted" if met else "value-noted-missed"
    plan = statuses.title("", indicator.text)
    return texts(key, fact=fact(indicator, value, texts), plan=plan)


def fact(indicator: IndicatorLine, value: float, texts: Texts) -> str:
    """A number with its unit: «45 %»."""
    return statuses.title("", f"{number(texts, value)} {indicator.unit}".strip())


def deadline_request(
    card: Card, days: Sequence[date], texts: Texts, *, too_early: bool = False
) -> Screen:
    """Until when a deadline should be moved: the usual days, or another one.

    `too_early`: the day that was named comes before the deadline.
    """
    assert card.deadline is not None
    choices = [
        button(
            dates.heading(texts, day, card.today),
            RequestDeadline(task_id=card.task_id, version=card.version, day=day.toordinal()),
        )
        for day in days
    ]
    typed = RequestDeadline(task_id=card.task_id, version=card.version, day=0)
    choices.append(button(texts("deadline-request-other-day"), typed))
    text = "\n".join(
        [
            *([texts("prompt-deadline-request-day-later")] if too_early else []),
            texts("prompt-deadline-request", due=dates.due(texts, card.deadline, card.today)),
            statuses.title(card.number, shorten(card.title, 120)),
        ]
    )
    return Screen(text, keyboard(*in_rows(choices, 1), [_cancel(card, texts)]), card.task_id)


def _cancel(card: Card, texts: Texts) -> InlineKeyboardButton:
    return button(texts("button-cancel"), OpenCard(task_id=card.task_id))
