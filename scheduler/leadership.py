"""Whether this process is the one that does what must be done once."""

import logging
import secrets
import time
from collections.abc import Callable
from datetime import timedelta

from domain.clock import Clock
from models.engine import AWAY, Database
from models.faults import told
from services.core import leadership

log = logging.getLogger(__name__)

LEASE = timedelta(seconds=15)
"""So long nobody polls, plans or delivers after the leader was killed."""

RENEW_SECONDS = 4.0


class Leadership:
    """Asks for the lead again and again, or always has it: SQLite has one process.

    The lease stands in the database by the clock of the bots; how long it is believed here is
    counted in real seconds from before it was asked for, so that a process that slept, or has lost
    its database, stops by itself before another one begins.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._database = database
        self._clock = clock
        self._monotonic = monotonic
        self._holder = secrets.token_hex(8)
        self._until = float("inf") if database.is_sqlite else float("-inf")

    @property
    def leads(self) -> bool:
        """Whether this process leads at this moment."""
        return self._monotonic() < self._until

    async def renew(self) -> None:
        """Take the lead where it is free, keep it where it is ours."""
        if self._database.is_sqlite:
            return
        led, begun = self.leads, self._monotonic()
        async with self._database.write() as session:
            taken = await leadership.take(session, self._holder, LEASE, self._clock.now())
        self._until = begun + LEASE.total_seconds() if taken else float("-inf")
        if led != taken:
            log.info("This replica leads now." if taken else "Another replica leads now.")

    async def resign(self) -> None:
        """Hand the lead over at once; where the database is away, the lease ends by itself."""
        if self._database.is_sqlite:
            return
        self._until = float("-inf")
        try:
            async with self._database.write() as session:
                await leadership.resign(session, self._holder)
        except AWAY as error:
            log.warning("the lead was not handed over: %s", told(error))
