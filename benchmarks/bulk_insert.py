"""Inserting many rows as quickly as the database can."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Table
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.schema import ScalarElementColumnDefault

from models.engine import Database
from models.tables import Base
from services.core.batches import batches

BATCH = 20_000


async def bulk_insert(
    database: Database, model: type[Base], rows: Iterable[dict[str, Any]]
) -> None:
    """Insert rows that have the same keys.

    The indexes are dropped and made anew, references are not checked, PostgreSQL takes the rows
    by COPY (as a superuser only).
    """
    table = Base.metadata.tables[model.__tablename__]
    async with database.write() as session:
        connection = await session.connection()
        for index in table.indexes:
            await connection.run_sync(index.drop)
        if not database.is_sqlite:
            await connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        for batch in batches(iter(rows), BATCH):
            await _put(connection, table, batch)
        for index in table.indexes:
            await connection.run_sync(index.create)


async def _put(connection: AsyncConnection, table: Table, rows: Sequence[dict[str, Any]]) -> None:
    constants = _defaults(table)
    names = list(constants | rows[0])
    turn = [
        table.columns[name].type.bind_processor(connection.dialect) or _as_it_is for name in names
    ]
    records = [
        tuple(
            process(row.get(name, constants.get(name)))
            for name, process in zip(names, turn, strict=True)
        )
        for row in rows
    ]
    raw = (await connection.get_raw_connection()).driver_connection
    assert raw is not None
    if connection.dialect.name == "sqlite":
        places = ", ".join("?" * len(names))
        quoted = ", ".join(f'"{name}"' for name in names)
        sql = f"INSERT INTO {table.name} ({quoted}) VALUES ({places})"  # noqa: S608 - our own names
        await raw.executemany(sql, records)
    else:
        await raw.copy_records_to_table(table.name, records=records, columns=names)


def _defaults(table: Table) -> dict[str, Any]:
    """What the ORM would put into columns that a row does not name."""
    return {
        column.name: column.default.arg
        for column in table.columns
        if isinstance(column.default, ScalarElementColumnDefault)
    }


def _as_it_is(value: Any) -> Any:
    return value
