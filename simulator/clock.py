"""A clock that somebody outside can set and move, as in a demonstration or a test."""

import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

Listener = Callable[[datetime], Awaitable[None]]


class SimulatedClock:
    """The time of the simulated world: set to any moment, from there on at the speed of real time.

    `start` is an aware moment (any zone); None means the real time. The clock fits whatever asks
    for an object with `now()`, so a bot under test can share it with the simulator.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self.ahead = timedelta()
        """How far this clock goes before the real one."""
        self._turn(_as_utc(start) if start is not None else datetime.now(UTC))
        self._listeners: list[Listener] = []

    def now(self) -> datetime:
        """The present simulated moment as an aware datetime in UTC."""
        return self._base + timedelta(seconds=time.monotonic() - self._mark)

    def timestamp(self) -> int:
        """The present simulated moment as whole Unix seconds, as the Bot API writes dates."""
        return int(self.now().timestamp())

    def listen(self, callback: Listener) -> None:
        """Have `callback` called and awaited, with the new moment, after every jump."""
        self._listeners.append(callback)

    async def set(self, moment: datetime) -> None:
        """Jump to an aware `moment`, forward or back; returns when every listener has returned."""
        self._turn(_as_utc(moment))
        for callback in tuple(self._listeners):
            await callback(self.now())

    async def advance(self, step: timedelta) -> None:
        """Jump by `step`; returns when every listener has returned."""
        await self.set(self.now() + step)

    async def set_ahead(self, ahead: timedelta) -> None:
        """Jump to where this clock is `ahead` of the real one."""
        await self.set(datetime.now(UTC) + ahead)

    def _turn(self, moment: datetime) -> None:
        self._base, self._mark = moment, time.monotonic()
        self.ahead = moment - datetime.now(UTC)


def _as_utc(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError("the simulated clock takes aware moments only")
    return moment.astimezone(UTC)
