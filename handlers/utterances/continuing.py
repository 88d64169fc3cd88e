"""The rest of a text that the sender's app has split in two: it belongs to what the first did."""

from datetime import timedelta

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.fitting import units
from handlers.core import update_keys
from handlers.tasks.acting import attempt, show_card
from services.reports import remarks

FULL = 4000
"""A text of nearly 4,096 units was cut: https://core.telegram.org/bots/api#sendmessage."""

PLACES, SECONDS = 3, 3
"""The parts leave the app one right after the other."""


async def take(message: Message, ctx: Context) -> bool:
    """Add the words to the report that the message before has made; False where there is none."""
    keys = [
        update_keys.of_parts(
            message.chat.id, message.message_id - step, message.date - timedelta(seconds=ago)
        )
        # The bot may have answered the first part before the second one came.
        for step in range(1, PLACES + 1)
        for ago in range(SECONDS)
    ]
    async with ctx.read() as session:
        first = await remarks.said_with(session, keys, actor=ctx.actor)
    if first is None or units(first.text) < FULL:
        return False
    outcome = await attempt(
        message,
        ctx,
        first.task_id,
        lambda session: remarks.comment(
            session,
            first.task_id,
            message.text or "",
            actor=ctx.actor,
        ),
    )
    if outcome is not None:
        await show_card(message, ctx, first.task_id, said=ctx.texts("done-continued"))
    return True
