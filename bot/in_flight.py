"""The updates that are being answered at this moment."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject


class InFlight(BaseMiddleware):
    """Counts updates under way, so that a stop can wait for them.

    aiogram answers each update in a task of its own and, when polling stops, leaves these tasks
    behind; Telegram has been told by then that the updates have arrived and sends them no more.
    """

    def __init__(self) -> None:
        self._under_way = 0
        self._none_left = asyncio.Event()
        self._none_left.set()

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        self._under_way += 1
        self._none_left.clear()
        try:
            return await handler(event, data)
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._none_left.set()

    async def drained(self) -> None:
        """Wait until no update is being answered."""
        await self._none_left.wait()
