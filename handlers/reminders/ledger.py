"""/deliveries: what the bot has sent, and whom only a telephone reaches."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.reminders import LedgerPage
from bot.ui.context import Context
from bot.ui.screens.reminders import ledger as screens
from domain.access import UseCase
from handlers.core.places import chosen_municipality
from handlers.core.showing import show
from services.reminders import ledger

router = Router(name="reminders.ledger")


@router.message(Command("deliveries"))
async def begin(message: Message, ctx: Context) -> None:
    """The week of the only municipality, or a choice."""
    await _overview(message, 0, ctx)


@router.callback_query(LedgerPage.filter())
async def turn(callback: CallbackQuery, callback_data: LedgerPage, ctx: Context) -> None:
    """A page of messages, or the figures."""
    if not callback_data.part:
        await _overview(callback, callback_data.municipality_id, ctx)
        return
    async with ctx.read() as session:
        view = await ledger.entries(
            session,
            callback_data.municipality_id,
            callback_data.part,
            callback_data.page,
            actor=ctx.actor,
        )
    await show(callback, screens.listing(view, ctx.zone, ctx.texts), ctx.tools)


async def _overview(event: Message | CallbackQuery, municipality_id: int, ctx: Context) -> None:
    where = await chosen_municipality(
        event,
        municipality_id,
        UseCase.SEE_DELIVERIES,
        LedgerPage,
        ctx,
        back="notifications",
    )
    if where is None:
        return
    async with ctx.read() as session:
        view = await ledger.see(session, where, actor=ctx.actor)
    await show(event, screens.overview(view, ctx.texts), ctx.tools)
