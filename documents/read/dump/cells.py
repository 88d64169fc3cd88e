"""Dumps in which every cell stands on lines of its own, the first of which begins with a tab.

    →№
    п/п
    →Мероприятие

    →1.
    →Провести совещание

Which blank lines end a row is found out by `assembly`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from documents.read.dump import markup
from documents.read.dump.assembly import Loose, assemble, find_width
from documents.read.dump.lines import Line, paragraphs
from domain.grid import Block, Cell, GridRow, GridTable

_CELL = re.compile(r"\t[^\t]*\s*")
_LOOSE_PROSE = 2


@dataclass(slots=True)
class _Cell:
    """The lines of a cell, the first of them where it begins."""

    texts: list[str]
    line: Line
    gap: bool

    def loose(self) -> Loose:
        return Loose("\n".join(self.texts), self.gap)


@dataclass(slots=True)
class _Run:
    """The cells of one table and the prose that stands before it."""

    prose: list[Line] = field(default_factory=list)
    cells: list[_Cell] = field(default_factory=list)

    def loose(self) -> list[Loose]:
        return [cell.loose() for cell in self.cells]


def is_cell(line: Line) -> bool:
    """Whether a line is the beginning of a cell in this style."""
    return bool(_CELL.fullmatch(line.text))


def read_cells(lines: Sequence[Line]) -> list[Block]:
    """The paragraphs and tables of a dump in this style."""
    blocks: list[Block] = []
    ordinal = width = 0
    for run in _join_runs(_runs(lines)):
        blocks.extend(paragraphs(run.prose))
        if not run.cells:
            continue
        width = find_width(run.loose(), width)
        table = _table(run.cells, width, ordinal + 1)
        if table.rows:
            ordinal += 1
            blocks.append(table)
    return blocks


def _runs(lines: Sequence[Line]) -> list[_Run]:
    runs = [_Run()]
    gap = True
    for line in lines:
        run = runs[-1]
        if line.text.startswith("\t"):
            text = line.text[1:].replace("\t", " ").strip()
            run.cells.append(_Cell([text], line, gap))
            gap = False
        elif line.blank:
            gap = True
            if not run.cells:
                run.prose.append(line)
        elif run.cells and not gap:
            run.cells[-1].texts.append(line.text.strip())
        elif run.cells:
            runs.append(_Run(prose=[line]))
        else:
            run.prose.append(line)
    return runs


def _join_runs(runs: list[_Run]) -> list[_Run]:
    """Undo the cut where «prose» is a paragraph of a cell that has a blank line in it.

    It is, if the row before it lacks just the cells that stand after it.
    """
    joined: list[_Run] = []
    width = 0
    for run in runs:
        before = joined[-1] if joined else None
        prose = [line.text.strip() for line in run.prose if not line.blank]
        if before and before.cells and run.cells and 0 < len(prose) <= _LOOSE_PROSE:
            width = find_width(before.loose(), width)
            start, stop = list(assemble(before.loose(), width))[-1]
            if 1 < stop - start < width and _first_piece(run) == width - (stop - start):
                before.cells[-1].texts.extend(prose)
                run.cells[0].gap = False
                before.cells.extend(run.cells)
                continue
        joined.append(run)
    return joined


def _first_piece(run: _Run) -> int:
    """How many cells stand before the first blank line."""
    return next((i for i, cell in enumerate(run.cells) if i and cell.gap), len(run.cells))


def _table(cells: Sequence[_Cell], width: int, ordinal: int) -> GridTable:
    rows: list[GridRow] = []
    for start, stop in assemble([cell.loose() for cell in cells], width):
        row = _row(cells[start:stop], width, len(rows) + 1)
        if row is not None:
            rows.append(row)
    reach = (cell.column + cell.column_span - 1 for row in rows for cell in row.cells)
    return GridTable(tuple(rows), ordinal, max(reach, default=1))


def _row(cells: Sequence[_Cell], width: int, number: int) -> GridRow | None:
    raw = ["\n".join(cell.texts) for cell in cells]
    texts = [markup.clean(text) for text in raw]
    filled = [index for index, text in enumerate(texts) if text]
    if not filled:
        return None
    page = cells[0].line.page
    if len(texts) < width and len(filled) == 1:
        only = filled[0]
        cell = Cell(texts[only], 1, column_span=width, bold=markup.is_bold(raw[only]))
        return GridRow((cell,), number, page)
    made = (
        Cell(text, column, bold=bool(text) and markup.is_bold(raw[column - 1]))
        for column, text in enumerate(texts, 1)
    )
    return GridRow(tuple(made), number, page)
