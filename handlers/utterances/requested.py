"""Words in reply to «просит перенести срок»: they decide the request, or go to the school."""

from aiogram.types import InlineKeyboardMarkup, Message

from bot.ui.callbacks.tasks import AnswerDeadlineRequest
from bot.ui.context import Context
from bot.ui.screens.tasks import notices
from domain.utterances import Intent
from domain.utterances.request_answers import RequestVerdict, answers_request
from handlers.core.showing import show
from handlers.tasks.acting import comment, load_card
from handlers.tasks.deadline_answers import decide
from handlers.utterances.hearing import Heard
from models.enums import MoveVerdict

ELSEWHERE = frozenset(
    {
        Intent.HELP, Intent.MENU, Intent.SETTINGS, Intent.GREET, Intent.THANKS,
        Intent.DEBTORS, Intent.REVIEW, Intent.SUMMARY, Intent.EXPORT, Intent.REMIND, Intent.SNOOZE,
    }
)  # fmt: skip
"""What is no answer to a school, whatever it replies to."""


async def answer(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether the message replied to asks for another deadline, and these words were its answer."""
    reply = message.reply_to_message
    move_id = _request(reply.reply_markup) if reply is not None else None
    if move_id is None or heard.replied is None:
        return False
    card = await load_card(ctx, heard.replied)
    found = answers_request(heard.said, heard.world, card.deadline)
    if found is not None:
        verdict = (
            MoveVerdict.REFUSED if found.verdict is RequestVerdict.REFUSE else MoveVerdict.ACCEPTED
        )
        await decide(message, ctx, move_id, verdict, found.until, words=found.words)
    elif heard.reading.confident and heard.reading.intent in ELSEWHERE:
        return False
    else:
        await _pass_on(message, ctx, heard.replied, move_id, heard.text)
    return True


def _request(keyboard: InlineKeyboardMarkup | None) -> int | None:
    """The request that the buttons of a message decide."""
    prefix = f"{AnswerDeadlineRequest.__prefix__}:"
    for row in keyboard.inline_keyboard if keyboard else ():
        for each in row:
            if each.callback_data and each.callback_data.startswith(prefix):
                return AnswerDeadlineRequest.unpack(each.callback_data).move_id
    return None


async def _pass_on(message: Message, ctx: Context, task_id: int, move_id: int, text: str) -> None:
    """Words that decide nothing plainly go to the school; the request can still be decided."""
    changed = await comment(message, ctx, task_id, text)
    if changed is not None:
        await show(message, notices.request_waits(changed.card, move_id, ctx.texts), ctx.tools)
