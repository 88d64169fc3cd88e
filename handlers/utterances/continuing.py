"""The rest of a text that the sender's app has split in two: it belongs to what the first did."""

from datetime import timedelta

from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Context
from bot.ui.fitting import units
from handlers.core import update_keys
from handlers.tasks.acting import attempt, show_loaded
from services.reports import remarks
from services.reports.remarks import Remark

FULL = 4000
"""A text of nearly 4,096 units was cut: https://core.telegram.org/bots/api#sendmessage."""

PLACES, SECONDS = 3, 3
"""The parts leave the app one right after the other."""


async def begun(session: AsyncSession, message: Message, ctx: Context) -> Remark | None:
    """What the message before has put down, where this one is the rest of it."""
    keys = [
        update_keys.of_parts(
            message.chat.id, message.message_id - step, message.date - timedelta(seconds=ago)
        )
        # The bot may have answered the first part before the second one came.
        for step in range(1, PLACES + 1)
        for ago in range(SECONDS)
    ]
    first = await remarks.said_with(session, keys, actor=ctx.actor)
    return first if first is not None and units(first.text) >= FULL else None


async def add(message: Message, ctx: Context, first: Remark) -> None:
    """Add the words to the report that the message before has made."""
    changed = await attempt(
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
    if changed is not None:
        await show_loaded(message, ctx, changed.card, said=ctx.texts("done-continued"))
