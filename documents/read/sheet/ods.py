"""OpenDocument spreadsheets (.ods), read from their XML.

The format keeps the text that a sheet shows beside every value, so hardly anything has to be
formatted here. python-calamine gives neither these texts nor spans nor hidden rows.
"""

from collections.abc import Iterator

from lxml import etree

from documents.read import open_names as names
from documents.read.limits import Budget
from documents.read.open_package import open_document
from documents.read.sheet.build import Merge, SheetRow, build_table
from documents.read.sheet.heads import head_paragraphs
from documents.read.sheet.ods_cells import read_cell, read_paragraph
from documents.read.sheet.values import Value
from domain.errors import Code, Refusal
from domain.grid import Grid, GridTable

_MOST_COLUMNS = 16_384


def read_ods(data: bytes) -> Grid:
    """Every sheet that says something as a table, in the order of the workbook.

    Rows of a hidden sheet are hidden. Raises `Refusal` FILE_BROKEN, FILE_UNSAFE, FILE_TOO_LONG.
    """
    return read_content(*open_document(data))


def read_content(root: etree._Element, *common: etree._Element) -> Grid:
    """`read_ods` for content that is already apart; `common` holds the styles of pages."""
    spreadsheet = next(root.iter(names.SPREADSHEET), None)
    if spreadsheet is None:
        raise Refusal(Code.FILE_BROKEN)
    bold, hidden = _styles(root)
    budget = Budget()
    sheets = spreadsheet.findall(names.TABLE)
    tables = [
        _Sheet(sheet, bold).table(sheet.get(names.TABLE_STYLED) in hidden, budget)
        for sheet in sheets
    ]
    seen = [table for table in tables if table is not None]
    heads = [head for tree in (*common, root) for head in tree.iter(names.HEADER)]
    texts = [read_paragraph(each) for head in heads for each in head.iter(names.PARAGRAPH)]
    before = head_paragraphs(texts, seen[0].sheet or "") if seen else []
    return Grid(
        (*before, *seen),
        tuple(sheet.get(names.TABLE_NAME, "") for sheet in sheets),
    )


def _styles(root: etree._Element) -> tuple[frozenset[str], frozenset[str]]:
    """The names of bold cell styles, and of the styles of hidden sheets."""
    bold, hidden = set(), set()
    for style in root.iter(names.STYLE):
        name = style.get(names.NAME, "")
        text, table = style.find(names.TEXT_PROPERTIES), style.find(names.TABLE_PROPERTIES)
        if text is not None and text.get(names.WEIGHT) == "bold":
            bold.add(name)
        if table is not None and table.get(names.DISPLAY) == "false":
            hidden.add(name)
    return frozenset(bold), frozenset(hidden)


class _Sheet:
    """One sheet while it is read. Merges are collected on the way through its rows."""

    def __init__(self, element: etree._Element, bold: frozenset[str]) -> None:
        self._element = element
        self._bold = bold
        self._merges: list[Merge] = []

    def table(self, hidden: bool, budget: Budget) -> GridTable | None:
        name = self._element.get(names.TABLE_NAME, "")
        columns = _hidden_columns(self._element)
        return build_table(self._rows(), self._merges, name, hidden, budget, columns)

    def _rows(self) -> Iterator[SheetRow]:
        number = 1
        for element in _flatten(self._element):
            repeated = _count(element, names.ROWS_REPEATED)
            values = self._values(element, number)
            hidden = element.get(names.VISIBILITY, names.VISIBLE) != names.VISIBLE
            if any(value.text or value.formula for value in values.values()):
                for copy in range(repeated):
                    yield SheetRow(number + copy, values, hidden)
            number += repeated

    def _values(self, row: etree._Element, number: int) -> dict[int, Value]:
        values: dict[int, Value] = {}
        column = 1
        for cell in row.iterchildren(names.CELL, names.COVERED):
            repeated = _count(cell, names.COLUMNS_REPEATED)
            if cell.tag == names.CELL:
                value = read_cell(cell, cell.get(names.TABLE_STYLED) in self._bold)
                self._note_merge(cell, number, column)
                if value.text or value.formula:
                    last = min(column + repeated, _MOST_COLUMNS + 1)
                    values |= dict.fromkeys(range(column, last), value)
            column += repeated
        return values

    def _note_merge(self, cell: etree._Element, row: int, column: int) -> None:
        height = _count(cell, names.ROWS_SPANNED)
        width = _count(cell, names.COLUMNS_SPANNED)
        if height > 1 or width > 1:
            self._merges.append(Merge(row, column, row + height - 1, column + width - 1))


def _flatten(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == names.ROW:
            yield child
        elif child.tag in names.ROW_GROUPS:
            yield from _flatten(child)


def _hidden_columns(sheet: etree._Element) -> Iterator[tuple[int, int]]:
    column = 1
    for element in sheet.iter(names.COLUMN):
        repeated = _count(element, names.COLUMNS_REPEATED)
        if element.get(names.VISIBILITY, names.VISIBLE) != names.VISIBLE:
            yield column, column + repeated - 1
        column += repeated


def _count(element: etree._Element, attribute: str) -> int:
    return max(int(element.get(attribute, "1")), 1)
