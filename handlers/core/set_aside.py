"""«Неполадки»: what was set aside, for administrators, and another try."""

from aiogram import F, Router
from aiogram.types import CallbackQuery

from bot.ui.callbacks.core import Menu, SetAsideAgain
from bot.ui.context import Context
from bot.ui.screens.core import set_aside as screens
from handlers.core.showing import show
from services.core import set_aside_list

router = Router(name="core.set_aside")
router.callback_query.filter(F.message.chat.type == "private")


@router.callback_query(Menu.filter(F.place == "set_aside"))
async def see(callback: CallbackQuery, ctx: Context) -> None:
    """The list, with what to do about each row."""
    async with ctx.read() as session:
        rows = await set_aside_list.see(session, actor=ctx.actor)
    await show(callback, screens.screen(rows, ctx.zone, ctx.texts), ctx.tools)


@router.callback_query(SetAsideAgain.filter())
async def try_again(callback: CallbackQuery, ctx: Context) -> None:
    """Work on all of it again; what still fails comes back."""
    async with ctx.write() as session:
        count = await set_aside_list.try_again(session, actor=ctx.actor)
    toast = ctx.texts("set-aside-tried", count=count)
    await show(callback, screens.screen([], ctx.zone, ctx.texts), ctx.tools, toast)
