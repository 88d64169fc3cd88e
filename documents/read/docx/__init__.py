"""Word files (.docx), read from their XML: python-docx does not see all that Word shows.

It drops tracked insertions, content controls and the labels of automatic numbering.
"""

from collections.abc import Iterator

from lxml import etree

from documents.read.docx import names
from documents.read.docx.numbering import Numbering
from documents.read.docx.pages import Pages
from documents.read.docx.styles import Styles
from documents.read.docx.tables import TableReader, only_cell
from documents.read.docx.text import TextReader, flatten
from documents.read.limits import Budget
from documents.read.markup import parse_xml
from documents.read.parts import main_part, part_of_kind
from documents.read.safety import Package
from domain.errors import Code, Refusal
from domain.grid import Block, Grid, Paragraph, Place


def read_docx(data: bytes) -> Grid:
    """Paragraphs and tables in reading order, with tracked changes accepted.

    Footnotes, comments, page headers and hidden text are left out. A table inside a cell joins the
    cell's text, unless the outer table is a mere frame of one cell. Pages are known where Word
    has saved its page breaks. Raises `Refusal` FILE_BROKEN, FILE_UNSAFE, FILE_TOO_LONG.
    """
    package = Package(data)
    part = main_part(package, "word/document.xml")
    body = parse_xml(package.read(part)).find(names.BODY)
    if body is None:
        raise Refusal(Code.FILE_BROKEN)
    styles = Styles(_part(package, part, "styles"))
    text = TextReader(styles, Numbering(_part(package, part, "numbering")))
    return Grid(tuple(_Document(text, Pages.of(body)).blocks(body)))


def _part(package: Package, main: str, kind: str) -> etree._Element | None:
    part = part_of_kind(package, main, kind)
    return parse_xml(package.read(part)) if part is not None else None


class _Document:
    """Counts paragraphs, tables and pages while it goes through the blocks."""

    def __init__(self, text: TextReader, pages: Pages) -> None:
        self._text = text
        self._pages = pages
        self._tables = TableReader(text, pages, Budget())
        self._page: int | None = None
        self._paragraph_count = 0
        self._table_count = 0

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        waiting: list[etree._Element] = []
        for element in flatten(container, names.PARAGRAPH, names.TABLE):
            if element.tag == names.PARAGRAPH:
                waiting.append(element)
                continue
            yield from self._paragraphs(waiting)
            waiting = []
            yield from self._table(element)
        yield from self._paragraphs(waiting)

    def _paragraphs(self, elements: list[etree._Element]) -> Iterator[Block]:
        for line in self._text.lines(self._turning(elements)):
            if line.text:
                self._paragraph_count += 1
                place = Place(page=self._page, row=self._paragraph_count)
                yield Paragraph(line.text, place, line.heading)
            for box in line.boxes:
                yield from self.blocks(box)

    def _turning(self, elements: list[etree._Element]) -> Iterator[etree._Element]:
        for element in elements:
            self._page = self._pages.pass_paragraph(element)
            yield element

    def _table(self, element: etree._Element) -> Iterator[Block]:
        frame = only_cell(element)
        if frame is not None and next(flatten(frame, names.TABLE), None) is not None:
            yield from self.blocks(frame)
            return
        self._table_count += 1
        yield self._tables.read(element, self._table_count)
