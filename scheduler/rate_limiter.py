"""How fast Telegram lets a bot write: in all, to one chat, to a group.

Figures: about 30 messages a second in all, 1 a second to one chat, 20 a minute to a group
(core.telegram.org/bots/faq). We stay a little below them: a 429 costs more than it brings.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager

PER_SECOND = 29.5
WINDOW = 30
SLACK = 0.25
PATIENCE = 1.0
"""Seconds after which an answer that does not come keeps no other message back."""

RECENT = 0.1
"""Weight of the latest message in how long one takes."""

POLL_SECONDS = 0.002
CHAT_SECONDS = 1.05
GROUP_SECONDS = 3.1
REMEMBERED_CHATS = 10_000


class RateLimiter:
    """Says when the next message may go. One for the whole process.

    Never are more than `WINDOW` under way or were answered within the last second: Telegram has
    seen a message by the time of its answer, so it cannot count more than that in any second,
    however late the network is.

    Messages leave evenly, and no more are open (sent, but not written down as sent) than the rate
    needs: one more than rate × the seconds that a message takes. A process that is killed sends
    those twice, so a database that stalls must hold the sending up, not let doubts pile up.

    `per_second` None lifts the overall limit (a local Bot API server without limits); the limits
    of single chats are lifted with it. Waiting is in real seconds: Telegram does not know our
    clock.
    """

    def __init__(
        self,
        per_second: float | None = PER_SECOND,
        *,
        window: int = WINDOW,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._interval = 1 / per_second if per_second else None
        self._open: list[float] = []
        self._usual_seconds = 0.0
        self._window = window
        self._monotonic = monotonic
        self._turns = asyncio.Lock()
        self._next_start = 0.0
        self._under_way = 0
        self._answered: deque[float] = deque()
        self._free_at: OrderedDict[int, float] = OrderedDict()
        self._paused_until = 0.0

    @property
    def is_unlimited(self) -> bool:
        """Whether there is no limit to keep to."""
        return self._interval is None

    @property
    def room(self) -> int:
        """How many messages may be open at once."""
        return 1 + int(self._usual_seconds / self._interval) if self._interval else 0

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until the bot may send one more message; send it and write it down inside."""
        if self._interval is None:
            yield
            return
        async with self._turns:
            query = max(self._next_start, self._monotonic())
            for wait in iter(self._wait, 0.0):
                await asyncio.sleep(wait)
            # Waking a little late costs no turn: the next one is counted from what was wanted.
            start = self._monotonic()
            self._next_start = max(query, start - SLACK) + self._interval
            self._open.append(start)
        try:
            yield
        finally:
            self._open.remove(start)
            seconds = min(self._monotonic() - start, PATIENCE)
            self._usual_seconds += RECENT * (seconds - self._usual_seconds)

    @contextmanager
    def sending(self, chat_id: int) -> Iterator[None]:
        """Around the sending itself, up to Telegram's answer, within a turn."""
        if self._interval is None:
            yield
            return
        self._book(chat_id)
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            self._answered.append(self._monotonic())

    def paused_for(self) -> float:
        """Seconds for which nobody gets anything: Telegram has said so."""
        return max(0.0, self._paused_until - self._monotonic())

    def chat_wait(self, chat_id: int) -> float:
        """Seconds until this chat may get a message."""
        if self._interval is None:
            return 0.0
        return max(0.0, self._free_at.get(chat_id, 0.0) - self._monotonic())

    def pause(self, seconds: float) -> None:
        """Send nothing to anybody for a while: Telegram said `retry_after`."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    def _book(self, chat_id: int) -> None:
        seconds = CHAT_SECONDS if chat_id > 0 else GROUP_SECONDS
        self._free_at[chat_id] = self._monotonic() + seconds
        self._free_at.move_to_end(chat_id)
        while len(self._free_at) > REMEMBERED_CHATS:
            self._free_at.popitem(last=False)

    def _wait(self) -> float:
        """Seconds until it makes sense to look again; 0 if a message may leave now."""
        now = self._monotonic()
        while self._answered and self._answered[0] <= now - 1:
            self._answered.popleft()
        if self._under_way + len(self._answered) >= self._window:
            # With all of them under way there is nothing to wait for but the next answer.
            return max(self._answered[0] + 1 - now, 0.001) if self._answered else 0.01
        if sum(start > now - PATIENCE for start in self._open) >= self.room:
            return POLL_SECONDS
        return max(0.0, self._next_start - now)
