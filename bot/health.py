"""What a service manager asks: does the bot do its work, and by what figures."""

import asyncio
from collections.abc import Callable

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from bot.connection import ConnectionWatch
from bot.measuring import PATIENCE, Measured
from domain.quota import Quota
from models.engine import Database


class Health:
    """Looks at the parts of a bot. `takes_updates` is set by whoever listens, `stores` asks the
    inbox.
    """

    def __init__(
        self, connection: ConnectionWatch, database: Database, measured: Measured, quota: Quota
    ) -> None:
        self.takes_updates = False
        self.stores: Callable[[], bool] = lambda: True
        self._connection = connection
        self._database = database
        self._measured = measured
        self._quota = quota

    async def faults(self) -> list[str]:
        """Why the bot does not do its work; empty where it does."""
        found = {
            "telegram: no answer": self._connection.is_away,
            "telegram: the token is refused": self._connection.refused.is_set(),
            "telegram: another bot polls with this token": self._connection.has_rival,
            "updates: not taken yet": not self.takes_updates,
            "updates: cannot be stored": not self.stores(),
            "database: no answer": not await self._database_answers(),
        }
        return [fault for fault, is_there in found.items() if is_there]

    async def _database_answers(self) -> bool:
        try:
            async with asyncio.timeout(PATIENCE), self._database.read() as session:
                await session.execute(text("SELECT 1"))
        except (SQLAlchemyError, OSError, TimeoutError):
            return False
        return True

    async def figures(self) -> tuple[bytes, str]:
        """The figures of `bot.metrics`, and what kind of text they are."""
        # Late: 8 MB, and only who is watched needs them.
        from bot import metrics

        is_ready = not await self.faults()
        written = await metrics.written(self._measured, self._database, is_ready, self._quota)
        return written, metrics.CONTENT_TYPE
