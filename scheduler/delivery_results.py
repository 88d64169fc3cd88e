"""What became of messages is written down: soon, together where it can be, and in spite of a
database that is away.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError

from domain.clock import Clock
from models.engine import Database
from services.core import outbox
from services.core.outbox import Claimed, Outcome
from services.tasks import message_links
from services.tasks.message_links import Link

log = logging.getLogger(__name__)

WRITE_PAUSES = (0.1, 0.5, 2.0, 5.0, 10.0)
"""Seconds between attempts to write down what was sent while the database does not answer."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What became of a message, and what else is to be written down with it."""

    outcome: Outcome
    link: Link | None = None
    lost: Claimed | None = None


class ResultWriter:
    """Writes outcomes down; those that gather while one commit runs share the next one.

    `gather_seconds` is how long a commit waits for company: with many messages a second it costs
    more than one of them.
    """

    def __init__(self, database: Database, clock: Clock, gather_seconds: float) -> None:
        self._database = database
        self._clock = clock
        self._gather_seconds = gather_seconds
        self._finished: dict[int, Finished] = {}
        self._settling = asyncio.Lock()
        self._is_stuck = False

    @property
    def is_stuck(self) -> bool:
        """Whether something could not be written down and is being tried again."""
        return self._is_stuck

    async def write_down(self, finished: Finished) -> None:
        """Return when it is committed. Raises DBAPIError or OSError after half a minute."""
        self._finished[finished.outcome.id] = finished
        async with self._settling:
            if finished.outcome.id not in self._finished:
                return
            if self._gather_seconds:
                await asyncio.sleep(self._gather_seconds)
            gathered = list(self._finished.values())
            self._finished.clear()
            await self._write(gathered)

    async def _write(self, gathered: Sequence[Finished]) -> None:
        """One transaction for all. A database that is away is waited for: what was sent would be
        sent again otherwise.
        """
        try:
            for pause in WRITE_PAUSES:
                if await self._is_committed(gathered):
                    return
                self._is_stuck = True
                await asyncio.sleep(pause)
            await self._commit(gathered)
        finally:
            self._is_stuck = False

    async def _is_committed(self, gathered: Sequence[Finished]) -> bool:
        try:
            await self._commit(gathered)
        except (DBAPIError, OSError) as error:
            log.error(
                "what became of %s messages is not written yet, the database says: %s",
                len(gathered),
                error.orig if isinstance(error, DBAPIError) else error,
            )
            return False
        return True

    async def _commit(self, gathered: Sequence[Finished]) -> None:
        now = self._clock.now()
        async with self._database.write() as session:
            await outbox.settle(session, [finished.outcome for finished in gathered], now)
            for finished in gathered:
                if finished.link is not None:
                    await message_links.remember(session, finished.link, now)
                if (lost := finished.lost) is not None and lost.person_id is not None:
                    await outbox.note_unreachable(session, lost.person_id, now)
                elif lost is not None:
                    await outbox.note_lost_chat(session, lost.chat_id)
