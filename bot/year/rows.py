"""The tables as they are on an evening: plain rows, copied before anything changes them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.tables import Base

TABLES = (
    "task", "report", "evidence", "stored_file", "activity", "section", "organisation",
    "activity_party", "evidence_slot", "indicator", "deadline_move",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Evening:
    """What all tables held on the evening of a local day, by the name of the table."""

    day: date
    tables: dict[str, tuple[Row[Any], ...]]

    def rows(self, name: str) -> tuple[Row[Any], ...]:
        return self.tables[name]

    def by_id(self, name: str) -> dict[int, Row[Any]]:
        return {row.id: row for row in self.tables[name]}

    def grouped(self, name: str, column: str) -> dict[int, list[Row[Any]]]:
        return grouped(self.tables[name], column)


def grouped(rows: Iterable[Row[Any]], column: str) -> dict[Any, list[Row[Any]]]:
    """Rows by the value of a column."""
    found: dict[Any, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[getattr(row, column)].append(row)
    return found


async def copy(session: AsyncSession, day: date) -> Evening:
    """Read every table that a figure may depend on."""
    return Evening(day, {name: await _all(session, name) for name in TABLES})


async def _all(session: AsyncSession, name: str) -> tuple[Row[Any], ...]:
    table: Table = Base.metadata.tables[name]
    statement = select(table).order_by(*table.primary_key.columns)
    return tuple((await session.execute(statement)).all())
