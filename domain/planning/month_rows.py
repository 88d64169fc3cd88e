"""A calendar of months down and kinds of work across: every cell is an activity of its own."""

import re
from collections.abc import Iterator

from domain.grid import Cell, GridRow, GridTable
from domain.planning.column_roles import NO_KIND_OF_WORK, ColumnRole, role_of
from domain.planning.terms import looks_like_term

_LIST = re.compile(r"\s*(?:\d{1,2}[.)]|[-–—•·])\s*")
_MONTHS_AT_LEAST = 2
_KINDS_AT_LEAST = 2
_LONGEST_KIND = 80
_HEADER = ("Направление", "Мероприятие", "Срок", "Ответственный")


def unfold(table: GridTable) -> GridTable | None:
    """The table with a row for every cell, kind by kind; None if it is no such calendar.

    A row keeps the number of the row that its cell stands in.
    """
    for index, row in enumerate(table.rows):
        kinds = _kinds(row)
        body = [found for found in table.rows[index + 1 :] if looks_like_term(found.text_at(1))]
        if kinds and len(body) >= _MONTHS_AT_LEAST and len(body) == len(table.rows) - index - 1:
            party = next((c.column for c in row.cells if role_of(c.text) is ColumnRole.PARTY), 0)
            rows = (_row(_HEADER, row), *_activities(kinds, party, body))
            return GridTable((*table.rows[:index], *rows), table.ordinal, len(_HEADER), table.sheet)
    return None


def _kinds(row: GridRow) -> list[Cell]:
    """The headings of the kinds of work, where the first column is one of months."""
    filled = [cell for cell in row.cells if cell.text]
    if not filled or filled[0].column != 1 or role_of(filled[0].text) is not ColumnRole.TERM:
        return []
    kinds = [cell for cell in filled[1:] if role_of(cell.text) is not ColumnRole.PARTY]
    plain = all(
        len(c.text) <= _LONGEST_KIND and role_of(c.text) not in NO_KIND_OF_WORK for c in kinds
    )
    return kinds if plain and len(kinds) >= _KINDS_AT_LEAST else []


def _activities(kinds: list[Cell], party: int, body: list[GridRow]) -> Iterator[GridRow]:
    for kind in kinds:
        for row in body:
            for text in _parts(row.text_at(kind.column)):
                responsible = row.text_at(party) if party else ""
                yield _row((kind.text, text, row.text_at(1), responsible), row)


def _parts(text: str) -> list[str]:
    """The entries of a cell: those of a list where every line is marked as one."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(map(_LIST.match, lines)):
        return [_LIST.sub("", line, count=1) for line in lines]
    return [text] if text.strip(" -–—") else []


def _row(texts: tuple[str, ...], source: GridRow) -> GridRow:
    cells = (Cell(text, column) for column, text in enumerate(texts, 1))
    return GridRow(tuple(cells), source.number, source.page)
