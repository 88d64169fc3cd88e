"""Words that are not plain: asked about in reply to them, and never acted on before a press.

The question replies to the message, so that the press finds the words again without anything
being remembered, and nothing has to be typed twice.
"""

import re
from collections.abc import Collection
from dataclasses import replace

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.utterances import SaidAside, SaidMeans, SaidTasks
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.utterances import asking as screens
from domain.tasks import Bucket
from domain.utterances import (
    Intent,
    Prompt,
    Reading,
    SaidStatus,
    SpeakerRole,
    Utterance,
    is_late_and_hindered,
    nearest,
    read_of,
    text_checks,
    understand,
)
from domain.workflow import Status
from handlers.core.offering import answers_yes, offer
from handlers.core.showing import show
from handlers.tasks.acting import Event
from handlers.utterances.acts import SpokenReading, perform
from handlers.utterances.hearing import Heard, hear
from services.reports import remarks
from services.tasks import cards, suggestions, task_lists, worlds
from services.tasks.cards import Card
from services.tasks.task_lists import TaskLine, TaskListFilter

router = Router(name="utterances.asking")

TOLD = 6
"""As many tasks of a digest are offered as it has buttons for; otherwise the two likeliest."""

LIKELIEST = 2

_DONE = Reading(intent=Intent.REPORT, status=SaidStatus.DONE, confident=False)


