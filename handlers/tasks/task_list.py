"""«Мои мероприятия»: pages, groups, filters."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.tasks import TaskFilters, TaskList
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.tasks import task_list
from domain.access import Role
from handlers.core.showing import show
from services.tasks import task_lists
from services.tasks.task_lists import TaskListFilter

router = Router(name="tasks.task_list")


@router.message(Command("tasks"))
async def list_tasks(message: Message, ctx: Context) -> None:
    """What the person owes, the newest need first; a question in between stays open."""
    await show(message, await _page(ctx, TaskListFilter()), ctx.tools)


@router.callback_query(Menu.filter(F.place == "tasks"))
async def list_tasks_pressed(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    await state.clear()
    await show(callback, await _page(ctx, TaskListFilter()), ctx.tools)


@router.callback_query(Menu.filter(F.place == "all_tasks"))
async def list_tasks_as_new_message(
    callback: CallbackQuery, ctx: Context, state: FSMContext
) -> None:
    """The list below a digest or a notice, which stays."""
    await state.clear()
    await show(callback, await _page(ctx, TaskListFilter()), ctx.tools, as_new_message=True)


@router.callback_query(TaskList.filter())
async def turn_page(
    callback: CallbackQuery, callback_data: TaskList, ctx: Context, state: FSMContext
) -> None:
    """Another page, group or filter."""
    await state.clear()
    wanted = TaskListFilter(
        callback_data.bucket or None,
        callback_data.roadmap_id or None,
        callback_data.organisation_id or None,
    )
    await show(callback, await _page(ctx, wanted, callback_data.page), ctx.tools)


@router.callback_query(TaskFilters.filter())
async def choose_filter(callback: CallbackQuery, callback_data: TaskFilters, ctx: Context) -> None:
    """The roadmaps and schools to narrow the list by."""
    wanted = TaskListFilter(
        roadmap_id=callback_data.roadmap_id or None,
        organisation_id=callback_data.organisation_id or None,
    )
    async with ctx.read() as session:
        page = await task_lists.load_page(session, wanted, actor=ctx.actor)
    coordinates = ctx.person.has(Role.COORDINATOR)
    await show(callback, task_list.filters(page, coordinates, ctx.texts), ctx.tools)


async def _page(ctx: Context, wanted: TaskListFilter, number: int = 0) -> Screen:
    async with ctx.read() as session:
        page = await task_lists.load_page(session, wanted, number, actor=ctx.actor)
    return task_list.screen(page, ctx.texts)
