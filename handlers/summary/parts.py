"""What lies around a summary: rows, tasks, filters, evenings, delays, the burden."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks.summary import SummaryPart, SummaryTasks
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens import summary, summary_lists
from bot.ui.screens.summary_links import wanted_of
from bot.ui.summary import words
from domain.errors import Code, Refusal
from domain.summary import Wanted, Which
from handlers.showing import show
from handlers.summary.showing import group_of
from services import burden, delays, snapshots, summaries, summary_scope, summary_tasks

router = Router(name="summary.parts")


async def _more(wanted: Wanted, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        await summary_scope.settle(session, wanted, actor=ctx.actor)
        found = await summaries.choices(session, actor=ctx.actor)
    return summary.more(wanted, ctx.texts, several=len(found) > 1)


async def _rows(wanted: Wanted, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        view = await summaries.summarise(session, wanted, actor=ctx.actor)
    return summary_lists.rows(view, page, ctx.texts)


async def _sections(wanted: Wanted, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        found = await summaries.narrowing(session, wanted, actor=ctx.actor)
    return summary_lists.sections(wanted, found, page, ctx.texts)


async def _groups(wanted: Wanted, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        found = await summaries.narrowing(session, wanted, actor=ctx.actor)
    return summary_lists.groups(wanted, found, page, ctx.texts)


async def _periods(wanted: Wanted, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        ground = await summary_scope.settle(session, wanted, actor=ctx.actor)
    return summary_lists.periods(wanted, ground.frame.today, ctx.texts)


async def _days(wanted: Wanted, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        ground = await summary_scope.settle(session, wanted, actor=ctx.actor)
        kept = await snapshots.days(session, wanted.roadmap_id)
    return summary_lists.evenings(wanted, kept, ground.frame.today, page, ctx.texts)


async def _delays(wanted: Wanted, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        ground = await summary_scope.settle(session, wanted, actor=ctx.actor)
        found = await delays.delays_of(session, ground)
    return summary_lists.delays(wanted, found, ground.frame.today, page, ctx.texts)


async def _burden(wanted: Wanted, page: int, ctx: Context) -> Screen:
    async with ctx.read() as session:
        view = await burden.weigh(session, wanted, actor=ctx.actor)
    return summary.screen(view, ctx.texts)


PARTS: dict[str, Callable[[Wanted, int, Context], Awaitable[Screen]]] = {
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
    screen = await make(wanted_of(callback_data), callback_data.page, ctx)
    await show(callback, screen, ctx.tools)


@router.callback_query(SummaryTasks.filter())
async def see_tasks(callback: CallbackQuery, callback_data: SummaryTasks, ctx: Context) -> None:
    """The tasks behind a figure, the oldest deadline first."""
    group = group_of(callback)
    wanted = wanted_of(callback_data)
    if callback_data.which not in set(Which):
        raise Refusal(Code.DENIED)
    key = callback_data.key or None
    async with ctx.read() as session:
        page = await summary_tasks.load_page(
            session,
            wanted,
            Which(callback_data.which),
            key,
            callback_data.page,
            actor=ctx.actor,
            chat_id=group,
        )
        name = ""
        # A key of another municipality finds no tasks, and is told no name.
        if key is not None and page.total:
            found = await summaries.row_name(session, wanted.by, key)
            name = words.row_name(key, found, wanted.by, ctx.texts)
    screen = summary_lists.tasks(page, name, ctx.texts, group=group is not None)
    await show(callback, screen, ctx.tools)
