"""What lies around a summary: rows, tasks, filters, evenings, delays, the burden."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.summaries import SummaryPart, SummaryTasks
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.summaries import summary, summary_filters, summary_lists
from bot.ui.screens.summaries.summary_links import query_of
from bot.ui.summary import words
from domain.errors import Code, Refusal
from domain.summary import SummaryQuery, TaskSelection
from handlers.core.showing import show
from handlers.summaries import following_up
from handlers.summaries.showing import group_of
from services.summaries import burden, delays, queries, task_rows, views

router = Router(name="summaries.parts")


async def _more(query: SummaryQuery, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        await queries.resolve(session, query, actor=ctx.actor)
        found = await views.choices(session, actor=ctx.actor)
    return summary.more(query, ctx.texts, several=len(found) > 1)


async def _rows(query: SummaryQuery, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        view = await views.summarise(session, query, actor=ctx.actor)
    return summary_lists.rows(view, page, ctx.texts)


async def _sections(query: SummaryQuery, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        found = await views.narrowing(session, query, actor=ctx.actor)
    return summary_filters.sections(query, found, page, ctx.texts)


async def _groups(query: SummaryQuery, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        found = await views.narrowing(session, query, actor=ctx.actor)
    return summary_filters.groups(query, found, page, ctx.texts)


async def _periods(query: SummaryQuery, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        resolved = await queries.resolve(session, query, actor=ctx.actor)
    return summary_filters.periods(query, resolved.info.today, ctx.texts)


async def _days(query: SummaryQuery, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        resolved = await queries.resolve(session, query, actor=ctx.actor)
    first = queries.first_evening(resolved)
    return summary_filters.evenings(query, first, resolved.info.today, page, ctx.texts)


async def _delays(query: SummaryQuery, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        resolved = await queries.resolve(session, query, actor=ctx.actor)
        found = await delays.delays_of(session, resolved)
    return summary_lists.delays(resolved.info, found, page, ctx.texts)


async def _burden(query: SummaryQuery, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        view = await burden.weigh(session, query, actor=ctx.actor)
    return summary.screen(view, ctx.texts)


PARTS: dict[str, Callable[[SummaryQuery, int, Context], Awaitable[Screen]]] = {
    "more": _more,
    "rows": _rows,
    "sections": _sections,
    "groups": _groups,
    "periods": _periods,
    "days": _days,
    "delays": _delays,
    "burden": _burden,
}
"""What each part shows. All of them speak to one person, none to a group."""


@router.callback_query(SummaryPart.filter())
async def see_part(callback: CallbackQuery, callback_data: SummaryPart, ctx: Context) -> None:
    """Show a part; a forged name is a button of the past."""
    make = PARTS.get(callback_data.part)
    if make is None or group_of(callback) is not None:
        raise Refusal(Code.DENIED)
    screen = await make(query_of(callback_data), callback_data.page, ctx)
    await show(callback, screen, ctx.tools)


@router.callback_query(SummaryTasks.filter())
async def see_tasks(
    callback: CallbackQuery, callback_data: SummaryTasks, ctx: Context, state: FSMContext
) -> None:
    """The tasks behind a figure, the oldest deadline first; a question in words goes on with it."""
    group = group_of(callback)
    query = query_of(callback_data)
    if callback_data.which not in set(TaskSelection):
        raise Refusal(Code.DENIED)
    key, which = callback_data.key or None, TaskSelection(callback_data.which)
    async with ctx.read() as session:
        page = await task_rows.load_page(
            session,
            query,
            which,
            key,
            callback_data.page,
            actor=ctx.actor,
            chat_id=group,
        )
        name = ""
        # A key of another municipality finds no tasks, and is told no name.
        if key is not None and page.total:
            resolved = await queries.resolve(session, query, actor=ctx.actor, chat_id=group)
            found = await views.row_name(session, resolved, key)
            name = words.row_name(key, found, resolved.info.query.by, ctx.texts)
    screen = summary_lists.tasks(page, name, ctx.texts, group=group is not None)
    await show(callback, screen, ctx.tools)
    pressed = following_up.of_row(query, key, which)
    await following_up.remember(callback, state, pressed, ctx)
