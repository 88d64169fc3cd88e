"""What a school's words do to a task: the use case that a button would have called, and its answer.

The same for words that were plain and for words that the person has pressed the meaning of.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from html import escape

from aiogram.fsm.context import FSMContext

from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.reminders import digest
from bot.ui.screens.reports import prompts
from bot.ui.screens.reports.prompts import ReportPrompt
from domain.access import Actor
from domain.errors import Code, Refusal, Stale
from domain.measures import is_possible
from domain.utterances import (
    Intent,
    Reading,
    SaidStatus,
    counted,
    is_sent_elsewhere,
    speaks_of_deadline,
    text_checks,
    told_anew,
)
from domain.workflow import Action
from handlers.core.conversation import wait_for
from handlers.core.showing import show
from handlers.core.typed_days import day_meant
from handlers.reports.indicators import ReportedValue, ask_number, take_value
from handlers.reports.sending_in import ask_for_missing, said_of, send_report
from handlers.tasks.acting import (
    Event,
    attempt,
    comment,
    show_card,
    show_loaded,
    show_stale,
    usual_days,
)
from handlers.tasks.deadline_requests import withdraw
from services.core.transitions import Outcome
from services.reminders import snoozing
from services.reports import indicators, remarks, reporting
from services.reports.indicators import IndicatorLine
from services.tasks import deadline_requests
from services.tasks.cards import Card

Number = tuple[IndicatorLine | None, float | None]


@dataclass(frozen=True, slots=True)
class SpokenReading:
    """What was read of a text, and who has said it: an act is done once for its message."""

    reading: Reading
    text: str
    actor: Actor


async def perform(
    event: Event, ctx: Context, state: FSMContext, said: SpokenReading, card: Card
) -> None:
    """Do to a task what the words say, and show the card with what has become of it."""
    match said.reading.intent:
        case Intent.REPORT:
            await _report(event, ctx, state, said, card)
        case Intent.OBSTACLE:
            await _obstacle(event, ctx, said, card)
        case Intent.NOT_OURS:
            act, reason = reporting.request_not_applicable, said.text
            await _take(event, ctx, said, card.task_id, "not_applicable", act, None, reason)
        case Intent.EXTEND:
            await _extend(event, ctx, state, said, card)
        case Intent.WITHDRAW if _is_of_request(said, card):
            await withdraw(event, ctx, card.task_id, said.actor)
        case Intent.WITHDRAW:
            await _take(event, ctx, said, card.task_id, "withdraw", reporting.withdraw, None)
        case Intent.SNOOZE:
            await snooze(event, ctx, said, [card.task_id])
        case Intent.CONTACT:
            await _take(event, ctx, said, card.task_id, "question", remarks.ask_curator, said.text)
        case _:
            await remark(event, ctx, said, card.task_id)


def _is_of_request(said: SpokenReading, card: Card) -> bool:
    """Whether the request for another deadline is taken back, and not a report."""
    waits_alone = card.asked_until is not None and Action.WITHDRAW not in card.actions
    of_report = text_checks.speaks_of_report(said.text)
    return speaks_of_deadline(said.text) or (waits_alone and not of_report)


async def remark(event: Event, ctx: Context, said: SpokenReading, task_id: int) -> None:
    """Keep the words as a comment on a task."""
    await _take(event, ctx, said, task_id, "comment", remarks.comment, said.text)


async def snooze(event: Event, ctx: Context, said: SpokenReading, task_ids: list[int]) -> None:
    """Speak again on the day named, else tomorrow, of these tasks or of all that is due."""
    wanted = said.reading.until or ctx.today + timedelta(days=1)
    async with ctx.write() as session:
        done = await snoozing.snooze(session, wanted, ctx.zone, task_ids=task_ids, actor=ctx.actor)
    await show(event, Screen(escape(digest.snoozed(done, ctx.today, ctx.texts))), ctx.tools)


async def _report(
    event: Event, ctx: Context, state: FSMContext, said: SpokenReading, card: Card
) -> None:
    number = await _number(ctx, said, card)
    # A number that no indicator takes stays in its words.
    is_whole = said.reading.value is not None and number[0] is None
    words = said.text if is_whole else said.reading.text
    if Action.SUBMIT not in card.actions:
        # It is under review or finished: the words are added to it.
        if words and Action.COMMENT in card.actions:
            await remark(event, ctx, said, card.task_id)
        else:
            await show_stale(event, ctx, card.task_id)
    elif said.reading.status is SaidStatus.NO_CHANGE and card.continuous:
        await _take(event, ctx, said, card.task_id, "no_change", reporting.no_change, None)
    elif said.reading.status is not SaidStatus.DONE or (card.continuous and card.deadline is None):
        # Work goes on: a check-in with the words.
        act = reporting.check_in
        await _take(event, ctx, said, card.task_id, "check_in", act, None, said.text)
    else:
        await _done(event, ctx, state, said, card, words, number)


async def _done(
    event: Event,
    ctx: Context,
    state: FSMContext,
    said: SpokenReading,
    card: Card,
    words: str | None,
    number: Number,
) -> None:
    line, value = number
    if card.lacks_documents and is_sent_elsewhere(said.text):
        # Words of a document that went another way do not stand for it here.
        if await _keep(event, ctx, said, card.task_id, said.text):
            await ask_for_missing(event, ctx, state, card.task_id, "")
    elif line is None:
        await send_report(event, ctx, state, card.task_id, None, words=words, actor=said.actor)
    elif value is not None and is_possible(value, line.unit):
        given = ReportedValue(line, value, words)
        await take_value(event, ctx, state, card.task_id, given, actor=said.actor)
    elif not words or await _keep(event, ctx, said, card.task_id, words):
        await ask_number(event, ctx, state, card, line)


async def _number(ctx: Context, said: SpokenReading, card: Card) -> Number:
    """The indicator that is to be filled, and the number that the words give it.

    The only one is filled anew where a report that was taken back or returned comes with a number,
    or where an earlier try of this very message has filled it.
    """
    line, reading = card.unfilled, said.reading
    counts = counted(reading.text or "", line.text, line.unit) if line is not None else None
    if line is not None or len(card.indicators) != 1:
        return line, counts if reading.value is None else reading.value
    (line,) = card.indicators
    value = told_anew(reading, said.text, line.text, line.unit)
    if value is None or (value == line.fact and not await _has_put(ctx, said.actor, line, card)):
        return None, None
    return line, value


async def _has_put(ctx: Context, actor: Actor, line: IndicatorLine, card: Card) -> bool:
    """Whether the number that stands is of the message that is worked on."""
    async with ctx.read() as session:
        put = await indicators.said_with(session, actor.update_key or "", actor=actor)
    return put is not None and (put.task_id, put.indicator_id) == (card.task_id, line.indicator_id)


async def _keep(event: Event, ctx: Context, said: SpokenReading, task_id: int, words: str) -> bool:
    """Whether the words could be kept before what is still missing is asked for."""
    actor = said.actor.part("words")
    return await comment(event, ctx, task_id, words, actor=actor) is not None


async def _obstacle(event: Event, ctx: Context, said: SpokenReading, card: Card) -> None:
    if Action.BLOCK not in card.actions and Action.COMMENT in card.actions:
        await remark(event, ctx, said, card.task_id)
    else:
        await _take(event, ctx, said, card.task_id, "block", reporting.block, None, said.text)


async def _extend(
    event: Event, ctx: Context, state: FSMContext, said: SpokenReading, card: Card
) -> None:
    """Ask the curator for the day that was named; the words are the reason."""
    until = day_meant(said.reading, card.deadline) if card.deadline else None
    replaces = card.asked_until is not None and until not in (None, card.asked_until)
    if not (card.may_ask_deadline or replaces) or card.deadline is None:
        await show_stale(event, ctx, card.task_id)
        return
    try:
        if until is None or until <= card.deadline:
            raise Refusal(Code.BAD_INPUT)
        async with ctx.write() as session:
            if replaces:
                # «нет, лучше до 2 декабря»: another day is asked for than a moment ago.
                await deadline_requests.withdraw(session, card.task_id, actor=ctx.actor)
            await deadline_requests.ask(
                session, card.task_id, None, until, said.text, actor=ctx.actor
            )
    except Stale:
        await show_stale(event, ctx, card.task_id)
    except Refusal as refusal:
        if refusal.code is not Code.BAD_INPUT:
            raise
        # No day, or one that cannot be: the usual ones are offered, another may be typed.
        await wait_for(state, ReportPrompt.DEADLINE_DAY, card.task_id)
        days = await usual_days(ctx, card.task_id)
        early = until is not None and until <= card.deadline
        screen = prompts.deadline_request(card, days, ctx.texts, too_early=early)
        await show(event, screen, ctx.tools)
    else:
        await show_card(event, ctx, card.task_id, said=ctx.texts("done-deadline-request"))


async def _take(
    event: Event,
    ctx: Context,
    said: SpokenReading,
    task_id: int,
    step: str,
    act: Callable[..., Awaitable[Outcome]],
    *given: str | None,
) -> None:
    """Do an act to the task with what it is given, and show the card with what it has become."""
    changed = await attempt(
        event, ctx, task_id, lambda session: act(session, task_id, *given, actor=said.actor)
    )
    if changed is not None:
        await show_loaded(event, ctx, changed.card, said=said_of(changed.outcome, step, ctx))
