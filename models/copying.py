"""Every row from one database into another, counted and compared; either kind on either side.

Both databases are opened with `verbatim=True`: JSON goes over as the very text that it is, and an
absent one stays apart from a written null.
"""

import hashlib
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Column, Row, Table, bindparam, func, inspect, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from models.engine import Database
from models.tables import Base

BATCH = 1_000
_SUMS = 1 << 256


@dataclass(slots=True)
class Tally:
    """Rows that were counted, and the sum of their digests, which knows no order of rows."""

    rows: int = 0
    sum: int = 0

    def add(self, row: Sequence[Any]) -> None:
        digest = hashlib.sha256(repr(tuple(row)).encode("utf-8", "surrogatepass")).digest()
        self.rows += 1
        self.sum = (self.sum + int.from_bytes(digest)) % _SUMS


class Mismatch(Exception):
    """A table reads otherwise in the target than in the source."""

    def __init__(self, table: str, source: Tally, target: Tally) -> None:
        super().__init__(f"{table}: {source.rows} rows, {target.rows} in the target")
        self.table = table


def tables() -> Sequence[Table]:
    """All tables, each behind those that its foreign keys lead to."""
    return Base.metadata.sorted_tables


async def is_empty(database: Database) -> bool:
    """Whether none of our tables holds a row; a database without tables is empty too."""
    async with database.engine.connect() as connection:
        there = set(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))
        for table in tables():
            if table.name not in there:
                continue
            if (await connection.execute(select(table).limit(1))).first() is not None:
                return False
    return True


async def copy(source: AsyncSession, target: AsyncSession) -> dict[str, int]:
    """Copy all rows, set the sequences, read everything again and return the rows by table.

    `source` must be one snapshot, `target` one transaction on empty tables of the same revision.
    Raises Mismatch where the two do not read alike.
    """
    counted = {}
    for table in tables():
        counted[table.name] = await _copy(source, target, table)
    await _set_sequences(target)
    for table in tables():
        found = await tally(target, table)
        if found != counted[table.name]:
            raise Mismatch(table.name, counted[table.name], found)
    return {name: found.rows for name, found in counted.items()}


async def tally(session: AsyncSession, table: Table) -> Tally:
    """Count the rows of a table and digest them."""
    found = Tally()
    async for batch in _batches(session, table):
        for row in batch:
            found.add(row)
    return found


async def _copy(source: AsyncSession, target: AsyncSession, table: Table) -> Tally:
    inward = [column for column in table.columns if _is_inward(column)]
    connection = await target.connection()
    read, postponed = Tally(), list[dict[str, Any]]()
    async for batch in _batches(source, table):
        rows = []
        for found in batch:
            read.add(found)
            row: dict[str, Any] = dict(zip(table.columns.keys(), found, strict=True))
            if any(row[column.name] is not None for column in inward):
                postponed.append(dict(row))
                row |= dict.fromkeys((column.name for column in inward), None)
            rows.append(row)
        await connection.execute(table.insert(), rows)
    if postponed:
        await _point_inward(target, table, inward, postponed)
    return read


def _is_inward(column: Column[Any]) -> bool:
    """Whether a column leads to its own table: it is filled when all rows are there."""
    return any(key.column.table is column.table for key in column.foreign_keys)


async def _point_inward(
    target: AsyncSession, table: Table, inward: list[Column[Any]], rows: list[dict[str, Any]]
) -> None:
    keys = list(table.primary_key.columns)
    statement = (
        table.update()
        .where(*(key == bindparam(f"key_{key.name}") for key in keys))
        .values({column: bindparam(f"new_{column.name}") for column in inward})
    )
    values = [
        {f"key_{key.name}": row[key.name] for key in keys}
        | {f"new_{column.name}": row[column.name] for column in inward}
        for row in rows
    ]
    await (await target.connection()).execute(statement, values)


async def _batches(
    session: AsyncSession, table: Table
) -> AsyncIterator[Sequence[Row[tuple[Any, ...]]]]:
    statement = select(table).order_by(*table.primary_key.columns)
    result = await session.stream(statement.execution_options(yield_per=BATCH))
    async for batch in result.partitions(BATCH):
        yield batch


async def _set_sequences(target: AsyncSession) -> None:
    """Let PostgreSQL number on behind the rows; SQLite does so by itself."""
    if target.get_bind().dialect.name != "postgresql":
        return
    for table in tables():
        number = table.autoincrement_column
        if number is None:
            continue
        sequence = await target.scalar(
            text("SELECT pg_get_serial_sequence(:table, :column)"),
            {"table": f'"{table.name}"', "column": number.name},
        )
        highest = await target.scalar(select(func.max(number)))
        if sequence and highest:
            await target.execute(select(func.setval(sequence, highest)))
