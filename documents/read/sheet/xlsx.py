"""Excel workbooks (.xlsx, .xlsm), read from their XML.

What a number looks like, which rows are hidden and which formulas were never computed stands only
there; python-calamine, which reads the binary formats for us, gives bare values.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from documents.read.limits import Budget
from documents.read.markup import parse_xml, stream_xml
from documents.read.parts import Relation, main_part, part_of_kind, relations
from documents.read.safety import Package
from documents.read.sheet.build import Merge, SheetRow, build_table
from documents.read.sheet.heads import head_paragraphs, read_codes
from documents.read.sheet.looks import read_looks
from documents.read.sheet.names import (
    COLUMN,
    HEADERS,
    MERGE,
    RELATION_ID,
    ROW,
    SHEET,
    STRING,
    WORKBOOK_PROPERTIES,
)
from documents.read.sheet.xlsx_cells import CellReader, parse_address, read_string
from domain.grid import Block, Grid

_SHEET_KIND = "worksheet"
_VISIBLE = "visible"
_ON = ("1", "true")


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    hidden: bool
    relation: Relation | None


def read_xlsx(data: bytes) -> Grid:
    """Every worksheet that says something as a table, in the order of the workbook.

    Rows of a hidden sheet are hidden. Raises `Refusal` FILE_BROKEN, FILE_UNSAFE, FILE_TOO_LONG.
    """
    package = Package(data)
    part = main_part(package, "xl/workbook.xml")
    workbook = parse_xml(package.read(part))
    cells = _cell_reader(package, part, workbook)
    budget = Budget()
    sheets = list(_sheets(workbook, relations(package, part)))
    blocks = [block for sheet in sheets for block in _read_sheet(package, sheet, cells, budget)]
    return Grid(tuple(blocks), tuple(sheet.name for sheet in sheets))


def _cell_reader(package: Package, part: str, workbook: etree._Element) -> CellReader:
    strings = part_of_kind(package, part, "sharedStrings")
    styles = part_of_kind(package, part, "styles")
    properties = workbook.find(WORKBOOK_PROPERTIES)
    return CellReader(
        strings=[read_string(item) for item in stream_xml(package.read(strings), STRING)]
        if strings
        else [],
        looks=read_looks(parse_xml(package.read(styles))) if styles else [],
        epoch_1904=properties is not None and properties.get("date1904") in _ON,
    )


def _sheets(workbook: etree._Element, targets: dict[str, Relation]) -> Iterator[_Sheet]:
    for element in workbook.iter(SHEET):
        relation = targets.get(element.get(RELATION_ID, ""))
        if relation is None or relation.kind == _SHEET_KIND:
            hidden = element.get("state", _VISIBLE) != _VISIBLE
            yield _Sheet(element.get("name", ""), hidden, relation)


@dataclass(slots=True)
class _Around:
    """What a sheet says outside its rows."""

    merges: list[Merge] = field(default_factory=list)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    heads: list[str] = field(default_factory=list)

    def take(self, element: etree._Element) -> None:
        if element.tag == MERGE:
            self.merges.append(_merge(element.get("ref", "")))
        elif element.tag in HEADERS:
            self.heads += read_codes(element.text or "")
        elif _is_hidden_column(element):
            columns = int(element.get("min", "1")), int(element.get("max", "1"))
            self.hidden_columns.append(columns)


def _read_sheet(
    package: Package, sheet: _Sheet, cells: CellReader, budget: Budget
) -> Iterator[Block]:
    if sheet.relation is None:
        return
    around = _Around()
    rows = _rows(package.read(sheet.relation.target), cells, around)
    columns = around.hidden_columns
    table = build_table(rows, around.merges, sheet.name, sheet.hidden, budget, columns)
    if table is None:
        return
    if not sheet.hidden:
        yield from head_paragraphs(around.heads, sheet.name)
    yield table


def _rows(data: bytes, cells: CellReader, around: _Around) -> Iterator[SheetRow]:
    """The rows of a sheet, in a stream; `around` is filled on the way."""
    number = 0
    for element in stream_xml(data, ROW, MERGE, COLUMN, *HEADERS):
        if element.tag != ROW:
            around.take(element)
            continue
        number = int(element.get("r", number + 1))
        hidden = element.get("hidden") in _ON or element.get("ht") == "0"
        yield SheetRow(number, cells.read_row(element), hidden)


def _is_hidden_column(element: etree._Element) -> bool:
    return element.get("hidden") in _ON or element.get("width") == "0"


def _merge(reference: str) -> Merge:
    first, _, last = reference.partition(":")
    left, top = parse_address(first)
    right, bottom = parse_address(last or first)
    return Merge(top, left, bottom, right)
