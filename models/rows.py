"""Columns past the ORM: what is read and changed on the ways that are gone most often.

A session's own `execute` prepares for entities, and a statement on `session.connection()` waits
twice. These do neither: see docs/decisions/trips-to-sqlite.md.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, CursorResult, Executable, Row
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncSession
from sqlalchemy.orm import Session

Values = Mapping[str, Any]
Reach = AsyncSession | AsyncConnection
"""By what a statement is carried out: in a transaction's session, or alone on a connection."""


async def fetch(
    reach: Reach, statement: Executable, values: Values | Sequence[Values]
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows that a statement gives, all of them."""
    return await reach.run_sync(lambda sync: _execute(sync, statement, values).all())


async def change(reach: Reach, statement: Executable, values: Values | Sequence[Values]) -> int:
    """How many rows a statement has changed."""
    return await reach.run_sync(lambda sync: _execute(sync, statement, values).rowcount)


def dialect_of(reach: Reach) -> str:
    """The name of the database's dialect, by which statements are built."""
    if isinstance(reach, AsyncConnection):
        return reach.dialect.name
    return reach.get_bind().dialect.name


def _execute(
    sync: Session | Connection, statement: Executable, values: Values | Sequence[Values]
) -> CursorResult[*tuple[Any, ...]]:
    if isinstance(sync, Connection):
        return sync.execute(statement, values)
    if sync.autoflush:
        # What the session has not written yet counts too.
        sync.flush()
    return sync.connection().execute(statement, values)
