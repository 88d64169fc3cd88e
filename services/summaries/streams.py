"""Many rows of a query, a batch at a time."""

from collections.abc import AsyncIterator
from typing import Any

from sqlalchemy import Executable
from sqlalchemy.ext.asyncio import AsyncSession

BATCH = 1_000
"""Rows that come at once."""


async def in_batches(session: AsyncSession, statement: Executable) -> AsyncIterator[list[Any]]:
    """The rows of a query for columns, through a cursor: memory does not grow with them.

    By the connection: a session would make each row twice.
    """
    connection = await session.connection()
    stream = await connection.stream(statement, execution_options={"yield_per": BATCH})
    async for batch in stream.partitions(BATCH):
        yield list(batch)
