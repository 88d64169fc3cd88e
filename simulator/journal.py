"""What happens in the simulated Telegram, in order: for waiting on it and for the chat page."""

import asyncio
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

BACKLOG = 2_000
"""Events kept for a listener that reads slowly; after that it is told to read everything anew."""


class Subscription:
    """One listener: events wait in a bounded queue."""

    def __init__(self) -> None:
        self._events: deque[dict[str, Any]] = deque()
        self._ready = asyncio.Event()

    def push(self, event: dict[str, Any]) -> None:
        """Queue an event, once if the same one is waiting already."""
        if self._events and self._events[-1] == event:
            return
        if len(self._events) >= BACKLOG:
            self._events.clear()
            event = {"type": "reload"}
        self._events.append(event)
        self._ready.set()

    async def next(self) -> dict[str, Any]:
        """The next event, waiting for it."""
        while not self._events:
            self._ready.clear()
            await self._ready.wait()
        return self._events.popleft()


class Journal:
    """A growing number for every change, sleepers to wake on each, and listeners."""

    def __init__(self) -> None:
        self.number = 0
        self.calls_under_way = 0
        self.calls_begun = 0
        self._sleepers: set[asyncio.Future[None]] = set()
        self._subscriptions: set[Subscription] = set()

    def record(self, event: dict[str, Any] | None = None) -> int:
        """Count a change, wake who waits, tell the listeners; returns the change's number."""
        self.number += 1
        self.wake()
        if event is not None:
            for subscription in self._subscriptions:
                subscription.push(event)
        return self.number

    def wake(self) -> None:
        """Have every waiting condition looked at again."""
        for sleeper in self._sleepers:
            if not sleeper.done():
                sleeper.set_result(None)
        self._sleepers.clear()

    async def wait_until(self, condition: Callable[[], bool], timeout: float) -> bool:
        """Wait, for at most `timeout` seconds, until `condition()` holds; tell whether it did."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while not condition():
            left = deadline - loop.time()
            if left <= 0:
                return False
            sleeper: asyncio.Future[None] = loop.create_future()
            self._sleepers.add(sleeper)
            await asyncio.wait({sleeper}, timeout=left)
            self._sleepers.discard(sleeper)
        return True

    async def wait_for_quiet(self, pause: float, timeout: float) -> None:
        """Wait until no call of the bot has been under way for `pause` seconds."""
        loop = asyncio.get_running_loop()
        deadline = loop.time() + timeout
        while loop.time() < deadline:
            await self.wait_until(lambda: self.calls_under_way == 0, deadline - loop.time())
            if not await self.wait_until(self._another_call(), pause):
                return

    def _another_call(self) -> Callable[[], bool]:
        seen = self.calls_begun
        return lambda: self.calls_begun != seen

    @contextmanager
    def call(self) -> Iterator[None]:
        """Mark a call of the bot as under way."""
        self.calls_under_way += 1
        self.calls_begun += 1
        if self._sleepers:
            self.wake()
        try:
            yield
        finally:
            self.calls_under_way -= 1
            if self._sleepers:
                self.wake()

    @contextmanager
    def subscribe(self) -> Iterator[Subscription]:
        """Listen to the events from now on."""
        subscription = Subscription()
        self._subscriptions.add(subscription)
        try:
            yield subscription
        finally:
            self._subscriptions.discard(subscription)
