"""Columns past the ORM: what is read and changed on the ways that are gone most often.

A session's own `execute` prepares for entities, and a statement on `session.connection()` waits
twice. These do neither: see docs/decisions/trips-to-sqlite.md.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import CursorResult, Executable, Row
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import Session

Values = Mapping[str, Any]


async def fetch(
    session: AsyncSession, statement: Executable, values: Values | Sequence[Values]
) -> Sequence[Row[*tuple[Any, ...]]]:
    """The rows that a statement gives, all of them."""
    return await session.run_sync(lambda sync: _execute(sync, statement, values).all())


async def change(
    session: AsyncSession, statement: Executable, values: Values | Sequence[Values]
) -> int:
    """How many rows a statement has changed."""
    return await session.run_sync(lambda sync: _execute(sync, statement, values).rowcount)


def _execute(
    sync: Session, statement: Executable, values: Values | Sequence[Values]
) -> CursorResult[*tuple[Any, ...]]:
    if sync.autoflush:
        # What the session has not written yet counts too.
        sync.flush()
    return sync.connection().execute(statement, values)
