"""A Word document as a whole: .docx, .docm, .dotx."""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

from documents.read.docx import names
from documents.read.docx.numbering import Numbering
from documents.read.docx.pages import Pages
from documents.read.docx.styles import Styles
from documents.read.docx.tables import TableReader, only_cell
from documents.read.docx.text import TextReader, around_tables, flatten
from documents.read.limits import Budget
from documents.read.markup import parse_xml
from documents.read.parts import Parts, main_part, part_of_kind, relations
from documents.read.safety import Package
from domain.errors import Code, Refusal
from domain.grid import Block, Grid, Paragraph, Place

_SPEAKS = re.compile(r"[^\W\d_]{3}")
"""A page header with no word in it is a page number."""


def read_docx(data: bytes) -> Grid:
    """Paragraphs and tables in reading order, with tracked changes accepted.

    Page headers and footers come first, each line once. Footnotes, comments and hidden text are
    left out. A table inside a cell joins the cell's text, unless the outer table is a mere frame of
    one cell. Pages are known where Word has saved its page breaks. Raises `Refusal` FILE_BROKEN,
    FILE_UNSAFE, FILE_TOO_LONG.
    """
    return read_package(Package(data))


def read_package(package: Parts) -> Grid:
    """`read_docx` for parts that are already apart."""
    part = main_part(package, "word/document.xml")
    body = parse_xml(package.read(part)).find(names.BODY)
    if body is None:
        raise Refusal(Code.FILE_BROKEN)
    margins = [
        (relation.kind == "header", parse_xml(package.read(relation.target)))
        for relation in relations(package, part).values()
        if relation.kind in ("header", "footer") and relation.target in package
    ]
    styles = Styles(_part(package, part, "styles"))
    return read_body(body, margins, styles, Numbering(_part(package, part, "numbering")))


def read_body(
    body: etree._Element,
    margins: Iterable[tuple[bool, etree._Element]],
    styles: Styles,
    numbering: Numbering,
) -> Grid:
    """The grid of a body, with what stands at the head (True) or the foot of pages before it."""
    document = _Document(TextReader(styles, numbering), Pages.of(body))
    return Grid((*document.margins(margins), *document.blocks(body)))


def _part(package: Parts, main: str, kind: str) -> etree._Element | None:
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

    def margins(self, parts: Iterable[tuple[bool, etree._Element]]) -> Iterator[Paragraph]:
        """What page headers and footers say in words, each line once: the title may stand there."""
        said = {line.text: head for head, part in parts for line in self._tables.lines(part)}
        for text in filter(_SPEAKS.search, said):
            self._paragraph_count += 1
            place = Place(row=self._paragraph_count)
            yield Paragraph(text, place, heading=said[text], margin=True)

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        for paragraphs, table in around_tables(container):
            yield from self._paragraphs(paragraphs)
            if table is not None:
                yield from self._table(table)

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
