"""What the conversation keeps of an update, once that has been answered."""

from abc import ABC, abstractmethod
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from bot.ui.context import Context


class Afterwards(BaseMiddleware, ABC):
    """For messages and presses of people who are known: `note` comes after the answer."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        result = await handler(event, data)
        state: FSMContext | None = data.get("state")
        ctx: Context | None = data.get("ctx")
        if state is not None and ctx is not None and isinstance(event, Message | CallbackQuery):
            await self.note(event, state, ctx)
        return result

    @abstractmethod
    async def note(self, event: Message | CallbackQuery, state: FSMContext, ctx: Context) -> None:
        """Keep, or forget, what the answer to `event` has shown."""
