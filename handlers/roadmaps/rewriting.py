"""What else of an activity is changed on its screen: number, section, result, rhythm."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.roadmaps import ActivityRhythm, ActivityStep, MoveActivity
from bot.ui.context import Context
from bot.ui.screens.roadmaps import activity_editing
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt
from handlers.core.renaming import gives, rename
from handlers.core.showing import show
from handlers.core.states import Planning
from handlers.core.typing_in import ask
from handlers.roadmaps.activities import show_line
from services.roadmaps import activity_views, choices, decisions, rewriting

router = Router(name="roadmaps.rewriting")

_DASHES = frozenset("-–—")
_TYPED = {"number": Planning.number, "result": Planning.result}


@router.callback_query(ActivityStep.filter(F.step.in_(_TYPED)))
async def type_in(
    callback: CallbackQuery, callback_data: ActivityStep, ctx: Context, state: FSMContext
) -> None:
    """Ask for another number or result."""
    step = callback_data.step
    async with ctx.read() as session:
        view = await activity_views.see(session, callback_data.activity_id, actor=ctx.actor)
    text = activity_editing.ask_words(view, step, ctx.texts)
    back = ActivityStep(activity_id=view.line.id, step="see")
    await ask(callback, ctx, state, _TYPED[step], text, back, activity=view.line.id)


@router.message(Planning.number, AnswersPrompt(Prompt.NUMBER))
async def take_number(message: Message, ctx: Context, state: FSMContext) -> None:
    """Give the activity its new number."""
    activity_id = (await state.get_data())["activity"]
    await rename(message, ctx, state, "number", activity_id, _words(message))
    await show_line(message, ctx, activity_id)


@gives("number")
async def give_number(ctx: Context, activity_id: int, number: str) -> str:
    """Give an activity a number, or none."""
    async with ctx.write() as session:
        return await rewriting.renumber(session, activity_id, number, actor=ctx.actor)


@router.message(Planning.result, AnswersPrompt(Prompt.COMMENT))
async def take_result(message: Message, ctx: Context, state: FSMContext) -> None:
    """Give the activity its new result."""
    activity_id = (await state.get_data())["activity"]
    await rename(message, ctx, state, "result", activity_id, _words(message))
    await show_line(message, ctx, activity_id)


@gives("result")
async def give_result(ctx: Context, activity_id: int, text: str) -> str:
    """Give an activity a result, or none."""
    async with ctx.write() as session:
        return await rewriting.set_result(session, activity_id, text, actor=ctx.actor)


@router.callback_query(ActivityStep.filter(F.step == "section"))
async def ask_section(callback: CallbackQuery, callback_data: ActivityStep, ctx: Context) -> None:
    """Where the activity is to stand."""
    await _show_sections(callback, ctx, callback_data.activity_id, 0)


@router.callback_query(MoveActivity.filter(F.section_id == activity_editing.TURN))
async def turn(callback: CallbackQuery, callback_data: MoveActivity, ctx: Context) -> None:
    """Another page of sections."""
    await _show_sections(callback, ctx, callback_data.activity_id, callback_data.page)


@router.callback_query(MoveActivity.filter())
async def move(callback: CallbackQuery, callback_data: MoveActivity, ctx: Context) -> None:
    """Put the activity there."""
    activity_id, section_id = callback_data.activity_id, callback_data.section_id or None
    async with ctx.write() as session:
        await rewriting.move(session, activity_id, section_id, actor=ctx.actor)
    await show_line(callback, ctx, activity_id, ctx.texts("line-moved"))


@router.callback_query(ActivityStep.filter(F.step == "rhythm"))
async def ask_rhythm(callback: CallbackQuery, callback_data: ActivityStep, ctx: Context) -> None:
    """How often to ask about what goes on."""
    async with ctx.read() as session:
        view = await activity_views.see(session, callback_data.activity_id, actor=ctx.actor)
        made = await choices.made_by_rhythm(session, view.roadmap_id, actor=ctx.actor)
    await show(callback, activity_editing.ask_rhythm(view, made, ctx.texts), ctx.tools)


@router.callback_query(ActivityRhythm.filter())
async def set_rhythm(callback: CallbackQuery, callback_data: ActivityRhythm, ctx: Context) -> None:
    """Take the answer for everything that goes on in this plan."""
    activity_id = callback_data.activity_id
    async with ctx.read() as session:
        view = await activity_views.see(session, activity_id, actor=ctx.actor)
    async with ctx.write() as session:
        await decisions.set_rhythm(session, view.roadmap_id, callback_data.rhythm, actor=ctx.actor)
    await show_line(callback, ctx, activity_id, ctx.texts("line-rhythm-changed"))


def _words(message: Message) -> str:
    """What was typed; a dash alone means nothing."""
    text = (message.text or "").strip()
    return "" if set(text) <= _DASHES else text


async def _show_sections(
    callback: CallbackQuery, ctx: Context, activity_id: int, page: int
) -> None:
    async with ctx.read() as session:
        view = await activity_views.see(session, activity_id, actor=ctx.actor)
        found = await activity_views.sections(session, view.roadmap_id, actor=ctx.actor)
    await show(callback, activity_editing.ask_section(view, found, page, ctx.texts), ctx.tools)
