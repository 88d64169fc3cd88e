"""How fast Telegram lets a bot write: in all, to one chat, to a group.

Figures: about 30 messages a second in all, 1 a second to one chat, 20 a minute to a group
(core.telegram.org/bots/faq). We stay a little below them: a 429 costs more than it brings.
"""

import asyncio
import time
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

PER_SECOND = 29.5
WINDOW = 30
SLACK = 0.25
CHAT_SECONDS = 1.05
GROUP_SECONDS = 3.1
REMEMBERED_CHATS = 10_000


class Pace:
    """Says when the next message may go. One for the whole process.

    Messages leave evenly, so that few are under way at once. Never are more than `WINDOW` under
    way or were answered within the last second: Telegram has seen a message by the time of its
    answer, so it cannot count more than that in any second, however late the network is.

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

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until the bot as a whole may send one more message; send it inside."""
        if self._interval is None:
            yield
            return
        async with self._turns:
            wanted = max(self._next_start, self._monotonic())
            for wait in iter(self._wait, 0.0):
                await asyncio.sleep(wait)
            # Waking a little late costs no turn: the next one is counted from what was wanted.
            self._next_start = max(wanted, self._monotonic() - SLACK) + self._interval
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

    def book(self, chat_id: int) -> None:
        """Note that a message leaves for this chat now."""
        seconds = CHAT_SECONDS if chat_id > 0 else GROUP_SECONDS
        self._free_at[chat_id] = self._monotonic() + seconds
        self._free_at.move_to_end(chat_id)
        while len(self._free_at) > REMEMBERED_CHATS:
            self._free_at.popitem(last=False)

    def pause(self, seconds: float) -> None:
        """Send nothing to anybody for a while: Telegram said `retry_after`."""
        self._paused_until = max(self._paused_until, self._monotonic() + seconds)

    def _wait(self) -> float:
        now = self._monotonic()
        while self._answered and self._answered[0] <= now - 1:
            self._answered.popleft()
        if self._under_way + len(self._answered) < self._window:
            return max(0.0, self._next_start - now)
        # With all of them under way there is nothing to wait for but the next answer.
        return max(self._answered[0] + 1 - now, 0.001) if self._answered else 0.01
