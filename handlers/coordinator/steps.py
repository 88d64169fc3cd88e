"""The buttons that move a task."""

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery

from bot.ui.callbacks.tasks import TaskStep
from bot.ui.context import Context
from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from handlers.coordinator import keys
from handlers.coordinator.acting import attempt, load_card, show_card
from handlers.coordinator.numbers import ask_number
from services import repetition, reporting
from services.transitions import Outcome

router = Router(name="coordinator.steps")

STEPS = {
    "start": reporting.start,
    "submit": reporting.submit,
    "submit_bare": reporting.submit,
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
        raise Refusal(Code.STALE)
    await state.clear()
    task_id = callback_data.task_id
    if callback_data.step == "submit":
        card = await load_card(ctx, task_id)
        fits = Action.SUBMIT in card.actions and card.version == callback_data.version
        if fits and card.unfilled is not None:
            await ask_number(callback, ctx, state, card, card.unfilled)
            return
    outcome = await attempt(
        callback,
        ctx,
        task_id,
        lambda session: use_case(
            session,
            task_id,
            callback_data.version,
            actor=ctx.actor,
            update_key=keys.of_press(callback),
        ),
    )
    if outcome is not None:
        await show_card(callback, ctx, task_id, said=_said(callback_data.step, outcome, ctx))


def _said(step: str, outcome: Outcome, ctx: Context) -> str:
    if outcome.repeated:
        return ctx.texts("done-again")
    if step in ("submit", "submit_bare", "repeat"):
        done = outcome.status is Status.DONE
        return ctx.texts("done-submit-done" if done else "done-submit")
    return ctx.texts(f"done-{step.replace('_', '-')}")
