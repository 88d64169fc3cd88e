"""The tables as they are on an evening: plain rows, copied before anything changes them."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import Row, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.tables import Base

TABLES = (
    "task", "report", "evidence", "stored_file", "activity", "section", "organisation",
    "activity_party", "evidence_slot", "indicator", "deadline_move", "organisation_group_member",
    "review", "municipality", "roadmap",
)  # fmt: skip


@dataclass(frozen=True)
class Evening:
    """What all tables held on the evening of a local day, by the name of the table."""

    day: date
    tables: dict[str, tuple[Row[Any], ...]]
    _sorted: dict[tuple[str, str], dict[Any, list[Row[Any]]]] = field(default_factory=dict)

    def rows(self, name: str) -> tuple[Row[Any], ...]:
        return self.tables[name]

    def by_id(self, name: str) -> dict[int, Row[Any]]:
        return {id_: row for id_, (row,) in self.grouped(name, "id").items()}

    def grouped(self, name: str, column: str) -> dict[Any, list[Row[Any]]]:
        """The rows of a table by the value of a column."""
        key = name, column
        if key not in self._sorted:
            found: dict[Any, list[Row[Any]]] = defaultdict(list)
            for row in self.tables[name]:
                found[getattr(row, column)].append(row)
            self._sorted[key] = dict(found)
        return self._sorted[key]


async def copy(session: AsyncSession, day: date) -> Evening:
    """Read every table that a figure may depend on."""
    return Evening(day, {name: await _all(session, name) for name in TABLES})


async def _all(session: AsyncSession, name: str) -> tuple[Row[Any], ...]:
    table: Table = Base.metadata.tables[name]
    statement = select(table).order_by(*table.primary_key.columns)
    return tuple((await session.execute(statement)).all())
