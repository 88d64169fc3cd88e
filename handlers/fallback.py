"""The end of the list: what no other router took."""

from aiogram import F, Router
from aiogram.types import CallbackQuery, Message

from bot.ui.context import Context
from bot.ui.screens import home
from handlers.showing import show

router = Router(name="fallback")


@router.message(F.chat.type == "private")
async def not_understood(message: Message, ctx: Context) -> None:
    """Say so, and show where everything is."""
    known = bool(ctx.person.places) or ctx.actor.is_administrator
    if known:
        await message.answer(ctx.texts("not-understood"))
    await show(message, home.screen(ctx), ctx.tools)


@router.callback_query()
async def old_button(callback: CallbackQuery, ctx: Context) -> None:
    """A button of a message from before: its meaning is gone, the home screen is not."""
    await callback.answer(ctx.texts("button-old"), show_alert=True)
