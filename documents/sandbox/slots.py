"""Whose turn it is: nobody's files keep those of others waiting."""

import asyncio
from collections import Counter, deque
from collections.abc import AsyncIterator, Hashable
from contextlib import asynccontextmanager

_ANYBODY = 2
"""How many at once where nobody said whose work it is."""


class Slots:
    """At most `at_once` pieces of work at the same time, and one of each owner.

    Those who wait are served in the order they came, except that an owner whose work is running
    lets others pass. Work of no owner (None) runs two at once. For one event loop.
    """

    def __init__(self, at_once: int) -> None:
        self._free = at_once
        self._busy: Counter[Hashable] = Counter()
        self._waiting: deque[tuple[Hashable, asyncio.Future[None]]] = deque()

    @asynccontextmanager
    async def take(self, owner: Hashable) -> AsyncIterator[None]:
        """A slot, as soon as there is one for `owner`."""
        turn = asyncio.get_running_loop().create_future()
        self._waiting.append((owner, turn))
        self._serve()
        try:
            await turn
            yield
        finally:
            self._leave(owner, turn)

    def _leave(self, owner: Hashable, turn: asyncio.Future[None]) -> None:
        if turn.done() and not turn.cancelled():
            self._free += 1
            self._busy[owner] -= 1
        else:
            self._waiting.remove((owner, turn))
        self._serve()

    def _serve(self) -> None:
        for entry in list(self._waiting):
            owner, turn = entry
            allowed = _ANYBODY if owner is None else 1
            if not turn.done() and self._free and self._busy[owner] < allowed:
                self._waiting.remove(entry)
                self._free -= 1
                self._busy[owner] += 1
                turn.set_result(None)
        self._busy += Counter()  # forgets owners with nothing left
