"""/policy: how a roadmap reminds; and the working calendar, by hand."""

import re
from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.reminders import CalendarDays, PolicyOf, PolicySet
from bot.ui.context import Context
from bot.ui.screens.reminders import policy as screens
from domain.access import UseCase
from domain.errors import Code, Refusal, Stale
from domain.reminding.policy import RecipientKind
from domain.utterances import Prompt
from domain.written_dates import read_date
from handlers.core.conversation import AnswersPrompt
from handlers.core.places import chosen_municipality
from handlers.core.showing import show
from handlers.core.typing_in import ask
from services.core import rights
from services.reminders import calendar_days, policies
from services.reminders.calendar_days import DayStretch
from services.roadmaps import decisions

router = Router(name="reminders.policies")

STEPS = (RecipientKind.HEAD, RecipientKind.CURATOR, RecipientKind.MANAGER)
"""Whose days are typed for the steps upwards, in this order; 0 for somebody who is not told."""

_DASH = re.compile(r"\s*[–—-]\s*")
_DAY = re.compile(
    r"^\s*(\d{1,2}[./]\d{1,2}(?:[./]\d{2,4})?|\d{1,2}\s+[^\W\d_]{3,}(?:\s+\d{4})?)\s*[,:]?\s*"
)


class PolicyTyping(StatesGroup):
    """Something is being typed: days before or after a deadline, steps, or days of the calendar."""

    distances = State()
    days = State()


@router.message(Command("policy"))
async def begin(message: Message, ctx: Context) -> None:
    """The policy of the only roadmap, or a choice of roadmaps."""
    await _begin(message, ctx)


@router.callback_query(PolicyOf.filter(F.roadmap_id == 0))
async def begin_pressed(callback: CallbackQuery, ctx: Context) -> None:
    await _begin(callback, ctx)


