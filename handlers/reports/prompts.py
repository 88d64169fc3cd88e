"""What the bot has asked a person to write about a task, and what was written.

The conversation remembers only which question is open: cards and their buttons never need it.
"""

from typing import Any

from aiogram import F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.callbacks.tasks import TaskAsk
from bot.ui.context import Context
from bot.ui.screens.reports import prompts
from bot.ui.screens.reports.prompts import ReportPrompt
from domain.errors import Stale
from domain.utterances import Reading
from domain.workflow import Action, Status
from handlers.core.conversation import Answers, wait_for
from handlers.core.doubting import doubt
from handlers.core.showing import show
from handlers.reports.sending_in import send_report
from handlers.tasks.acting import Event, attempt, load_card, show_loaded, show_stale
from services.core.transitions import Outcome
from services.reports import remarks, reporting

router = Router(name="reports.prompts")

NEEDS = {
    ReportPrompt.COMMENT: Action.COMMENT,
    ReportPrompt.QUESTION: Action.COMMENT,
    ReportPrompt.NEWS: Action.SUBMIT,
    ReportPrompt.BLOCK: Action.BLOCK,
    ReportPrompt.NOT_APPLICABLE: Action.REQUEST_NOT_APPLICABLE,
    ReportPrompt.FILE: Action.ATTACH,
}
"""The questions asked here, and what must be possible for each to make sense."""


@router.callback_query(TaskAsk.filter(F.about != ReportPrompt.DEADLINE_REQUEST))
async def ask(
    callback: CallbackQuery, callback_data: TaskAsk, ctx: Context, state: FSMContext
) -> None:
    """Ask for words about a task."""
    try:
        prompt = ReportPrompt(callback_data.about)
    except ValueError:
        raise Stale from None
    card = await load_card(ctx, callback_data.task_id)
    if NEEDS.get(prompt) not in card.actions:
        await show_stale(callback, ctx, card.task_id)
        return
    await wait_for(state, prompt, card.task_id)
    await show(callback, prompts.screen(prompt, card, ctx.texts), ctx.tools)


@router.message(Answers(*NEEDS))
async def take_words(
    message: Message, ctx: Context, state: FSMContext, asked: dict[str, Any], said: Reading
) -> None:
    """Carry out what the words were asked for; doubtful ones are asked about."""
    task_id = int(asked["task"])
    if asked.get("sends"):
        # «Не хватает: …» asks for a file or words: with the words the report goes out.
        if not said.confident:
            # «Ещё не готово» is no report of what is done: it is asked about.
            raise SkipHandler
        await send_report(message, ctx, state, task_id, None, words=message.text or "")
    elif said.confident:
        await carry_out(message, message.text or "", ctx, state, asked)
    else:
        await doubt(message, ctx, state)


async def carry_out(
    event: Event, text: str, ctx: Context, state: FSMContext, asked: dict[str, Any]
) -> None:
    """Do with the words what they were asked for, whatever they are."""
    task_id, prompt = int(asked["task"]), ReportPrompt(asked["about"])
    if asked.get("sends"):
        await send_report(event, ctx, state, task_id, None, words=text)
        return
    await state.clear()

    async def write(session: AsyncSession) -> Outcome:
        match prompt:
            case ReportPrompt.BLOCK:
                return await reporting.block(session, task_id, None, text, actor=ctx.actor)
            case ReportPrompt.NOT_APPLICABLE:
                return await reporting.request_not_applicable(
                    session, task_id, None, text, actor=ctx.actor
                )
            case ReportPrompt.NEWS:
                return await reporting.tell_news(session, task_id, text, actor=ctx.actor)
            case ReportPrompt.QUESTION:
                return await remarks.ask_curator(session, task_id, text, actor=ctx.actor)
            case _:
                return await remarks.comment(session, task_id, text, actor=ctx.actor)

    changed = await attempt(event, ctx, task_id, write)
    if changed is not None:
        told = ctx.texts(f"done-{_said(prompt, changed.outcome)}")
        await show_loaded(event, ctx, changed.card, said=told)


def _said(prompt: ReportPrompt, outcome: Outcome) -> str:
    if prompt is ReportPrompt.NEWS:
        done = {Status.SUBMITTED: "submit", Status.DONE: "submit-done"}
        return done.get(outcome.status, "check-in")
    # Words that come where a file was asked for are a comment.
    return "comment" if prompt is ReportPrompt.FILE else prompt.value.replace("_", "-")
