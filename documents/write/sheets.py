"""A workbook as values: what stands on each sheet, before openpyxl writes it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.printing import Labels, stamp
from domain.table import CellKind, Column, Table, Tone


@dataclass(frozen=True, slots=True)
class CellLink:
    """A cell that opens something: an address (https, http, tg), or a path beside the workbook.

    A path has "/" between its parts and is not encoded.
    """

    text: str
    target: str


SheetCell = str | int | float | date | datetime | CellLink | None


@dataclass(frozen=True, slots=True)
class SheetColumn:
    """A column. `width` is in letters of the standard font; `wrap` breaks its text into lines.

    `typed` is for columns that people fill in: what they type stays text, while Excel would make
    a date of «сентябрь 2026» and 1.1 of «1.10». `repeats` is for what is the same down many rows:
    it stands whole in the first of them, the others are made no higher by it. `whole` shows shares
    without their tenths, where a column has to be narrow.
    """

    title: str
    kind: CellKind = CellKind.TEXT
    width: float = 12
    wrap: bool = False
    typed: bool = False
    repeats: bool = False
    whole: bool = False


@dataclass(frozen=True, slots=True)
class ToneRule:
    """Colours cells of `column` (from 0) that equal `equals` or are greater than `above`.

    Exactly one of the two is given. `whole_row` colours the row instead of the cell.
    """

    column: int
    tone: Tone
    equals: str | None = None
    above: float | None = None
    whole_row: bool = False


@dataclass(frozen=True, slots=True)
class SheetValue:
    """One sheet. `rows` is read once, as it is written, so it may be a generator over a cursor.

    `heading` are lines above the table (what it is, what it says, and last the moment of the
    snapshot, which is repeated at the foot of every printed page).
    The header of the columns stays in sight with the first `frozen` columns and is repeated on
    every printed page; `filtered` puts the arrows of an automatic filter on it. Aware datetimes
    are shown in the zone that the writer is given.
    """

    title: str
    columns: tuple[SheetColumn, ...]
    rows: Iterable[Sequence[SheetCell]]
    heading: tuple[str, ...] = ()
    total: Sequence[SheetCell] | None = None
    tones: tuple[ToneRule, ...] = ()
    frozen: int = 1
    filtered: bool = True


def sheet_of(table: Table, labels: Labels, title: str) -> SheetValue:
    """A table as a sheet named `title`, with the same figures, finding and moment."""
    moment = stamp(table.taken_at, table.zone, labels)
    lines = (table.title, table.subtitle, table.finding, moment)
    total = None
    if table.total is not None:
        total = (table.total.cells[0] or labels.total, *table.total.cells[1:])
    return SheetValue(
        title=title,
        columns=tuple(
            SheetColumn(column.title, column.kind, _width(column), wrap=not column.is_figure)
            for column in table.columns
        ),
        rows=[row.cells for row in table.rows],
        heading=tuple(line for line in lines if line),
        total=total,
        tones=tuple(
            ToneRule(place, column.tone, above=0)
            for place, column in enumerate(table.columns)
            if column.tone is not Tone.NORMAL and column.is_figure
        ),
    )


def _width(column: Column) -> float:
    # A title in bold with the arrow of the filter takes some letters more than it has.
    return max(12, len(column.title) + 5) if column.is_figure else 40
