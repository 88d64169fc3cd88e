"""What can be pressed below the card of a task."""

from aiogram.types import InlineKeyboardButton

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reports import OpenFile
from bot.ui.callbacks.review import ReviewAccept, ReviewReturn
from bot.ui.callbacks.tasks import (
    TaskAction,
    TaskAsk,
    TaskDesk,
    TaskPart,
    TaskStep,
    WithdrawDeadlineRequest,
)
from bot.ui.screen import button, in_rows
from bot.ui.texts import Texts
from domain.workflow import Action, Status
from services.tasks.cards import Card


def rows(card: Card, texts: Texts) -> list[list[InlineKeyboardButton]]:
    """The steps, what stands beside them, and the way back in the last row."""
    steps = in_rows(_steps(card, texts))
    aside = []
    if Action.ATTACH in card.actions or card.files:
        aside.append(_files_button(card, texts))
    if Action.COMMENT in card.actions and not (card.continuous and card.is_open):
        aside.append(_ask(card, "comment", texts))
    if card.returned is not None and card.mine:
        aside.append(_ask(card, "question", texts))
    is_office = bool(card.actions & {Action.CANCEL, Action.REOPEN})
    if card.may_ask_deadline:
        # A curator moves a deadline, a school asks for it.
        move = TaskAction(task_id=card.task_id, version=card.version, action="move")
        office = button(texts("desk-move"), move)
        aside.append(office if is_office else _ask(card, "deadline_request", texts))
    if card.asked_until is not None and card.mine:
        taken_back = WithdrawDeadlineRequest(task_id=card.task_id)
        aside.append(button(texts("card-withdraw-request"), taken_back))
    if is_office:
        aside.append(button(texts("card-desk"), TaskDesk(task_id=card.task_id)))
    aside.append(button(texts("card-history"), TaskPart(task_id=card.task_id, part="history")))
    back = Menu(place="tasks") if card.listed else Menu(place="home")
    return [
        *steps,
        *in_rows(aside),
        [button(texts("card-back" if card.listed else "button-home"), back)],
    ]


def _steps(card: Card, texts: Texts) -> list[InlineKeyboardButton]:
    can = card.actions
    found = []
    if card.continuous and Action.NO_CHANGE in can:
        found += [_step(card, "no_change", texts), _ask(card, "news", texts)]
        if card.files:
            found.append(_step(card, "submit", texts))
    elif Action.SUBMIT in can:
        found.append(_step(card, "submit", texts))
        if Action.START in can:
            found.append(_step(card, "start", texts))
    if card.has_last_time and Action.SUBMIT in can:
        last = TaskPart(task_id=card.task_id, part="last")
        found.append(button(texts("card-last-time"), last))
    if Action.BLOCK in can:
        found.append(_ask(card, "block", texts))
    if Action.REQUEST_NOT_APPLICABLE in can:
        found.append(_ask(card, "not_applicable", texts))
    if Action.WITHDRAW in can and card.mine:
        found.append(_step(card, "withdraw", texts))
    if card.status is Status.SUBMITTED and {Action.ACCEPT, Action.RETURN} <= can:
        seen = {"task_id": card.task_id, "version": card.version}
        found.append(button(texts("card-accept"), ReviewAccept(**seen)))
        found.append(button(texts("card-return"), ReviewReturn(**seen)))
    return found


def _step(card: Card, step: str, texts: Texts) -> InlineKeyboardButton:
    data = TaskStep(task_id=card.task_id, version=card.version, step=step)
    return button(texts(f"card-{step.replace('_', '-')}"), data)


def _ask(card: Card, about: str, texts: Texts) -> InlineKeyboardButton:
    data = TaskAsk(task_id=card.task_id, version=card.version, about=about)
    return button(texts(f"card-{about.replace('_', '-')}"), data)


def _files_button(card: Card, texts: Texts) -> InlineKeyboardButton:
    if not card.files:
        return _ask(card, "file", texts)
    only = card.files[0]
    if len(card.files) == 1 and not card.mine and only.evidence_id is not None:
        # Whoever only looks gets the file itself by one press.
        return button(only.name, OpenFile(evidence_id=only.evidence_id))
    label = texts("card-files-open", count=str(len(card.files)))
    return button(label, TaskPart(task_id=card.task_id, part="files"))
