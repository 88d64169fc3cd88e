"""From the values of a sheet to a table: merged ranges, trimmed edges, numbers put right."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from documents.read.limits import Budget
from documents.read.sheet.numbers import numbering_column, restored
from documents.read.sheet.values import Value
from domain.errors import Code, Refusal
from domain.grid import Cell, GridRow, GridTable

_EMPTY = Value("")
_LARGEST_MERGED_AREA = 5_000_000


@dataclass(slots=True)
class SheetRow:
    """The values of one row by column; numbers count from 1 as in the sheet."""

    number: int
    values: dict[int, Value]
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Merge:
    """A merged range, its edges included; numbers count from 1."""

    top: int
    left: int
    bottom: int
    right: int


def build_table(
    rows: Iterable[SheetRow],
    merges: Iterable[Merge],
    sheet: str,
    hidden: bool,
    budget: Budget,
    hidden_columns: Iterable[tuple[int, int]] = (),
) -> GridTable | None:
    """A sheet as a table, None if nothing is written in it.

    Row numbers are those of the sheet. Blank rows are left out (a gap in the numbers shows them),
    except where a merge runs through them; blank cells at the end of a row likewise. `hidden`
    marks all rows, `hidden_columns` are ranges, both ends included. Raises `Refusal` FILE_TOO_LONG,
    FILE_UNSAFE.
    """
    written = _written(rows, budget)
    if not written:
        return None
    _restore_numbers(written)
    width = max(max(row.values) for row in written)
    spans = _clip(merges, written[-1].number, width)
    anchors = {(merge.top, merge.left): merge for merge in spans}
    covered = _covered(spans)
    by_number = {row.number: row for row in written}
    through = {number for number in covered if number not in by_number}
    # Rows that only a merge runs through, before the first written row, say nothing.
    first = written[0].number
    numbers = sorted([*by_number, *(number for number in through if number > first)])
    table_rows = []
    for number in numbers:
        row = by_number.get(number, SheetRow(number, {}))
        cells = _cells(row, anchors, covered.get(number, []))
        budget.cells += max(len(cells) - len(row.values), 0)
        table_rows.append(GridRow(cells, number, hidden=hidden or row.hidden))
    budget.check()
    reach = (cell.column + cell.column_span - 1 for row in table_rows for cell in row.cells)
    width = max(reach)
    unseen = {
        column for first, last in hidden_columns for column in range(first, min(last, width) + 1)
    }
    return GridTable(tuple(table_rows), 1, width, sheet, frozenset(unseen))


def _written(rows: Iterable[SheetRow], budget: Budget) -> list[SheetRow]:
    written = []
    for row in rows:
        values = {column: value for column, value in row.values.items() if _says(value)}
        if values:
            budget.spend(len(values))
            written.append(replace(row, values=values))
    return sorted(written, key=lambda row: row.number)


def _says(value: Value) -> bool:
    return bool(value.text or value.formula)


def _restore_numbers(rows: Sequence[SheetRow]) -> None:
    columns: dict[int, list[Value]] = defaultdict(list)
    for row in rows:
        for column, value in row.values.items():
            columns[column].append(value)
    numbering = numbering_column(dict(sorted(columns.items())))
    if numbering is None:
        return
    holders = [row for row in rows if numbering in row.values]
    for row, value in zip(holders, restored(columns[numbering]), strict=True):
        row.values[numbering] = value


def _clip(merges: Iterable[Merge], last_row: int, width: int) -> list[Merge]:
    """Merges within what is written. Formatted columns may be merged down to the last of rows."""
    clipped = []
    area = 0
    for merge in merges:
        bottom, right = min(merge.bottom, last_row), min(merge.right, width)
        if bottom < merge.top or right < merge.left:
            continue
        area += (bottom - merge.top + 1) * (right - merge.left + 1)
        if area > _LARGEST_MERGED_AREA:
            raise Refusal(Code.FILE_UNSAFE)
        clipped.append(Merge(merge.top, merge.left, bottom, right))
    return clipped


def _covered(merges: Iterable[Merge]) -> dict[int, list[tuple[int, int]]]:
    """The columns (first, last) of a row that merges from rows above cover, by row."""
    covered: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for merge in merges:
        for row in range(merge.top + 1, merge.bottom + 1):
            covered[row].append((merge.left, merge.right))
    return covered


def _cells(
    row: SheetRow, anchors: dict[tuple[int, int], Merge], covered: list[tuple[int, int]]
) -> tuple[Cell, ...]:
    cells = []
    skip = {column for left, right in covered for column in range(left, right + 1)}
    column, last = 1, max(row.values, default=0)
    while column <= last:
        if column in skip:
            column += 1
            continue
        value = row.values.get(column, _EMPTY)
        merge = anchors.get((row.number, column))
        span = merge.right - merge.left + 1 if merge else 1
        height = merge.bottom - merge.top + 1 if merge else 1
        cells.append(Cell(value.text, column, span, height, value.bold, value.formula))
        column += span
    return tuple(cells)
