"""A connection that stays open, for single statements, one after the other.

To take a connection from the pool and to make a session cost several times what such a statement
does: see docs/decisions/trips-to-sqlite.md.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine


class StandingConnection:
    """Opened when it is first used. `engine` has to let each statement stand by itself."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._connection: AsyncConnection | None = None
        self._turn = asyncio.Lock()

    @asynccontextmanager
    async def use(self) -> AsyncIterator[AsyncConnection]:
        """The connection, for one statement. After a failure the next use opens another."""
        async with self._turn:
            if self._connection is None:
                self._connection = await self._engine.connect()
            try:
                yield self._connection
            except BaseException:
                await self._drop()
                raise

    async def close(self) -> None:
        """Close the connection once its present statement has ended."""
        async with self._turn:
            await self._drop()

    async def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            await connection.close()
