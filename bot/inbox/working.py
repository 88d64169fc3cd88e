"""The inbox at work: what has come is stored, and worked on, of each chat one update at a time."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import datetime

from aiogram import Bot, Dispatcher
from sqlalchemy.ext.asyncio import AsyncSession

from bot.inbox.tries import Ended, Tries
from bot.ui.context import Tools
from models.engine import AWAY
from models.faults import Trouble, told
from services.core import inbox, inbox_ends
from services.core.inbox import Arrival, ClaimedUpdate
from services.tasks import message_links
from services.tasks.message_links import MessageTask

log = logging.getLogger(__name__)

AT_ONCE = 24
"""Updates worked on at once: more would wait for each other at the database."""

LOOK_SECONDS = 0.5
"""How often it is looked what another replica has left."""

QUICK_SECONDS, QUICK_FOR = 0.05, 5.0
"""How often, and how long, after an update was stored of a chat that another replica works on."""

EXTEND_SECONDS = 10.0
"""How often the leases of long work are extended: a third of `services.core.inbox.LEASE`."""

WRITE_PAUSES = (0.1, 0.5, 2.0, 5.0, 10.0)
"""Seconds between attempts to write down that updates are done while the database is away."""

LAST_ANSWERS = 5.0
"""Seconds that a stop waits for answers under way; service managers kill after ten."""


class Inbox:
    """Stores updates and works on them: inside `working`, from then on by itself."""

    def __init__(self, tools: Tools, bot: Bot, dispatcher: Dispatcher) -> None:
        self.tries = Tries(bot, dispatcher, tools.clock)
        self.look_seconds = LOOK_SECONDS
        self._storing = Trouble(log, "updates cannot be stored now")
        self._reading = Trouble(log, "the inbox cannot be read now")
        self._tools = tools
        self._bot_id = bot.id
        self._group: asyncio.TaskGroup | None = None
        self._held: dict[int, ClaimedUpdate] = {}
        self._ended: list[Ended] = []
        self._tasks: set[asyncio.Task[None]] = set()
        self._taking = 0
        self._may_wait = True
        self._quick_until = 0.0
        self._turn = asyncio.Lock()
        self._idle = asyncio.Event()
        self._idle.set()

    @asynccontextmanager
    async def working(self) -> AsyncIterator[None]:
        """Work on what is there and on what comes; at the end finish what is under way."""
        if self._tools.database.is_sqlite:
            async with self._tools.database.write() as session:
                await inbox.give_back(session, self._bot_id)
        async with asyncio.TaskGroup() as group:
            self._group = group
            looking = group.create_task(self._look())
            try:
                yield
            finally:
                self._group = None
                looking.cancel()
                await self._finish()

    async def take(self, arrivals: Sequence[Arrival]) -> None:
        """Store what has come; when this returns it may be confirmed. Raises `AWAY`."""
        if not arrivals:
            return
        self._taking += 1
        self._note_idleness()
        try:
            async with self._turn:
                now, room = self._tools.clock.now(), self._room()
                async with self._tools.database.write_once() as connection:
                    claims = await inbox.store(connection, self._bot_id, arrivals, now, room=room)
                self._storing.over()
                self._begin(claims)
                self._note_waiting(arrivals)
        except AWAY as error:
            self._storing.note(error)
            raise
        finally:
            self._taking -= 1
            self._note_idleness()

    @property
    def stores(self) -> bool:
        """Whether the last that came could be stored."""
        return not self._storing.is_there

    async def drained(self) -> None:
        """Wait until nothing is being stored or worked on here."""
        await self._idle.wait()

    async def take_up(self) -> None:
        """Take what another process has left, or stored of a chat that was worked on here."""
        database, now = self._tools.database, self._tools.clock.now()
        if self._room() <= 0:
            return
        async with database.glance() as session:
            if not await inbox.is_anything_free(session, self._bot_id, self._held, now):
                return
        async with self._turn:
            async with database.write() as session:
                claims = await inbox.claim(session, self._bot_id, self._room(), self._held, now)
            self._may_wait = True
            self._begin(claims)

    def _room(self) -> int:
        return AT_ONCE - len(self._held) if self._group is not None else 0

    def _begin(self, claims: Sequence[ClaimedUpdate]) -> None:
        for claimed in claims:
            # A stop between the claim and here leaves the row claimed: `_finish` gives it back.
            self._held[claimed.id] = claimed
            if self._group is not None:
                task = self._group.create_task(self._work(claimed))
                self._tasks.add(task)
                task.add_done_callback(self._tasks.discard)
        self._note_idleness()

    def _note_waiting(self, arrivals: Sequence[Arrival]) -> None:
        """Note what has just been stored and is not worked on here."""
        held = {claimed.update_id: claimed.chat_id for claimed in self._held.values()}
        waiting = [each for each in arrivals if each.update_id not in held]
        self._may_wait |= bool(waiting)
        if any(each.chat_id not in held.values() for each in waiting):
            # Another replica works on the chat, and does not know what was stored here.
            self._quick_until = asyncio.get_running_loop().time() + QUICK_FOR

    def _note_idleness(self) -> None:
        if self._held or self._taking:
            self._idle.clear()
        else:
            self._idle.set()

    async def _work(self, claimed: ClaimedUpdate) -> None:
        ended = await self.tries.work(claimed)
        if ended is None:
            self._held.pop(claimed.id, None)
            self._note_idleness()
            return
        self._ended.append(ended)
        async with self._turn:
            # What ended while another commit ran shares this one.
            batch, self._ended = self._ended, []
            if batch:
                await self._write_down(batch)

    async def _write_down(self, batch: Sequence[Ended]) -> None:
        """End updates in one transaction, and take the next ones in it."""
        claims: list[ClaimedUpdate] = []
        try:
            claims = await self._patiently(batch)
        except AWAY:
            log.error("%s updates are done and will be tried again: not written down", len(batch))
        for ended in batch:
            self._held.pop(ended.claimed.id, None)
        self._begin(claims)

    async def _patiently(self, batch: Sequence[Ended]) -> list[ClaimedUpdate]:
        for pause in WRITE_PAUSES:
            try:
                return await self._commit(batch)
            except AWAY as error:
                log.error("updates are done and not written down: %s", told(error))
            await asyncio.sleep(pause)
        return await self._commit(batch)

    async def _commit(self, batch: Sequence[Ended]) -> list[ClaimedUpdate]:
        now, database = self._tools.clock.now(), self._tools.database
        if len(batch) == 1 and batch[0].changes_nothing and not self._may_wait:
            async with database.write_once() as connection:
                await inbox_ends.finish(connection, batch[0].claimed, now)
            return []
        async with database.write() as session:
            for ended in batch:
                await self._end(session, ended, now)
            if not self._may_wait:
                return []
            held = self._held.keys() - {ended.claimed.id for ended in batch}
            room = self._room() + len(batch) if self._group is not None else 0
            claims = await inbox.claim(session, self._bot_id, room, held, now)
        self._may_wait = bool(claims or held)
        return claims

    async def _end(self, session: AsyncSession, ended: Ended, now: datetime) -> None:
        if ended.reason is not None:
            await inbox_ends.set_aside(
                session,
                ended.claimed,
                ended.reason,
                now,
                is_stored=ended.is_stored,
                conversation=ended.conversation,
            )
        elif await inbox_ends.finish(session, ended.claimed, now, ended.conversation):
            for (chat_id, message_id), task_id in ended.links.items():
                if task_id is None:
                    await message_links.forget(session, chat_id, message_id)
                else:
                    link = MessageTask(chat_id, message_id, task_id)
                    await message_links.remember(session, link, now)

    async def _look(self) -> None:
        waited = 0.0
        while True:
            try:
                await self.take_up()
                if waited >= EXTEND_SECONDS:
                    waited = 0.0
                    await self._extend()
            except AWAY as error:
                self._reading.note(error)
            else:
                self._reading.over()
            is_quick = asyncio.get_running_loop().time() < self._quick_until
            pause = QUICK_SECONDS if is_quick else self.look_seconds
            await asyncio.sleep(pause)
            waited += pause

    async def _extend(self) -> None:
        if not self._held:
            return
        # In turn with the ends of updates: two that change the same rows in different orders would
        # lock each other out.
        async with self._turn, self._tools.database.write() as session:
            await inbox.extend(session, list(self._held.values()), self._tools.clock.now())

    async def _finish(self) -> None:
        """Let what is under way come to its end; what has no time is left to the next start."""
        if self._tasks:
            await asyncio.wait(set(self._tasks), timeout=LAST_ANSWERS)
        left = list(self._held)
        cut = set(self._tasks)
        for task in cut:
            task.cancel()
        if cut:
            await asyncio.wait(cut)
        if left:
            log.warning(
                "Stopped with %s updates unanswered: the next start answers them.", len(left)
            )
            async with self._tools.database.write() as session:
                await inbox.give_back(session, self._bot_id, left)
