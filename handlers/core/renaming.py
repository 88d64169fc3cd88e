"""Names and formulations that are typed: what was and what is are shown, with a way back."""

from collections.abc import Awaitable, Callable

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from bot.ui.callbacks.core import PutBack, Renamed
from bot.ui.context import Context
from bot.ui.screens.core import renaming as screens
from handlers.core.dialogs import renumber, said_in
from handlers.core.private import private_router
from handlers.core.showing import show

Give = Callable[[Context, int, str], Awaitable[str]]
"""Gives a row these words, and returns those before."""

_own = Router(name="core.renaming.own")
_gives: dict[Renamed, Give] = {}


def gives(what: Renamed) -> Callable[[Give], Give]:
    """Say how something is given other words."""

    def keep(give: Give) -> Give:
        _gives[what] = give
        return give

    return keep


async def rename(
    message: Message, ctx: Context, state: FSMContext, what: Renamed, row_id: int, words: str
) -> None:
    """Give a row the words that were typed, which ends the waiting, and say what they replace."""
    before = await _gives[what](ctx, row_id, words)
    await state.clear()
    await state.set_data({"before": before})
    press = PutBack(what=what, row_id=row_id, number=await renumber(state, ctx))
    await show(message, screens.changed(press, before, words, ctx.texts), ctx.tools)


@_own.callback_query(PutBack.filter())
async def put_back(
    callback: CallbackQuery, callback_data: PutBack, ctx: Context, state: FSMContext
) -> None:
    """Put the words back that were there."""
    before = str((await said_in(state, callback_data.number)).get("before", ""))
    await _gives[callback_data.what](ctx, callback_data.row_id, before)
    await state.clear()
    await show(callback, screens.put_back(before, ctx.texts), ctx.tools)


router = private_router("core.renaming", _own)
