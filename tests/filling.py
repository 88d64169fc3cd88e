"""Rows for every table there is, of whatever revision: what a migration or a copy must not lose.

Columns that may be empty are empty in every second row, a key to its own table leads to the row
behind, and a filled JSON stands beside an absent one and a written null.
"""

from datetime import UTC, date, datetime, time, timedelta

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    DateTime,
    Enum,
    Float,
    Integer,
    Table,
    Time,
    null,
)
from sqlalchemy.ext.asyncio import AsyncConnection

from models.base import DayNumber, Moment
from models.tables import Base

ROWS = 4
DAY = date(2026, 11, 24)
MOMENT = datetime(2026, 11, 24, 6, 0, 0, 123_456, tzinfo=UTC)


async def fill(connection: AsyncConnection, tables: list[Table], behind: int = 0) -> None:
    """Put `ROWS` rows into each of the tables, which stand in the order of their keys.

    Rows are numbered; `behind` is how many numbers are taken. An even one.
    """
    for table in tables:
        inward = [column for column in table.columns if _target(column) is table]
        for number in range(behind + 1, behind + ROWS + 1):
            row = {column.name: _value(column, number) for column in table.columns}
            row |= {key.name: None for key in inward}
            await connection.execute(table.insert().values(row))
        for column in inward:
            for number in range(behind + 1, behind + ROWS, 2):
                (key,) = table.primary_key.columns
                pointed = table.update().where(key == number).values({column.name: number + 1})
                await connection.execute(pointed)


def _target(column: Column) -> Table | None:
    return next((key.column.table for key in column.foreign_keys), None)


def _value(column: Column, number: int):
    if column.nullable and number % 2 == 0:
        return null()
    target = _target(column)
    if target is not None:
        referred = next(iter(column.foreign_keys)).column
        return _value(referred, number)
    return _of_type(column, number)


def _of_type(column: Column, number: int):
    kind = column.type
    match kind:
        case Enum():
            values = [*(kind.enum_class or kind.enums)]
            return values[number % len(values)]
        case Moment():
            return MOMENT + timedelta(minutes=number)
        case JSON():
            is_absent = column.nullable and number % ROWS == 3
            return None if is_absent else {"ё": [number, None, 0.1], "b": "«»"}
        case DateTime():
            return (MOMENT + timedelta(minutes=number)).replace(tzinfo=None)
        case Date():
            return DAY + timedelta(days=number)
        case Time():
            return time(7, number % 60)
        case Boolean():
            return number % 3 == 0
        case Float():
            return number / 3
        case DayNumber():
            return DAY + timedelta(days=number)
        case Integer() if isinstance(_known(column), DayNumber):
            return (DAY + timedelta(days=number)).toordinal()
        case Integer():
            # Telegram's numbers do not fit into 32 bits.
            return number if column.primary_key else 7_000_000_000 + number
    return _word(column, number)


def _known(column: Column):
    """The type that the code knows the column by, None for one that it does without."""
    ours = Base.metadata.tables.get(column.table.name)
    known = None if ours is None else ours.columns.get(column.name)
    return None if known is None else known.type


def _word(column: Column, number: int) -> str:
    """Text; where the code knows a list of values for the column, one of them."""
    if isinstance(known := _known(column), Enum):
        return known.enums[number % len(known.enums)]
    return f"{column.name} {number}: «ёж» 😀 ' \" \\ \n{'я' * 100}"
