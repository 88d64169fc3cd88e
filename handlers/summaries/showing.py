"""Showing a view in the form that whoever asks can see."""

from aiogram.exceptions import TelegramBadRequest, TelegramNotFound
from aiogram.types import CallbackQuery, Chat, Message
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Context
from bot.ui.screens.summaries import summary
from bot.ui.summary.tables import View
from bot.ui.tables import shows_table
from domain.summary import By, SummaryQuery
from handlers.core.showing import show
from services.summaries import document_counts, indicator_results, rich_tables, views


def group_of(event: Message | CallbackQuery) -> int | None:
    """The id of the group in which something was said, None for a private chat."""
    chat: Chat | None = event.chat if isinstance(event, Message) else None
    if isinstance(event, CallbackQuery) and event.message is not None:
        chat = event.message.chat
    return chat.id if chat is not None and chat.type != "private" else None


async def read_view(
    session: AsyncSession, query: SummaryQuery, ctx: Context, chat_id: int | None
) -> View:
    """The view that a question asks for."""
    actor = ctx.actor
    if query.by is By.EVIDENCE:
        return await document_counts.documents(session, query, actor=actor, chat_id=chat_id)
    if query.by is By.INDICATOR:
        return await indicator_results.targets(session, query, actor=actor, chat_id=chat_id)
    return await views.summarise(session, query, actor=actor, chat_id=chat_id)


async def show_query(event: Message | CallbackQuery, query: SummaryQuery, ctx: Context) -> None:
    """Read and show a view."""
    group = group_of(event)
    async with ctx.read() as session:
        view = await read_view(session, query, ctx, group)
    await show_view(event, view, ctx)


async def show_view(event: Message | CallbackQuery, view: View, ctx: Context) -> None:
    """Show a view; as a rich message to a person who sees those, never in a group."""
    group = group_of(event) is not None
    if not group and ctx.person.sees_rich_tables:
        screen = summary.screen(view, ctx.texts, rich=True)
        try:
            shown = await show(event, screen, ctx.tools)
        except (TelegramBadRequest, TelegramNotFound):
            # A server that knows no rich messages: the text form from now on.
            shown = None
            await _forget_rich(ctx)
        else:
            if shown is None or shows_table(shown):
                return
            await _forget_rich(ctx)
    await show(event, summary.screen(view, ctx.texts, group=group), ctx.tools)


async def _forget_rich(ctx: Context) -> None:
    async with ctx.write(repeatable=True) as session:
        await rich_tables.note(session, ctx.person.person_id, seen=False)
