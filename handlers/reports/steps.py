"""The buttons that move a task."""

from collections.abc import Awaitable, Callable
from functools import partial

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.tasks import TaskStep
from bot.ui.context import Context
from bot.ui.screens.reports import prompts
from bot.ui.screens.reports.prompts import Prompt
from domain.errors import Code, Refusal, Stale
from domain.workflow import Action, Status
from handlers.core import update_keys
from handlers.core.conversation import wait_for
from handlers.core.showing import show
from handlers.reports.indicators import ask_number
from handlers.tasks.acting import attempt, load_card, show_card
from services.core.transitions import Outcome
from services.reports import repetition, reporting

router = Router(name="reports.steps")

STEPS: dict[str, Callable[..., Awaitable[Outcome]]] = {
    "start": reporting.start,
    "submit": reporting.submit,
    "submit_bare": reporting.submit,
    "submit_empty": partial(reporting.submit, even_empty=True),
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
    if use_case is None:
        raise Stale
    await state.clear()
    task_id = callback_data.task_id
    if callback_data.step == "submit":
        card = await load_card(ctx, task_id)
        fits = Action.SUBMIT in card.actions and card.version == callback_data.version
        if fits and card.unfilled is not None:
            await ask_number(callback, ctx, state, card, card.unfilled)
            return
    try:
        outcome = await attempt(
            callback,
            ctx,
            task_id,
            lambda session: use_case(
                session,
                task_id,
                callback_data.version,
                actor=ctx.actor,
                update_key=update_keys.of_press(callback),
            ),
        )
    except Refusal as refusal:
        if refusal.code is not Code.NOTHING_TO_SUBMIT:
            raise
        await _ask_for_proof(callback, ctx, state, task_id)
        return
    if outcome is not None:
        await show_card(callback, ctx, task_id, said=_said(callback_data.step, outcome, ctx))


async def _ask_for_proof(
    callback: CallbackQuery, ctx: Context, state: FSMContext, task_id: int
) -> None:
    """What is missing; a file or words sent now are about this task, and so is sending bare."""
    card = await load_card(ctx, task_id)
    await wait_for(state, Prompt.FILE, task_id)
    await show(callback, prompts.ask_proof(card, ctx.texts), ctx.tools)


def _said(step: str, outcome: Outcome, ctx: Context) -> str:
    if outcome.repeated:
        return ctx.texts("done-again")
    if step in ("submit", "submit_bare", "submit_empty", "repeat"):
        done = outcome.status is Status.DONE
        return ctx.texts("done-submit-done" if done else "done-submit")
    return ctx.texts(f"done-{step.replace('_', '-')}")
