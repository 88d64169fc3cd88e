"""Making two activities of one: the wording, the term, the documents, then yes or no."""

from typing import Any

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.roadmaps import ActivityStep, SplitActivity
from bot.ui.context import Context
from bot.ui.screens.roadmaps import splitting as screens
from domain.errors import Code, Stale
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt, GivesTitle
from handlers.core.dialogs import number_of, said_in
from handlers.core.showing import show
from handlers.core.states import Planning
from handlers.roadmaps.activities import show_line
from services.roadmaps import activities, activity_views, splitting, terms
from services.roadmaps.splitting import SecondPart

router = Router(name="roadmaps.splitting")


@router.callback_query(ActivityStep.filter(F.step == "split"))
async def begin(
    callback: CallbackQuery, callback_data: ActivityStep, ctx: Context, state: FSMContext
) -> None:
    """Ask for the wording of the second activity."""
    activity_id = callback_data.activity_id
    async with ctx.read() as session:
        await splitting.slots(session, activity_id, actor=ctx.actor)
        view = await activity_views.see(session, activity_id, actor=ctx.actor)
    await state.set_state(Planning.part_title)
    await state.set_data({"activity": activity_id})
    await show(callback, screens.ask_title(view, ctx.texts), ctx.tools)


@router.message(Planning.part_title, GivesTitle())
async def take_title(message: Message, ctx: Context, state: FSMContext) -> None:
    """Then its term."""
    title = activities.clean_title(message.text or "")
    activity_id = (await state.get_data())["activity"]
    async with ctx.read() as session:
        view = await activity_views.see(session, activity_id, actor=ctx.actor)
    await state.update_data({"title": title})
    await state.set_state(Planning.part_term)
    screen = screens.ask_term(view, await number_of(state, ctx), ctx.texts)
    await show(message, screen, ctx.tools)


@router.message(Planning.part_term, AnswersPrompt(Prompt.DAY))
async def take_term(message: Message, ctx: Context, state: FSMContext) -> None:
    """Another term was typed; then the documents."""
    activity_id, term = (await state.get_data())["activity"], message.text or ""
    async with ctx.read() as session:
        await terms.read_term(session, activity_id, term, actor=ctx.actor)
    await state.update_data({"term": term})
    await _ask_documents(message, ctx, state)


@router.callback_query(Planning.part_term, SplitActivity.filter(F.step == "term"))
async def keep_term(
    callback: CallbackQuery, callback_data: SplitActivity, ctx: Context, state: FSMContext
) -> None:
    """The term stays; then the documents."""
    await _data(state, callback_data)
    await state.update_data({"term": ""})
    await _ask_documents(callback, ctx, state)


@router.callback_query(Planning.part_documents, SplitActivity.filter(F.step == "slot"))
async def mark(
    callback: CallbackQuery, callback_data: SplitActivity, ctx: Context, state: FSMContext
) -> None:
    """Mark a document for the second activity, or take the mark off."""
    chosen = set((await _data(state, callback_data)).get("slots", ()))
    await state.update_data({"slots": sorted(chosen ^ {callback_data.slot_id})})
    await _ask_documents(callback, ctx, state)


@router.callback_query(Planning.part_documents, SplitActivity.filter(F.step == "documents"))
async def take_documents(
    callback: CallbackQuery, callback_data: SplitActivity, ctx: Context, state: FSMContext
) -> None:
    """The documents are marked."""
    await _data(state, callback_data)
    await _confirm(callback, ctx, state)


@router.message(Planning.part_documents, AnswersPrompt(Prompt.COMMENT))
async def take_document(message: Message, ctx: Context, state: FSMContext) -> None:
    """A document of its own was typed."""
    await state.update_data({"document": splitting.clean_document(message.text or "")})
    await _confirm(message, ctx, state)


@router.callback_query(Planning.part_sure, SplitActivity.filter(F.step == "sure"))
async def split(
    callback: CallbackQuery, callback_data: SplitActivity, ctx: Context, state: FSMContext
) -> None:
    """All is known: split, and show the second activity."""
    part = _part(await _data(state, callback_data))
    async with ctx.write() as session:
        second_id = await splitting.split(session, callback_data.activity_id, part, actor=ctx.actor)
    await state.clear()
    await show_line(callback, ctx, second_id, ctx.texts("split-done"))


@router.callback_query(SplitActivity.filter())
async def out_of_turn(callback: CallbackQuery) -> None:
    """A button of a split that was left, or done already."""
    raise Stale(Code.QUESTION_STALE)


async def _ask_documents(event: Message | CallbackQuery, ctx: Context, state: FSMContext) -> None:
    typed = await state.get_data()
    async with ctx.read() as session:
        slots = await splitting.slots(session, typed["activity"], actor=ctx.actor)
    await state.set_state(Planning.part_documents)
    number, chosen = await number_of(state, ctx), typed.get("slots", ())
    screen = screens.ask_documents(typed["activity"], slots, chosen, number, ctx.texts)
    await show(event, screen, ctx.tools)


async def _confirm(event: Message | CallbackQuery, ctx: Context, state: FSMContext) -> None:
    typed = await state.get_data()
    async with ctx.read() as session:
        plan = await splitting.preview(session, typed["activity"], _part(typed), actor=ctx.actor)
    await state.set_state(Planning.part_sure)
    number = await number_of(state, ctx)
    await show(event, screens.confirm(typed["activity"], plan, number, ctx.texts), ctx.tools)


async def _data(state: FSMContext, pressed: SplitActivity) -> dict[str, Any]:
    """What has been said so far. Raises Stale for a press of another dialog or activity."""
    typed = await said_in(state, pressed.number)
    if typed.get("activity") != pressed.activity_id:
        raise Stale(Code.QUESTION_STALE)
    return typed


def _part(typed: dict[str, Any]) -> SecondPart:
    return SecondPart(
        typed["title"], typed["term"], tuple(typed.get("slots", ())), typed.get("document", "")
    )
