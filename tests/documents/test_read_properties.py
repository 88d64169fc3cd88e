"""Whatever stands in a table comes back; whatever a damaged file holds, nothing else comes out."""

import csv
from collections.abc import Callable
from functools import cache
from io import BytesIO, StringIO
from pathlib import Path

import docx
import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from documents.read import read
from domain.errors import Refusal
from domain.grid import GridTable
from tests.documents.building import pdf, zips

Texts = list[list[str]]

# Control characters, surrogates and invisible marks are no text; blanks at the ends mean nothing.
LINES = st.text(st.characters(exclude_categories=["Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp"]))
CELLS = st.lists(LINES, max_size=3).map("\n".join).map(str.strip)
TABLES = (
    st.integers(1, 5)
    .flatmap(
        lambda width: st.lists(
            st.lists(CELLS, min_size=width, max_size=width), min_size=1, max_size=6
        )
    )
    .filter(lambda rows: any(any(row) for row in rows))
)


def as_xlsx(rows: Texts) -> bytes:
    workbook = openpyxl.Workbook()
    sheet = workbook.worksheets[0]
    for number, row in enumerate(rows, start=1):
        for column, text in enumerate(row, start=1):
            cell = sheet.cell(number, column)
            cell.value = text
            cell.data_type = "s"
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def as_docx(rows: Texts) -> bytes:
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for made, row in zip(table.rows, rows, strict=True):
        for cell, text in zip(made.cells, row, strict=True):
            cell.text = text
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def as_csv(rows: Texts) -> bytes:
    buffer = StringIO()
    # Every field is quoted: a delimiter inside a text must not look like one outside.
    csv.writer(buffer, delimiter=";", quoting=csv.QUOTE_ALL).writerows(rows)
    return b"sep=;\n" + buffer.getvalue().encode("utf-8")


def texts_by_place(table: GridTable) -> dict[tuple[int, int], str]:
    return {
        (row.number, cell.column): cell.text
        for row in table.rows
        for cell in row.cells
        if cell.text
    }


@pytest.mark.parametrize(
    ("write", "name"),
    [(as_xlsx, "план.xlsx"), (as_docx, "план.docx"), (as_csv, "план.csv")],
)
@given(rows=TABLES)
@settings(
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_every_text_comes_back(
    write: Callable[[Texts], bytes], name: str, rows: Texts, tmp_path: Path
) -> None:
    path = tmp_path / "upload"
    path.write_bytes(write(rows))
    (table,) = read(path, name).tables
    assert texts_by_place(table) == {
        (number, column): text
        for number, row in enumerate(rows, start=1)
        for column, text in enumerate(row, start=1)
        if text
    }


DAMAGES = st.lists(
    st.tuples(st.floats(0, 1), st.integers(0, 40), st.binary(max_size=6)), min_size=1, max_size=6
)
ROWS = [["№", "Мероприятие", "Срок"], ["1.", "Сбор", "май"], ["2.", "=A1", "до 5 июня"]]


def as_html(rows: Texts) -> bytes:
    lines = ("<tr><td rowspan=1>" + "<td colspan=1>".join(row) for row in rows)
    return f"<html><p>План</p><table>{''.join(lines)}</table></html>".encode()


def as_pdf(rows: Texts) -> bytes:
    cells = ", ".join(f"[{text}]" for row in rows for text in row)
    return pdf.typeset(f"#table(columns: {len(rows[0])}, {cells})")


def damage(data: bytes, damages: list[tuple[float, int, bytes]]) -> bytes:
    """`data` with pieces of it (from, length) replaced by other bytes."""
    for share, length, other in damages:
        at = int(share * len(data))
        data = data[:at] + other + data[at + length :]
    return data


def damage_parts(data: bytes, damages: list[tuple[float, int, bytes]]) -> bytes:
    """A sound zip of damaged parts; its parts are damaged in turn."""
    parts = zips.unpack(data)
    for name, one in zip(sorted(parts), damages, strict=False):
        parts[name] = damage(parts[name], [one])
    return zips.pack(parts)


@pytest.mark.parametrize(
    ("write", "name", "spoil"),
    [
        (as_docx, "план.docx", damage_parts),
        (as_docx, "план.docx", damage),
        (as_xlsx, "план.xlsx", damage_parts),
        (as_html, "план.xls", damage),
        (as_csv, "план.csv", damage),
        (as_pdf, "план.pdf", damage),
    ],
)
@given(damages=DAMAGES)
@settings(
    max_examples=40,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_a_damaged_file_is_read_or_refused(
    write: Callable[[Texts], bytes],
    name: str,
    spoil: Callable[[bytes, list[tuple[float, int, bytes]]], bytes],
    damages: list[tuple[float, int, bytes]],
    tmp_path: Path,
) -> None:
    path = tmp_path / "upload"
    path.write_bytes(spoil(sound(write), damages))
    try:
        assert read(path, name).tables
    except Refusal as refusal:
        assert refusal.code.value.startswith("file-")


@cache
def sound(write: Callable[[Texts], bytes]) -> bytes:
    return write(ROWS)
