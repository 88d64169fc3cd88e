"""What a source hides, or has not computed, is left out of the grid and named with its place."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import groupby

from domain.grid import Block, Cell, Grid, GridRow, GridTable, Omission, OmissionReason

_QUOTED = 80


def leave_out(grid: Grid) -> Grid:
    """The grid as a person sees it on the page, with what was left out as its `omissions`.

    A merged cell that begins in a hidden row or column and reaches out of it stays, where it shows.
    """
    blocks: list[Block] = []
    found: list[Omission] = []
    for block in grid.blocks:
        if not isinstance(block, GridTable):
            blocks.append(block)
            continue
        seen = _Seen(block)
        found += seen.omissions
        if seen.rows:
            blocks.append(replace(block, rows=tuple(seen.rows), hidden_columns=frozenset()))
    return replace(grid, blocks=tuple(blocks), omissions=(*grid.omissions, *found))


@dataclass(slots=True)
class _Seen:
    """One table while its hidden parts are taken out."""

    table: GridTable
    rows: list[GridRow] = field(default_factory=list)
    omissions: list[Omission] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = self.table.rows
        if all(row.hidden for row in rows):
            self._omit(OmissionReason.HIDDEN_SHEET, rows[:1], len(rows))
            return
        self._note_rows()
        self._note_columns()
        self._note_formulas()
        hidden = self.table.hidden_columns
        shown = _without_hidden_rows(rows)
        self.rows = [_without_hidden_columns(row, hidden) for row in shown]

    def _note_rows(self) -> None:
        for hidden, group in groupby(self.table.rows, key=lambda row: row.hidden):
            rows = list(group)
            if hidden and any(map(_words, rows)):
                self._omit(OmissionReason.HIDDEN_ROW, rows, len(rows))

    def _note_columns(self) -> None:
        hidden = self.table.hidden_columns
        for first, last in _runs(hidden):
            cells = [
                (row, cell)
                for row in self.table.rows
                for cell in row.cells
                if first <= cell.column and cell.column + cell.column_span - 1 <= last and cell.text
            ]
            if cells:
                row, cell = cells[0]
                text = _quote(cell.text for _, cell in cells)
                place = self.table.place(row, cell.column)
                count = last - first + 1
                self.omissions.append(Omission(OmissionReason.HIDDEN_COLUMN, place, count, text))

    def _note_formulas(self) -> None:
        """One omission a column: formulas are filled down."""
        found: dict[int, list[tuple[GridRow, Cell]]] = {}
        for row in self.table.rows:
            for cell in row.cells:
                unseen = row.hidden or cell.column in self.table.hidden_columns
                if cell.formula and not unseen:
                    found.setdefault(cell.column, []).append((row, cell))
        for column, cells in sorted(found.items()):
            row, cell = cells[0]
            place = self.table.place(row, column)
            self.omissions.append(
                Omission(OmissionReason.NO_VALUE, place, len(cells), _quote([cell.formula]))
            )

    def _omit(self, reason: OmissionReason, rows: Iterable[GridRow], count: int) -> None:
        rows = list(rows)
        text = _quote(word for row in rows for word in _words(row))
        self.omissions.append(Omission(reason, self.table.place(rows[0]), count, text))


def _words(row: GridRow) -> list[str]:
    return [cell.text for cell in row.cells if cell.text]


def _quote(texts: Iterable[str]) -> str:
    """The first words of what is left out."""
    quoted = ""
    for text in texts:
        quoted = f"{quoted} | {' '.join(text.split())}" if quoted else " ".join(text.split())
        if len(quoted) > _QUOTED:
            return f"{quoted[:_QUOTED].rstrip()}…"
    return quoted


def _runs(columns: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Neighbouring columns as (first, last)."""
    ordered = sorted(columns)
    for _, group in groupby(enumerate(ordered), key=lambda pair: pair[1] - pair[0]):
        run = [column for _, column in group]
        yield run[0], run[-1]


def _without_hidden_rows(rows: tuple[GridRow, ...]) -> Iterator[GridRow]:
    hidden = [row.hidden for row in rows]
    waiting: list[Cell] = []
    for index, row in enumerate(rows):
        if row.hidden:
            # What reaches from here into rows that are shown is shown there.
            waiting += [
                replace(cell, row_span=reach)
                for cell in row.cells
                if (reach := hidden[index : index + cell.row_span].count(False))
            ]
            continue
        cells = [
            replace(cell, row_span=max(hidden[index : index + cell.row_span].count(False), 1))
            if cell.row_span > 1
            else cell
            for cell in row.cells
        ]
        yield replace(row, cells=tuple(sorted([*waiting, *cells], key=lambda cell: cell.column)))
        waiting = []


def _without_hidden_columns(row: GridRow, hidden: frozenset[int]) -> GridRow:
    if not hidden:
        return row
    cells = []
    for cell in row.cells:
        columns = range(cell.column, cell.column + cell.column_span)
        seen = [column for column in columns if column not in hidden]
        if seen:
            cells.append(replace(cell, column=seen[0], column_span=len(seen)))
    return replace(row, cells=tuple(cells))