async def ask(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Offer the likeliest meanings of a school's words; where there is one, a yes is enough."""
    await _put(message, await _question(message, ctx, heard), ctx, state)


async def _put(message: Message, screen: Screen, ctx: Context, state: FSMContext) -> None:
    """Ask in reply to the words, with what a yes presses."""
    meant = screens.likeliest(screen)
    if meant is not None:
        await offer(state, ctx, meant, message)
    await message.reply(screen.text, reply_markup=screen.keyboard)


async def ask_number(message: Message, ctx: Context, heard: Heard) -> None:
    """Say that a number is no activity's, and offer the nearest ones: with what was said of it."""
    screen = _nearest(ctx, heard)
    await message.reply(screen.text, reply_markup=screen.keyboard)


def _nearest(ctx: Context, heard: Heard) -> Screen:
    number = heard.reading.stranger or ""
    names = {worlds.name_of(line.number, line.title): line for line in reversed(heard.lines)}
    lines = [names[name] for name in nearest(number, names)]
    if heard.role is SpeakerRole.HEAD or heard.reading.intent not in screens.OFFERED:
        return screens.no_such_number(number, lines, ctx.texts)
    choices = [(line, heard.reading.intent) for line in lines]
    note = screens.no_number(number, ctx.texts, own=True)
    return screens.question(heard.reading, choices, ctx.texts, note)


async def _question(message: Message, ctx: Context, heard: Heard) -> Screen:
    if heard.reading.stranger is not None and not heard.tasks:
        return _nearest(ctx, heard)
    lines = await _likeliest(message, ctx, heard)
    intent = screens.offered(heard.reading.intent)
    sent = lines[0].bucket in (Bucket.IN_REVIEW, Bucket.DONE) if len(lines) == 1 else False
    if intent is Intent.REPORT and sent:
        return screens.add_to_report(lines[0], ctx.texts)
    if (number := await _number_in_hand(ctx, heard)) is not None:
        lines, intent, heard = [number], Intent.REPORT, replace(heard, reading=_DONE)
    if len(lines) == 1 and is_late_and_hindered(heard.reading, heard.said, heard.world):
        both = [(lines[0], Intent.EXTEND), (lines[0], Intent.OBSTACLE)]
        return screens.question(Reading(intent=Intent.UNKNOWN), both, ctx.texts)
    if number is None and len(lines) > 1:
        return _of_each(heard, lines, intent, ctx)
    choices = [(line, intent) for line in lines]
    if len(choices) == 1 and intent is not Intent.UNKNOWN:
        # The other thing that such words may be: no more than words.
        choices.append((lines[0], Intent.UNKNOWN))
    return screens.question(heard.reading, choices, ctx.texts)


def _of_each(heard: Heard, lines: list[TaskLine], intent: Intent, ctx: Context) -> Screen:
    """Several tasks with what is said of each: «4.1 сделали, а 6.1 не к нам»."""
    apart = {line.task_id: _said_of(line, heard) for line in lines}
    meant = {each: told[0].intent for each, told in apart.items() if told}
    goes_on = [
        each for each, told in apart.items() if told and told[0].status is SaidStatus.IN_PROGRESS
    ]
    choices = [(line, meant.get(line.task_id, intent)) for line in lines]
    alike = {act for _, act in choices} == {intent} and not goes_on
    reading = heard.reading if alike else Reading(intent=Intent.UNKNOWN)
    return screens.question(reading, choices, ctx.texts, goes_on=goes_on)


def _said_of(line: TaskLine, heard: Heard) -> tuple[Reading, str] | None:
    """What the words say of this task alone, where they number several."""
    several = heard.role is SpeakerRole.COORDINATOR and mentioned(heard)
    return read_of(line.number, heard.said, heard.world) if several else None


async def _number_in_hand(ctx: Context, heard: Heard) -> TaskLine | None:
    """The task whose card is open and asks for a number, where nothing but one was said."""
    if heard.reading.intent is not Intent.UNKNOWN or not text_checks.is_bare_number(heard.text):
        return None
    line = next((each for each in heard.lines if each.task_id == heard.opened), None)
    if line is None:
        return None
    async with ctx.read() as session:
        card = await cards.load(session, line.task_id, actor=ctx.actor)
    return line if card.unfilled is not None else None


async def _likeliest(message: Message, ctx: Context, heard: Heard) -> list[TaskLine]:
    """The tasks named, else those of the digest replied to, else a guess by the words."""
    if heard.told and len(heard.tasks) != 1:
        async with ctx.read() as session:
            found = await suggestions.suggest_told(
                session, heard.told, heard.text, message.chat.id, actor=ctx.actor
            )
        return found[:TOLD]
    several = mentioned(heard)
    if heard.tasks and not (several and heard.replied is not None):
        return list(heard.tasks[:LIKELIEST])
    if heard.reading.intent is Intent.WITHDRAW and heard.possible:
        return list(heard.possible[:TOLD])
    if several:
        return several[:TOLD]
    async with ctx.read() as session:
        guessed = await suggestions.suggest(session, heard.text, message.chat.id, actor=ctx.actor)
    return guessed[:LIKELIEST]


def mentioned(heard: Heard) -> list[TaskLine]:
    """The tasks of several activities whose numbers are said, in the order of the words."""
    found = dict[int, TaskLine]()
    for line in heard.lines:
        place = re.search(rf"(?<![\d.]){re.escape(line.number)}(?!\.?\d)", heard.text)
        if line.number and place is not None:
            found.setdefault(place.start(), line)
    return [found[place] for place in sorted(found)] if len(found) > 1 else []


@router.callback_query(SaidMeans.filter())
async def take_meaning(
    callback: CallbackQuery, callback_data: SaidMeans, ctx: Context, state: FSMContext
) -> None:
    """Do what the words have been said to mean, and ask on for others that they number."""
    original = await replied(callback, ctx)
    if original is None:
        return
    offered = callback.message
    await mean(callback, callback_data, original, ctx=ctx, state=state)
    buttons = offered.reply_markup if isinstance(offered, Message) else None
    others = {
        each.task_id
        for each in screens.meanings(buttons)
        if each.intent is not Intent.UNKNOWN and each.task_id != callback_data.task_id
    }
    if others:
        await _ask_on(original, others, callback_data.intent, ctx, state)


async def _ask_on(
    original: Message, others: Collection[int], intent: Intent, ctx: Context, state: FSMContext
) -> None:
    """«1.4 и 3.1 готовы»: whoever pressed the one need not type the other again."""
    async with ctx.read() as session:
        heard = await hear(session, original, ctx)
    rest = [line for line in mentioned(heard) if line.task_id in others]
    if rest:
        await _put(original, _of_each(heard, rest, intent, ctx), ctx, state)


@answers_yes(SaidMeans)
async def mean(
    event: Event,
    chosen: SaidMeans,
    original: Message,
    *,
    ctx: Context,
    state: FSMContext,
    **_: object,
) -> None:
    """Do with the words of a message what was chosen."""
    async with ctx.read() as session:
        heard = await hear(session, original, ctx)
        card = await cards.load(session, chosen.task_id, actor=ctx.actor)
        actor = await remarks.told_of(session, chosen.task_id, actor=heard.actor)
    line = next((each for each in heard.lines if each.task_id == chosen.task_id), None)
    apart = _said_of(line, heard) if line is not None else None
    if apart is not None and apart[0].intent is chosen.intent:
        said = SpokenReading(*apart, actor)
    else:
        said = SpokenReading(_read_as(chosen.intent, heard, card), heard.text, actor)
    await perform(event, ctx, state, said, card)


def _read_as(intent: Intent, heard: Heard, card: Card) -> Reading:
    """The words read once more as said of this task, with the meaning that was chosen."""
    if intent is Intent.UNKNOWN or not card.listed:
        return Reading(intent=Intent.UNKNOWN, text=heard.text)
    name = worlds.name_of(card.number, card.title)
    again = understand(Utterance(text=heard.text, role=heard.role, open=name), heard.world)
    if again.intent is not intent:
        again = replace(heard.reading, intent=intent)
    if intent is Intent.REPORT and again.status is None:
        # «Разобрались», «забери назад» beside what was in the way: the work goes on.
        goes_on = card.status is Status.BLOCKED and heard.reading.intent is not Intent.REPORT
        again = replace(again, status=SaidStatus.IN_PROGRESS if goes_on else SaidStatus.DONE)
    counted = card.unfilled is not None and text_checks.is_bare_number(heard.text)
    if intent is Intent.REPORT and again.value is None and counted:
        number = Utterance(text=heard.text, role=heard.role, prompt=Prompt.NUMBER, open=name)
        again = replace(again, value=understand(number, heard.world).value, text=None)
    return again


@router.callback_query(SaidTasks.filter())
async def list_tasks(callback: CallbackQuery, callback_data: SaidTasks, ctx: Context) -> None:
    """«Другое…»: all tasks, page by page."""
    async with ctx.read() as session:
        page = await task_lists.load_page(
            session, TaskListFilter(), callback_data.page, actor=ctx.actor
        )
    await show(
        callback,
        screens.all_tasks(screens.offered(callback_data.intent), page, ctx.texts),
        ctx.tools,
    )


@router.callback_query(SaidAside.filter(F.action == "back"))
async def ask_again(callback: CallbackQuery, ctx: Context) -> None:
    """The first choice again."""
    original = await replied(callback, ctx)
    if original is not None:
        async with ctx.read() as session:
            heard = await hear(session, original, ctx)
        screen = await _question(original, ctx, heard)
        await show(callback, screen, ctx.tools)


@router.callback_query(SaidAside.filter(F.action == "drop"))
async def drop(callback: CallbackQuery, ctx: Context) -> None:
    """The words were about nothing."""
    await show(callback, screens.dropped(ctx.texts), ctx.tools)


async def replied(callback: CallbackQuery, ctx: Context) -> Message | None:
    """The message with the words; says so where it is gone."""
    message = callback.message
    replied = message.reply_to_message if isinstance(message, Message) else None
    if replied is None or not replied.text:
        await callback.answer(ctx.texts("said-gone"), show_alert=True)
        return None
    return replied
