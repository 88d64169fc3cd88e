"""The later correction of words and captions."""

from aiogram import F, Router
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reports import prompts
from domain.errors import Stale
from domain.measures import is_met, is_possible
from domain.utterances import Intent, Prompt, Reading, SaidStatus, Utterance, counted, understand
from handlers.core import update_keys
from handlers.core.conversation import answer_to, role_of
from handlers.reports.incoming import HasFile
from handlers.reports.indicators import value_answered
from handlers.tasks.acting import load_card, show_card
from services.reports import captions, indicators, remarks
from services.reports.evidence import IncomingFile
from services.reports.indicators import IndicatorLine, ReportedNumber
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
    key, text = update_keys.of_message(message), message.text or ""
    moment = int(message.edit_date) if message.edit_date else 0
    async with ctx.read() as session:
        sent = await remarks.sent_with(session, key, actor=ctx.actor)
        number = await indicators.said_with(session, key, actor=ctx.actor)
        words = await remarks.said_with(session, [key], actor=ctx.actor)
    if sent is None and number is None and words is None:
        return
    about = number.task_id if number is not None else sent
    reading = await _read(text, ctx, about)
    if number is not None and not (reading.intent is Intent.REPORT and reading.confident):
        # «58» alone answers where a number was asked for.
        reading = await answer_to(Prompt.NUMBER, text, ctx, about) or reading
    line = await _line_of(number, ctx) if number is not None else None
    value = _number_in(text, line, reading) if line is not None else None
    is_mended = number is not None and value not in (None, number.value)
    try:
        async with ctx.write() as session:
            if number is not None and value is not None and is_mended:
                await indicators.edit(session, number, value, key, moment, actor=ctx.actor)
            added = reading.text if reading.intent is not Intent.ANSWER else None
            outcome = await remarks.edit(session, key, moment, text, added=added, actor=ctx.actor)
    except Stale:
        await message.reply(ctx.texts("edited-too-late"))
        return
    if sent is not None and not _says_done(reading):
        # Editing words never takes a report back by itself.
        await show_card(message, ctx, sent, said=ctx.texts("edited-sent"))
    elif line is not None and value is not None and is_mended:
        met = is_met(value, line.target, line.at_least)
        await message.reply(prompts.value_noted(line, value, met, ctx.texts))
    elif number is not None and line is not None and value is None:
        fact = prompts.fact(line, number.value, ctx.texts)
        await message.reply(ctx.texts("edited-number-stays", fact=fact))
    elif outcome is not None:
        await message.reply(ctx.texts("done-edited"))


async def _read(text: str, ctx: Context, task_id: int | None) -> Reading:
    """What the words say now, of the task that they were about."""
    async with ctx.read() as session:
        world = await worlds.load(session, ctx.today, text, actor=ctx.actor)
        name = await worlds.name_in_hand(session, task_id) if task_id is not None else None
    role = role_of(ctx, of_own_school=True)
    return understand(Utterance(text=text, role=role, open=name), world)


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
