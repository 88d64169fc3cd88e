"""Tables of old Word formats: cells know their right edges, which of all rows make the columns."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from domain.grid import Cell, GridRow, GridTable

_SAME_EDGE = 60
"""Twentieths of a point: edges a millimetre apart are one."""


@dataclass(slots=True)
class Definition:
    """A cell as its row announces it. `right` is in twentieths of a point."""

    right: int = 0
    opens: bool = False
    continues: bool = False
    joins_left: bool = False


@dataclass(slots=True)
class EdgedRow:
    """A row as it was read: what its cells say, and where they stand."""

    texts: list[tuple[str, bool]]
    left: int = 0
    definitions: list[Definition] = field(default_factory=list)


def build_table(rows: Sequence[EdgedRow], ordinal: int) -> GridTable:
    """The rows of a table that stand one below the other."""
    edges = _edges(edge for row in rows for edge in _bounds(row))
    made: list[list[Cell]] = []
    open_cells: dict[int, tuple[int, int]] = {}
    for row in rows:
        cells: list[Cell] = []
        still_open: dict[int, tuple[int, int]] = {}
        for cell, definition in _placed(row, edges):
            above = open_cells.get(cell.column)
            if definition.continues and above is not None:
                owner = made[above[0]][above[1]]
                made[above[0]][above[1]] = replace(owner, row_span=owner.row_span + 1)
                still_open[cell.column] = above
                continue
            if definition.opens or definition.continues:
                still_open[cell.column] = len(made), len(cells)
            cells.append(cell)
        made.append(cells)
        open_cells = still_open
    reach = (cell.column + cell.column_span - 1 for cells in made for cell in cells)
    numbered = tuple(GridRow(tuple(cells), number) for number, cells in enumerate(made, 1))
    return GridTable(numbered, ordinal, max(reach, default=0))


def _bounds(row: EdgedRow) -> list[int]:
    return [row.left, *(definition.right for definition in row.definitions)]


def _edges(values: Iterable[int]) -> list[int]:
    found: list[int] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME_EDGE:
            found.append(value)
    return found


def _placed(row: EdgedRow, edges: list[int]) -> Iterable[tuple[Cell, Definition]]:
    """The cells of a row with their columns; those that join their left neighbour widen it."""
    placed: list[tuple[Cell, Definition]] = []
    left = row.left
    after = 1
    for index, (text, bold) in enumerate(row.texts):
        if index < len(row.definitions):
            definition = row.definitions[index]
            column = _column(edges, left)
            span = max(_column(edges, definition.right) - column, 1)
            left = definition.right
        else:
            definition, column, span = Definition(), after, 1
        after = column + span
        if definition.joins_left and placed:
            cell, before = placed[-1]
            placed[-1] = replace(cell, column_span=cell.column_span + span), before
        else:
            placed.append((Cell(text, column, span, 1, bold), definition))
    return placed


def _column(edges: list[int], value: int) -> int:
    return max(bisect_right(edges, value + _SAME_EDGE // 2), 1)
