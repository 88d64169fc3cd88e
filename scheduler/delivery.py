"""The delivery loop: claim what is due, make its text, send it at Telegram's rate, note the result.

At least once: a row is recorded only after Telegram has answered, so a killed process leaves
claimed rows behind, and they are sent again. What was sent and is not recorded yet can be sent
twice; `RateLimiter` keeps that to about one message.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Mapping
from datetime import timedelta

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramMigrateToChat, TelegramUnauthorizedError

from bot.ui.context import Tools
from bot.ui.screen import Screen
from models.engine import AWAY
from models.enums import DeliveryState
from models.faults import Trouble, told
from scheduler import rendering, sending
from scheduler.delivery_results import Finished, ResultWriter
from scheduler.rate_limiter import RateLimiter
from scheduler.rendering import Recipient, Renderer
from services.core import claims, events, lost_chats
from services.core.claims import Claimed, DeliveryOutcome
from services.core.set_aside import is_of_row, reason_of
from services.tasks.message_links import MessageTask

log = logging.getLogger(__name__)

BATCH = 60
"""Messages claimed at once: about two seconds of work, so that what is urgent waits no longer."""

FAST_BATCH = 300
"""The same without Telegram's limits."""

LOW_SHARE = 3
"""When a third of a batch is left, more is claimed, before the last one has gone."""

WORKERS = 24
FAST_WORKERS = 48
LEASE = timedelta(minutes=2)

GATHER_SECONDS = 0.01
"""Without Telegram's limits a commit waits so long for company: it costs more than a message."""

UNREAD_SECONDS = 2.0
"""After so long a message is made again whose data could not be read."""


