"""The buttons under a digest: put it off, say what is in the way."""

from html import escape

from aiogram import F, Router
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import Menu
from bot.ui.callbacks.reminders import ANOTHER_DAY, AskWhy, Hinder, SnoozeDigest
from bot.ui.context import Context
from bot.ui.screens.reminders import digest
from domain.access import UseCase, require
from domain.reminding.snooze import SnoozeChoice
from domain.utterances import Prompt
from handlers.core.conversation import AnswersPrompt
from handlers.core.showing import show
from handlers.core.typed_days import own_day
from handlers.core.typing_in import ask
from services.reminders import hindrances, snoozing

router = Router(name="reminders.snoozing")


class SnoozeTyping(StatesGroup):
    """The day until which a digest is put off is being typed."""

    day = State()


@router.callback_query(SnoozeDigest.filter(F.choice == ANOTHER_DAY))
async def ask_day(callback: CallbackQuery, ctx: Context, state: FSMContext) -> None:
    """Have another day typed."""
    require(ctx.actor, UseCase.SNOOZE, person_id=ctx.person.person_id)
    back = Menu(place="all_tasks")
    await ask(callback, ctx, state, SnoozeTyping.day, ctx.texts("digest-snooze-ask"), back)


@router.message(SnoozeTyping.day, AnswersPrompt(Prompt.DAY))
async def take_day(message: Message, ctx: Context, state: FSMContext) -> None:
    """«15 января»: nothing of the digest is spoken of before."""
    day = await own_day(message.text or "", ctx)
    async with ctx.write() as session:
        done = await snoozing.snooze(session, day, ctx.zone, actor=ctx.actor)
    await state.clear()
    await message.answer(escape(digest.snoozed(done, ctx.today, ctx.texts)))


@router.callback_query(SnoozeDigest.filter())
async def snooze(callback: CallbackQuery, callback_data: SnoozeDigest, ctx: Context) -> None:
    """Speak of everything in the digest again on the chosen day."""
    if not isinstance(callback_data.choice, SnoozeChoice):
        await _report_later(callback, ctx)
        return
    wanted = callback_data.choice.day(ctx.today)
    async with ctx.write() as session:
        done = await snoozing.snooze(session, wanted, ctx.zone, actor=ctx.actor)
    await callback.answer(digest.snoozed(done, ctx.today, ctx.texts), show_alert=True)


@router.callback_query(AskWhy.filter())
async def ask_why(callback: CallbackQuery, ctx: Context) -> None:
    """Below the digest, which stays: three answers."""
    await show(callback, digest.ask_why(ctx.texts), ctx.tools, as_new_message=True)


@router.callback_query(Hinder.filter())
async def hinder(callback: CallbackQuery, callback_data: Hinder, ctx: Context) -> None:
    """Keep an answer; the curators read it."""
    async with ctx.write() as session:
        heard = await hindrances.report(session, callback_data.hindrance, ctx.zone, actor=ctx.actor)
    await show(callback, digest.heard(heard, ctx.texts), ctx.tools)


async def _report_later(callback: CallbackQuery, ctx: Context) -> None:
    """Everything near is done, the papers come later."""
    async with ctx.write() as session:
        count = await snoozing.report_later(session, ctx.zone, actor=ctx.actor)
    if count:
        text = ctx.texts("digest-report-later-done", count=count)
    else:
        text = ctx.texts("digest-report-later-nothing")
    await callback.answer(text, show_alert=True)
