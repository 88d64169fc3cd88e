"""What the running bot counts of itself; `bot.metrics` writes it out."""

import time
from bisect import bisect_left
from collections import Counter
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import TelegramObject, Update

from bot.backups import making
from domain.alarms import LATE
from domain.clock import Clock

STEPS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)
"""Upper bounds of the steps that answers are counted in, seconds."""

IMPORT_STEPS = (0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)
"""The same of imports: a file may wait for its turn, and is read for a minute at most."""

PATIENCE = 2.0
"""Seconds in which the database must answer who watches."""


class Timed:
    """How long something took, counted in steps, and in all."""

    def __init__(self, steps: Sequence[float]) -> None:
        self.steps = steps
        self.counts = [0] * (len(steps) + 1)
        self.seconds = 0.0

    def note(self, seconds: float) -> None:
        """One more."""
        self.seconds += seconds
        self.counts[bisect_left(self.steps, seconds)] += 1


@dataclass(frozen=True, slots=True)
class Tick:
    """When a tick came to its end last, or began to be waited for, and when it comes again."""

    ended_at: datetime
    pace: timedelta


class Measured(BaseMiddleware):
    """Counts updates by their kind, those that failed, and how long they took to answer."""

    def __init__(self, clock: Clock, backups: Path | None) -> None:
        self.clock = clock
        self._began_at = clock.now()
        self._backups = backups
        self.updates: Counter[str] = Counter()
        self.answers = Timed(STEPS)
        self.imports = {True: Timed(IMPORT_STEPS), False: Timed(IMPORT_STEPS)}
        self.ticks: dict[str, Tick] = {}

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
            self.answers.note(time.monotonic() - began)

    def note_import(self, seconds: float, is_read: bool) -> None:
        """A file that should be a plan has been read, or refused."""
        self.imports[is_read].note(seconds)

    def note_tick(self, name: str, seconds: float) -> None:
        """A tick that comes every so many seconds has ended, or is waited for from now on."""
        self.ticks[name] = Tick(self.clock.now(), timedelta(seconds=seconds))

    def late_ticks(self) -> list[str]:
        """The names of those that should have come again long ago."""
        now = self.clock.now()
        return sorted(
            name for name, tick in self.ticks.items() if now - tick.ended_at >= tick.pace + LATE
        )

    def backup_age(self) -> timedelta | None:
        """Since the newest backup; where there is none yet, since this process began.

        None where no backups are to be made.
        """
        if self._backups is None:
            return None
        made = making.listed(self._backups)
        return self.clock.now() - (making.made_at(made[0]) if made else self._began_at)
