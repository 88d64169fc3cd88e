"""The later correction of words and captions."""

from aiogram import F, Router
from aiogram.types import Message

from bot.ui.context import Context
from domain.errors import Stale
from handlers.core import update_keys
from handlers.reports.incoming import HasFile
from services.reports import captions, remarks
from services.reports.evidence import IncomingFile

router = Router(name="reports.corrections")


@router.edited_message(HasFile())
async def take_caption(message: Message, ctx: Context, incoming: IncomingFile) -> None:
    """An edited caption counts until the review; a file that was exchanged does not."""
    moment = int(message.edit_date) if message.edit_date else 0
    group = update_keys.of_group(message)
    try:
        async with ctx.write(repeatable=True) as session:
            done = await captions.edit(
                session,
                message.chat.id,
                group,
                incoming,
                update_keys.of_message(message),
                moment,
                actor=ctx.actor,
            )
    except Stale:
        await message.reply(ctx.texts("edited-too-late"))
        return
    if done is captions.Edited.CAPTION:
        await message.reply(ctx.texts("done-edited"))
    elif done is captions.Edited.FILE:
        await message.reply(ctx.texts("edited-file"))


@router.edited_message(F.text)
async def take_correction(message: Message, ctx: Context) -> None:
    """An edited message says something else now, as long as nobody has reviewed it."""
    moment = int(message.edit_date) if message.edit_date else 0
    try:
        async with ctx.write(repeatable=True) as session:
            outcome = await remarks.edit(
                session,
                update_keys.of_message(message),
                moment,
                message.text or "",
                actor=ctx.actor,
            )
    except Stale:
        await message.reply(ctx.texts("edited-too-late"))
        return
    if outcome is not None and not outcome.repeated:
        await message.reply(ctx.texts("done-edited"))
