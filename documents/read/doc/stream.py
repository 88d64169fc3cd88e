"""The text of a binary Word file: pieces in any order of the file, and where each one is kept."""

import struct
from bisect import bisect_right
from dataclasses import dataclass
from itertools import pairwise

from domain.errors import Code, Refusal

MOST_TEXT = 20_000_000
"""Characters. Pieces may repeat the same bytes, so a file says nothing of how long its text is."""

_ENCRYPTED, _SECOND_TABLE = 0x0100, 0x0200
_FLAGS_AT, _VERSION_AT, _COUNTS_AT, _PLACES_AT = 0x0A, 0x02, 0x4C, 0x9A
_WORD_97 = 0x00C1
CLX, PARAGRAPHS, HEADERS = 33, 13, 11
"""Which pairs of offset and length in the header ([MS-DOC], 2.5.6) lead to what is read."""

_PIECES, _PROPERTIES = 2, 1
_COMPRESSED = 0x40000000


@dataclass(frozen=True, slots=True)
class Header:
    """The file information block. `main`, `notes`, `heads` count characters of each kind."""

    second_table: bool
    main: int
    notes: int
    heads: int
    places: tuple[tuple[int, int], ...]


def read_header(word: bytes) -> Header:
    """The header of a «WordDocument» stream.

    Raises `Refusal` FILE_PASSWORD, FILE_OLD_WORD for what Word before 97 has written.
    """
    version = struct.unpack_from("<H", word, _VERSION_AT)[0]
    flags = struct.unpack_from("<H", word, _FLAGS_AT)[0]
    if version < _WORD_97:
        raise Refusal(Code.FILE_OLD_WORD)
    if flags & _ENCRYPTED:
        raise Refusal(Code.FILE_PASSWORD)
    main, notes, heads = struct.unpack_from("<3i", word, _COUNTS_AT)
    places = tuple(
        struct.unpack_from("<II", word, _PLACES_AT + 8 * index) for index in range(CLX + 1)
    )
    return Header(bool(flags & _SECOND_TABLE), main, notes, heads, places)


def table_part(header: Header, table: bytes, which: int) -> bytes:
    """A structure of the table stream: `CLX`, `PARAGRAPHS` or `HEADERS`."""
    start, length = header.places[which]
    return table[start : start + length]


class Text:
    """The characters of a document by position, and where in the file each is kept."""

    def __init__(self, word: bytes, clx: bytes) -> None:
        self._starts: list[int] = []
        self._places: list[tuple[int, int]] = []
        parts: list[str] = []
        length = 0
        for (start, end), offset, width in _pieces(clx):
            length += max(end - start, 0)
            if length > MOST_TEXT:
                raise Refusal(Code.FILE_UNSAFE)
            raw = word[offset : offset + width * (end - start)]
            parts.append(raw.decode("cp1252" if width == 1 else "utf-16-le", "replace"))
            self._starts.append(start)
            self._places.append((offset, width))
        self.whole = "".join(parts)

    def offset(self, position: int) -> int:
        """Where in the stream a character is kept."""
        index = bisect_right(self._starts, position) - 1
        offset, width = self._places[index]
        return offset + width * (position - self._starts[index])


def _pieces(clx: bytes) -> list[tuple[tuple[int, int], int, int]]:
    """Positions, offset and bytes for a character of each piece ([MS-DOC], 2.9.38, 2.8.35)."""
    at = 0
    while clx[at] == _PROPERTIES:
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != _PIECES:
        raise Refusal(Code.FILE_BROKEN)
    size = struct.unpack_from("<I", clx, at + 1)[0]
    data = clx[at + 5 : at + 5 + size]
    count = (len(data) - 4) // 12
    positions = struct.unpack_from(f"<{count + 1}I", data)
    found = []
    for index, span in enumerate(pairwise(positions)):
        place = struct.unpack_from("<I", data, 4 * (count + 1) + 8 * index + 2)[0]
        is_compressed = place & _COMPRESSED
        offset = place & (_COMPRESSED - 1)
        found.append((span, offset // 2 if is_compressed else offset, 1 if is_compressed else 2))
    return found
