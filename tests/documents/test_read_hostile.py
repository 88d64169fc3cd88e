"""Files made to hurt: each is refused soon, and for the right reason."""

import struct
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from time import process_time

import pytest

from domain.errors import Code, Refusal
from tests.documents.building import doc, layouts, odt, pdf, word, xls, zips
from tests.documents.building.reading import read_bytes
from tests.documents.building.word import paragraph, row, table

SOON = 10.0
"""Seconds of the processor: by the clock a busy machine would be at fault."""
MEGABYTE = 1024 * 1024

_LAUGHS = (f'<!ENTITY {chr(ord(last) + 1)} "{f"&{last};" * 10}">' for last in "abcdefgh")
LAUGHS = f'<!DOCTYPE w [<!ENTITY a "ха">{"".join(_LAUGHS)}]>'
FETCH = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def workbook_parts(sheet: str) -> dict[str, str | bytes]:
    """A workbook whose only sheet is this raw XML."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return {
        "xl/workbook.xml": f'<workbook {space} xmlns:r="{office}"><sheets>'
        '<sheet name="Лист" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships {package}><Relationship Id="r1" '
        f'Type="{office}/worksheet" Target="s.xml"/></Relationships>',
        "xl/s.xml": sheet.replace("<worksheet>", f"<worksheet {space}>"),
    }


def bomb() -> bytes:
    """A thousandfold: 32 MB of zeros."""
    return zips.pack({"word/document.xml": bytes(32 * MEGABYTE)})


def overstated() -> bytes:
    """What would unpack to more than there is memory, if it were true."""
    return zips.restate(word.document(table(row("a"))), 3_000 * MEGABYTE)


def lying_bomb() -> bytes:
    """The same, declared as a kilobyte."""
    return zips.restate(zips.pack({"word/document.xml": bytes(32 * MEGABYTE)}), 1024)


def lying_binary_workbook() -> bytes:
    parts = {"xl/workbook.bin": bytes(32 * MEGABYTE), "[Content_Types].xml": "<Types/>"}
    return zips.restate(zips.pack(parts), 1024)


def many_entries() -> bytes:
    return zips.pack({f"word/{number}.xml": "" for number in range(6_000)})


def twin_entries() -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name in ("word/document.xml", "word/Document.xml"):
            archive.writestr(name, "<a/>")
    return buffer.getvalue()


def junk_rows() -> str:
    return "".join(f'<row r="{n}"><c><v>{n}</v></c></row>' for n in range(1, 200_001))


def deep(levels: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * levels + "</w:tc></w:tr></w:tbl>" * levels


def odt_of(content: str) -> bytes:
    return zips.pack({"mimetype": odt.MIMETYPE, "content.xml": content})


def laughing(document: str) -> bytes:
    """An XML document with entities that explode before its root."""
    return f"<?xml version='1.0'?>{LAUGHS}{document}".replace("</", "&i;</", 1).encode()


def repeated(cells: int, rows: int) -> bytes:
    """A few bytes of an OpenDocument table that stand for millions of cells."""
    cell = odt.cell("х").replace("<table:table-cell", f"{CELL}{cells}'", 1)
    return odt.document(odt.table(odt.row(cell, attributes=f"table:number-rows-repeated='{rows}'")))


CELL = "<table:table-cell table:number-columns-repeated='"


def letters(depth: int) -> bytes:
    """A letter that forwards a letter that forwards a letter…"""
    letter = layouts.letter()
    for _ in range(depth):
        outer = layouts.letter()
        outer.add_attachment(letter)
        letter = outer
    return letter.as_bytes()


def letter_with(data: bytes, copies: int = 1) -> bytes:
    letter = layouts.letter()
    for number in range(copies):
        letter.add_attachment(
            data, maintype="application", subtype="octet-stream", filename=f"план{number}.docx"
        )
    return letter.as_bytes()


LINE = b"0 0 m 9 9 l S\n"
PREDICTED = b"/DecodeParms << /Predictor 12 /Columns 1 >>"


def forms_in_forms() -> bytes:
    """Each form draws the next one ten times: a billion lines from a kilobyte."""
    forms = {f"F{level}": f"/F{level + 1} Do ".encode() * 10 for level in range(9)}
    return pdf.drawn(b"/F0 Do", {**forms, "F9": LINE * 10})


def lzw(prefix: bytes = b"") -> bytes:
    """Eight megabytes of LZW: what unpacks a bit at a time, and is no zlib."""
    return pdf.drawn(
        prefix + b"\x80" + bytes(8 * MEGABYTE), packed=False, extra=b"/Filter /LZWDecode"
    )


def lzw_of_length(elsewhere: bytes) -> bytes:
    """The same with an end in it; its length is written in another object."""
    data = lzw(b"\x80endstream")
    length = b"/Length %d" % (8 * MEGABYTE + 11)
    assert length in data
    return data.replace(length, b"/Length 9 0 R".ljust(len(length))) + elsewhere


HOSTILE = {
    "a text named again and again": (
        lambda: doc.document(doc.paragraph("х" * 20_000), repeats=1_500),
        Code.FILE_UNSAFE,
    ),
    "a huge stream in a PDF": (lambda: pdf.drawn(bytes(40 * MEGABYTE)), Code.FILE_UNSAFE),
    "a page of a million lines": (lambda: pdf.drawn(LINE * 400_000), Code.FILE_TOO_LONG),
    "a million lines, not packed": (
        lambda: pdf.drawn(LINE * 400_000, packed=False),
        Code.FILE_TOO_LONG,
    ),
    "rows of one byte, predicted": (
        lambda: pdf.drawn(bytes(30 * MEGABYTE), extra=PREDICTED),
        Code.FILE_UNSAFE,
    ),
    "the same, its name spelled otherwise": (
        lambda: pdf.drawn(bytes(30 * MEGABYTE), extra=PREDICTED.replace(b"Pre", b"#50re")),
        Code.FILE_UNSAFE,
    ),
    "the same, called a picture": (
        lambda: pdf.drawn(bytes(30 * MEGABYTE), extra=PREDICTED + b" /Subtype /Image"),
        Code.FILE_TOO_LONG,
    ),
    "eight megabytes of LZW": (lzw, Code.FILE_UNSAFE),
    "the same without an end": (lambda: lzw().replace(b"endstream", b""), Code.FILE_UNSAFE),
    "the same with an end in it": (lambda: lzw(b"\x80endstream"), Code.FILE_UNSAFE),
    "the same, its length elsewhere": (
        lambda: lzw_of_length(b"9 0 obj 8388619 endobj"),
        Code.FILE_UNSAFE,
    ),
    "the same, its length nowhere": (lambda: lzw_of_length(b""), Code.FILE_UNSAFE),
    "the same, its length spelled otherwise": (
        lambda: lzw(b"\x80endstream").replace(b"/Length", b"/L#65ngth"),
        Code.FILE_UNSAFE,
    ),
    "the same after a little zlib": (lambda: lzw(zlib.compress(b"x")), Code.FILE_UNSAFE),
    "the same, called a picture too": (
        lambda: pdf.drawn(
            zlib.compress(b"x") + bytes(8 * MEGABYTE),
            packed=False,
            extra=b"/Filter /LZWDecode /Subtype /Image",
        ),
        Code.FILE_TOO_LONG,
    ),
    "runs of one byte": (
        lambda: pdf.drawn(
            b"\x00x" * 4 * MEGABYTE, packed=False, extra=b"/Filter [/RunLengthDecode]"
        ),
        Code.FILE_UNSAFE,
    ),
    "zlib inside zlib": (
        lambda: pdf.drawn(
            zlib.compress(bytes(MEGABYTE)),
            packed=False,
            extra=b"/Filter [/FlateDecode /FlateDecode]",
        ),
        Code.FILE_UNSAFE,
    ),
    "forms in forms": (forms_in_forms, Code.FILE_TOO_LONG),
    "a form that draws itself": (lambda: pdf.drawn(b"/F Do", {"F": b"/F Do"}), Code.FILE_SCANNED),
    "bomb in an OpenDocument": (
        lambda: zips.pack({"content.xml": bytes(32 * MEGABYTE), "mimetype": odt.MIMETYPE}),
        Code.FILE_UNSAFE,
    ),
    "exploding entities in an OpenDocument": (
        lambda: odt_of(laughing(odt.content(odt.paragraph("х"))).decode()),
        Code.FILE_UNSAFE,
    ),
    "exploding entities in a flat OpenDocument": (
        lambda: laughing(odt.flat(odt.paragraph("х")).decode().partition("?>")[2].lstrip()),
        Code.FILE_UNSAFE,
    ),
    "exploding entities in Word 2003 XML": (
        lambda: laughing(layouts.word_of_2003().decode().partition("?>")[2].lstrip()),
        Code.FILE_UNSAFE,
    ),
    "exploding entities in a flat docx": (
        lambda: laughing(layouts.word_in_one_file().decode().partition("?>")[2].lstrip()),
        Code.FILE_UNSAFE,
    ),
    "repeated rows": (lambda: repeated(100, 2_000_000_000), Code.FILE_TOO_LONG),
    "repeated cells": (lambda: repeated(2_000_000_000, 2), Code.FILE_TOO_LONG),
    "groups without bottom": (lambda: b"{\\rtf1" + b"{" * 100_000, Code.FILE_UNSAFE),
    "empty groups": (lambda: b"{\\rtf1" + b"{}" * 9 * MEGABYTE, Code.FILE_TOO_LONG),
    "binary data without end": (lambda: b"{\\rtf1 \\bin2147483647 x}", Code.FILE_EMPTY),
    "junk rows in RTF": (
        lambda: b"{\\rtf1" + b"\\trowd\\cellx9 x\\cell\\row" * 30_000,
        Code.FILE_TOO_LONG,
    ),
    "letters in letters": (lambda: letters(10), Code.FILE_UNSAFE),
    "many attachments": (lambda: letter_with(b"x", 300), Code.FILE_UNSAFE),
    "bomb in a letter": (lambda: letter_with(bomb()), Code.FILE_UNSAFE),
    "bomb": (bomb, Code.FILE_UNSAFE),
    "three gigabytes": (overstated, Code.FILE_UNSAFE),
    "lying bomb": (lying_bomb, Code.FILE_UNSAFE),
    "lying binary workbook": (lying_binary_workbook, Code.FILE_UNSAFE),
    "many entries": (many_entries, Code.FILE_UNSAFE),
    "twin entries": (twin_entries, Code.FILE_UNSAFE),
    "path upwards": (lambda: zips.pack({"word/../../x": "x"}), Code.FILE_UNSAFE),
    "encrypted entry": (
        lambda: zips.encrypt_flag(word.document(table(row("a")))),
        Code.FILE_PASSWORD,
    ),
    "laughs in Word": (
        lambda: word.document(paragraph("<w:r><w:t>&i;</w:t></w:r>"), prolog=LAUGHS),
        Code.FILE_UNSAFE,
    ),
    "fetch in Word": (
        lambda: word.document(paragraph("<w:r><w:t>&x;</w:t></w:r>"), prolog=FETCH),
        Code.FILE_UNSAFE,
    ),
    "laughs in a sheet": (
        lambda: zips.pack(
            workbook_parts(LAUGHS + "<worksheet><row><c><v>&i;</v></c></row></worksheet>")
        ),
        Code.FILE_UNSAFE,
    ),
    "fetch in a sheet": (
        lambda: zips.pack(
            workbook_parts(FETCH + "<worksheet><row><c><v>&x;</v></c></row></worksheet>")
        ),
        Code.FILE_UNSAFE,
    ),
    "merges without end": (
        lambda: zips.pack(
            workbook_parts(
                '<worksheet><row r="20000"><c r="XFD20000"><v>1</v></c></row>'
                + '<mergeCell ref="A1:XFD20000"/>' * 1_000
                + "</worksheet>"
            )
        ),
        Code.FILE_UNSAFE,
    ),
    "junk rows in a sheet": (
        lambda: zips.pack(workbook_parts(f"<worksheet>{junk_rows()}</worksheet>")),
        Code.FILE_TOO_LONG,
    ),
    "junk rows in Word": (
        lambda: word.document(table(*[row("x", "y")] * 30_000)),
        Code.FILE_TOO_LONG,
    ),
    "junk rows in text": (lambda: "1\tшум\tшум\n".encode() * 200_000, Code.FILE_TOO_LONG),
    "a rectangle of nothing": (
        lambda: xls.workbook({(0, 0): "a", (65_000, 250): "b"}),
        Code.FILE_TOO_LONG,
    ),
    "25 megabytes": (lambda: bytes(25 * MEGABYTE), Code.FILE_TOO_LARGE),
    "tables without bottom": (lambda: word.document(deep(5_000)), Code.FILE_BROKEN),
    "no numbers": (
        lambda: zips.pack(
            workbook_parts('<worksheet><row r="x"><c r="1A"><v>1</v></c></row></worksheet>')
        ),
        Code.FILE_BROKEN,
    ),
}


@pytest.fixture(params=HOSTILE)
def hostile(request: pytest.FixtureRequest) -> Iterator[tuple[bytes, Code]]:
    build, code = HOSTILE[request.param]
    yield build(), code


def test_hostile_files_are_refused_soon(hostile: tuple[bytes, Code], tmp_path: Path) -> None:
    data, code = hostile
    start = process_time()
    with pytest.raises(Refusal) as refused:
        read_bytes(data, tmp_path, "план.txt")
    assert refused.value.code is code
    assert process_time() - start < SOON


@pytest.mark.parametrize("cut", range(700, 15_800, 503))
def test_any_truncated_binary_word_file_is_refused(cut: int, tmp_path: Path) -> None:
    data = layouts.word_of_97()
    with pytest.raises(Refusal):
        read_bytes(data[:cut], tmp_path, "план.doc")


def test_tables_in_tables_of_a_page_are_read_soon(tmp_path: Path) -> None:
    start = process_time()
    read_bytes(b"<html>" + b"<table><tr><td>x" * 5_000, tmp_path, "план.html")
    assert process_time() - start < SOON


def test_a_loop_in_a_compound_file_ends(tmp_path: Path) -> None:
    data = bytearray(xls.workbook({(0, 0): "a"}))
    directory = data.index("Workbook".encode("utf-16-le"))
    struct.pack_into("<I", data, directory + 68, 1)
    struct.pack_into("<I", data, 512 + 4, 1)
    with pytest.raises(Refusal) as refused:
        read_bytes(bytes(data), tmp_path, "план.xls")
    assert refused.value.code is Code.FILE_BROKEN


@pytest.mark.parametrize("cut", range(50, 1500, 97))
def test_any_truncated_word_file_is_refused(cut: int, tmp_path: Path) -> None:
    data = word.document(table(row("№", "Дело")))
    with pytest.raises(Refusal) as refused:
        read_bytes(data[:cut], tmp_path, "план.docx")
    assert refused.value.code is Code.FILE_BROKEN