@router.callback_query(PolicyOf.filter())
async def see(
    callback: CallbackQuery, callback_data: PolicyOf, ctx: Context, state: FSMContext
) -> None:
    """The policy of a roadmap, or the values of one part of it."""
    await state.clear()
    async with ctx.read() as session:
        view = await policies.see(session, callback_data.roadmap_id, actor=ctx.actor)
    if callback_data.field == screens.RHYTHM:
        screen = screens.ask_rhythm(view, ctx.texts)
    elif callback_data.field in screens.CHOICES:
        screen = screens.ask(view, callback_data.field, ctx.texts)
    else:
        screen = screens.card(view, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.callback_query(PolicySet.filter(F.choice == screens.TYPE))
async def ask_distances(
    callback: CallbackQuery, callback_data: PolicySet, ctx: Context, state: FSMContext
) -> None:
    """Ask for other days than those that are offered."""
    async with ctx.read() as session:
        await policies.see(session, callback_data.roadmap_id, actor=ctx.actor)
    field = callback_data.field
    text = ctx.texts("policy-ask-steps" if field == "escalation" else "policy-ask-days")
    back = PolicyOf(roadmap_id=callback_data.roadmap_id, field=field)
    await ask(callback, ctx, state, PolicyTyping.distances, text, back, **back.model_dump())


@router.callback_query(PolicySet.filter())
async def choose(callback: CallbackQuery, callback_data: PolicySet, ctx: Context) -> None:
    """Take one of the values that are offered, or the usual ones for all."""
    field, choice = callback_data.field, callback_data.choice
    async with ctx.write() as session:
        if choice == screens.RESET:
            await policies.reset(session, callback_data.roadmap_id, actor=ctx.actor)
        elif field == screens.RHYTHM and 0 <= choice < len(screens.RHYTHMS):
            rhythm = screens.RHYTHMS[choice]
            await decisions.set_rhythm(session, callback_data.roadmap_id, rhythm, actor=ctx.actor)
        elif 0 <= choice < len(screens.CHOICES.get(field, ())):
            value = screens.CHOICES[field][choice]
            await policies.change(session, callback_data.roadmap_id, field, value, actor=ctx.actor)
        else:
            raise Stale
    await _card(callback, callback_data.roadmap_id, ctx, ctx.texts("policy-saved"))


@router.message(PolicyTyping.distances, AnswersPrompt(Prompt.NUMBER))
async def take_distances(message: Message, ctx: Context, state: FSMContext) -> None:
    """«10, 5, 1», or «3, 5, 10» for the steps upwards."""
    data = await state.get_data()
    days = [int(number) for number in re.findall(r"\d{1,4}", message.text or "")]
    if not days or (data["field"] == "escalation" and len(days) != len(STEPS)):
        raise Refusal(Code.BAD_INPUT, field="days")
    value: list[Any] = sorted(set(days))
    if data["field"] == "escalation":
        value = [[to.value, after] for to, after in zip(STEPS, days, strict=True) if after]
    async with ctx.write() as session:
        await policies.change(session, data["roadmap_id"], data["field"], value, actor=ctx.actor)
    await state.clear()
    await _card(message, data["roadmap_id"], ctx)


@router.callback_query(CalendarDays.filter())
async def calendar(
    callback: CallbackQuery, callback_data: CalendarDays, ctx: Context, state: FSMContext
) -> None:
    """The days that were set by hand; another action asks for days."""
    await state.clear()
    municipality_id = await chosen_municipality(
        callback,
        callback_data.municipality_id,
        UseCase.EDIT_CALENDAR,
        CalendarDays,
        ctx,
        back="notifications",
    )
    if municipality_id is None:
        return
    if callback_data.action == "see":
        await _days(callback, municipality_id, ctx)
        return
    rights.check(UseCase.EDIT_CALENDAR, municipality_id=municipality_id, actor=ctx.actor)
    await state.set_state(PolicyTyping.days)
    await state.update_data(municipality_id=municipality_id, action=callback_data.action)
    screen = screens.ask_days(municipality_id, callback_data.action, ctx.texts)
    await show(callback, screen, ctx.tools)


@router.message(PolicyTyping.days, AnswersPrompt(Prompt.DAY))
async def take_days(message: Message, ctx: Context, state: FSMContext) -> None:
    """«2.11 – 8.11 осенние каникулы»."""
    data = await state.get_data()
    first, last, name = read_days(message.text or "", ctx.today)
    municipality_id = data["municipality_id"]
    async with ctx.write() as session:
        if data["action"] == "clear":
            await calendar_days.clear(session, municipality_id, first, last, actor=ctx.actor)
        else:
            days = DayStretch(first, last, data["action"] == "on", name)
            await calendar_days.put(session, municipality_id, days, actor=ctx.actor)
    await state.clear()
    await _days(message, municipality_id, ctx)


def read_days(text: str, today: date) -> tuple[date, date, str]:
    """The first and the last day and the name after them: «2.11 – 8.11 каникулы», «7.11».

    Raises Refusal(BAD_INPUT, field) where no day is found.
    """
    begins = _DAY.match(text)
    first = read_date(begins[1], today) if begins else None
    if begins is None or first is None:
        raise Refusal(Code.BAD_INPUT, field="days")
    rest = text[begins.end() :]
    if dash := _DASH.match(rest):
        ends = _DAY.match(rest[dash.end() :])
        last = read_date(ends[1], first) if ends else None
        if ends is None or last is None:
            raise Refusal(Code.BAD_INPUT, field="days")
        return first, last, rest[dash.end() + ends.end() :].strip()
    return first, first, rest.strip()


async def _begin(event: Message | CallbackQuery, ctx: Context) -> None:
    async with ctx.read() as session:
        found = await policies.mine(session, actor=ctx.actor)
    if len(found) == 1:
        await _card(event, found[0][0], ctx)
    else:
        await show(event, screens.choose(found, ctx.texts), ctx.tools)


async def _card(
    event: Message | CallbackQuery, roadmap_id: int, ctx: Context, toast: str | None = None
) -> None:
    async with ctx.read() as session:
        view = await policies.see(session, roadmap_id, actor=ctx.actor)
    await show(event, screens.card(view, ctx.texts), ctx.tools, toast)


async def _days(event: Message | CallbackQuery, municipality_id: int, ctx: Context) -> None:
    async with ctx.read() as session:
        found = await calendar_days.see(session, municipality_id, ctx.today, actor=ctx.actor)
    screen = screens.calendar_days(municipality_id, found, ctx.today, ctx.texts)
    await show(event, screen, ctx.tools)
