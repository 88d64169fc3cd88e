"""Plain text (.txt, .md) → Grid: the dumps in which documents go round when their tables are lost.

Two families are known: every cell on lines of its own behind a tab (`dump.cells`), and a row on a
line with tabs or pipes between its cells (`dump.rows`), drawn boxes (`dump.boxes`) and cells with
bars between them (`dump.bars`) included. The one that prevails is taken. Tables that are still
written as HTML are read as such.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from documents.read.dump.bars import unbar
from documents.read.dump.boxes import unbox
from documents.read.dump.cells import is_cell, read_cells
from documents.read.dump.lines import Line, split_lines
from documents.read.dump.rows import is_row, read_rows
from documents.read.encoding import decode
from domain.grid import Block, Grid, GridTable

_HTML_OPENS = re.compile(r"\s*<table\b", re.IGNORECASE)
_HTML_CLOSES = re.compile(r"</table>\s*$", re.IGNORECASE)


def read_text(data: bytes) -> Grid:
    """The paragraphs and tables of a plain text in any Russian encoding.

    A paragraph's row is its line in the file. Raises `Refusal(FILE_UNKNOWN_FORMAT)` for bytes
    that are no text.
    """
    lines = unbox(unbar(split_lines(decode(data))))
    cells = sum(map(is_cell, lines))
    rows = sum(is_row(line) and not is_cell(line) for line in lines)
    reader = read_cells if cells > rows else read_rows
    blocks: list[Block] = []
    ordinal = 0
    for part, is_html in _parts(lines):
        for block in _read_table(part) if is_html else reader(part):
            if isinstance(block, GridTable):
                ordinal += 1
                block = replace(block, ordinal=ordinal)
            blocks.append(block)
    return Grid(tuple(blocks))


def _read_table(lines: Sequence[Line]) -> Sequence[Block]:
    # The library behind it is heavy, and few dumps need it.
    from documents.read.html import read_html

    text = "\n".join(line.text for line in lines)
    return read_html(text.encode()).tables


def _parts(lines: Sequence[Line]) -> Iterator[tuple[Sequence[Line], bool]]:
    """The lines cut into tables in HTML and what stands between them."""
    start = 0
    is_html = False
    for index, line in enumerate(lines):
        if not is_html and _HTML_OPENS.match(line.text):
            yield lines[start:index], False
            start, is_html = index, True
        if is_html and _HTML_CLOSES.search(line.text):
            yield lines[start : index + 1], True
            start, is_html = index + 1, False
    # A table that is never closed is no table.
    yield lines[start:], False
