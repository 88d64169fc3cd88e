"""The card of a task, its history and its files."""

from aiogram import Bot, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.reports import OpenFile, WithdrawFile
from bot.ui.callbacks.tasks import OpenAsNewMessage, OpenCard, TaskPart
from bot.ui.context import Context
from bot.ui.screens.tasks import card_parts, whole_words
from domain.errors import Stale
from handlers.core.sending import send_kept
from handlers.core.showing import link, show
from handlers.tasks.acting import load_card, show_card, show_stale
from services.reports import evidence, history, repetition

router = Router(name="tasks.card")


@router.callback_query(OpenCard.filter())
async def open_card(
    callback: CallbackQuery, callback_data: OpenCard, ctx: Context, state: FSMContext
) -> None:
    """The card; whatever was being asked is dropped."""
    await state.clear()
    await show_card(callback, ctx, callback_data.task_id)


@router.callback_query(OpenAsNewMessage.filter())
async def open_as_new_message(
    callback: CallbackQuery, callback_data: OpenAsNewMessage, ctx: Context, state: FSMContext
) -> None:
    """The card below a digest or a notice."""
    await state.clear()
    await show_card(callback, ctx, callback_data.task_id, as_new_message=True)


@router.callback_query(TaskPart.filter())
async def open_part(
    callback: CallbackQuery, callback_data: TaskPart, ctx: Context, bot: Bot
) -> None:
    """What lies behind the card."""
    task_id = callback_data.task_id
    if callback_data.part in whole_words.PLACES:
        await _read_whole(callback, callback_data, ctx, bot)
        return
    card = await load_card(ctx, task_id)
    if callback_data.part == "history":
        async with ctx.read() as session:
            events = await history.load(session, task_id, actor=ctx.actor)
        screen = card_parts.history(card, events, ctx.texts)
    elif callback_data.part == "last":
        async with ctx.read() as session:
            last = await repetition.last_time(session, task_id, actor=ctx.actor)
        if last is None or not card.is_open:
            await show_stale(callback, ctx, task_id)
            return
        screen = card_parts.last_time(card, last, ctx.texts)
    else:
        screen = card_parts.files(card, ctx.texts)
    await show(callback, screen, ctx.tools)


async def _read_whole(callback: CallbackQuery, asked: TaskPart, ctx: Context, bot: Bot) -> None:
    """The words that were cut, below what shows them: in as many messages as it takes."""
    async with ctx.read() as session:
        events = await history.load(session, asked.task_id, actor=ctx.actor)
    await callback.answer()
    for screen in whole_words.messages(asked.task_id, asked.part, events, ctx.today, ctx.texts):
        sent = await bot.send_message(callback.from_user.id, screen.text)
        await link(ctx.tools, sent.chat.id, sent.message_id, asked.task_id, None)


@router.callback_query(OpenFile.filter())
async def open_file(
    callback: CallbackQuery, callback_data: OpenFile, ctx: Context, bot: Bot
) -> None:
    """Send the file itself."""
    async with ctx.read() as session:
        kept = await evidence.open_one(session, callback_data.evidence_id, actor=ctx.actor)
    await callback.answer()
    sent = await send_kept(bot, callback.from_user.id, kept, ctx.tools)
    if not sent:
        await bot.send_message(callback.from_user.id, ctx.texts("files-gone"))


@router.callback_query(WithdrawFile.filter())
async def withdraw_file(callback: CallbackQuery, callback_data: WithdrawFile, ctx: Context) -> None:
    """Take a file back and show what is left."""
    said = "done-file-withdrawn"
    async with ctx.read() as session:
        task_id = await evidence.task_of(session, callback_data.evidence_id, actor=ctx.actor)
    try:
        async with ctx.write(repeatable=True) as session:
            await evidence.withdraw(session, callback_data.evidence_id, actor=ctx.actor)
    except Stale:
        await show_stale(callback, ctx, task_id)
        return
    card = await load_card(ctx, task_id)
    await show(callback, card_parts.files(card, ctx.texts), ctx.tools, ctx.texts(said))
