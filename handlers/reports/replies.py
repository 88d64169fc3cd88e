"""Words in reply to a card or a reminder, and their later correction."""

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.tasks import card as card_screen
from domain.errors import Stale
from handlers.core import update_keys
from handlers.core.conversation import IDLE
from handlers.core.showing import show
from handlers.reports.incoming import HasFile
from handlers.tasks.acting import attempt, load_card
from services.reports import captions, remarks
from services.reports.evidence import IncomingFile

router = Router(name="reports.replies")


@router.message(IDLE, F.text, F.reply_to_message, ~F.text.startswith("/"))
async def take_reply(message: Message, ctx: Context, state: FSMContext) -> None:
    """A comment on the task that the message replied to is about."""
    task_id = ctx.about
    if task_id is None:
        raise SkipHandler
    await state.clear()
    outcome = await attempt(
        message,
        ctx,
        task_id,
        lambda session: remarks.comment(
            session,
            task_id,
            message.text or "",
            actor=ctx.actor,
            update_key=update_keys.of_message(message),
        ),
    )
    if outcome is not None:
        card = await load_card(ctx, task_id)
        await show(message, card_screen.noted(card, ctx.texts), ctx.tools)


@router.edited_message(HasFile())
async def take_caption(message: Message, ctx: Context, incoming: IncomingFile) -> None:
    """An edited caption counts until the review; a file that was exchanged does not."""
    moment = int(message.edit_date) if message.edit_date else 0
    group = update_keys.of_group(message)
    try:
        async with ctx.write() as session:
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
        async with ctx.write() as session:
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
