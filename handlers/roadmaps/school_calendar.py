"""The school calendar: asked for by a plan, or changed among the settings."""

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.roadmaps import SchoolCalendarOf, SchoolDates, TakeSchoolDates
from bot.ui.context import Context
from bot.ui.screens.roadmaps import school_calendar as screens
from domain.access import UseCase
from domain.errors import Code, Stale
from domain.school_calendar import (
    SchoolCalendar,
    in_place_of,
    read_calendar,
    school_years,
    usual_calendar,
    write_calendar,
)
from domain.typed_school_terms import read_typed_terms
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt
from handlers.core.dialogs import renumber, said_in
from handlers.core.places import chosen_municipality
from handlers.core.showing import show
from handlers.core.states import Planning
from handlers.core.typing_in import ask
from handlers.roadmaps.deciding import show_next
from services.core import rights
from services.roadmaps import school_calendars

router = Router(name="roadmaps.school_calendar")

COUNTS = frozenset(count for count, _ in screens.FORMS)


@router.callback_query(SchoolCalendarOf.filter())
async def see(
    callback: CallbackQuery, callback_data: SchoolCalendarOf, ctx: Context, state: FSMContext
) -> None:
    """The terms of one school year."""
    await state.clear()
    municipality_id = await chosen_municipality(
        callback,
        callback_data.municipality_id,
        UseCase.EDIT_CALENDAR,
        SchoolCalendarOf,
        ctx,
        back="notifications",
    )
    if municipality_id is not None:
        await _show_card(callback, ctx, municipality_id, callback_data.year)


@router.callback_query(SchoolDates.filter(F.count == 0))
async def ask_dates(
    callback: CallbackQuery, callback_data: SchoolDates, ctx: Context, state: FSMContext
) -> None:
    """Ask for the terms in words."""
    asked = callback_data
    municipality_id, missing = await _missing(ctx, asked)
    year = asked.year or next(iter(missing.by_year()))
    text = ctx.texts("school-ask", years=screens.years_of(year))
    data = {"municipality": municipality_id, "roadmap": asked.roadmap_id, "year": year}
    back = screens.back_to(municipality_id, asked.roadmap_id, year)
    await ask(callback, ctx, state, Planning.school_terms, text, back, **data)


@router.callback_query(SchoolDates.filter(F.count.in_(COUNTS)))
async def look_at_usual(
    callback: CallbackQuery, callback_data: SchoolDates, ctx: Context, state: FSMContext
) -> None:
    """The usual dates, and what they would do; other ones may be typed at once."""
    municipality_id, usual = await _missing(ctx, callback_data)
    year = next(iter(usual.by_year()))
    await state.set_state(Planning.school_terms)
    await state.set_data(
        {"municipality": municipality_id, "roadmap": callback_data.roadmap_id, "year": year}
    )
    await _preview(callback, ctx, state, usual)


@router.message(Planning.school_terms, AnswersPrompt(Prompt.DAY))
async def look_at_typed(message: Message, ctx: Context, state: FSMContext) -> None:
    """Typed dates, and what they would do; other years that a plan lacks get the usual ones."""
    data = await state.get_data()
    typed = read_typed_terms(message.text or "", data["year"])
    if data["roadmap"]:
        count = len(typed.terms) if len(typed.terms) in COUNTS else max(COUNTS)
        async with ctx.read() as session:
            _, usual = await school_calendars.propose(
                session, data["roadmap"], count, actor=ctx.actor
            )
        typed = in_place_of(usual, typed)
    await _preview(message, ctx, state, typed)


@router.callback_query(TakeSchoolDates.filter())
async def take(
    callback: CallbackQuery, callback_data: TakeSchoolDates, ctx: Context, state: FSMContext
) -> None:
    """The dates are right: on with the plan's questions, or back to the calendar."""
    data = await said_in(state, callback_data.number)
    municipality_id, roadmap_id = callback_data.municipality_id, callback_data.roadmap_id
    asked = (data.get("municipality"), data.get("roadmap"))
    if asked != (municipality_id, roadmap_id) or "terms" not in data:
        raise Stale(Code.QUESTION_STALE)
    calendar = read_calendar(data["terms"])
    async with ctx.write() as session:
        await school_calendars.put(session, municipality_id, calendar, actor=ctx.actor)
    await state.clear()
    if roadmap_id:
        await show_next(callback, ctx, roadmap_id, -1, 0)
    else:
        await _show_card(callback, ctx, municipality_id, data["year"], ctx.texts("school-saved"))


async def _missing(ctx: Context, asked: SchoolDates) -> tuple[int, SchoolCalendar]:
    """The municipality, and the usual terms of the year, or of all that a roadmap lacks."""
    if not asked.roadmap_id or asked.year:
        rights.check(UseCase.EDIT_CALENDAR, municipality_id=asked.municipality_id, actor=ctx.actor)
        year = asked.year or _year_now(ctx)
        return asked.municipality_id, usual_calendar(year, asked.count or max(COUNTS))
    async with ctx.read() as session:
        municipality_id, usual = await school_calendars.propose(
            session, asked.roadmap_id, asked.count or max(COUNTS), actor=ctx.actor
        )
    if usual is None:
        raise Stale
    return municipality_id, usual


async def _preview(
    event: Message | CallbackQuery, ctx: Context, state: FSMContext, calendar: SchoolCalendar
) -> None:
    data = await state.get_data()
    municipality_id, roadmap_id = data["municipality"], data["roadmap"]
    async with ctx.write(repeatable=True) as session:
        change = await school_calendars.foresee(session, municipality_id, calendar, actor=ctx.actor)
    await state.update_data(write_calendar(calendar))
    number = await renumber(state, ctx)
    screen = screens.preview(municipality_id, roadmap_id, calendar, change, number, ctx.texts)
    await show(event, screen, ctx.tools)


async def _show_card(
    callback: CallbackQuery, ctx: Context, municipality_id: int, year: int, toast: str | None = None
) -> None:
    async with ctx.read() as session:
        calendar = await school_calendars.see(session, municipality_id, actor=ctx.actor)
    screen = screens.card(municipality_id, year or _year_now(ctx), calendar, ctx.texts)
    await show(callback, screen, ctx.tools, toast)


def _year_now(ctx: Context) -> int:
    return school_years(ctx.today, ctx.today)[-1]
