"""The parts of all pages as one document: tables run on, page numbers and running heads do not."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from documents.read.limits import Budget
from documents.read.pdf.parts import LinePart, TablePart, edge_index, edges
from domain.grid import Block, Cell, GridRow, GridTable, Paragraph, Place

_PAGE_NUMBER = re.compile(r"\W*(стр\.?|страница)?\s*\d{1,3}(\s*из\s*\d{1,3})?\W*", re.IGNORECASE)
_DIGITS = re.compile(r"\d+")
_SAME_PLACE = 6.0
_SAME_MARGIN = 6.0
_SAME_COLUMN = 3.0
_PARAGRAPH_GAP = 0.7
"""Lines are one paragraph while the gap between them is less than this part of a line's height."""

Part = TablePart | LinePart


def join_parts(parts: Sequence[Part]) -> Iterator[Block]:
    """Blocks in reading order. What every page repeats comes once, at the beginning."""
    budget = Budget()
    paragraphs = tables = 0
    for group in _groups(_without_furniture(parts)):
        lines = [part for part in group if isinstance(part, LinePart)]
        if lines:
            paragraphs += 1
            yield _paragraph(lines, paragraphs)
        else:
            tables += 1
            yield _table([part for part in group if isinstance(part, TablePart)], tables, budget)


def _without_furniture(parts: Sequence[Part]) -> list[Part]:
    """The parts without page numbers; running heads and feet are moved to the front."""
    pages: dict[int, list[Part]] = {}
    for part in parts:
        pages.setdefault(part.page, []).append(part)
    outermost = {id(page[at]) for page in pages.values() for at in (0, -1)}
    body = [part for part in parts if not (id(part) in outermost and _is_page_number(part))]
    lines = [part for part in body if isinstance(part, LinePart)]
    counts = Counter(map(_key, lines))
    running = {key for key, count in counts.items() if count > 1 and 2 * count > len(pages)}
    heads = {_key(line): line for line in reversed(lines) if _key(line) in running}
    rest = (part for part in body if isinstance(part, TablePart) or _key(part) not in running)
    return [*reversed(heads.values()), *rest]


def _is_page_number(part: Part) -> bool:
    return isinstance(part, LinePart) and _PAGE_NUMBER.fullmatch(part.text) is not None


def _key(line: LinePart) -> tuple[str, int]:
    return _DIGITS.sub("0", line.text), round(line.top / _SAME_PLACE)


def _groups(parts: Sequence[Part]) -> Iterator[list[Part]]:
    """Parts that belong together: the lines of a paragraph, the pages of a table."""
    group: list[Part] = []
    for part in parts:
        if group and not _goes_on(group[-1], part):
            yield group
            group = []
        group.append(part)
    if group:
        yield group


def _goes_on(last: Part, part: Part) -> bool:
    if isinstance(last, LinePart) and isinstance(part, LinePart):
        gap = part.top - last.bottom
        near = -1 < gap / max(last.bottom - last.top, 1) < _PARAGRAPH_GAP
        return part.page == last.page and part.bold == last.bold and near
    if isinstance(last, TablePart) and isinstance(part, TablePart):
        return part.page == last.page + 1 and _same_columns(last, part)
    return False


def _same_columns(one: TablePart, other: TablePart) -> bool:
    if not one.ruled:
        return len(one.columns) == len(other.columns)
    if abs(one.left - other.left) > _SAME_MARGIN or abs(one.right - other.right) > _SAME_MARGIN:
        return False
    few, many = sorted((one.columns, other.columns), key=len)
    # A page may show merged rows only, and so fewer of the columns.
    return all(min(abs(edge - known) for known in many) <= _SAME_COLUMN for edge in few)


def _paragraph(lines: list[LinePart], ordinal: int) -> Paragraph:
    text = "\n".join(line.text for line in lines)
    place = Place(page=lines[0].page, row=ordinal)
    return Paragraph(text, place, heading=all(line.bold for line in lines))


def _table(parts: list[TablePart], ordinal: int, budget: Budget) -> GridTable:
    widest = max((part.columns for part in parts), key=len)
    rows: list[GridRow] = []
    for part in parts:
        columns = widest if part.ruled else part.columns
        for cells in _rows(part, columns):
            if not part.ruled and not any(cell.text for cell in cells):
                continue
            budget.spend(len(cells))
            rows.append(GridRow(tuple(cells), len(rows) + 1, part.page))
    return GridTable(tuple(rows), ordinal, len(widest))


def _rows(part: TablePart, columns: list[float]) -> Iterator[list[Cell]]:
    tops = edges(box.top for box in part.boxes)
    rows: list[list[Cell]] = [[] for _ in tops]
    for box in part.boxes:
        row, column = edge_index(tops, box.top), edge_index(columns, box.x0)
        # The right edge of a cell is the left edge of the next one: step back into the cell.
        last_row = edge_index(tops, box.bottom - 2 * _SAME_COLUMN)
        last_column = edge_index(columns, box.x1 - 2 * _SAME_COLUMN)
        width, height = max(last_column - column, 0) + 1, max(last_row - row, 0) + 1
        rows[row].append(Cell(box.text, column + 1, width, height, box.bold))
    for cells in rows:
        cells.sort(key=lambda cell: cell.column)
        yield cells
