"""The table of a summary, and its other breakdowns."""

from aiogram import Bot, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.summaries import Summary
from bot.ui.context import Context
from bot.ui.screens.summaries.summary_links import query_of
from handlers.summaries import following_up, rich
from handlers.summaries.showing import group_of, show_query
from services.summaries.understood import AnsweredQuestion

router = Router(name="summaries.viewing")


@router.callback_query(Summary.filter())
async def see(
    callback: CallbackQuery, callback_data: Summary, ctx: Context, state: FSMContext, bot: Bot
) -> None:
    """Another view of the summary, or the same one anew; a question in words goes on with it.

    Whoever looks for the second time is asked, once, whether rich tables are seen.
    """
    query = query_of(callback_data)
    await show_query(callback, query, ctx)
    await following_up.remember(callback, state, AnsweredQuestion(query), ctx)
    if ctx.person.sees_rich_tables is None and group_of(callback) is None:
        await rich.offer(bot, callback.from_user.id, query, ctx)
