"""What a file really is, whatever its name says."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from PIL import Image

from documents.read import read
from documents.read.formats import Format, recognise
from domain.errors import Code, Refusal
from tests.documents.building import doc, pdf, word, xls
from tests.documents.building.ole import compound
from tests.documents.building.reading import name_of, read_bytes, texts
from tests.documents.building.word import row, table
from tests.documents.building.zips import pack

WORD = word.document(table(row("№", "Дело")))
OLD_WORD = compound({"WordDocument": b"x", "1Table": b"y"})


def excel() -> bytes:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(["№", "Дело"])
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def image(kind: str) -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (4, 4)).save(buffer, kind)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (WORD, "план.docx"),
        (WORD, "план.xlsx"),
        (WORD, "план.doc"),
        (WORD, "план"),
        (excel(), "план.docx"),
        (excel(), "план.xls"),
        (excel(), "ПЛАН.CSV"),
        (xls.workbook({(0, 0): "№", (0, 1): "Дело"}), "план.xlsx"),
        ("<table><tr><td>№<td>Дело</table>".encode(), "план.xls"),
        ('\n<?xml version="1.0"?><html><table><tr><td>№<td>Дело</table>'.encode(), "план.doc"),
        ("№;Дело".encode("cp1251"), "план.xls"),
        ("№\tДело".encode("utf-16"), "план.xlsx"),
        (pdf.typeset("#table(columns: 2, [№], [Дело])"), "план.docx"),
    ],
    ids=name_of,
)
def test_the_content_decides(tmp_path: Path, data: bytes, name: str) -> None:
    assert texts(read_bytes(data, tmp_path, name).tables[0]) == [["№", "Дело"]]


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("план.csv", Format.CSV),
        ("план.TSV", Format.CSV),
        ("план.txt", Format.TEXT),
        ("план.md", Format.TEXT),
        ("план", Format.TEXT),
    ],
)
def test_the_name_decides_on_plain_text(name: str, form: Format) -> None:
    assert recognise("№;Дело\n1;Сбор".encode("cp866"), name) is form


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (OLD_WORD, "план.doc", Code.FILE_OLD_WORD),
        (OLD_WORD, "план.docx", Code.FILE_OLD_WORD),
        (compound({"WordDocument": b"", "Workbookish": b""}), "план.xls", Code.FILE_OLD_WORD),
        (doc.document(doc.paragraph("х"), flags=0x0100), "план.doc", Code.FILE_PASSWORD),
        (doc.document(doc.paragraph("Письмо")), "план.doc", Code.FILE_NO_TABLE),
        (rb"{\rtf1\ansi plan}", "план.doc", Code.FILE_NO_TABLE),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "план.doc", Code.FILE_EMPTY),
        (
            pack({"mimetype": "application/vnd.oasis.opendocument.text"}),
            "план.odt",
            Code.FILE_BROKEN,
        ),
        (
            compound({"EncryptedPackage": b"", "EncryptionInfo": b""}),
            "план.docx",
            Code.FILE_PASSWORD,
        ),
        (compound({"PowerPoint Document": b""}), "план.ppt", Code.FILE_UNKNOWN_FORMAT),
        (compound({"x": b""})[:600], "план.xls", Code.FILE_BROKEN),
        (pack({"ppt/presentation.xml": "<a/>"}), "план.pptx", Code.FILE_UNKNOWN_FORMAT),
        (pack({"план.txt": "план"}), "план.zip", Code.FILE_UNKNOWN_FORMAT),
        (image("PNG"), "план.png", Code.FILE_SCANNED),
        (image("JPEG"), "план.docx", Code.FILE_SCANNED),
        (bytes(range(256)) * 9, "план.docx", Code.FILE_UNKNOWN_FORMAT),
        (b"<?xml version='1.0'?><Workbook/>", "план.xls", Code.FILE_UNKNOWN_FORMAT),
        (b"", "план.docx", Code.FILE_EMPTY),
        (word.document(), "план.docx", Code.FILE_EMPTY),
        (word.document(word.paragraph("Письмо")), "план.docx", Code.FILE_NO_TABLE),
        (b"<html><body>", "план.html", Code.FILE_EMPTY),
        (WORD[:-200], "план.docx", Code.FILE_BROKEN),
        (WORD[:100], "план.docx", Code.FILE_BROKEN),
        (excel().replace(b"xl/worksheets/sheet1", b"xl/worksheets/sheet9"), "a", Code.FILE_BROKEN),
    ],
    ids=name_of,
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, name: str, code: Code) -> None:
    with pytest.raises(Refusal) as refused:
        read_bytes(data, tmp_path, name)
    assert refused.value.code is code


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read(tmp_path / "нет", "план.docx")
    assert refused.value.code is Code.FILE_MISSING
    assert refused.value.values == {"file": "план.docx"}
