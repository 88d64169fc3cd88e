"""An OpenDocument text as a whole: a package (.odt, .ott)."""

import re
from collections.abc import Iterator

from lxml import etree

from documents.read import open_names as names
from documents.read.limits import Budget
from documents.read.odt.lists import Lists
from documents.read.odt.styles import Styles
from documents.read.odt.tables import TableReader, only_cell
from documents.read.odt.text import TextLine, TextReader, flatten
from documents.read.open_package import open_document
from domain.errors import Code, Refusal
from domain.grid import Block, Grid, Paragraph, Place

_SPEAKS = re.compile(r"[^\W\d_]{3}")


def read_odt(data: bytes) -> Grid:
    """Paragraphs and tables in reading order, with tracked changes accepted.

    Page headers and footers come first. Notes, comments and hidden text are left out. Pages are
    known where the office has saved its page breaks. Raises `Refusal` FILE_BROKEN, FILE_UNSAFE,
    FILE_TOO_LONG.
    """
    return read_content(*open_document(data))


def read_content(content: etree._Element, *common: etree._Element) -> Grid:
    """The grid of a document's content; `common` holds the styles that stand apart from it."""
    body = next(content.iter(names.BODY), None)
    if body is None:
        raise Refusal(Code.FILE_BROKEN)
    roots = (*common, content)
    text = TextReader(Styles(*roots), Lists(*roots))
    document = _Document(text, has_pages=next(body.iter(names.PAGE_BREAK), None) is not None)
    margins = [part for root in roots for part in root.iter(names.HEADER, names.FOOTER)]
    return Grid((*document.margins(margins), *document.blocks(body)))


class _Document:
    """Counts paragraphs, tables and pages while it goes through the blocks."""

    def __init__(self, text: TextReader, has_pages: bool) -> None:
        self._text = text
        self._tables = TableReader(text, Budget())
        self._page = 1 if has_pages else None
        self._paragraph_count = 0
        self._table_count = 0

    def margins(self, parts: list[etree._Element]) -> Iterator[Paragraph]:
        """What page headers and footers say in words, each line once: the title may stand there."""
        said = {
            line.text: part.tag == names.HEADER
            for part in parts
            for line in self._tables.lines(part)
        }
        for text in filter(_SPEAKS.search, said):
            self._paragraph_count += 1
            place = Place(row=self._paragraph_count)
            yield Paragraph(text, place, heading=said[text], margin=True)

    def blocks(self, container: etree._Element) -> Iterator[Block]:
        for block in flatten(container):
            if block.tag == names.TABLE:
                yield from self._table(block)
            elif block.tag == names.LIST:
                for item in self._text.items(block):
                    yield from self._line(item) if isinstance(item, TextLine) else self._table(item)
            else:
                yield from self._line(self._text.paragraph(block))

    def _line(self, line: TextLine) -> Iterator[Block]:
        if line.text:
            self._paragraph_count += 1
            place = Place(page=self._page, row=self._paragraph_count)
            yield Paragraph(line.text, place, line.heading)
        self._turn(line.breaks)
        for box in line.boxes:
            yield from self.blocks(box)

    def _table(self, element: etree._Element) -> Iterator[Block]:
        frame = only_cell(element)
        if frame is not None and any(block.tag == names.TABLE for block in flatten(frame)):
            yield from self.blocks(frame)
            return
        self._table_count += 1
        table, begun = self._tables.read(element, self._table_count, self._page)
        self._turn(begun)
        yield table

    def _turn(self, pages: int) -> None:
        if self._page is not None:
            self._page += pages
