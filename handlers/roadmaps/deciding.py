"""Doubtful terms, one screen after the other."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.callbacks.roadmaps import Decide, NextDoubt, SetRhythm, TakeTerm
from bot.ui.context import Context
from bot.ui.screens.roadmaps import term_decision as screens
from domain.errors import Code, Stale
from domain.possible_days import day_numbered
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt
from handlers.core.dialogs import renumber, said_in
from handlers.core.showing import show
from handlers.core.states import Planning
from handlers.roadmaps.activities import show_line
from handlers.roadmaps.asking_terms import ask_term
from handlers.roadmaps.roadmaps import screen_of
from services.roadmaps import activities, activity_views, choices, decisions, questions, terms

router = Router(name="roadmaps.deciding")

WORDED = frozenset({"other", "type", "date"})
"""Answers after which a term is typed."""


@router.callback_query(NextDoubt.filter())
async def go_on(
    callback: CallbackQuery, callback_data: NextDoubt, ctx: Context, state: FSMContext
) -> None:
    """The next question; the one before it is left for later."""
    await state.clear()
    asked = callback_data
    await show_next(callback, ctx, asked.roadmap_id, asked.order, asked.done)


@router.callback_query(Decide.filter(F.answer.in_(WORDED)))
async def type_term(
    callback: CallbackQuery, callback_data: Decide, ctx: Context, state: FSMContext
) -> None:
    """Ask for a term in words."""
    asked = callback_data
    await ask_term(callback, ctx, state, asked.activity_id, asked.order, asked.done)


@router.callback_query(Decide.filter())
async def decide(callback: CallbackQuery, callback_data: Decide, ctx: Context) -> None:
    """Store an answer and go on to the next question."""
    asked = callback_data
    async with ctx.write() as session:
        decided = await _answer(session, asked, ctx)
    # What is decided only in part is asked again, with what is left of it.
    order = asked.order if decided else asked.order - 1
    await show_next(callback, ctx, asked.roadmap_id, order, asked.done + decided)


@router.callback_query(SetRhythm.filter())
async def set_rhythm(callback: CallbackQuery, callback_data: SetRhythm, ctx: Context) -> None:
    """How often to ask about everything that goes on."""
    roadmap_id, rhythm = callback_data.roadmap_id, callback_data.rhythm
    async with ctx.write() as session:
        decided = await decisions.set_rhythm(session, roadmap_id, rhythm, actor=ctx.actor)
    await show_next(callback, ctx, roadmap_id, 0, decided)


@router.message(Planning.term, AnswersPrompt(Prompt.DAY))
async def read_term(message: Message, ctx: Context, state: FSMContext) -> None:
    """Show what a typed term means; nothing is stored yet."""
    asked = await state.get_data()
    async with ctx.read() as session:
        schedule = await terms.read_term(
            session, asked["activity"], message.text or "", actor=ctx.actor
        )
        view = await activity_views.see(session, asked["activity"], actor=ctx.actor)
        made = await choices.made_by_term(
            session, asked["activity"], schedule.phrase, actor=ctx.actor
        )
    await state.update_data({"phrase": schedule.phrase})
    number = await renumber(state, ctx)
    screen = screens.typed(view, schedule, made, asked["order"], asked["done"], number, ctx.texts)
    await show(message, screen, ctx.tools)


@router.callback_query(TakeTerm.filter())
async def take_term(
    callback: CallbackQuery, callback_data: TakeTerm, ctx: Context, state: FSMContext
) -> None:
    """The typed term is right."""
    asked, activity_id = await said_in(state, callback_data.number), callback_data.activity_id
    phrase = asked.get("phrase")
    if phrase is None or asked.get("activity") != activity_id:
        raise Stale(Code.QUESTION_STALE)
    await state.clear()
    if callback_data.order == screens.EDITING:
        async with ctx.write() as session:
            await activities.reschedule(session, activity_id, phrase, actor=ctx.actor)
        await show_line(callback, ctx, activity_id, ctx.texts("term-taken"))
        return
    async with ctx.write() as session:
        await terms.set_term(session, activity_id, phrase, actor=ctx.actor)
    asked_at = callback_data
    await show_next(callback, ctx, asked_at.roadmap_id, asked_at.order, asked_at.done + 1)


async def _answer(session: AsyncSession, asked: Decide, ctx: Context) -> int:
    """How many terms the answer decided. An answer that nobody offered is STALE."""
    activity_id, actor = asked.activity_id, ctx.actor
    name, _, every = asked.answer.partition("_")
    everywhere = every == "all"
    match name:
        case "ok" | "wait":
            return await decisions.accept(
                session,
                activity_id,
                all_alike=everywhere,
                all_inferred=every == "every",
                actor=actor,
            )
        case "year":
            return await decisions.take_other(session, activity_id, actor=actor)
        case "none":
            return await decisions.drop_term(
                session, activity_id, all_alike=everywhere, actor=actor
            )
        case "add" | "skip":
            return await decisions.decide_extra(
                session, activity_id, add=name == "add", every=everywhere, actor=actor
            )
        case "leave" if every.isdecimal():
            day = day_numbered(int(every))
            return await decisions.leave_date(session, activity_id, day, actor=actor)
        case "keep" | "remove":
            await decisions.decide_repeated(session, activity_id, keep=name == "keep", actor=actor)
            return 1
        case _:
            raise Stale


async def show_next(
    callback: CallbackQuery, ctx: Context, roadmap_id: int, order: int, done: int
) -> None:
    """The question after `order`, or the plan again when there is none."""
    async with ctx.read() as session:
        following = await questions.next_question(session, roadmap_id, order, done, actor=ctx.actor)
    if following is not None:
        await show(callback, screens.screen(following, ctx.texts), ctx.tools)
        return
    async with ctx.read() as session:
        left = await questions.next_question(session, roadmap_id, actor=ctx.actor)
    toast = (
        ctx.texts("decision-postponed", count=left.total) if left else ctx.texts("decision-done")
    )
    await show(callback, await screen_of(roadmap_id, ctx), ctx.tools, toast)
