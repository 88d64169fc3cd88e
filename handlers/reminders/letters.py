"""Letters to schools: sent with a press after a look, read with a press, and the ledger of both."""

from datetime import datetime

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.reminders import LetterRead, LetterStep
from bot.ui.context import Context
from bot.ui.screen import Screen
from bot.ui.screens.reminders import letters as screens
from domain.access import UseCase
from domain.errors import Stale
from handlers.core.offering import answers_yes, offer
from handlers.core.places import municipalities_for
from handlers.core.showing import show
from services.reminders import letter_views, letters
from services.reminders.letter_views import LetterView

router = Router(name="reminders.letters")


@router.callback_query(LetterStep.filter(F.step == "drop"))
async def drop(callback: CallbackQuery, callback_data: LetterStep, ctx: Context) -> None:
    """The author has thought better of it."""
    async with ctx.write() as session:
        await letters.drop(session, callback_data.letter_id, actor=ctx.actor)
    await show(callback, Screen(ctx.texts("letter-dropped")), ctx.tools)


async def show_preview(message: Message, view: LetterView, ctx: Context, state: FSMContext) -> None:
    """A letter as it would go: a press, or a yes, sends it."""
    if view.readers:
        await offer(state, ctx, LetterStep(letter_id=view.id, step="send"))
    await show(message, screens.preview(view, ctx.texts), ctx.tools)


@router.callback_query(LetterStep.filter(F.step == "send"))
async def press_send(callback: CallbackQuery, callback_data: LetterStep, ctx: Context) -> None:
    await send(callback, callback_data, ctx=ctx)


@answers_yes(LetterStep)
async def send(
    event: Message | CallbackQuery, asked: LetterStep, *_: object, ctx: Context, **__: object
) -> None:
    """Send it, once: a second press shows who has read it."""
    try:
        async with ctx.write() as session:
            view = await letters.send(session, asked.letter_id, actor=ctx.actor)
    except Stale:
        async with ctx.read() as session:
            view = await letters.see(session, asked.letter_id, actor=ctx.actor)
    await show(event, screens.sent(view, 0, ctx), ctx.tools)


@router.callback_query(LetterStep.filter(F.step == "last"))
async def press_last(callback: CallbackQuery, ctx: Context) -> None:
    """The last letters, to see who has read each."""
    await show(callback, screens.last(await _last(ctx), ctx), ctx.tools)


async def show_last(message: Message, ctx: Context) -> None:
    """Who has read the only letter, or the choice of several; a word where there is none."""
    found = await _last(ctx)
    if len(found) != 1:
        await show(message, screens.last(found, ctx), ctx.tools)
        return
    async with ctx.read() as session:
        view = await letters.see(session, found[0][0], actor=ctx.actor)
    await show(message, screens.sent(view, 0, ctx), ctx.tools)


async def _last(ctx: Context) -> list[tuple[int, str, datetime]]:
    found = []
    async with ctx.read() as session:
        for town, _ in municipalities_for(ctx, UseCase.WRITE_TO_SCHOOLS):
            found += await letters.recent(session, town, actor=ctx.actor)
    return sorted(found, key=lambda each: each[2], reverse=True)


@router.callback_query(LetterStep.filter())
async def see(callback: CallbackQuery, callback_data: LetterStep, ctx: Context) -> None:
    """Who has read it."""
    async with ctx.read() as session:
        view = await letters.see(session, callback_data.letter_id, actor=ctx.actor)
    if view.sent_at is None:
        await show(callback, screens.preview(view, ctx.texts), ctx.tools)
    else:
        await show(callback, screens.sent(view, callback_data.page, ctx), ctx.tools)


@router.callback_query(LetterRead.filter())
async def read(callback: CallbackQuery, callback_data: LetterRead, ctx: Context) -> None:
    """A school has read it; the words stay in sight."""
    letter_id = callback_data.letter_id
    async with ctx.write(repeatable=True) as session:
        await letters.read(session, letter_id, actor=ctx.actor)
        found = await letter_views.received(session, letter_id, actor=ctx.actor)
    if found is not None:
        screen = screens.received(letter_id, *found, ctx.texts, is_read=True)
        await show(callback, screen, ctx.tools)
