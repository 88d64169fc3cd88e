"""The list by words, after «Найти»."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.tasks import FoundPage, TaskSearch
from bot.ui.context import Context
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.tasks import task_list
from domain.errors import Code, Stale
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt, WordsAsked
from handlers.core.dialogs import number_of, said_in
from handlers.core.showing import show
from services.tasks import task_lists
from services.tasks.task_lists import TaskListFilter, TaskPage

router = Router(name="tasks.searching")
router.message.filter(F.chat.type == "private")
router.callback_query.filter(F.message.chat.type == "private")


@router.callback_query(TaskSearch.filter())
async def ask_words(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    """What to search for?"""
    await state.set_state(WordsAsked.search)
    back = button(ctx.texts("button-cancel"), Menu(place="tasks"))
    await show(callback, Screen(ctx.texts("tasks-ask-words"), keyboard([back])), ctx.tools)


@router.callback_query(FoundPage.filter())
async def turn_page(
    callback: CallbackQuery, callback_data: FoundPage, ctx: Context, state: FSMContext
) -> None:
    """Another page of what was found; the words are in the conversation."""
    words = (await said_in(state, callback_data.number, Code.LIST_STALE)).get("words")
    if not words:
        raise Stale(Code.LIST_STALE)
    page = await find(ctx, str(words), callback_data.page)
    screen = task_list.found(page, callback_data.number, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.message(StateFilter(WordsAsked.search), AnswersPrompt(Prompt.COMMENT))
async def search(message: Message, ctx: Context, state: FSMContext) -> None:
    """Show what was found, and say so where nothing was."""
    await state.clear()
    await show_found(message, ctx, state, await find(ctx, message.text or ""))


async def show_found(message: Message, ctx: Context, state: FSMContext, page: TaskPage) -> None:
    """What was found, with the words kept: further pages are found by them again.

    What the bot waits for, it goes on waiting for: then there is the first page alone.
    """
    number = None
    if await state.get_state() is None:
        await state.set_data({"words": page.wanted.words})
        number = await number_of(state, ctx)
    await show(message, task_list.found(page, number, ctx.texts), ctx.tools)


async def find(ctx: Context, words: str, page: int = 0) -> TaskPage:
    """A page of the tasks that the words name."""
    async with ctx.read() as session:
        return await task_lists.load_page(
            session, TaskListFilter(words=words[:200]), page, actor=ctx.actor
        )
