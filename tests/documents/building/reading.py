"""Read what a test has built, and look at it in few words."""

from pathlib import Path

from documents.read import read
from domain.grid import Grid, GridRow, GridTable


def read_bytes(data: bytes, folder: Path, name: str) -> Grid:
    """The grid of a file of these bytes, which its sender calls `name`."""
    path = folder / "upload"
    path.write_bytes(data)
    return read(path, name)


def name_of(value: object) -> str:
    """The name of a test's parameter. Bytes give none of their own: a zip holds the time of its
    making, and test processes must agree on the names of tests.
    """
    return "data" if isinstance(value, bytes) else str(value)


def texts(table: GridTable) -> list[list[str]]:
    """The texts of a table's cells, row by row; what a merge covers is not there."""
    return [row_texts(row) for row in table.rows]


def row_texts(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells]


def spans(table: GridTable) -> list[tuple[int, int, int, int]]:
    """Merged cells as (row number, column, columns, rows)."""
    return [
        (row.number, cell.column, cell.column_span, cell.row_span)
        for row in table.rows
        for cell in row.cells
        if cell.column_span > 1 or cell.row_span > 1
    ]
