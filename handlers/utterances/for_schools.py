"""A curator's reply to what a school asks, or is hindered by: it goes to that school.

Tried before everybody who waits for words: a reply is about the message that it answers.
"""

from aiogram import Router
from aiogram.filters import Filter
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.tasks import card as card_screen
from domain.access import Role
from domain.utterances import Intent, Prompt, Reading, gives_up
from handlers.core.conversation import is_for_people, reading_of
from handlers.core.private import private_router
from handlers.core.showing import show
from handlers.core.typed_presses import labelled
from handlers.core.typing_in import TYPED
from handlers.tasks.acting import comment
from services.tasks import message_links

_own = Router(name="utterances.for_schools.own")

ASKS = ("question", "blocked", "school-wrote")
"""The kinds of notices that wait for a curator's words."""

SAID = frozenset({Intent.ANSWER, Intent.GREET, Intent.THANKS, Intent.ACK, Intent.UNKNOWN})


class AnswersSchool(Filter):
    """Words in reply to a school that asks, unless they are plainly a command or press a button."""

    async def __call__(self, message: Message, ctx: Context) -> bool:
        reply, text = message.reply_to_message, message.text or ""
        if reply is None or ctx.about is None or not ctx.person.has(Role.CURATOR):
            return False
        async with ctx.tools.database.glance() as session:
            kind = await message_links.came_as(session, message.chat.id, reply.message_id)
        if kind not in ASKS or labelled(text, reply.reply_markup) is not None:
            return False
        reading = await reading_of(Prompt.COMMENT, text, ctx, ctx.about)
        return _is_said(reading, text) or is_for_people(reading, text, ctx)


def _is_said(reading: Reading, text: str) -> bool:
    """«Нет» answers the school, and is no change of mind."""
    return reading.intent in SAID or gives_up(text)


@_own.message(TYPED, AnswersSchool())
async def answer_school(message: Message, ctx: Context) -> None:
    """Pass the words on; what the bot waits for, it goes on waiting for."""
    task_id, text = ctx.about, message.text or ""
    assert task_id is not None
    changed = await comment(message, ctx, task_id, text)
    if changed is not None:
        screen = card_screen.noted(changed.card, ctx.texts, "done-answer")
        await show(message, screen, ctx.tools)


router = private_router("utterances.for_schools", _own)
