"""Inserts that leave what is already there alone, in the words of either database."""

from collections.abc import Sequence
from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from models.base import Base


async def insert_new(
    session: AsyncSession, table: type[Base], rows: Sequence[dict[str, Any]]
) -> None:
    """Insert rows in one statement each batch; a row whose unique key exists is passed over.

    All rows must have the same keys.
    """
    if not rows:
        return
    dialect = session.get_bind().dialect.name
    build = sqlite.insert if dialect == "sqlite" else postgresql.insert
    # Not the ORM's bulk insert, which would look each row up: the Core path is the quick one.
    statement = build(cast(Table, table.__table__)).on_conflict_do_nothing()
    connection = await session.connection()
    await connection.execute(statement, rows)
