"""A binary Word file as a whole."""

import re
import struct
from collections.abc import Iterator
from io import BytesIO

import olefile

from documents.read.blocks import Blocks
from documents.read.doc.properties import Paragraphs
from documents.read.doc.stream import (
    CLX,
    HEADERS,
    PARAGRAPHS,
    Header,
    Text,
    read_header,
    table_part,
)
from domain.errors import Code, Refusal
from domain.grid import Grid, Paragraph, Place

_CELL_END = "\x07"
_MARK = re.compile("[\r\x07\x0c]")
_FIELD_CODE = re.compile("\x13[^\x13\x14\x15]*(?:\x14|(?=\x15))")
_SIGNS = {0x0B: "\n", 0x1E: "-", 0x1F: None, 0x13: None, 0x14: None, 0x15: None}
_SPEAKS = re.compile(r"[^\W\d_]{3}")
_STORIES = 6
_DEEPEST_FIELD = 4
_HEAD_STORIES = frozenset({0, 1, 4})
"""Of the six stories of a section these are headers, the others are footers ([MS-DOC], 2.3.3)."""


def read_doc(data: bytes) -> Grid:
    """Paragraphs and tables in reading order; page headers and footers come first.

    Raises `Refusal` FILE_BROKEN, FILE_PASSWORD, FILE_UNSAFE, FILE_TOO_LONG, FILE_OLD_WORD for what
    Word before 97 has written.
    """
    try:
        return _read(data)
    except (struct.error, OSError) as error:
        raise Refusal(Code.FILE_BROKEN) from error


def _read(data: bytes) -> Grid:
    with olefile.OleFileIO(BytesIO(data)) as container:
        word = container.openstream("WordDocument").read()
        header = read_header(word)
        table = container.openstream("1Table" if header.second_table else "0Table").read()
    text = Text(word, table_part(header, table, CLX))
    paragraphs = Paragraphs(word, table_part(header, table, PARAGRAPHS))
    blocks = Blocks()
    _fill(blocks, text, paragraphs, header.main)
    margins = dict(_margins(text.whole, header, table_part(header, table, HEADERS)))
    said = (
        Paragraph(line, Place(row=row), heading=is_head, margin=True)
        for row, (line, is_head) in enumerate(margins.items(), 1)
    )
    return Grid((*said, *blocks.done))


def _fill(blocks: Blocks, text: Text, paragraphs: Paragraphs, end: int) -> None:
    start = 0
    for mark in _MARK.finditer(text.whole, 0, end):
        known = paragraphs.at(text.offset(mark.start()))
        blocks.add(_clean(text.whole[start : mark.start()]), False)
        if known.ends_row:
            blocks.end_row(known.left, known.cells)
        elif mark[0] == _CELL_END:
            blocks.end_cell()
        else:
            blocks.end_paragraph(in_table=known.in_table, heading=known.heading)
        start = mark.end()
    blocks.add(_clean(text.whole[start:end]), False)
    blocks.end_paragraph(in_table=False, heading=False)
    blocks.end_table()


def _margins(whole: str, header: Header, places: bytes) -> Iterator[tuple[str, bool]]:
    """The lines of page headers and footers that say something in words; True for a header."""
    base = header.main + header.notes
    count = len(places) // 4
    starts = struct.unpack_from(f"<{count}I", places)
    for index in range(_STORIES, count - 2):
        story = whole[base + starts[index] : base + starts[index + 1]]
        for line in _MARK.split(story):
            if _SPEAKS.search(_clean(line)):
                yield " ".join(_clean(line).split()), index % _STORIES in _HEAD_STORIES


def _clean(text: str) -> str:
    """A text without the codes of fields (their results stay) and signs for what is no text."""
    for _ in range(_DEEPEST_FIELD):
        text = _FIELD_CODE.sub("", text)
    return text.translate(_SIGNS)
