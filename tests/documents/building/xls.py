"""Old Excel workbooks: a BIFF8 stream ([MS-XLS]) in a compound file."""

import struct

from tests.documents.building.ole import compound

_BOF, _EOF, _SHEET, _LABEL, _NUMBER, _MERGES = 0x809, 0x0A, 0x85, 0x204, 0x203, 0xE5
_DIMENSIONS, _FORMATS, _DATE_FORMAT, _FILE_PASS = 0x200, 0xE0, 14, 0x2F

Cells = dict[tuple[int, int], str | float]
"""Values by (row, column), counted from 0."""


def workbook(
    cells: Cells,
    merges: tuple[tuple[int, int, int, int], ...] = (),
    dates: tuple[tuple[int, int], ...] = (),
    *,
    password: bool = False,
) -> bytes:
    """A workbook of one sheet «Лист». Merges are (top, bottom, left, right), counted from 0."""
    formats = b"".join(
        _record(_FORMATS, struct.pack("<HHH14x", 0, number, 0)) for number in (0, _DATE_FORMAT)
    )
    locked = _record(_FILE_PASS, struct.pack("<HHH48x", 1, 1, 1)) if password else b""
    name = "Лист".encode("utf-16-le")
    globals_ = _record(_BOF, struct.pack("<HH12x", 0x600, 5)) + locked + formats
    sheet_entry = struct.pack("<HBB", 0, 4, 1) + name
    start = len(globals_) + 4 + 4 + len(sheet_entry) + 4
    globals_ += _record(_SHEET, struct.pack("<I", start) + sheet_entry) + _record(_EOF)
    rows, columns = (1 + max(place[axis] for place in cells) for axis in (0, 1))
    sheet = _record(_BOF, struct.pack("<HH12x", 0x600, 0x10))
    sheet += _record(_DIMENSIONS, struct.pack("<IIHHH", 0, rows, 0, columns, 0))
    for (row, column), value in sorted(cells.items()):
        place = struct.pack("<HHH", row, column, 1 if (row, column) in dates else 0)
        if isinstance(value, str):
            text = struct.pack("<HB", len(value), 1) + value.encode("utf-16-le")
            sheet += _record(_LABEL, place + text)
        else:
            sheet += _record(_NUMBER, place + struct.pack("<d", value))
    if merges:
        ranges = b"".join(struct.pack("<HHHH", *merge) for merge in merges)
        sheet += _record(_MERGES, struct.pack("<H", len(merges)) + ranges)
    return compound({"Workbook": globals_ + sheet + _record(_EOF)})


def _record(kind: int, data: bytes = b"") -> bytes:
    return struct.pack("<HH", kind, len(data)) + data
