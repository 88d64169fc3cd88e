"""Typing about a plan: its period, its name, a new activity."""

from html import escape
from typing import Any

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.roadmaps import AddActivity, RoadmapStep
from bot.ui.context import Context
from bot.ui.meanings import period_words
from bot.ui.screens.roadmaps import activity
from domain.errors import Code, Stale
from domain.periods import read_typed_period
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt, GivesName, GivesTitle
from handlers.core.dialogs import number_of, said_in
from handlers.core.renaming import gives, rename
from handlers.core.showing import show
from handlers.core.states import Planning
from handlers.core.typing_in import ask
from handlers.roadmaps.activities import show_line
from handlers.roadmaps.roadmaps import screen_of
from services.assignment import assigning
from services.roadmaps import activities, activity_views, importing, roadmaps, terms
from services.roadmaps.activities import NewActivity

router = Router(name="roadmaps.adding")

_DASHES = frozenset("-–—")
_QUESTIONS = {
    "period": (Planning.period, "draft-ask-period"),
    "name": (Planning.name, "draft-ask-name"),
    "add": (Planning.new_title, "new-ask-title"),
}


@router.callback_query(RoadmapStep.filter(F.step.in_(_QUESTIONS)))
async def ask_words(
    callback: CallbackQuery, callback_data: RoadmapStep, ctx: Context, state: FSMContext
) -> None:
    """Ask which days the plan is for, for a short name, or for the title of a new activity.

    What holds now stands above the question.
    """
    roadmap_id = callback_data.roadmap_id
    async with ctx.read() as session:
        found = await importing.overview(session, roadmap_id, actor=ctx.actor)
    about, question = _QUESTIONS[callback_data.step]
    now = {
        "period": found.period and period_words(found.period, ctx.texts),
        "name": found.short_title,
    }.get(callback_data.step)
    asked = ctx.texts(question)
    text = f"{ctx.texts('draft-asked-now', value=escape(now))}\n{asked}" if now else asked
    back = RoadmapStep(roadmap_id=roadmap_id, step="open")
    await ask(callback, ctx, state, about, text, back, roadmap=roadmap_id)


@router.message(Planning.period, AnswersPrompt(Prompt.DAY))
async def take_period(message: Message, ctx: Context, state: FSMContext) -> None:
    """Read the whole plan again in the typed period."""
    roadmap_id = (await state.get_data())["roadmap"]
    period = read_typed_period(message.text or "")
    async with ctx.write() as session:
        await terms.set_period(session, roadmap_id, period, actor=ctx.actor)
    await state.clear()
    await show(message, await screen_of(roadmap_id, ctx), ctx.tools)


@router.message(Planning.name, GivesName())
async def take_name(message: Message, ctx: Context, state: FSMContext) -> None:
    """Give the roadmap its name."""
    roadmap_id = (await state.get_data())["roadmap"]
    await rename(message, ctx, state, "roadmap", roadmap_id, message.text or "")
    await show(message, await screen_of(roadmap_id, ctx), ctx.tools)


@gives("roadmap")
async def give_name(ctx: Context, roadmap_id: int, name: str) -> str:
    """Give a roadmap a name."""
    async with ctx.write() as session:
        return await roadmaps.rename(session, roadmap_id, name, actor=ctx.actor)


@router.message(Planning.new_title, GivesTitle())
async def take_title(message: Message, ctx: Context, state: FSMContext) -> None:
    """Then its term."""
    await state.update_data({"title": activities.clean_title(message.text or "")})
    await state.set_state(Planning.new_term)
    roadmap_id = (await state.get_data())["roadmap"]
    await show(message, activity.ask_new_term(roadmap_id, ctx.texts), ctx.tools)


@router.message(Planning.new_term, AnswersPrompt(Prompt.DAY))
async def take_term(message: Message, ctx: Context, state: FSMContext) -> None:
    """Then where it stands."""
    roadmap_id = (await state.get_data())["roadmap"]
    term = (message.text or "").strip()
    term = "" if set(term) <= _DASHES else term
    if term:
        async with ctx.read() as session:
            await terms.read_for_plan(session, roadmap_id, term, actor=ctx.actor)
    await state.update_data({"term": term})
    await state.set_state(Planning.new_place)
    await _ask_section(message, ctx, state, roadmap_id)


@router.callback_query(AddActivity.filter(F.ref_id == activity.TURN))
async def turn(
    callback: CallbackQuery, callback_data: AddActivity, ctx: Context, state: FSMContext
) -> None:
    """Another page of sections or parties."""
    await _data(state, callback_data)
    ask_for = _ask_section if callback_data.what == "section" else _ask_party
    await ask_for(callback, ctx, state, callback_data.roadmap_id, callback_data.page)


@router.message(Planning.new_place, AnswersPrompt(Prompt.COMMENT))
async def narrow(message: Message, ctx: Context, state: FSMContext) -> None:
    """The sections, or then the parties, that the words find."""
    typed = await state.get_data()
    ask_for = _ask_party if "section" in typed else _ask_section
    await ask_for(message, ctx, state, typed["roadmap"], 0, message.text or "")


@router.callback_query(AddActivity.filter(F.what == "section"))
async def take_section(
    callback: CallbackQuery, callback_data: AddActivity, ctx: Context, state: FSMContext
) -> None:
    """Then who answers for it."""
    await _data(state, callback_data)
    await state.update_data({"section": callback_data.ref_id})
    await _ask_party(callback, ctx, state, callback_data.roadmap_id)


@router.callback_query(AddActivity.filter(F.what == "party"))
async def take_party(
    callback: CallbackQuery, callback_data: AddActivity, ctx: Context, state: FSMContext
) -> None:
    """All is known: add the activity and show it."""
    typed = await _data(state, callback_data)
    if "section" not in typed:
        raise Stale(Code.QUESTION_STALE)
    new = NewActivity(
        typed["title"], typed["term"], [callback_data.ref_id] if callback_data.ref_id else []
    )
    async with ctx.write() as session:
        activity_id = await activities.add(
            session, callback_data.roadmap_id, typed["section"] or None, new, actor=ctx.actor
        )
    await state.clear()
    await show_line(callback, ctx, activity_id, ctx.texts("new-added"))


async def _data(state: FSMContext, pressed: AddActivity) -> dict[str, Any]:
    """What has been said so far. Raises Stale for a press of another dialog or roadmap."""
    typed = await said_in(state, pressed.number)
    if "term" not in typed or typed.get("roadmap") != pressed.roadmap_id:
        raise Stale(Code.QUESTION_STALE)
    return typed


async def _ask_section(
    event: Message | CallbackQuery,
    ctx: Context,
    state: FSMContext,
    roadmap_id: int,
    page: int = 0,
    words: str = "",
) -> None:
    async with ctx.read() as session:
        found = await activity_views.sections(session, roadmap_id, actor=ctx.actor)
    number = await number_of(state, ctx)
    screen = activity.ask_section(roadmap_id, found, page, number, ctx.texts, words)
    await show(event, screen, ctx.tools)


async def _ask_party(
    event: Message | CallbackQuery,
    ctx: Context,
    state: FSMContext,
    roadmap_id: int,
    page: int = 0,
    words: str = "",
) -> None:
    async with ctx.read() as session:
        lines = await assigning.parties(session, roadmap_id, actor=ctx.actor)
    found = [(line.party_id, line.name) for line in lines]
    number = await number_of(state, ctx)
    screen = activity.ask_party(roadmap_id, found, page, number, ctx.texts, words)
    await show(event, screen, ctx.tools)
