"""The numbers of indicators: asked for on the way to a report, checked, shown against the plan."""

from dataclasses import dataclass
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reports import prompts
from bot.ui.screens.reports.prompts import ReportPrompt
from domain.access import Actor
from domain.measures import is_met, is_possible, read_value
from domain.utterances import Reading
from domain.workflow import is_reported
from handlers.core.conversation import Answers, wait_for
from handlers.core.showing import show
from handlers.reports.sending_in import ask_for_missing, show_sent
from handlers.tasks.acting import Event, attempt, load_card, show_stale
from services.reports import reported_values
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
    value = value_answered(message.text or "", line, said)
    if value is None:
        await ask_number(message, ctx, state, card, line, ctx.texts("prompt-number-again"))
        return
    await take_value(message, ctx, state, task_id, ReportedValue(line, value), actor=ctx.actor)


def value_answered(text: str, line: IndicatorLine, said: Reading) -> float | None:
    """The number that answers where one was asked for, None where it cannot be one."""
    value = read_value(text, line.unit)
    if value is None and said.confident:
        value = said.value if is_possible(said.value or 0, line.unit) else None
    return value


@dataclass(frozen=True, slots=True)
class ReportedValue:
    """A number for an indicator, and the words that came with it."""

    line: IndicatorLine
    value: float
    words: str | None = None


async def take_value(
    event: Event,
    ctx: Context,
    state: FSMContext,
    task_id: int,
    given: ReportedValue,
    *,
    actor: Actor,
) -> None:
    """Write a number down with the report that it completes, or ask for what is still missing."""
    await state.clear()
    line, value = given.line, given.value
    changed = await attempt(
        event,
        ctx,
        task_id,
        lambda session: reported_values.report(
            session, task_id, line.indicator_id, value, comment=given.words, actor=actor
        ),
    )
    if changed is None:
        return
    met = is_met(value, line.target, line.at_least)
    note = prompts.value_noted(line, value, met, ctx.texts)
    card = changed.card
    if is_reported(card.status):
        await show_sent(event, ctx, changed, note)
    elif card.unfilled is not None:
        await ask_number(event, ctx, state, card, card.unfilled, note)
    else:
        await ask_for_missing(event, ctx, state, task_id, note)
