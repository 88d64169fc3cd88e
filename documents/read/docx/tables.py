"""Tables: where each cell stands, and how far it reaches."""

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from documents.read.docx import names
from documents.read.docx.pages import Pages
from documents.read.docx.text import TextLine, TextReader, around_tables, flatten
from documents.read.limits import Budget
from domain.grid import Cell, GridRow, GridTable

_EXACT = "exact"
_NO_HEIGHT = 20
"""Twentieths of a point: a row of at most one point cannot be seen."""


@dataclass(slots=True)
class _Spot:
    """A cell in the grid; `continues` is True where it is merged into the one above."""

    element: etree._Element
    column: int
    span: int
    opens: bool
    continues: bool


class TableReader:
    """Reads tables of one document in reading order."""

    def __init__(self, text: TextReader, pages: Pages, budget: Budget) -> None:
        self._text = text
        self._pages = pages
        self._budget = budget

    def read(self, element: etree._Element, ordinal: int) -> GridTable:
        """The next table of the document, its `ordinal`-th one."""
        layout: list[tuple[etree._Element, list[_Spot]]] = []
        opened: set[int] = set()
        for row in _rows(element):
            spots = list(_spots(row))
            for spot in spots:
                # A cell that continues nothing stands for itself.
                spot.continues = spot.continues and spot.column in opened
            opened = {spot.column for spot in spots if spot.opens or spot.continues}
            layout.append((row, spots))
            self._budget.spend(len(spots))
        rows = []
        reach = _reach(layout)
        for index, (row, spots) in enumerate(layout):
            page = self._pages.pass_row(row)
            cells = tuple(
                self._cell(spot, reach.get((index, spot.column), 1))
                for spot in spots
                if not spot.continues
            )
            rows.append(GridRow(cells, index + 1, page, _is_hidden(row)))
        width = max(
            (spot.column + spot.span - 1 for _, spots in layout for spot in spots), default=0
        )
        return GridTable(tuple(rows), ordinal, width)

    def lines(self, container: etree._Element) -> Iterator[TextLine]:
        """What a cell or a text box says, line by line; tables inside it row after row."""
        for paragraphs, table in around_tables(container):
            yield from self._written(paragraphs)
            for row in _rows(table) if table is not None else ():
                for cell in flatten(row, names.CELL):
                    yield from self.lines(cell)

    def _written(self, paragraphs: list[etree._Element]) -> Iterator[TextLine]:
        for line in self._text.lines(paragraphs):
            yield line
            for box in line.boxes:
                yield from self.lines(box)

    def _cell(self, spot: _Spot, row_span: int) -> Cell:
        lines = list(self.lines(spot.element))
        said = [line for line in lines if line.text]
        return Cell(
            text="\n".join(line.text for line in lines).strip(),
            column=spot.column,
            column_span=spot.span,
            row_span=row_span,
            bold=bool(said) and all(line.bold for line in said),
        )


def only_cell(table: etree._Element) -> etree._Element | None:
    """The cell of a table that has no other: a frame round its content, which may be a table."""
    rows = list(_rows(table))
    cells = [cell for row in rows[:2] for cell in flatten(row, names.CELL)]
    return cells[0] if len(rows) == 1 and len(cells) == 1 else None


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for row in flatten(table, names.ROW):
        properties = names.child_of(row, names.ROW_PROPERTIES)
        if properties is None or names.child_of(properties, names.DELETED) is None:
            yield row


def _spots(row: etree._Element) -> Iterator[_Spot]:
    column = 1 + (
        names.number_of(names.child_of(row, names.ROW_PROPERTIES), names.GRID_BEFORE) or 0
    )
    last: _Spot | None = None
    for cell in flatten(row, names.CELL):
        properties = names.child_of(cell, names.CELL_PROPERTIES)
        span = max(names.number_of(properties, names.GRID_SPAN) or 1, 1)
        merge = names.value_of(properties, names.VERTICAL_MERGE)
        across = names.value_of(properties, names.HORIZONTAL_MERGE)
        if last is not None and across in ("", "continue"):
            last.span += span
        else:
            if last is not None:
                yield last
            last = _Spot(cell, column, span, merge == "restart", merge in ("", "continue"))
        column += span
    if last is not None:
        yield last


def _reach(layout: list[tuple[etree._Element, list[_Spot]]]) -> dict[tuple[int, int], int]:
    """How many rows each cell that opens a merge covers, by (row index, column)."""
    reach: dict[tuple[int, int], int] = {}
    owners: dict[int, int] = {}
    for index, (_, spots) in enumerate(layout):
        current: dict[int, int] = {}
        for spot in spots:
            if spot.continues:
                owner = current[spot.column] = owners[spot.column]
                reach[owner, spot.column] += 1
            elif spot.opens:
                current[spot.column] = index
                reach[index, spot.column] = 1
        owners = current
    return reach


def _is_hidden(row: etree._Element) -> bool:
    properties = names.child_of(row, names.ROW_PROPERTIES)
    if properties is None:
        return False
    if names.switch_of(properties, names.ROW_HIDDEN):
        return True
    height = names.child_of(properties, names.ROW_HEIGHT)
    return (
        height is not None
        and height.get(names.w("hRule")) == _EXACT
        and (names.number_of(properties, names.ROW_HEIGHT) or 0) <= _NO_HEIGHT
    )
