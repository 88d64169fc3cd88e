"""The later correction of words and captions."""

from dataclasses import dataclass, replace

from aiogram import F, Router
from aiogram.types import Message
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.callbacks.utterances import SaidAnew
from bot.ui.context import Context
from bot.ui.screen import button, keyboard
from bot.ui.screens.reports import prompts
from bot.ui.screens.review.review import closed
from bot.ui.screens.tasks import statuses
from domain.access import Actor
from domain.errors import Stale
from domain.measures import is_met, is_possible
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
from domain.workflow import Action, Status
from handlers.core import update_keys
from handlers.core.conversation import answer_to, role_of
from handlers.core.showing import show
from handlers.reports.incoming import HasFile
from handlers.reports.indicators import value_answered
from handlers.tasks.acting import load_card, show_card
from services.reports import captions, indicators, remarks
from services.reports.evidence import IncomingFile
from services.reports.indicators import IndicatorLine, ReportedNumber
from services.reports.remarks import Remark
from services.tasks import worlds

router = Router(name="reports.corrections")


@router.edited_message(HasFile())
async def take_caption(message: Message, ctx: Context, incoming: IncomingFile) -> None:
    """An edited caption counts until the review; a file that was exchanged does not."""
    moment = int(message.edit_date) if message.edit_date else 0
    group = update_keys.of_group(message)
    try:
        async with ctx.write(repeatable=True) as session:
            done = await captions.edit(
                session,
                message.chat.id,
                group,
                incoming,
                update_keys.of_message(message),
                moment,
                actor=ctx.actor,
            )
    except Stale:
        await message.reply(ctx.texts("edited-too-late"))
        return
    if done is captions.Edited.CAPTION:
        await message.reply(ctx.texts("done-edited"))
    elif done is captions.Edited.FILE:
        await message.reply(ctx.texts("edited-file"))


@router.edited_message(F.text)
async def take_correction(message: Message, ctx: Context) -> None:
    """An edited message says something else now, another number too, until it is reviewed."""
    async with ctx.read() as session:
        keys = await remarks.tellings(session, update_keys.of_message(message), actor=ctx.actor)
        told = [found for key in keys if (found := await _told_with(session, key, ctx.actor))]
    text, several = message.text or "", len(told) > 1
    if told and told[0].is_of_office:
        await _answer_office(message, ctx, told[0])
        return
    if not told or (not several and await _says_more(text, ctx, told[0])):
        await _offer_anew(message, ctx)
        return
    moment = int(message.edit_date) if message.edit_date else 0
    corrections = [await _correction_of(text, ctx, each, of_several=several) for each in told]
    noted = list[bool | None]()
    async with ctx.write() as session:
        for each in corrections:
            try:
                noted.append(await _write(session, each, moment, text, ctx.actor))
            except Stale:
                noted.append(None)
    for each, is_noted in zip(corrections, noted, strict=True):
        await _answer(message, ctx, each, is_noted=is_noted, of_several=several)


@dataclass(frozen=True, slots=True)
class _Told:
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
class _Correction:
    """What an edited message says of that task now: words that are `added`, a `value`.

    `line` is the indicator of the number that was told, as the plan has it now. `says_done`:
    nothing in the words speaks against a report that is sent.
    """

    told: _Told
    added: str | None
    line: IndicatorLine | None
    value: float | None
    says_done: bool

    @property
    def is_mended(self) -> bool:
        """Whether another number takes the place of the one before."""
        number = self.told.number
        return number is not None and self.value not in (None, number.value)


async def _told_with(session: AsyncSession, key: str, actor: Actor) -> _Told | None:
    sent = await remarks.sent_with(session, key, actor=actor)
    number = await indicators.said_with(session, key, actor=actor)
    words = await remarks.said_with(session, [key], actor=actor)
    known = [each.task_id for each in (number, words) if each is not None]
    ids = [*known, *([sent] if sent is not None else [])]
    return _Told(key, ids[0], sent is not None, number, words) if ids else None


async def _correction_of(text: str, ctx: Context, told: _Told, *, of_several: bool) -> _Correction:
    """The words read once more; what they say of another task than before is no correction."""
    number = told.number
    reading, is_of_it = await _read(text, ctx, told.task_id, of_several=of_several)
    if number is not None and not (reading.intent is Intent.REPORT and reading.confident):
        # «58» alone answers where a number was asked for.
        reading = await answer_to(Prompt.NUMBER, text, ctx, told.task_id) or reading
    answers = reading.intent is Intent.ANSWER
    is_of_it = is_of_it or answers
    line = await _line_of(number, ctx) if number is not None else None
    return _Correction(
        told,
        reading.text if is_of_it and not answers else None,
        line,
        _number_in(text, line, reading) if line is not None and is_of_it else None,
        is_of_it and _says_done(reading),
    )


async def _write(
    session: AsyncSession, said: _Correction, moment: int, text: str, actor: Actor
) -> bool:
    """Write a correction down; returns whether words were. Raises Stale after the review."""
    key, number = said.told.key, said.told.number
    if number is not None and said.value is not None and said.is_mended:
        await indicators.edit(session, number, said.value, key, moment, actor=actor)
    outcome = await remarks.edit(session, key, moment, text, added=said.added, actor=actor)
    return outcome is not None


async def _answer(
    message: Message, ctx: Context, said: _Correction, *, is_noted: bool | None, of_several: bool
) -> None:
    """Say what has become of a correction; `is_noted` is None where it came too late."""
    told, line = said.told, said.line
    if is_noted is None:
        answer = ctx.texts("edited-too-late")
    elif told.sent and not said.says_done:
        # Editing words never takes a report back by itself.
        await show_card(message, ctx, told.task_id, said=ctx.texts("edited-sent"))
        return
    elif line is not None and said.value is not None and said.is_mended:
        met = is_met(said.value, line.target, line.at_least)
        answer = prompts.value_noted(line, said.value, met, ctx.texts)
    elif told.number is not None and line is not None and said.value is None:
        fact = prompts.fact(line, told.number.value, ctx.texts)
        answer = ctx.texts("edited-number-stays", fact=fact)
    elif is_noted:
        answer = ctx.texts("done-edited")
    else:
        return
    await message.reply(await _below_name(answer, told, ctx) if of_several else answer)


async def _below_name(said: str, told: _Told, ctx: Context) -> str:
    """What is said of one of several tasks, below its name."""
    card = await load_card(ctx, told.task_id)
    return f"{statuses.title(card.number, card.title)}\n{said}"


async def _answer_office(message: Message, ctx: Context, told: _Told) -> None:
    """What an office has decided was told at once: other words of it are another decision."""
    card = await load_card(ctx, told.task_id)
    assert told.words is not None
    if told.words.action is Action.RETURN and card.status is Status.RETURNED:
        screen = closed(card, "edited-reason", ctx.texts, reason=told.words.text)
        await show(message, screen, ctx.tools)
    else:
        await _offer_anew(message, ctx)


async def _offer_anew(message: Message, ctx: Context) -> None:
    """What an edit does not change is said, and one press does what the words say now."""
    if ctx.person.places:
        anew = button(ctx.texts("edited-anew-do"), SaidAnew())
        await message.reply(ctx.texts("edited-anew"), reply_markup=keyboard([anew]))


async def _says_more(text: str, ctx: Context, told: _Told) -> bool:
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
