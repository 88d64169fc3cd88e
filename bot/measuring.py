"""What the running bot counts of itself; `bot.metrics` writes it out."""

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from domain.clock import Clock

STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the steps that answers are counted in, seconds."""


class Measured(BaseMiddleware):
    """Counts updates by their kind, those that failed, and how long they took to answer."""

    def __init__(self, clock: Clock, backups: Path | None) -> None:
        self.clock = clock
        self.backups = backups
        self.updates: Counter[str] = Counter()
        self.answers = [0] * (len(STEPS) + 1)
        self.seconds = 0.0
        self.ticks: dict[str, datetime] = {}

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        self.updates[event.event_type if isinstance(event, Update) else "other"] += 1
        began = time.monotonic()
        try:
            return await handler(event, data)
        finally:
            took = time.monotonic() - began
            self.seconds += took
            self.answers[bisect_left(STEPS, took)] += 1

    def note_tick(self, name: str) -> None:
        """A tick has come to its end."""
        self.ticks[name] = self.clock.now()
