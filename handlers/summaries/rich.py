"""Asking a person, once, whether tables in rich messages are seen."""

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import CallbackQuery

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.summaries import RichTables
from bot.ui.context import Context
from bot.ui.screens.summaries import rich_tables as screens
from bot.ui.tables import shows_table
from domain.summary import SummaryQuery
from handlers.core.showing import show
from services.summaries import rich_tables, views

router = Router(name="summaries.rich")


async def offer(bot: Bot, chat_id: int, query: SummaryQuery, ctx: Context) -> None:
    """Send a sample table and ask. Without an answer the text form stays."""
    async with ctx.read() as session:
        view = await views.summarise(
            session, SummaryQuery(roadmap_id=query.roadmap_id), actor=ctx.actor
        )
    try:
        sent = await bot.send_rich_message(chat_id, screens.sample(view, ctx.texts))
    except (TelegramBadRequest, TelegramNotFound):
        is_table = False
    else:
        is_table = shows_table(sent)
    if is_table:
        question = screens.question(ctx.texts)
        await bot.send_message(chat_id, question.text, reply_markup=question.keyboard)
    # Only who was asked is noted: a connection that fails before asks again.
    async with ctx.write(repeatable=True) as session:
        await rich_tables.note(session, ctx.person.person_id, seen=False)


@router.callback_query(Menu.filter(F.place == "tables"), F.message.chat.type == "private")
async def offer_again(callback: CallbackQuery, ctx: Context, bot: Bot) -> None:
    """Ask anew, for whoever had said no."""
    async with ctx.read() as session:
        found = await views.choices(session, actor=ctx.actor)
    if not found:
        await callback.answer(ctx.texts("summary-none"), show_alert=True)
        return
    await callback.answer()
    await offer(bot, callback.from_user.id, SummaryQuery(roadmap_id=found[0].roadmap_id), ctx)


@router.callback_query(RichTables.filter(), F.message.chat.type == "private")
async def answer(callback: CallbackQuery, callback_data: RichTables, ctx: Context) -> None:
    """Keep the answer; the next table comes in that form."""
    seen = callback_data.seen == 1
    async with ctx.write(repeatable=True) as session:
        await rich_tables.note(session, ctx.person.person_id, seen=seen)
    await show(callback, screens.thanks(ctx.texts, seen=seen), ctx.tools)
