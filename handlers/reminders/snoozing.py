"""The buttons under a digest: put it off, say what is in the way."""

from aiogram import Router
from aiogram.types import CallbackQuery

from bot.ui import dates
from bot.ui.callbacks.reminders import AskWhy, Hinder, SnoozeDigest
from bot.ui.context import Context
from bot.ui.screens.reminders import digest
from domain.reminding.snooze import Snooze
from handlers.core.showing import show
from services.reminders import hindrances, snoozing

router = Router(name="reminders.snoozing")


@router.callback_query(SnoozeDigest.filter())
async def put_off(callback: CallbackQuery, callback_data: SnoozeDigest, ctx: Context) -> None:
    """Speak of everything in the digest again on the chosen day."""
    if isinstance(callback_data.choice, Snooze):
        await _put_off(callback, callback_data.choice, ctx)
    else:
        await _report_later(callback, ctx)


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


async def _put_off(callback: CallbackQuery, choice: Snooze, ctx: Context) -> None:
    async with ctx.write() as session:
        until = await snoozing.put_off(session, choice, ctx.zone, actor=ctx.actor)
    if until is None:
        text = ctx.texts("digest-put-off-nothing")
    else:
        text = ctx.texts("digest-put-off-done", day=dates.day(ctx.texts, until, ctx.today))
    await callback.answer(text, show_alert=True)
