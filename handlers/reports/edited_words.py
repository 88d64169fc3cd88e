"""What an edited message says now of the tasks that it has told of before."""

from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Context
from domain.access import Actor
from domain.measures import is_possible
from domain.utterances import (
    ACTS,
    Intent,
    Prompt,
    Reading,
    SaidStatus,
    Utterance,
    counted,
    named_activities,
    understand,
)
from domain.workflow import Action
from handlers.core.conversation import answer_to, role_of
from handlers.reports.indicators import value_answered
from handlers.tasks.acting import load_card
from services.reports import edited_remarks, indicators, remarks
from services.reports.indicators import IndicatorLine, ReportedNumber
from services.reports.remarks import Remark
from services.tasks import worlds


@dataclass(frozen=True, slots=True)
class Told:
    """What a message has told of one task: a report that is `sent`, a number, words."""

    key: str
    task_id: int
    sent: bool
    number: ReportedNumber | None
    words: Remark | None

    @property
    def is_of_office(self) -> bool:
        """Whether the words are those of a decision."""
        return self.words is not None and self.words.action in _OF_OFFICE


@dataclass(frozen=True, slots=True)
class Correction:
    """What an edited message says of that task now: words that are `added`, a `value`.

    `line` is the indicator of the number that was told, as the plan has it now. `says_done`:
    nothing in the words speaks against a report that is sent.
    """

    told: Told
    added: str | None
    line: IndicatorLine | None
    value: float | None
    says_done: bool

    @property
    def is_mended(self) -> bool:
        """Whether another number takes the place of the one before."""
        number = self.told.number
        return number is not None and self.value not in (None, number.value)


async def told_with(session: AsyncSession, key: str, actor: Actor) -> Told | None:
    """What was put down under one key of a message, None where nothing was."""
    sent = await edited_remarks.sent_with(session, key, actor=actor)
    number = await indicators.said_with(session, key, actor=actor)
    words = await remarks.said_with(session, [key], actor=actor)
    known = [each.task_id for each in (number, words) if each is not None]
    ids = [*known, *([sent] if sent is not None else [])]
    return Told(key, ids[0], sent is not None, number, words) if ids else None


async def correction_of(text: str, ctx: Context, told: Told, *, of_several: bool) -> Correction:
    """The words read once more; what they say of another task than before is no correction."""
    number = told.number
    reading, is_of_it = await _read(text, ctx, told.task_id, of_several=of_several)
    if number is not None and not (reading.intent is Intent.REPORT and reading.confident):
        # «58» alone answers where a number was asked for.
        reading = await answer_to(Prompt.NUMBER, text, ctx, told.task_id) or reading
    answers = reading.intent is Intent.ANSWER
    is_of_it = is_of_it or answers
    line = await _line_of(number, ctx) if number is not None else None
    return Correction(
        told,
        reading.text if is_of_it and not answers else None,
        line,
        _number_in(text, line, reading) if line is not None and is_of_it else None,
        is_of_it and _says_done(reading),
    )


async def says_more(text: str, ctx: Context, told: Told) -> bool:
    """Whether the words say now that something was done to the task that was not."""
    if told.words is None or told.sent:
        return False
    done = told.words.action
    # A comment on the card in hand stays one, unless it says itself what it is about.
    about = None if done is Action.COMMENT else told.task_id
    reading, _ = await _read(text, ctx, about)
    if not reading.confident or reading.intent not in ACTS:
        return False
    if reading.intent is Intent.REPORT:
        return reading.status is SaidStatus.DONE or done not in _GOES_ON
    return done is not _DONE_BY.get(reading.intent)


_OF_OFFICE = frozenset(
    {
        Action.ACCEPT, Action.RETURN, Action.TAKE_BACK, Action.CONFIRM_NOT_APPLICABLE,
        Action.CANCEL, Action.REOPEN, Action.MARK,
    }
)  # fmt: skip
_GOES_ON = (Action.CHECK_IN, Action.START, Action.NO_CHANGE, Action.COMMENT, Action.ATTACH)
_DONE_BY = {Intent.OBSTACLE: Action.BLOCK, Intent.NOT_OURS: Action.REQUEST_NOT_APPLICABLE}


async def _read(
    text: str, ctx: Context, task_id: int | None, *, of_several: bool = False
) -> tuple[Reading, bool]:
    """What the words say now of the task that they were about, and whether they speak of it at all:
    «6.1 сделали» says nothing of 4.1.
    """
    async with ctx.read() as session:
        world = await worlds.load(session, ctx.today, text, actor=ctx.actor)
        name = await worlds.name_in_hand(session, task_id) if task_id is not None else None
    said = Utterance(text=text, role=role_of(ctx, of_own_school=True), open=name)
    reading = understand(said, world)
    named = named_activities(said, world)
    is_of_it = name in named or not any(each in text for each in named)
    if of_several and reading.intent is Intent.REPORT and not reading.text:
        # «4.1 и 6.1 сделали, 85%» was said of both.
        reading = replace(reading, confident=True)
    return reading, is_of_it


def _says_done(reading: Reading) -> bool:
    if reading.intent is Intent.REPORT:
        return reading.status is SaidStatus.DONE and reading.confident
    return reading.intent not in (Intent.OBSTACLE, Intent.WITHDRAW, Intent.NOT_OURS, Intent.EXTEND)


async def _line_of(number: ReportedNumber, ctx: Context) -> IndicatorLine | None:
    """The indicator as the plan has it now."""
    card = await load_card(ctx, number.task_id)
    return next(
        (line for line in card.indicators if line.indicator_id == number.indicator_id), None
    )


def _number_in(text: str, line: IndicatorLine, reading: Reading) -> float | None:
    """The number that the words give an indicator, None where they give none that can be."""
    if reading.intent is Intent.ANSWER:
        return value_answered(text, line, reading)
    value = reading.value if reading.confident else None
    if value is None:
        value = counted(reading.text or "", line.text, line.unit)
    return value if value is not None and is_possible(value, line.unit) else None
