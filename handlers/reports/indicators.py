"""The numbers of indicators: asked for on the way to a report, checked, shown against the plan."""

from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reports import prompts
from bot.ui.screens.reports.prompts import ReportPrompt
from domain.measures import is_met, is_possible, read_value
from domain.utterances import Reading
from handlers.core.conversation import Answers, wait_for
from handlers.core.showing import show
from handlers.reports.sending_in import send_report
from handlers.tasks.acting import Event, attempt, load_card, show_stale
from services.reports import indicators
from services.reports.indicators import IndicatorLine
from services.tasks.cards import Card

router = Router(name="reports.indicators")


async def ask_number(
    event: Event,
    ctx: Context,
    state: FSMContext,
    card: Card,
    indicator: IndicatorLine,
    note: str = "",
) -> None:
    """Ask for the number of an indicator; `note` is said first."""
    await wait_for(state, ReportPrompt.NUMBER, card.task_id, indicator=indicator.indicator_id)
    await show(event, prompts.ask_number(card, indicator, ctx.texts, note), ctx.tools)


@router.message(Answers(ReportPrompt.NUMBER))
async def take_number(
    message: Message, ctx: Context, state: FSMContext, asked: dict[str, Any], said: Reading
) -> None:
    """Write the number down, then ask for the next one, or send the report that waits for it."""
    task_id = int(asked["task"])
    card = await load_card(ctx, task_id)
    line = next((each for each in card.indicators if each.indicator_id == asked["indicator"]), None)
    if line is None:
        await state.clear()
        await show_stale(message, ctx, task_id)
        return
    value = read_value(message.text or "", line.unit)
    if value is None and said.confident:
        value = said.value if is_possible(said.value or 0, line.unit) else None
    if value is None:
        await ask_number(message, ctx, state, card, line, ctx.texts("prompt-number-again"))
        return
    await state.clear()
    changed = await attempt(
        message,
        ctx,
        task_id,
        lambda session: indicators.note_value(
            session,
            task_id,
            line.indicator_id,
            value,
            # The report that the number completes comes of the same message.
            actor=ctx.actor.part("value"),
        ),
    )
    if changed is None:
        return
    met = is_met(value, line.target, line.at_least)
    note = prompts.value_noted(line, value, met, ctx.texts)
    if changed.card.unfilled is not None:
        await ask_number(message, ctx, state, changed.card, changed.card.unfilled, note)
    else:
        await send_report(message, ctx, state, task_id, None, note=note)
