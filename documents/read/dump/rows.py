"""Dumps in which a row is a line: cells parted by tabs, or by pipes as in Markdown.

Cells may still hold line breaks, and some lines are prose; `joining` finds out which. Blank lines
(page breaks) do not end a table, prose does.
"""

import re
from collections.abc import Iterator, Sequence

from documents.read.dump import markup
from documents.read.dump.joining import FilledLine, find_width, join
from documents.read.dump.lines import Line, paragraphs
from domain.grid import Block, Cell, GridRow, GridTable

_LIST_ITEM = re.compile(r"\s*(?:\d+(?:\.\d+)*[.)]?|[-–—•·*])\t[^\t]+")
_PIPE = re.compile(r"(?<!\\)\|")


def is_row(line: Line) -> bool:
    """Whether a line is a row in this style."""
    return split_row(line.text) is not None


def split_row(text: str, *, fenced: bool = True) -> list[str] | None:
    """The cells of a line, or None where it is prose.

    A bar at its beginning is the edge of the table, or if that is not `fenced` the end of an empty
    cell.
    """
    stripped = text.strip()
    if fenced and stripped.startswith("|") and len(_PIPE.findall(stripped)) > 1:
        inner = stripped[1:-1] if _PIPE.match(stripped, len(stripped) - 1) else stripped[1:]
        return _PIPE.split(inner)
    if len(_PIPE.findall(stripped)) > 1:
        return _PIPE.split(stripped.removesuffix("|"))
    if "\t" in text.strip(" "):
        return text.split("\t")
    return None


def read_rows(lines: Sequence[Line]) -> list[Block]:
    """The paragraphs and tables of a dump in this style."""
    pieces = _pieces(lines)
    usual = find_width(pieces)
    blocks: list[Block] = []
    ordinal = 0
    for part in _parts(pieces):
        for block in _blocks(part, find_width(part, usual)):
            if isinstance(block, GridTable):
                ordinal += 1
                block = GridTable(block.rows, ordinal, block.width)
            blocks.append(block)
    return blocks


def _pieces(lines: Sequence[Line]) -> list[FilledLine]:
    """The lines with something on them; drawn rules are dropped."""
    pieces: list[FilledLine] = []
    gap = True
    in_table = False
    first = next((line for line in lines if len(_PIPE.findall(line.text)) > 1), None)
    fenced = first is None or first.text.lstrip().startswith("|")
    for line in lines:
        cells = split_row(line.text, fenced=fenced) or [line.text]
        if line.blank:
            gap = True
            continue
        if _is_drawn(cells):
            continue
        if not in_table and _LIST_ITEM.fullmatch(line.text):
            cells = [line.text]
        pieces.append(FilledLine(tuple(cells), line, gap))
        in_table = len(cells) > 2 or (in_table and (len(cells) == 2 or not gap))
        gap = False
    return pieces


def _is_drawn(cells: Sequence[str]) -> bool:
    filled = [cell for cell in cells if cell.strip()]
    return bool(filled) and all(map(markup.is_rule, filled))


def _parts(pieces: Sequence[FilledLine]) -> Iterator[Sequence[FilledLine]]:
    """The pieces cut where prose that stands by itself begins after rows."""
    start = 0
    for index in range(1, len(pieces)):
        piece, before = pieces[index], pieces[index - 1]
        after = pieces[index + 1] if index + 1 < len(pieces) else None
        alone = piece.is_prose and piece.gap and (after is None or after.gap or after.is_prose)
        if alone and not before.is_prose:
            yield pieces[start:index]
            start = index
    if pieces:
        yield pieces[start:]


def _blocks(pieces: Sequence[FilledLine], width: int) -> Iterator[Block]:
    rows: list[GridRow] = []
    prose: list[Line] = []
    for start, stop in join(pieces, width)[1]:
        own = pieces[start:stop]
        if all(piece.is_prose for piece in own):
            if rows:
                yield _table(rows)
                rows = []
            prose += [Line("", own[0].line.number)] if own[0].gap else []
            prose += [piece.line for piece in own]
            continue
        yield from paragraphs(prose)
        prose = []
        if row := _row(_cells(own, width), own[0].line, len(rows) + 1):
            rows.append(row)
    if rows:
        yield _table(rows)
    yield from paragraphs(prose)


def _cells(pieces: Sequence[FilledLine], width: int) -> list[str]:
    """The cells of a row: pieces go on inside a cell, or at a gap with a new one if it needs be."""
    cells = list(pieces[0].cells)
    missing = width - (sum(len(piece.cells) - 1 for piece in pieces) + 1)
    for piece in pieces[1:]:
        added = list(piece.cells)
        if piece.gap and missing > 0:
            missing -= 1
        else:
            cells[-1] += "\n" + added.pop(0)
        cells.extend(added)
    return cells


def _row(cells: Sequence[str], line: Line, number: int) -> GridRow | None:
    texts = [markup.clean(cell) for cell in cells]
    texts = ["" if markup.is_rule(text) else text for text in texts]
    if not any(texts):
        return None
    made = (
        Cell(text, column, bold=bool(text) and markup.is_bold(cells[column - 1]))
        for column, text in enumerate(texts, 1)
    )
    return GridRow(tuple(made), number, line.page)


def _table(rows: Sequence[GridRow]) -> GridTable:
    width = max(cell.column for row in rows for cell in row.cells)
    return GridTable(tuple(rows), 1, width)