class DeliveryLoop:
    """Delivers the outbox. `renderers` make a message's screen by its kind."""

    def __init__(
        self,
        tools: Tools,
        bot: Bot,
        renderers: Mapping[str, Renderer],
        rate_limiter: RateLimiter,
    ) -> None:
        self._tools = tools
        self._bot = bot
        self._renderers = renderers
        self._rate_limiter = rate_limiter
        fast = rate_limiter.is_unlimited
        self.workers = FAST_WORKERS if fast else WORKERS
        """How many messages are on their way at once."""
        self._batch = FAST_BATCH if fast else BATCH
        self._results = ResultWriter(tools.database, tools.clock, GATHER_SECONDS if fast else 0.0)
        self._stopping = False
        self._queue: deque[tuple[Claimed, Recipient | None]] = deque()
        self._dry = False
        self._may_go_on: Callable[[], bool] = lambda: True
        self._claiming = asyncio.Lock()
        self._no_claims = Trouble(log, "no messages can be claimed, the database says")
        self._running = asyncio.Lock()

    async def recover(self) -> None:
        """At start: give back what an earlier process had claimed, where it was the only one."""
        if self._tools.database.is_sqlite:
            async with self._tools.database.write() as session:
                await claims.give_back(session)

    async def drain(self, may_go_on: Callable[[], bool] = lambda: True) -> int:
        """Deliver all that is due now and return how many messages were dealt with.

        `may_go_on` is asked before each message: many take minutes, and the lead may pass on.
        """
        async with self._running:
            if (
                self._stopping
                or self._rate_limiter.paused_for()
                or not await self._is_anything_due()
            ):
                return 0
            self._dry, self._may_go_on = False, may_go_on
            try:
                async with asyncio.TaskGroup() as group:
                    tasks = [group.create_task(self._work()) for _ in range(self.workers)]
            finally:
                await self._give_back_the_rest()
            return sum(task.result() for task in tasks)

    async def stop(self) -> None:
        """Finish the messages in flight and give the rest of the batch back."""
        self._stopping = True
        async with self._running:
            pass

    async def _is_anything_due(self) -> bool:
        # A look costs no lock; claiming takes SQLite's only one, every second.
        async with self._tools.database.read() as session:
            return await claims.is_anything_due(session, self._tools.clock.now())

    async def _work(self) -> int:
        count = 0
        while (item := await self._next()) is not None:
            await self._one(*item)
            count += 1
        return count

    async def _next(self) -> tuple[Claimed, Recipient | None] | None:
        async with self._claiming:
            # What cannot be written down would come twice: nothing more leaves until it is.
            stuck = self._results.is_stuck or self._rate_limiter.paused_for()
            if self._stopping or stuck or not self._may_go_on():
                return None
            if len(self._queue) <= self._batch // LOW_SHARE and not self._dry:
                batch = await self._claim()
                self._dry = not batch
                self._queue.extend(batch)
            return self._queue.popleft() if self._queue else None

    async def _claim(self) -> list[tuple[Claimed, Recipient | None]]:
        """The next messages with whom they are for; None of somebody who was forgotten."""
        try:
            async with self._tools.database.write() as session:
                batch = await claims.claim(session, self._batch, LEASE, self._tools.clock.now())
            met, faults = await rendering.recipients(self._tools, batch)
            if faults:
                async with self._tools.database.write() as session:
                    await claims.fail(session, faults, self._tools.clock.now())
                failed = {fault.row_id for fault in faults}
                batch = [claimed for claimed in batch if claimed.id not in failed]
        except AWAY as error:
            # A full disk, a server that restarts: what is under way must still be recorded. What
            # was claimed already comes back when its lease ends.
            self._no_claims.note(error)
            return []
        self._no_claims.over()
        return [(claimed, met.get(claimed.id)) for claimed in batch]

    async def _give_back_the_rest(self) -> None:
        left = [claimed.id for claimed, _ in self._queue]
        self._queue.clear()
        if left:
            async with self._tools.database.write() as session:
                await claims.give_back(session, left)

    async def _one(self, claimed: Claimed, recipient: Recipient | None) -> None:
        if wait := self._rate_limiter.chat_wait(claimed.chat_id):
            await self._put_back(claimed, wait)
            return
        try:
            screen = await self._screen(claimed, recipient)
        except Exception as error:
            if not is_of_row(error):
                log.error("delivery %s waits, the database says: %s", claimed.id, told(error))
                await self._put_back(claimed, UNREAD_SECONDS)
                return
            if claimed.kind == events.BUNDLE:
                async with self._tools.database.write() as session:
                    await events.part(session, claimed.payload)
                return
            # One message that cannot be made must not stop the others; it is kept and shown.
            log.exception("delivery %s of kind %s cannot be made", claimed.id, claimed.kind)
            await self._record(claimed, DeliveryState.FAILED, reason_of(error))
            return
        if screen is None:
            await self._record(claimed, DeliveryState.OBSOLETE)
            return
        async with self._rate_limiter.turn():
            wait = self._rate_limiter.paused_for() or self._rate_limiter.chat_wait(claimed.chat_id)
            if not wait and self._tools.clock.now() < claimed.lease_until:
                finished = await self._send(claimed, screen)
                await self._results.write_down(finished)
        if wait:
            await self._put_back(claimed, wait)
        # What is left has waited beyond its lease: it is another replica's now, or claimed anew.

    async def _screen(self, claimed: Claimed, recipient: Recipient | None) -> Screen | None:
        if recipient is None:
            return None
        return await rendering.render(self._renderers, claimed, recipient)

    async def _send(self, claimed: Claimed, screen: Screen) -> Finished:
        now = self._tools.clock.now()
        try:
            with self._rate_limiter.sending(claimed.chat_id):
                outcome, sent = await sending.send(
                    self._bot, claimed, screen, self._rate_limiter, now
                )
        except TelegramMigrateToChat as error:
            async with self._tools.database.write() as session:
                await lost_chats.move_chat(session, claimed.chat_id, error.migrate_to_chat_id)
            return Finished(DeliveryOutcome(claimed.id, DeliveryState.PENDING, again_at=now))
        except TelegramUnauthorizedError:
            raise
        except (AiogramError, ValueError, TypeError) as error:
            # The same message would stop everybody again and again: it is kept, and shown.
            log.exception("delivery %s of kind %s cannot be sent", claimed.id, claimed.kind)
            reason = reason_of(error)
            return Finished(DeliveryOutcome(claimed.id, DeliveryState.FAILED, error=reason))
        link = None
        if sent is not None and screen.task_id is not None:
            link = MessageTask(sent.chat.id, sent.message_id, screen.task_id)
        is_lost = outcome.state is DeliveryState.UNREACHABLE
        return Finished(outcome, link, claimed if is_lost else None)

    async def _put_back(self, claimed: Claimed, seconds: float) -> None:
        """Leave a message for later; that it had to wait for its chat is no failed attempt."""
        again_at = self._tools.clock.now() + timedelta(seconds=seconds)
        outcome = DeliveryOutcome(
            claimed.id, DeliveryState.PENDING, again_at=again_at, is_attempt=False
        )
        await self._results.write_down(Finished(outcome))

    async def _record(
        self, claimed: Claimed, state: DeliveryState, error: str | None = None
    ) -> None:
        await self._results.write_down(Finished(DeliveryOutcome(claimed.id, state, error=error)))
