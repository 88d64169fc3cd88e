"""The labels below what was shown last: typed, they press their buttons as well."""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
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


@dataclass(frozen=True, slots=True)
class _Screen:
    """Buttons as JSON, when they were shown and by which message; what was shown `before`."""

    at: datetime
    buttons: str
    cause: int | None
    before: "_Screen | None" = None


class LastScreens(BaseMiddleware):
    """Gives whoever takes a message `below`, the buttons below what the private chat was shown
    last, for `OPEN_FOR`; None where nothing was.

    Remembered by the process alone: to store them would be a write for each screen that changes
    nothing (docs/decisions/what-people-say.md). So it serves where this process is the only one, on
    SQLite: another replica may have shown a later screen.
    """

    def __init__(self) -> None:
        self._shown: OrderedDict[int, _Screen] = OrderedDict()

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
            data["below"] = self._below(chat, event.message_id, ctx)
        result = await handler(event, data)
        cause = event.message_id if isinstance(event, Message) else None
        await self._note(chat, cause, ctx, state)
        return result

    def _below(self, chat: int, message_id: int, ctx: Context) -> InlineKeyboardMarkup | None:
        screen = self._before(chat, message_id)
        if screen is None or ctx.now - screen.at > OPEN_FOR:
            return None
        return InlineKeyboardMarkup.model_validate_json(screen.buttons)

    def _before(self, chat: int, cause: int | None) -> _Screen | None:
        """What stood there before a message was worked on: another try of it would press what the
        first has shown, «отозвать возврат» the button that only asks for a yes.
        """
        last = self._shown.get(chat)
        same = last is not None and cause is not None and last.cause == cause
        return last.before if last is not None and same else last

    async def _note(self, chat: int, cause: int | None, ctx: Context, state: FSMContext) -> None:
        if await state.get_state() is not None:
            # The labels below a question are kept with it, also over a restart.
            self._shown.pop(chat, None)
        elif (shown := shown_last()) is not None:
            before = self._before(chat, cause)
            before = replace(before, before=None) if before is not None else None
            buttons = shown.model_dump_json(exclude_none=True)
            self._shown[chat] = _Screen(ctx.now, buttons, cause, before)
            self._shown.move_to_end(chat)
            if len(self._shown) > MOST:
                self._shown.popitem(last=False)


def _chat(event: TelegramObject) -> int | None:
    """The private chat in which somebody speaks or presses; None for any other."""
    message = event.message if isinstance(event, CallbackQuery) else event
    if isinstance(message, Message) and message.chat.type == "private":
        return message.chat.id
    return None
