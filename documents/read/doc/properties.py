"""Properties of paragraphs of a binary Word file: which are in tables, and where rows end."""

import struct
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from documents.read.edges import Definition

_PAGE = 512
_BOX = 13
_DEFINITION = 0xD608
_SIZES = {0: 1, 1: 1, 2: 2, 3: 4, 4: 2, 5: 2, 7: 3}
"""Bytes of an operand by the kind of property ([MS-DOC], 2.2.5.1); kind 6 says its own length."""

_CELL = 20
_JOINS_LEFT, _MERGES_DOWN, _OPENS = 1, 1, 3
_BODY_TEXT = 9


@dataclass(slots=True)
class Properties:
    """What matters of a paragraph; `left` and `cells` are those of the row that it ends."""

    in_table: bool = False
    ends_row: bool = False
    heading: bool = False
    left: int = 0
    cells: list[Definition] = field(default_factory=list)


class Paragraphs:
    """The properties of paragraphs by where their marks are kept in the file."""

    def __init__(self, word: bytes, places: bytes) -> None:
        count = (len(places) - 4) // 8
        self._word = word
        self._starts = struct.unpack_from(f"<{count + 1}I", places) if count > 0 else ()
        self._pages = struct.unpack_from(f"<{count}I", places, 4 * (count + 1)) if count > 0 else ()

    def at(self, offset: int) -> Properties:
        """The properties of the paragraph whose mark is kept at `offset`."""
        index = bisect_right(self._starts, offset) - 1
        if not 0 <= index < len(self._pages):
            return Properties()
        start = (self._pages[index] & 0x3FFFFF) * _PAGE
        page = self._word[start : start + _PAGE]
        runs = page[-1]
        ends = struct.unpack_from(f"<{runs + 1}I", page)
        run = bisect_right(ends, offset) - 1
        if not 0 <= run < runs:
            return Properties()
        at = 2 * page[4 * (runs + 1) + _BOX * run]
        return _read(page, at) if at else Properties()


def _read(page: bytes, at: int) -> Properties:
    size = 2 * page[at] - 1
    if size < 0:
        at, size = at + 1, 2 * page[at + 1]
    data = page[at + 1 : at + 1 + size]
    style = struct.unpack_from("<H", data)[0]
    found = Properties(heading=0 < style <= _BODY_TEXT)
    for code, operand in _modifiers(data[2:]):
        match code:
            case 0x2416:  # sprmPFInTable
                found.in_table = bool(operand[0])
            case 0x2417:  # sprmPFTtp
                found.ends_row = bool(operand[0])
            case 0x2640:  # sprmPOutLvl
                found.heading = operand[0] < _BODY_TEXT
            case 0xD608:  # sprmTDefTable
                found.left, found.cells = _definition(operand)
            # sprmTVertMerge
            case 0xD62B if len(operand) > 2 and operand[1] < len(found.cells):
                _merge(found.cells[operand[1]], operand[2])
    return found


def _modifiers(data: bytes) -> Iterator[tuple[int, bytes]]:
    at = 0
    while at + 2 < len(data):
        code = struct.unpack_from("<H", data, at)[0]
        at += 2
        kind = code >> 13
        if code == _DEFINITION:
            size = struct.unpack_from("<H", data, at)[0] + 1
        elif kind in _SIZES:
            size = _SIZES[kind]
        else:
            size = data[at] + 1
        yield code, data[at : at + size]
        at += size


def _definition(operand: bytes) -> tuple[int, list[Definition]]:
    """The left edge of a row and its cells ([MS-DOC], 2.9.321)."""
    count = operand[2]
    edges = struct.unpack_from(f"<{count + 1}h", operand, 3)
    cells = []
    for index, right in enumerate(edges[1:]):
        at = 3 + 2 * (count + 1) + _CELL * index
        flags = struct.unpack_from("<H", operand, at)[0] if at + 2 <= len(operand) else 0
        cell = Definition(right, joins_left=flags & 3 == _JOINS_LEFT)
        _merge(cell, flags >> 5 & 3)
        cells.append(cell)
    return edges[0], cells


def _merge(cell: Definition, how: int) -> None:
    cell.continues = how == _MERGES_DOWN
    cell.opens = how == _OPENS
