"""The list by words, after «Найти»."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.tasks import TaskSearch
from bot.ui.context import Context
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import task_list
from handlers.core.conversation import Asking
from handlers.core.showing import show
from handlers.core.typing_in import TYPED
from services.tasks import task_lists
from services.tasks.task_lists import Filter, TaskPage

router = Router(name="tasks.searching")
router.message.filter(F.chat.type == "private")
router.callback_query.filter(F.message.chat.type == "private")


@router.callback_query(TaskSearch.filter(F.page < 0))
async def ask_words(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    """What to search for?"""
    await state.set_state(Asking.search)
    back = button(ctx.texts("button-cancel"), Menu(place="tasks"))
    await show(callback, Screen(ctx.texts("tasks-ask-words"), keyboard([back])), ctx.tools)


@router.callback_query(TaskSearch.filter())
async def turn_page(
    callback: CallbackQuery, callback_data: TaskSearch, ctx: Context, state: FSMContext
) -> None:
    """Another page of what was found; the words are in the conversation."""
    words = str((await state.get_data()).get("words", ""))
    if not words:
        await ask_words(callback, ctx, state)
        return
    page = await _find(ctx, words, callback_data.page)
    await show(callback, task_list.found(page, ctx.texts), ctx.tools)


@router.message(StateFilter(Asking.search), TYPED)
async def search(message: Message, ctx: Context, state: FSMContext) -> None:
    """Show what was found, and say so where nothing was."""
    await _search(message, ctx, state, await _find(ctx, message.text or ""))


async def _search(message: Message, ctx: Context, state: FSMContext, page: TaskPage) -> None:
    await state.clear()
    await state.set_data({"words": page.wanted.words})
    await show(message, task_list.found(page, ctx.texts), ctx.tools)


async def _find(ctx: Context, words: str, page: int = 0) -> TaskPage:
    async with ctx.read() as session:
        return await task_lists.load_page(session, Filter(words=words[:200]), page, actor=ctx.actor)
