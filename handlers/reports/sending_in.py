"""Sending a report in, by a press, a number or words: what is missing is said first, one way."""

from aiogram.fsm.context import FSMContext

from bot.ui.context import Context
from bot.ui.screens.reports import prompts
from bot.ui.screens.reports.prompts import ReportPrompt
from domain.access import Actor
from domain.errors import Code, Refusal
from domain.workflow import Status
from handlers.core.conversation import wait_for
from handlers.core.showing import show
from handlers.tasks.acting import Changed, Event, attempt, load_card, show_loaded
from services.core.transitions import Outcome
from services.reports import reporting


async def send_report(
    event: Event,
    ctx: Context,
    state: FSMContext,
    task_id: int,
    version: int | None,
    *,
    words: str | None = None,
    even_incomplete: bool = False,
    actor: Actor | None = None,
) -> None:
    """Send the report for review, or say what is missing and wait for it.

    `words` are kept with the report and stand for what is missing. `note` is said before what
    became of it. A file or words that come next are about this task. `actor` is who has sent words
    before whose meaning the event has chosen.
    """
    await state.clear()
    by = actor or ctx.actor
    try:
        changed = await attempt(
            event,
            ctx,
            task_id,
            lambda session: reporting.submit(
                session,
                task_id,
                version,
                comment=words,
                even_incomplete=even_incomplete,
                actor=by,
            ),
        )
    except Refusal as refusal:
        if refusal.code is not Code.REPORT_INCOMPLETE:
            raise
        await ask_for_missing(event, ctx, state, task_id)
        return
    if changed is not None:
        await show_sent(event, ctx, changed)


async def show_sent(event: Event, ctx: Context, changed: Changed, note: str = "") -> None:
    """The card of a report that has gone; `note` is said first."""
    said = " ".join(filter(None, (note, said_of(changed.outcome, "submit", ctx))))
    await show_loaded(event, ctx, changed.card, said=said)


async def ask_for_missing(
    event: Event, ctx: Context, state: FSMContext, task_id: int, note: str = ""
) -> None:
    """Say what the report still lacks; what comes next is about it."""
    card = await load_card(ctx, task_id)
    await wait_for(state, ReportPrompt.FILE, task_id, sends=1)
    await show(event, prompts.ask_proof(card, ctx.texts, note), ctx.tools)


def said_of(outcome: Outcome, step: str, ctx: Context) -> str:
    """What has become of a step, in a sentence."""
    if outcome.repeated:
        return ctx.texts("done-again")
    if step in ("submit", "repeat"):
        done = outcome.status is Status.DONE
        return ctx.texts("done-submit-done" if done else "done-submit")
    return ctx.texts(f"done-{step.replace('_', '-')}")
