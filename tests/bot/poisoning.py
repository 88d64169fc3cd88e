"""Ways to spoil one column of the first row of a table."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from sqlalchemy import JSON, Column, Date, DateTime, Enum, Float, Integer, String, Table, Time

from models.tables import Base

HUGE = "<b>&" + "ё" * 9_000
DAYS = (date.max, date.min)
MOMENTS = ("9999-12-31 23:59:59", "0001-01-01 00:00:00")
JSONS = ("null", "[]", '"text"', "{}")
NUMBERS = (-1, 2**31 - 1)
ANOTHER = "another row"
"""A key that names the last row of its table: of another school, where the table has one."""


@dataclass(frozen=True)
class Poison:
    """What is written into a column of the first row of a table, as it stands in SQLite."""

    table: Table
    column: Column[Any]
    value: object

    def __str__(self) -> str:
        return f"{self.table.name}.{self.column.name}={str(self.value)[:20]!r}"

    @property
    def statement(self) -> tuple[str, tuple[object, ...]]:
        """SQL and its parameters."""
        keys = ", ".join(key.name for key in self.table.primary_key)
        name = self.table.name
        first = f"SELECT {keys} FROM {name} ORDER BY {keys} LIMIT 1"
        value, parameters = "?", tuple[object, ...]([self.value])
        if self.value is ANOTHER:
            (key,) = self.column.foreign_keys
            value, parameters = f"(SELECT max({key.column.name}) FROM {key.column.table.name})", ()
        # Where that row stands already, or another one names it so, nothing is spoiled.
        spoil = f'UPDATE OR IGNORE {name} SET "{self.column.name}" = {value}'
        return f"{spoil} WHERE ({keys}) = ({first})", parameters


def poisons() -> list[Poison]:
    """Every column with every value that it can hold and should not.

    A key may at most be lost, or name another row.
    """
    return [
        Poison(table, column, value)
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if column.foreign_keys or not column.primary_key
        for value in _values(column)
    ]


def rounds() -> list[list[Poison]]:
    """The same, of each table one at a time: what holds then holds for each of them alone."""
    by_table: dict[str, list[Poison]] = {}
    for poison in poisons():
        by_table.setdefault(poison.table.name, []).append(poison)
    return [[each for each in some if each] for some in zip_longest(*by_table.values())]


def _values(column: Column[Any]) -> Iterator[object]:
    if column.nullable:
        yield None
    if column.foreign_keys:
        # What names no row the database refuses: `tests.operations.test_keys`.
        yield ANOTHER
        return
    kind = getattr(column.type, "impl", column.type)
    match kind:
        case Integer() | Float():
            yield from NUMBERS
        case Enum():
            yield "nonsense"
        case JSON():
            yield from JSONS
        case String():
            yield from (("",) if not column.unique else ())
            yield HUGE
        case Date():
            yield from map(str, DAYS)
        case Time():
            yield "23:59:59.999999"
        case DateTime():
            yield from MOMENTS
