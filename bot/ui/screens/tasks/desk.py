"""What a curator can decide about one task, and which reports are reviewed at all."""

from collections.abc import Sequence
from datetime import date
from html import escape

from aiogram.types import InlineKeyboardButton

from bot.ui import dates
from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import Debtors
from bot.ui.callbacks.review import ReviewOpen, ReviewRules
from bot.ui.callbacks.roadmaps import ActivityStep
from bot.ui.callbacks.tasks import MoveDeadline, OpenCard, TaskAction, TaskAsk, TaskDesk
from bot.ui.fitting import shorten
from bot.ui.screen import Screen, button, in_rows, keyboard
from bot.ui.screens.tasks import statuses
from bot.ui.texts import Texts
from domain.workflow import Action, Status
from services.reminders.debtors import DueWithin
from services.review.review_rules import ReviewRule
from services.tasks.cards import Card

TITLE = 120


def screen(card: Card, texts: Texts) -> Screen:
    """The decisions that fit the task as it is."""
    lines = [*_about(card), texts("card-status", status=statuses.words(card, texts))]
    lines.append(texts("desk-review-on" if card.review_needed else "desk-review-off"))
    can = card.actions
    buttons = []
    if card.status is Status.SUBMITTED:
        buttons.append(button(texts("desk-check"), ReviewOpen(task_id=card.task_id)))
    if card.takes_deadline and Action.CANCEL in can:
        move = TaskAction(task_id=card.task_id, version=card.version, action="move")
        label = "desk-move" if card.deadline else "desk-set-deadline"
        buttons.append(button(texts(label), move))
    if card.is_open and Action.CONFIRM_NOT_APPLICABLE in can:
        buttons.append(_action(card, "dismiss", texts))
    if Action.CANCEL in can:
        buttons.append(_action(card, "cancel", texts))
    if Action.REOPEN in can:
        buttons.append(_action(card, "reopen", texts))
    if Action.COMMENT in can:
        ask = TaskAsk(task_id=card.task_id, version=card.version, about="comment")
        buttons.append(button(texts("desk-write"), ask))
    others = Debtors(
        municipality_id=card.municipality_id, due=DueWithin.ALL, activity_id=card.activity_id
    )
    whole = [
        button(texts("desk-debtors"), others),
        _action(card, "unreview" if card.review_needed else "review", texts),
        button(texts("desk-activity"), ActivityStep(activity_id=card.activity_id, step="see")),
    ]
    back = button(texts("button-back"), OpenCard(task_id=card.task_id))
    return Screen(
        "\n".join(lines), keyboard(*in_rows(buttons), *in_rows(whole, 1), [back]), card.task_id
    )


def confirm_cancel(card: Card, texts: Texts) -> Screen:
    """What cancelling means, and a way out."""
    sure = _action(card, "cancel_sure", texts)
    no = button(texts("button-cancel"), TaskDesk(task_id=card.task_id))
    return Screen(
        "\n".join([texts("desk-confirm-cancel"), *_about(card)]), keyboard([sure, no]), card.task_id
    )


def ask_day(card: Card, days: Sequence[date], texts: Texts, note: str = "") -> Screen:
    """To what day? The usual ones, or another."""
    lines = [note] if note else []
    lines.append(texts("desk-ask-day"))
    lines += _about(card)
    if card.deadline is not None:
        lines.append(texts("card-deadline", due=dates.due(texts, card.deadline, card.today)))
    choices = [
        button(
            dates.heading(texts, day, card.today),
            MoveDeadline(task_id=card.task_id, version=card.version, day=day.toordinal()),
        )
        for day in days
    ]
    typed = MoveDeadline(task_id=card.task_id, version=card.version, day=0)
    back = button(texts("button-back"), TaskDesk(task_id=card.task_id))
    rows = [*in_rows(choices, 1), [button(texts("deadline-request-other-day"), typed)], [back]]
    return Screen("\n".join(lines), keyboard(*rows), card.task_id)


def rules(found: Sequence[ReviewRule], texts: Texts) -> Screen:
    """Which roadmaps are reviewed; a press turns it on or off."""
    lines = [texts("rules-title") if found else texts("rules-none")]
    lines += [
        texts("rules-exceptions", title=escape(rule.title), count=rule.exceptions)
        for rule in found
        if rule.exceptions
    ]
    choices = [
        button(
            texts("rules-on" if rule.needed else "rules-off", title=rule.title),
            ReviewRules(roadmap_id=rule.roadmap_id, needed=int(not rule.needed)),
        )
        for rule in found
    ]
    home = button(texts("button-back"), Menu(place="review"))
    return Screen("\n".join(lines), keyboard(*in_rows(choices, 1), [home]))


def _about(card: Card) -> list[str]:
    title = statuses.title(card.number, shorten(card.title, TITLE))
    return [f"<b>{title}</b>", escape(card.organisation)]


def _action(card: Card, action: str, texts: Texts) -> InlineKeyboardButton:
    data = TaskAction(task_id=card.task_id, version=card.version, action=action)
    return button(texts(f"desk-{action.replace('_', '-')}"), data)
