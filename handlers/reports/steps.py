"""The buttons that move a task."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.tasks import TaskStep
from bot.ui.context import Context
from domain.errors import Stale
from domain.workflow import Action
from handlers.reports.indicators import ask_number
from handlers.reports.sending_in import said_of, send_report
from handlers.tasks.acting import attempt, load_card, show_loaded
from services.core.transitions import Outcome
from services.reports import repetition, reporting

router = Router(name="reports.steps")

SENDING = ("submit", "submit_bare", "submit_empty")
"""Sending the report: as a whole, without a number, without what else is missing."""

STEPS: dict[str, Callable[..., Awaitable[Outcome]]] = {
    "start": reporting.start,
    "withdraw": reporting.withdraw,
    "no_change": reporting.no_change,
    "repeat": repetition.repeat,
}


@router.callback_query(TaskStep.filter())
async def take_step(
    callback: CallbackQuery, callback_data: TaskStep, ctx: Context, state: FSMContext
) -> None:
    """Carry the step out and show the card; a number that is wanted is asked for first."""
    use_case = STEPS.get(callback_data.step)
    if use_case is None and callback_data.step not in SENDING:
        raise Stale
    await state.clear()
    task_id = callback_data.task_id
    if callback_data.step == "submit":
        card = await load_card(ctx, task_id)
        fits = Action.SUBMIT in card.actions and card.version == callback_data.version
        if fits and card.unfilled is not None:
            await ask_number(callback, ctx, state, card, card.unfilled)
            return
    if use_case is None:
        await send_report(
            callback,
            ctx,
            state,
            task_id,
            callback_data.version,
            even_incomplete=callback_data.step == "submit_empty",
        )
        return
    changed = await attempt(
        callback,
        ctx,
        task_id,
        lambda session: use_case(
            session,
            task_id,
            callback_data.version,
            actor=ctx.actor,
        ),
    )
    if changed is not None:
        said = said_of(changed.outcome, callback_data.step, ctx)
        await show_loaded(callback, ctx, changed.card, said=said)
