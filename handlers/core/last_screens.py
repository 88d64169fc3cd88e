"""The labels below what was shown last: typed, they press their buttons as well."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, TelegramObject

from bot.ui.context import Context
from handlers.core.showing import shown_last
from services.core.conversations import OPEN_FOR

MOST = 2_000
"""Chats whose last screen is remembered; of more, the ones that were used last."""


class LastScreens(BaseMiddleware):
    """Gives whoever takes a message `below`, the buttons below what the private chat was shown
    last, for `OPEN_FOR`; None where nothing was.

    Remembered by the process alone: to store them would be a write for each screen that changes
    nothing (docs/decisions/what-people-say.md). So it serves where this process is the only one, on
    SQLite: another replica may have shown a later screen.
    """

    def __init__(self) -> None:
        self._shown: OrderedDict[int, tuple[datetime, str]] = OrderedDict()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        chat, ctx, state = _chat(event), data.get("ctx"), data.get("state")
        if chat is None or ctx is None or state is None or not ctx.tools.database.is_sqlite:
            return await handler(event, data)
        if isinstance(event, Message):
            # A press that has words read again is about what was shown then.
            data["below"] = self._below(chat, ctx)
        result = await handler(event, data)
        await self._note(chat, ctx, state)
        return result

    def _below(self, chat: int, ctx: Context) -> InlineKeyboardMarkup | None:
        at, kept = self._shown.get(chat, (None, ""))
        if at is None or ctx.now - at > OPEN_FOR:
            return None
        return InlineKeyboardMarkup.model_validate_json(kept)

    async def _note(self, chat: int, ctx: Context, state: FSMContext) -> None:
        if await state.get_state() is not None:
            # The labels below a question are kept with it, also over a restart.
            self._shown.pop(chat, None)
        elif (shown := shown_last()) is not None:
            self._shown[chat] = ctx.now, shown.model_dump_json(exclude_none=True)
            self._shown.move_to_end(chat)
            if len(self._shown) > MOST:
                self._shown.popitem(last=False)


def _chat(event: TelegramObject) -> int | None:
    """The private chat in which somebody speaks or presses; None for any other."""
    message = event.message if isinstance(event, CallbackQuery) else event
    if isinstance(message, Message) and message.chat.type == "private":
        return message.chat.id
    return None
