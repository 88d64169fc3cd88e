"""What an OLE compound file holds: the container of .doc, .xls and of encrypted .docx and .xlsx.

The layout is that of [MS-CFB]: a header, tables that chain sectors, directory entries.
"""

import struct
from collections.abc import Iterator

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

_ENTRY = 128
_LAST_REAL_SECTOR = 0xFFFFFFFA
_NONE = 0xFFFFFFFF
_LARGEST_SHIFT = 12
_SHIFT_AT, _DIRECTORY_AT, _SMALL_TABLE_AT, _MORE_AT, _TABLE_AT = 30, 48, 60, 68, 76
_TABLE_IN_HEADER = 109


def root_streams(data: bytes) -> dict[str, bytes]:
    """The streams and storages right under the root, each with the first bytes of its content.

    Empty if the file is broken; a chain of sectors that bites its tail counts as broken too, other
    readers follow it for ever. Short streams are kept elsewhere, their bytes mean nothing.
    """
    try:
        return _Sectors(data).root_streams()
    except (struct.error, IndexError):
        return {}


class _Sectors:
    """The sectors of one file and the table that says which one follows which."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._size = 1 << min(struct.unpack_from("<H", data, _SHIFT_AT)[0], _LARGEST_SHIFT)
        self._table = [entry for sector in self._table_sectors() for entry in self._numbers(sector)]
        _refuse_loops(self._table)
        small = self._chain(self._header(_SMALL_TABLE_AT))
        _refuse_loops([entry for sector in small for entry in self._numbers(sector)])

    def root_streams(self) -> dict[str, bytes]:
        directory = b"".join(map(self._content, self._chain(self._header(_DIRECTORY_AT))))
        entries = [directory[at : at + _ENTRY] for at in range(0, len(directory), _ENTRY)]
        return {name: self._content(start) for name, start in _children(entries)}

    def _header(self, at: int) -> int:
        number: int = struct.unpack_from("<I", self._data, at)[0]
        return number

    def _content(self, sector: int) -> bytes:
        return self._data[(sector + 1) * self._size : (sector + 2) * self._size]

    def _numbers(self, sector: int) -> tuple[int, ...]:
        return struct.unpack(f"<{self._size // 4}I", self._content(sector))

    def _chain(self, sector: int) -> Iterator[int]:
        while sector < _LAST_REAL_SECTOR:
            yield sector
            sector = self._table[sector]

    def _table_sectors(self) -> Iterator[int]:
        """Where the table itself is kept: listed in the header, and on from there in a chain."""
        listed = struct.unpack_from(f"<{_TABLE_IN_HEADER}I", self._data, _TABLE_AT)
        more, seen = self._header(_MORE_AT), set[int]()
        while more < _LAST_REAL_SECTOR and more not in seen:
            seen.add(more)
            *numbers, more = self._numbers(more)
            listed += tuple(numbers)
        return (sector for sector in listed if sector < _LAST_REAL_SECTOR)


def _refuse_loops(table: list[int]) -> None:
    """Raise IndexError if a chain of this table returns to itself."""
    finished = bytearray(len(table))
    for start in range(len(table)):
        path: set[int] = set()
        sector = start
        while sector < len(table) and not finished[sector]:
            if sector in path:
                raise IndexError(sector)
            path.add(sector)
            sector = table[sector]
        for passed in path:
            finished[passed] = 1


def _children(entries: list[bytes]) -> list[tuple[str, int]]:
    """Names and first sectors in the tree of siblings that hangs on the root entry."""
    found: list[tuple[str, int]] = []
    waiting, seen = [struct.unpack_from("<I", entries[0], 76)[0]], set[int]()
    while waiting:
        index = waiting.pop()
        if index == _NONE or index in seen:
            continue
        seen.add(index)
        entry = entries[index]
        length = struct.unpack_from("<H", entry, 64)[0]
        name = entry[: max(length - 2, 0)].decode("utf-16-le", "replace")
        found.append((name, struct.unpack_from("<I", entry, 116)[0]))
        waiting += struct.unpack_from("<II", entry, 68)
    return found
