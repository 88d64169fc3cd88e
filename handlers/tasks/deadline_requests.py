"""«Прошу перенести срок»: a day, a reason, and the curator's answer."""

from datetime import date
from typing import Any

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.tasks import RequestDeadline, TaskAsk, WithdrawDeadlineRequest
from bot.ui.context import Context
from bot.ui.screens.reports import prompts
from bot.ui.screens.reports.prompts import ReportPrompt
from domain.access import Actor
from domain.errors import Stale
from domain.possible_days import day_numbered
from domain.utterances import Reading, says_why
from handlers.core.conversation import Answers, InPlace, wait_for
from handlers.core.doubting import doubt
from handlers.core.showing import show
from handlers.core.typed_days import day_answered
from handlers.tasks.acting import Event, load_card, show_card, show_stale, usual_days
from services.tasks import deadline_requests
from services.tasks.cards import Card

router = Router(name="tasks.deadline_requests")


@router.callback_query(TaskAsk.filter(F.about == ReportPrompt.DEADLINE_REQUEST))
async def ask_day(
    callback: CallbackQuery, callback_data: TaskAsk, ctx: Context, state: FSMContext
) -> None:
    """Until when should it be moved? A day may be pressed or typed."""
    card = await load_card(ctx, callback_data.task_id)
    if not card.may_ask_deadline:
        await show_stale(callback, ctx, card.task_id)
        return
    await wait_for(state, ReportPrompt.DEADLINE_DAY, card.task_id)
    days = await usual_days(ctx, card.task_id)
    await show(callback, prompts.deadline_request(card, days, ctx.texts), ctx.tools)


@router.callback_query(RequestDeadline.filter())
async def take_day(
    callback: CallbackQuery, callback_data: RequestDeadline, ctx: Context, state: FSMContext
) -> None:
    """One of the usual days was pressed, or another one will be written."""
    card = await load_card(ctx, callback_data.task_id)
    if not card.may_ask_deadline:
        await show_stale(callback, ctx, card.task_id)
        return
    if callback_data.day == 0:
        await wait_for(state, ReportPrompt.DEADLINE_DAY, card.task_id)
        await show(callback, prompts.screen(ReportPrompt.DEADLINE_DAY, card, ctx.texts), ctx.tools)
        return
    await _check(day_numbered(callback_data.day), card.task_id, ctx)
    await wait_for(state, ReportPrompt.DEADLINE_REASON, card.task_id, day=callback_data.day)
    await show(callback, prompts.screen(ReportPrompt.DEADLINE_REASON, card, ctx.texts), ctx.tools)


@router.message(Answers(ReportPrompt.DEADLINE_DAY))
async def read_day(
    message: Message,
    ctx: Context,
    state: FSMContext,
    asked: dict[str, Any],
    said: Reading,
    in_place: InPlace,
) -> None:
    """A day, with its reason or without; one that cannot be is asked for again."""
    card, text = await load_card(ctx, int(asked["task"])), message.text or ""
    day = day_answered(text, said, card.deadline, card.today)
    if day is None or not _is_possible(day, card):
        # Words without a day, «31.11» among them: nothing was too early.
        wanted = "later" if day or said.until else "unread"
        again = ctx.texts(f"prompt-deadline-request-day-{wanted}")
        screen = prompts.screen(ReportPrompt.DEADLINE_DAY, card, ctx.texts, note=again)
        await show(message, screen, ctx.tools)
        return
    await _check(day, card.task_id, ctx)
    if says_why(*in_place):
        await send(message, text, ctx, state, {**asked, "day": day.toordinal()})
        return
    await wait_for(state, ReportPrompt.DEADLINE_REASON, card.task_id, day=day.toordinal())
    await show(message, prompts.screen(ReportPrompt.DEADLINE_REASON, card, ctx.texts), ctx.tools)


@router.message(Answers(ReportPrompt.DEADLINE_REASON))
async def take_reason(
    message: Message, ctx: Context, state: FSMContext, asked: dict[str, Any], said: Reading
) -> None:
    """The request goes to the curators; a doubtful reason is asked about."""
    if said.confident:
        await send(message, message.text or "", ctx, state, asked)
    else:
        await doubt(message, ctx, state)


async def send(
    event: Event, reason: str, ctx: Context, state: FSMContext, asked: dict[str, Any]
) -> None:
    """Send the request with this reason, whatever it is."""
    await state.clear()
    task_id = int(asked["task"])
    try:
        async with ctx.write() as session:
            await deadline_requests.ask(
                session,
                task_id,
                None,
                day_numbered(int(asked["day"])),
                reason,
                actor=ctx.actor,
            )
    except Stale:
        await show_stale(event, ctx, task_id)
        return
    await show_card(event, ctx, task_id, said=ctx.texts("done-deadline-request"))


@router.callback_query(WithdrawDeadlineRequest.filter())
async def take_back(
    callback: CallbackQuery, callback_data: WithdrawDeadlineRequest, ctx: Context
) -> None:
    """The deadline stays as it is."""
    await withdraw(callback, ctx, callback_data.task_id)


async def withdraw(event: Event, ctx: Context, task_id: int, actor: Actor | None = None) -> None:
    """Take the request back that waits, and show the card."""
    try:
        async with ctx.write() as session:
            await deadline_requests.withdraw(session, task_id, actor=actor or ctx.actor)
    except Stale:
        await show_stale(event, ctx, task_id)
        return
    await show_card(event, ctx, task_id, said=ctx.texts("done-deadline-request-withdrawn"))


async def _check(day: date, task_id: int, ctx: Context) -> None:
    """A day that cannot be is refused before its reason is asked for."""
    async with ctx.read() as session:
        await deadline_requests.check_day(session, task_id, day, actor=ctx.actor)


def _is_possible(day: date, card: Card) -> bool:
    return day >= card.today and (card.deadline is None or day > card.deadline)
