"""What became of messages is written down: soon, together where it can be, and in spite of a
database that is away.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from domain.clock import Clock
from models.engine import AWAY, Database
from models.enums import DeliveryState, RowKind
from models.faults import told
from services.core import claims, lost_chats, set_aside
from services.core.claims import Claimed, DeliveryOutcome
from services.core.set_aside import Changes, Fault
from services.tasks import message_links
from services.tasks.message_links import MessageTask

log = logging.getLogger(__name__)

WRITE_PAUSES = (0.1, 0.5, 2.0, 5.0, 10.0)
"""Seconds between attempts to write down what was sent while the database does not answer."""


@dataclass(frozen=True, slots=True)
class Finished:
    """What became of a message, and what else is to be written down with it."""

    outcome: DeliveryOutcome
    link: MessageTask | None = None
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
        self._writing = asyncio.Lock()
        self._is_stuck = False

    @property
    def is_stuck(self) -> bool:
        """Whether something could not be written down and is being tried again."""
        return self._is_stuck

    async def write_down(self, finished: Finished) -> None:
        """Return when it is committed. Raises `AWAY` after half a minute."""
        self._finished[finished.outcome.id] = finished
        async with self._writing:
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
        except AWAY as error:
            log.error(
                "what became of %s messages is not written yet, the database says: %s",
                len(gathered),
                told(error),
            )
            return False
        return True

    async def _commit(self, gathered: Sequence[Finished]) -> None:
        now = self._clock.now()
        async with self._database.write() as session:
            await claims.record_outcomes(session, [finished.outcome for finished in gathered], now)
            await _note_failures(session, [finished.outcome for finished in gathered], now)
            by_id = {finished.outcome.id: finished for finished in gathered}

            async def write_rest(ids: Sequence[int]) -> None:
                for id_ in ids:
                    await _write_rest(session, by_id[id_], now)

            # What was sent stays written down whatever becomes of the rest: else it would be
            # sent again, and its company too.
            _, faults = await set_aside.bisect(session, RowKind.LINK, list(by_id), write_rest)
            await set_aside.write(session, Changes(tuple(faults)), now)


async def _note_failures(
    session: AsyncSession, outcomes: Sequence[DeliveryOutcome], now: datetime
) -> None:
    failed = tuple(
        Fault(RowKind.MESSAGE, outcome.id, outcome.error or "")
        for outcome in outcomes
        if outcome.state is DeliveryState.FAILED
    )
    await set_aside.write(session, Changes(failed), now)


async def _write_rest(session: AsyncSession, finished: Finished, now: datetime) -> None:
    """What a message is about, and whom it did not reach."""
    if finished.link is not None:
        await message_links.remember(session, finished.link, now)
        await session.flush()
    if (lost := finished.lost) is not None and lost.person_id is not None:
        await lost_chats.note_unreachable(session, lost.person_id, now)
    elif lost is not None:
        await lost_chats.note_lost_chat(session, lost.chat_id)
