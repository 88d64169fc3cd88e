"""What a school says that a sentence answers: its files, other schools, «разобрались»."""

from dataclasses import replace
from html import escape

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from domain.tasks import Bucket
from domain.utterances import Intent, Reading, SaidStatus, SpeakerRole, resolves
from domain.utterances.errands import asks_other_schools, asks_own_files
from domain.workflow import Status
from handlers.summaries.questions import open_summary
from handlers.utterances import asking
from handlers.utterances.hearing import Heard
from services.tasks import worlds

SENT = (Bucket.DONE, Bucket.IN_REVIEW)


async def answer(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether a sentence answers what a school asks for: its files, what other schools do, and
    «разобрались» beside a card whose obstacle is gone.
    """
    if asks_own_files(heard.text) and heard.lines:
        sent = next((line for line in heard.lines if line.bucket in SENT), heard.lines[0])
        number = worlds.name_of(sent.number, sent.title)
        await message.answer(ctx.texts("said-own-files", number=escape(number)))
        return True
    if asks_other_schools(heard.text):
        await message.answer(ctx.texts("said-others-are-of-office"))
        await open_summary(message, "", ctx, state)
        return True
    if heard.role is SpeakerRole.COORDINATOR and resolves(heard.text):
        gone = hindered(replace(heard, reading=Reading(intent=Intent.WITHDRAW)))
        if gone is not None:
            await asking.ask(message, ctx, state, gone)
        return gone is not None
    return False


def hindered(heard: Heard) -> Heard | None:
    """Words that take an obstacle back beside its card: whether the work goes on is asked."""
    line = next((each for each in heard.lines if each.task_id == heard.opened), None)
    named = heard.reading.activity in (None, heard.said.open)
    taken_back = heard.reading.intent is Intent.WITHDRAW and named and heard.replied is None
    if line is None or line.status is not Status.BLOCKED or not taken_back:
        return None
    goes_on = Reading(
        intent=Intent.REPORT,
        activity=heard.said.open,
        status=SaidStatus.IN_PROGRESS,
        confident=False,
    )
    return replace(heard, reading=goes_on, tasks=(line,))
