"""Lists of names that are narrowed by typing a part of one."""

from collections.abc import Awaitable, Callable
from typing import Any, TypeVar

from aiogram import BaseMiddleware, F, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui.context import Context
from bot.ui.screen import Screen
from handlers.core.conversation import OPEN_LIST, forget
from handlers.core.private import private_router
from handlers.core.showing import show
from handlers.core.typing_in import TYPED

_own = Router(name="core.listing.own")

Narrow = Callable[[Context, Any, str], Awaitable[Screen | None]]
"""The list of a button, narrowed by words; None where nothing in it fits them."""

_lists: dict[str, tuple[type[CallbackData], Narrow]] = {}
Narrowing = TypeVar("Narrowing", bound=Narrow)


def narrows(button: type[CallbackData]) -> Callable[[Narrowing], Narrowing]:
    """Say what narrows the lists that a kind of button opens."""

    def keep(narrow: Narrowing) -> Narrowing:
        _lists[button.__prefix__] = (button, narrow)
        return narrow

    return keep


async def remember(state: FSMContext, where: CallbackData) -> None:
    """Note that a list is open: words that find something in it narrow it.

    That is no question of the bot: whatever else is said or sent means what it says.
    """
    await state.set_state(None)
    await state.set_data({OPEN_LIST: where.pack()})


async def open_list(
    event: Message | CallbackQuery, where: CallbackData, ctx: Context, state: FSMContext
) -> None:
    """Show the whole list of a button; words narrow it from now on."""
    _, by_words = _lists[where.__prefix__]
    screen = await by_words(ctx, where, "")
    assert screen is not None
    await remember(state, where)
    await show(event, screen, ctx.tools)


@_own.message(StateFilter(None), TYPED, ~F.reply_to_message)
async def narrow(message: Message, ctx: Context, state: FSMContext) -> None:
    """The names that fit; words that fit none are left to whoever understands them.

    A reply is about the message that it answers.
    """
    packed = str((await state.get_data()).get(OPEN_LIST, ""))
    if not packed:
        raise SkipHandler
    button, by_words = _lists[packed.partition(":")[0]]
    screen = await by_words(ctx, button.unpack(packed), message.text or "")
    if screen is None:
        raise SkipHandler
    await show(message, screen, ctx.tools)


class ListsClose(BaseMiddleware):
    """Whatever else is pressed, or asked by a command, closes the list that was open."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        state: FSMContext | None = data.get("state")
        is_left = isinstance(event, CallbackQuery) or (
            isinstance(event, Message) and (event.text or "").startswith("/")
        )
        if is_left and state is not None:
            await forget(state, OPEN_LIST)
        return await handler(event, data)


router = private_router("core.listing", _own)
