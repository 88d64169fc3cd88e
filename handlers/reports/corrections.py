"""The later correction of words and captions."""

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
from domain.measures import is_met
from domain.workflow import Action, Status
from handlers.core import update_keys
from handlers.core.showing import show
from handlers.reports.edited_words import Correction, Told, correction_of, says_more, told_with
from handlers.reports.incoming import HasFile
from handlers.tasks.acting import load_card, show_card
from services.reports import captions, edited_remarks, indicators, remarks
from services.reports.evidence import IncomingFile

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
    text, moment = message.text or "", int(message.edit_date) if message.edit_date else 0
    async with ctx.read() as session:
        keys = await remarks.tellings(session, update_keys.of_message(message), actor=ctx.actor)
        told = [found for key in keys if (found := await told_with(session, key, ctx.actor))]
        before = await edited_remarks.words_before(session, keys[0], moment, text, actor=ctx.actor)
    several = len(told) > 1
    if before == text:
        return  # Telegram tells of an edit also where no word was changed
    if told and told[0].is_of_office:
        await _answer_office(message, ctx, told[0])
        return
    if not told or (not several and await says_more(text, ctx, told[0])):
        await _offer_anew(message, ctx)
        return
    corrections = [await correction_of(text, ctx, each, of_several=several) for each in told]
    noted = list[bool | None]()
    async with ctx.write() as session:
        for each in corrections:
            try:
                noted.append(await _write(session, each, moment, text, ctx.actor))
            except Stale:
                noted.append(None)
    for each, is_noted in zip(corrections, noted, strict=True):
        await _answer(message, ctx, each, is_noted=is_noted, of_several=several)


async def _write(
    session: AsyncSession, said: Correction, moment: int, text: str, actor: Actor
) -> bool:
    """Write a correction down; returns whether words were. Raises Stale after the review."""
    key, number = said.told.key, said.told.number
    if number is not None and said.value is not None and said.is_mended:
        await indicators.edit(session, number, said.value, key, moment, actor=actor)
    outcome = await edited_remarks.edit(session, key, moment, text, added=said.added, actor=actor)
    return outcome is not None


async def _answer(
    message: Message, ctx: Context, said: Correction, *, is_noted: bool | None, of_several: bool
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
        if not of_several:
            await _offer_anew(message, ctx)
        return
    await message.reply(await _below_name(answer, told, ctx) if of_several else answer)


async def _below_name(said: str, told: Told, ctx: Context) -> str:
    """What is said of one of several tasks, below its name."""
    card = await load_card(ctx, told.task_id)
    return f"{statuses.title(card.number, card.title)}\n{said}"


async def _answer_office(message: Message, ctx: Context, told: Told) -> None:
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
