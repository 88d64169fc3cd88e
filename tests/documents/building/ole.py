"""OLE compound files ([MS-CFB]): the least that readers accept."""

import struct

_SECTOR = 512
_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
_LEAST_STREAM = 4096
"""Shorter streams live elsewhere; padding them spares us that."""


def compound(streams: dict[str, bytes]) -> bytes:
    """A compound file with these streams right under its root."""
    padded = {name: data.ljust(_LEAST_STREAM, b"\0") for name, data in streams.items()}
    directory_sectors = -(-(1 + len(padded)) // 4)
    table = [_TABLE, *_chain(1, directory_sectors)]
    starts, body = [], b""
    for data in padded.values():
        starts.append(len(table))
        sectors = -(-len(data) // _SECTOR)
        table += _chain(len(table), sectors)
        body += data.ljust(sectors * _SECTOR, b"\0")
    table += [_FREE] * (_SECTOR // 4 - len(table))
    assert len(table) == _SECTOR // 4, "one sector of table is enough for tests"
    header = struct.pack(
        "<8s16x5H6xIIIIIIIII",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        *(0x3E, 3, 0xFFFE, 9, 6),
        *(0, 1, 1, 0, _LEAST_STREAM, _END, 0, _END, 0),
    )
    header += struct.pack("<I", 0) + struct.pack("<I", _FREE) * 108
    entries = _entry("Root Entry", 5, child=1, start=_END)
    for index, (name, start) in enumerate(zip(padded, starts, strict=True), start=1):
        right = index + 1 if index < len(padded) else _FREE
        entries += _entry(name, 2, right=right, start=start, size=len(padded[name]))
    directory = entries.ljust(directory_sectors * _SECTOR, b"\0")
    return header + struct.pack(f"<{len(table)}I", *table) + directory + body


def _chain(first: int, length: int) -> list[int]:
    return [*range(first + 1, first + length), _END]


def _entry(
    name: str, kind: int, *, right: int = _FREE, child: int = _FREE, start: int, size: int = 0
) -> bytes:
    encoded = name.encode("utf-16-le") + b"\0\0"
    return struct.pack(
        "<64sHBBIII36xIQ", encoded, len(encoded), kind, 1, _FREE, right, child, start, size
    )
