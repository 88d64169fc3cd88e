"""HTML: what many programs save under the name of a workbook or a Word file."""

import re
from collections.abc import Iterator

from lxml import etree, html

from documents.read.encoding import decode
from documents.read.limits import Budget
from documents.read.tidy import tidy
from domain.errors import Code, Refusal
from domain.grid import Block, Cell, Grid, GridRow, GridTable, Paragraph, Place

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_SKIPPED = frozenset({"script", "style", "head", "title", "template"})
_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6", "caption"})
_LINES = frozenset({"p", "div", "li", "ul", "ol", "dt", "dd", "tr", "td", "th", "br"}) | _HEADINGS
_BOLD = frozenset({"b", "strong", "th"}) | _HEADINGS
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot", "form"})
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_MOST_SPAN = 1000
"""What browsers allow for `colspan` (HTML Standard, 4.9.11)."""

_Piece = tuple[str, bool] | etree._Element | None
"""Text with its weight, a table, or None for the end of a line."""


def read_html(data: bytes) -> Grid:
    """Paragraphs and tables in reading order; a table inside a cell joins the cell's text, unless
    the outer one only lays out the page.

    Raises `Refusal` FILE_BROKEN, FILE_TOO_LONG, FILE_UNKNOWN_FORMAT.
    """
    text = _DECLARATION.sub("", decode(data).replace("\0", ""))
    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(text, parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError) as error:
        raise Refusal(Code.FILE_BROKEN) from error
    return Grid(tuple(_blocks(root)))


def _blocks(root: etree._Element) -> Iterator[Block]:
    budget = Budget()
    tables = paragraphs = 0
    waiting: list[tuple[str, bool]] = []
    for piece in [*_walk(root, bold=False, enter=False), None]:
        if isinstance(piece, tuple):
            waiting.append(piece)
            continue
        text, bold = _join(waiting)
        waiting = []
        if text:
            paragraphs += 1
            yield Paragraph(text, Place(row=paragraphs), bold)
        if piece is not None:
            tables += 1
            yield _table(piece, tables, budget)


def _walk(element: etree._Element, bold: bool, enter: bool) -> Iterator[_Piece]:
    """What is inside an element; tables are given whole, or entered like any other element."""
    items = _start(element)
    yield element.text or "", bold
    for child in element:
        tag = child.tag
        if tag == "table" and not enter and not _is_layout(child):
            yield child
        elif tag not in _SKIPPED and not (tag != "tr" and _is_hidden(child)):
            if tag in _LINES and not _opens_item(element, child):
                yield None
            if tag == "li" and element.tag == "ol":
                yield f"{items}. ", bold
                items += 1
            yield from _walk(child, bold or tag in _BOLD, enter)
            if tag in _LINES and tag != "br":
                yield None
        yield child.tail or "", bold


def _start(element: etree._Element) -> int:
    """The number of the first item of a numbered list."""
    start = element.get("start", "").strip()
    return int(start) if start.isdecimal() else 1


def _opens_item(element: etree._Element, child: etree._Element) -> bool:
    """Whether the number of a list item goes before the text of its first paragraph."""
    return element.tag == "li" and child is element[0] and not (element.text or "").strip()


def _is_layout(table: etree._Element) -> bool:
    """Whether a table only lays out a page: most of what it says stands in tables inside it."""
    inner = _inner_tables(table)
    said = sum(_length(each) for each in inner)
    return said > 0 and 2 * said > _length(table)


def _inner_tables(element: etree._Element) -> list[etree._Element]:
    found = []
    for child in element:
        found += [child] if child.tag == "table" else _inner_tables(child)
    return found


def _length(element: etree._Element) -> int:
    return sum(len(text.strip()) for text in element.itertext())


def _join(pieces: list[tuple[str, bool]]) -> tuple[str, bool]:
    """The text of a line, and whether all of it is bold."""
    said = [(text, bold) for text, bold in pieces if text.strip()]
    text = tidy(_BLANKS.sub(" ", "".join(text for text, _ in pieces)))
    return text, bool(said) and all(bold for _, bold in said)


def _table(element: etree._Element, ordinal: int, budget: Budget) -> GridTable:
    rows = []
    open_spans: dict[int, int] = {}
    for number, row in enumerate(_rows(element), start=1):
        cells = _cells(row, open_spans)
        budget.spend(len(cells))
        rows.append(GridRow(tuple(cells), number, hidden=_is_hidden(row)))
    reach = (cell.column + cell.column_span - 1 for row in rows for cell in row.cells)
    return GridTable(tuple(rows), ordinal, max(reach, default=0))


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        if child.tag == "tr":
            yield child
        elif child.tag in _ROW_GROUPS:
            yield from _rows(child)


def _cells(row: etree._Element, open_spans: dict[int, int]) -> list[Cell]:
    """The cells of a row. `open_spans` says how many rows cells from above still cover, by column;
    it is brought up to the row below.
    """
    cells: list[Cell] = []
    opened: dict[int, int] = {}
    column = 1
    for element in row.iterchildren("td", "th"):
        while column in open_spans:
            column += 1
        width, height = _span(element, "colspan"), _span(element, "rowspan")
        text, bold = _cell_text(element)
        cells.append(Cell(text, column, width, height, bold))
        if height > 1:
            opened |= dict.fromkeys(range(column, column + width), height)
        column += width
    left = {column: rows - 1 for column, rows in (open_spans | opened).items() if rows > 1}
    open_spans.clear()
    open_spans.update(left)
    return cells


def _cell_text(element: etree._Element) -> tuple[str, bool]:
    lines: list[list[tuple[str, bool]]] = [[]]
    for piece in _walk(element, bold=element.tag == "th", enter=True):
        if isinstance(piece, tuple):
            lines[-1].append(piece)
        else:
            lines.append([])
    joined = [line for line in map(_join, lines) if line[0]]
    bold = bool(joined) and all(bold for _, bold in joined)
    return "\n".join(text for text, _ in joined), bold


def _span(element: etree._Element, name: str) -> int:
    value = element.get(name, "1").strip()
    return min(max(int(value), 1), _MOST_SPAN) if value.isdecimal() else 1


def _is_hidden(element: etree._Element) -> bool:
    return _HIDDEN.search(element.get("style") or "") is not None
