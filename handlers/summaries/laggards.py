"""What is done about the schools of a list: curators are asked to remind, or a letter goes out."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.summaries import Laggards, SummaryTasks
from bot.ui.context import Context
from bot.ui.screen import Screen, button, keyboard
from bot.ui.screens.summaries import summary_lists
from bot.ui.screens.summaries.summary_links import query_of
from domain.errors import Code, Refusal
from domain.summary import TaskSelection
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt
from handlers.core.showing import show
from handlers.core.states import Asking
from handlers.core.typing_in import ask
from handlers.reminders.letters import show_preview
from services.reminders import letters, nudge_requests
from services.reminders.letters import LONGEST
from services.summaries import task_rows
from services.summaries.task_rows import SummaryTaskPage

router = Router(name="summaries.laggards")
router.callback_query.filter(F.message.chat.type == "private")


@router.callback_query(Laggards.filter(F.step == "ask"))
async def ask_curators(callback: CallbackQuery, callback_data: Laggards, ctx: Context) -> None:
    """The curators get the list and a button to remind; of one list once a day."""
    page = await _page(callback_data, ctx)
    place = {
        "roadmap_id": callback_data.roadmap_id,
        "query": callback_data.query,
        "row": callback_data.key,
        "which": callback_data.which,
    }
    async with ctx.write() as session:
        told = await nudge_requests.ask_curators(
            session,
            page.municipality_id,
            summary_lists.name_of(page, ctx.texts),
            place,
            actor=ctx.actor,
        )
    said = ctx.texts("laggards-asked" if told else "laggards-asked-before", count=told)
    back = button(ctx.texts("button-back"), _list(callback_data))
    await show(callback, Screen(said, keyboard([back])), ctx.tools)


@router.callback_query(Laggards.filter())
async def write(
    callback: CallbackQuery, callback_data: Laggards, ctx: Context, state: FSMContext
) -> None:
    """Ask for the words of a letter."""
    page = await _page(callback_data, ctx)
    async with ctx.read() as session:
        _, schools = await task_rows.schools_of(
            session, page.info.query, page.which, page.key, actor=ctx.actor
        )
    await ask(
        callback,
        ctx,
        state,
        Asking.letter,
        ctx.texts("letter-ask", schools=len(schools), most=LONGEST),
        _list(callback_data),
        written_to=callback_data.pack(),
    )


@router.message(StateFilter(Asking.letter), F.chat.type == "private", AnswersPrompt(Prompt.COMMENT))
async def take_words(message: Message, ctx: Context, state: FSMContext) -> None:
    """Keep the letter and show it as it would go, with those who would get it."""
    asked = await state.get_data()
    if "schools" in asked:
        municipality_id, schools, about = asked["municipality"], asked["schools"], asked["named"]
    else:
        page = await _page(Laggards.unpack(str(asked["written_to"])), ctx)
        about = summary_lists.name_of(page, ctx.texts)
        async with ctx.read() as session:
            municipality_id, schools = await task_rows.schools_of(
                session, page.info.query, page.which, page.key, actor=ctx.actor
            )
    async with ctx.write() as session:
        view = await letters.draft(
            session, municipality_id, schools, about, message.text or "", actor=ctx.actor
        )
    await state.clear()
    await show_preview(message, view, ctx, state)


async def _page(asked: Laggards, ctx: Context) -> SummaryTaskPage:
    """The list that is meant, by whoever may write to its schools."""
    if asked.which not in set(TaskSelection):
        raise Refusal(Code.DENIED)
    async with ctx.read() as session:
        page = await task_rows.load_page(
            session,
            query_of(asked),
            TaskSelection(asked.which),
            asked.key or None,
            actor=ctx.actor,
        )
    if not page.may_write:
        raise Refusal(Code.DENIED)
    return page


def _list(asked: Laggards) -> SummaryTasks:
    return SummaryTasks(**asked.model_dump(exclude={"step"}))
