"""Tables that stand side by side in one: the same header again, further to the right."""

from collections.abc import Sequence
from dataclasses import replace

from domain.grid import Cell, Grid, GridRow, GridTable
from domain.planning.columns import read_header
from domain.planning.wording import key

_FEWEST_COLUMNS = 3
_HEADER_WITHIN = 12


def stand_alone(grid: Grid) -> Grid:
    """The grid with tables that stand side by side one after the other, from left to right."""
    blocks = [
        part
        for block in grid.blocks
        for part in (_parted(block) if isinstance(block, GridTable) else [block])
    ]
    return replace(grid, blocks=tuple(blocks))


def _parted(table: GridTable) -> list[GridTable]:
    """A table's parts, each with its own columns; the table itself where it is one."""
    for index, row in enumerate(table.rows[:_HEADER_WITHIN]):
        starts = _starts([cell for cell in row.cells if cell.text])
        if len(starts) > 1 and read_header([row], 0) is not None:
            # What stands above belongs to the first: a title is mostly merged over all of them.
            ends = [*starts[1:], table.width + 1]
            first = table.rows[:index] + _within(table.rows[index:], 1, ends[0])
            others = [
                replace(
                    table,
                    rows=_within(table.rows[index:], start, end),
                    width=end - start,
                    first_column=start,
                )
                for start, end in zip(starts[1:], ends[1:], strict=True)
            ]
            return [replace(table, rows=first, width=ends[0] - 1), *others]
    return [table]


def _starts(header: Sequence[Cell]) -> list[int]:
    """The columns where the same headings begin anew."""
    labels = [key(cell.text) or cell.text for cell in header]
    for size in range(_FEWEST_COLUMNS, len(labels) // 2 + 1):
        parts = [labels[at : at + size] for at in range(0, len(labels), size)]
        if len(labels) % size == 0 and all(part == parts[0] for part in parts):
            return [header[at].column for at in range(0, len(labels), size)]
    return []


def _within(rows: Sequence[GridRow], start: int, end: int) -> tuple[GridRow, ...]:
    """The cells that begin in columns from `start` up to `end`, which are counted from 1 again."""
    found = []
    for row in rows:
        cells = tuple(
            replace(cell, column=cell.column - start + 1)
            for cell in row.cells
            if start <= cell.column < end
        )
        if any(cell.text or cell.row_span > 1 for cell in cells):
            found.append(replace(row, cells=cells))
    return tuple(found)
