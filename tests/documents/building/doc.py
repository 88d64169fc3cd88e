"""Binary Word files ([MS-DOC]): the least that a reader needs to find text and tables."""

import struct

from tests.documents.building.ole import compound

_TEXT_AT, _PAGE = 2048, 512
_END_OF_CELL = "\x07"
_IN_TABLE, _ENDS_ROW = struct.pack("<HB", 0x2416, 1), struct.pack("<HB", 0x2417, 1)
_HEADER_STORIES = 13

Paragraph = tuple[str, bytes]
"""A text with its mark, and the properties of the paragraph."""


def paragraph(text: str) -> list[Paragraph]:
    return [(f"{text}\r", b"")]


def row(*cells: tuple[str, int] | tuple[str, int, int]) -> list[Paragraph]:
    """Cells as text, right edge and flags; the mark that ends the row holds its definition."""
    edges = struct.pack(f"<{len(cells) + 1}h", 0, *(cell[1] for cell in cells))
    flags = b"".join(struct.pack("<H18x", cell[2] if len(cell) > 2 else 0) for cell in cells)
    body = bytes([len(cells)]) + edges + flags
    definition = struct.pack("<HH", 0xD608, len(body) + 1) + body
    texts = [(f"{cell[0]}{_END_OF_CELL}", _IN_TABLE) for cell in cells]
    return [*texts, (_END_OF_CELL, _IN_TABLE + _ENDS_ROW + definition)]


def document(
    *blocks: list[Paragraph], header: str = "", footer: str = "", flags: int = 0, repeats: int = 1
) -> bytes:
    """A .doc of these paragraphs and rows; its one piece of text may be named several times."""
    paragraphs = [each for block in blocks for each in block]
    main = "".join(text for text, _ in paragraphs)
    head = [f"{said}\r" if said else "" for said in (header, footer)]
    text = (main + "".join(head)).encode("utf-16-le")
    pages = _pages(paragraphs)
    first_page = -(-(_TEXT_AT + len(text)) // _PAGE)
    table, places = _table(main, head, pages, first_page, repeats)
    word = bytearray(_TEXT_AT)
    struct.pack_into("<HH", word, 0, 0xA5EC, 0xC1)
    struct.pack_into("<H", word, 0x0A, 0x0200 | flags)
    struct.pack_into("<3i", word, 0x4C, len(main), 0, len("".join(head)))
    for which, (start, length) in places.items():
        struct.pack_into("<II", word, 0x9A + 8 * which, start, length)
    body = bytes(word) + text
    body = body.ljust(first_page * _PAGE, b"\0") + b"".join(page for _, _, page in pages)
    return compound({"WordDocument": body, "1Table": table})


def _pages(paragraphs: list[Paragraph]) -> list[tuple[int, int, bytes]]:
    """A page of properties for each paragraph: where its text begins and ends, and the page."""
    made = []
    at = _TEXT_AT
    for text, properties in paragraphs:
        end = at + 2 * len(text)
        data = struct.pack("<H", 0) + properties
        data += b"\0" * (len(data) % 2)
        page = bytearray(_PAGE)
        struct.pack_into("<II", page, 0, at, end)
        page[8] = 32
        page[64:66] = bytes([0, len(data) // 2])
        page[66 : 66 + len(data)] = data
        page[-1] = 1
        made.append((at, end, bytes(page)))
        at = end
    return made


def _table(
    main: str, heads: list[str], pages: list[tuple[int, int, bytes]], first_page: int, repeats: int
) -> tuple[bytes, dict[int, tuple[int, int]]]:
    """The table stream, and where in it the pieces, paragraphs and headers are."""
    head, foot = map(len, heads)
    length = len(main) + head + foot
    positions = struct.pack(f"<{repeats + 1}I", *(length * count for count in range(repeats + 1)))
    piece = positions + struct.pack("<HIH", 0, _TEXT_AT, 0) * repeats
    pieces = b"\x02" + struct.pack("<I", len(piece)) + piece
    bounds = [start for start, _, _ in pages] + [pages[-1][1]]
    numbers = range(first_page, first_page + len(pages))
    paragraphs = struct.pack(f"<{len(bounds)}I{len(pages)}I", *bounds, *numbers)
    # Six stories of notes, then the even and the odd header of the first section, then its footers.
    stories = [0] * 8 + [head] * 2 + [head + foot] * (_HEADER_STORIES - 8 - 1)
    headers = struct.pack(f"<{len(stories)}I", *stories) if head + foot else b""
    stream, places = b"", {}
    for which, data in ((33, pieces), (13, paragraphs), (11, headers)):
        places[which] = len(stream), len(data)
        stream += data
    return stream, places
