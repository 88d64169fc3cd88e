"""Tables of an OpenDocument text: where each cell stands, and how far it reaches."""

from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from documents.read import open_names as names
from documents.read.limits import MAX_ROWS, Budget
from documents.read.odt.text import TextLine, TextReader, flatten
from domain.errors import Code, Refusal
from domain.grid import Cell, GridRow, GridTable

_MOST_COLUMNS = 1_000


class TableReader:
    """Reads tables of one document in reading order."""

    def __init__(self, text: TextReader, budget: Budget) -> None:
        self._text = text
        self._budget = budget

    def read(
        self, element: etree._Element, ordinal: int, page: int | None
    ) -> tuple[GridTable, int]:
        """A table, its `ordinal`-th one, and how many pages begin inside it."""
        rows: list[GridRow] = []
        begun = 0
        for row in _parts(element):
            if row.tag == names.PAGE_BREAK:
                begun += 1
                continue
            breaks, cells = self._cells(row)
            hidden = row.get(names.VISIBILITY, names.VISIBLE) != names.VISIBLE
            for _ in range(count(row, names.ROWS_REPEATED, MAX_ROWS)):
                self._budget.spend(len(cells))
                shown = None if page is None else page + begun
                rows.append(GridRow(cells, len(rows) + 1, shown, hidden))
            begun += breaks
        reach = (cell.column + cell.column_span - 1 for row in rows for cell in row.cells)
        hidden_columns = frozenset(_hidden_columns(element))
        table = GridTable(
            tuple(rows), ordinal, max(reach, default=0), hidden_columns=hidden_columns
        )
        return table, begun

    def lines(self, container: etree._Element) -> Iterator[TextLine]:
        """What a cell or a text box says, line by line; tables inside it row after row."""
        for block in flatten(container):
            if block.tag == names.TABLE:
                yield from self._inner(block)
            elif block.tag == names.LIST:
                for item in self._text.items(block):
                    yield from [item] if isinstance(item, TextLine) else self._inner(item)
            else:
                line = self._text.paragraph(block)
                yield line
                for box in line.boxes:
                    yield from self.lines(box)

    def _inner(self, table: etree._Element) -> Iterator[TextLine]:
        for row in _rows(table):
            for cell in row.iterchildren(names.CELL):
                yield from self.lines(cell)

    def _cells(self, row: etree._Element) -> tuple[int, tuple[Cell, ...]]:
        cells: list[Cell] = []
        breaks = 0
        column = 1
        for element in row.iterchildren(names.CELL, names.COVERED):
            repeated = count(element, names.COLUMNS_REPEATED, _MOST_COLUMNS)
            if column + repeated > _MOST_COLUMNS:
                raise Refusal(Code.FILE_TOO_LONG)
            if element.tag == names.CELL:
                broken, cell = self._cell(element)
                breaks = max(breaks, broken)
                cells += [replace(cell, column=column + copy) for copy in range(repeated)]
            column += repeated
        return breaks, tuple(cells)

    def _cell(self, element: etree._Element) -> tuple[int, Cell]:
        lines = list(self.lines(element))
        said = [line for line in lines if line.text]
        cell = Cell(
            text="\n".join(line.text for line in lines).strip(),
            column=1,
            column_span=count(element, names.COLUMNS_SPANNED, _MOST_COLUMNS),
            row_span=count(element, names.ROWS_SPANNED, MAX_ROWS),
            bold=bool(said) and all(line.bold for line in said),
        )
        return sum(line.breaks for line in lines), cell


def only_cell(table: etree._Element) -> etree._Element | None:
    """The cell of a table that has no other: a frame round its content, which may be a table."""
    rows = list(_rows(table))
    cells = [cell for row in rows[:2] for cell in row.iterchildren(names.CELL)]
    return cells[0] if len(rows) == 1 and len(cells) == 1 else None


def count(element: etree._Element, attribute: str, most: int) -> int:
    """A number of repetitions or spans, at least one."""
    return min(max(int(element.get(attribute, "1")), 1), most)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    return (part for part in _parts(table) if part.tag == names.ROW)


def _parts(table: etree._Element) -> Iterator[etree._Element]:
    """The rows of a table, and the page breaks between them."""
    for child in table:
        if child.tag in (names.ROW, names.PAGE_BREAK):
            yield child
        elif child.tag in names.ROW_GROUPS:
            yield from _parts(child)


def _hidden_columns(table: etree._Element) -> Iterator[int]:
    column = 1
    for element in _columns(table):
        repeated = count(element, names.COLUMNS_REPEATED, _MOST_COLUMNS)
        if element.get(names.VISIBILITY, names.VISIBLE) != names.VISIBLE:
            yield from range(column, column + repeated)
        column += repeated


def _columns(table: etree._Element) -> Iterator[etree._Element]:
    for child in table:
        if child.tag == names.COLUMN:
            yield child
        elif child.tag in names.COLUMN_GROUPS:
            yield from _columns(child)
