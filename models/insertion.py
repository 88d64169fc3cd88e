"""Inserts that meet what is already there, in the words of either database."""

from collections.abc import Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from sqlalchemy import Table
from sqlalchemy.sql.dml import ReturningInsert

from models.base import Base
from models.rows import Reach, change, dialect_of, fetch

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql, sqlite

Insert: TypeAlias = "sqlite.Insert | postgresql.Insert"


async def insert_new(reach: Reach, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """Insert rows in one statement each batch; a row whose unique key exists is passed over.

    All rows must have the same keys.
    """
    if rows:
        # Not the ORM's bulk insert, which would look each row up: the Core path is the quick one.
        await change(reach, _new(dialect_of(reach), table), rows)


async def insert_one(reach: Reach, table: type[Base], row: dict[str, Any]) -> int | None:
    """Insert a row and return its id; None where its unique key exists, and nothing is inserted."""
    found = await fetch(reach, _new_with_id(dialect_of(reach), table), row)
    return int(found[0][0]) if found else None


async def insert_or_replace(
    reach: Reach, table: type[Base], row: dict[str, Any], keys: Collection[str]
) -> None:
    """Insert a row, or give the row with the same `keys` its other values, in one statement."""
    changed = tuple(name for name in row if name not in keys)
    dialect = dialect_of(reach)
    await change(reach, _replacing(dialect, table, tuple(keys), changed), row)


def of(dialect: str, table: type[Base]) -> Insert:
    """An insert into the table as the dialect of that name has it."""
    # Each where it is needed: the words of PostgreSQL are 2 MB, which SQLite alone does without.
    if dialect == "sqlite":
        from sqlalchemy.dialects.sqlite import insert as insert_sqlite

        return insert_sqlite(cast(Table, table.__table__))
    from sqlalchemy.dialects.postgresql import insert as insert_postgresql

    return insert_postgresql(cast(Table, table.__table__))


# Each is built once: that costs more than to carry it out.


@cache
def _new(dialect: str, table: type[Base]) -> Insert:
    return of(dialect, table).on_conflict_do_nothing()


@cache
def _new_with_id(dialect: str, table: type[Base]) -> ReturningInsert[tuple[int]]:
    return _new(dialect, table).returning(cast(Table, table.__table__).c.id)


@cache
def _replacing(
    dialect: str, table: type[Base], keys: tuple[str, ...], changed: tuple[str, ...]
) -> Insert:
    insert = of(dialect, table)
    return insert.on_conflict_do_update(
        index_elements=keys, set_={name: insert.excluded[name] for name in changed}
    )
