"""Delimited text: delimiters, encodings, quotes."""

from pathlib import Path

import pytest

from domain.errors import Code, Refusal
from tests.documents.building.reading import name_of, read_bytes, texts

ROWS = [
    ["№", "Мероприятие", "Срок", "Ответственный"],
    ["1.10", "Сбор, слёт и игра", "май, июнь", "Завуч"],
    ["2", "Урок; беседа", "", "Методист"],
    ["3", 'Кружок «Мяч» и "Сетка"', "июль", "Тренер"],
]


def written(delimiter: str) -> str:
    def quoted(field: str) -> str:
        needs = any(mark in field for mark in (delimiter, '"', "\n"))
        return '"' + field.replace('"', '""') + '"' if needs else field

    return "\r\n".join(delimiter.join(map(quoted, row)) for row in ROWS)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "cp866", "koi8-r"])
@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_delimiters_and_encodings(tmp_path: Path, delimiter: str, encoding: str) -> None:
    text = written(delimiter)
    if encoding in ("cp866", "koi8-r"):
        text = text.replace("«", "").replace("»", "").replace("№", "N")
    grid = read_bytes(text.encode(encoding), tmp_path, "план.csv")
    expected = [row[1:] for row in ROWS[:3]]
    assert [row[1:] for row in texts(grid.tables[0])][:3] == expected


def test_line_breaks_in_quotes_and_blank_records(tmp_path: Path) -> None:
    data = '"Сбор\nкоманд";май\n\n;;\nИгра;"июнь,\r\nиюль";\n'.encode()
    (table,) = read_bytes(data, tmp_path, "план.csv").tables
    assert [(row.number, [cell.text for cell in row.cells]) for row in table.rows] == [
        (1, ["Сбор\nкоманд", "май"]),
        (4, ["Игра", "июнь,\nиюль"]),
    ]


def test_ragged_rows(tmp_path: Path) -> None:
    (table,) = read_bytes("План\n1;Сбор;май\n2;Игра\n".encode(), tmp_path, "план.csv").tables
    assert texts(table) == [["План"], ["1", "Сбор", "май"], ["2", "Игра"]]
    assert table.width == 3


def test_the_hint_of_excel(tmp_path: Path) -> None:
    (table,) = read_bytes(b"sep=|\na|b;c;d\ne|f;g;h", tmp_path, "a.csv").tables
    assert texts(table) == [["a", "b;c;d"], ["e", "f;g;h"]]


def test_a_workbook_that_is_delimited_text(tmp_path: Path) -> None:
    (table,) = read_bytes("№\tДело\n1\tСбор".encode("utf-16"), tmp_path, "план.xls").tables
    assert texts(table) == [["№", "Дело"], ["1", "Сбор"]]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b";;\n\n;", Code.FILE_EMPTY),
        (b"a;b\n" + b"x" * 2_000_000 + b";y", Code.FILE_TOO_LONG),
        (b"1;2;3\n" * 20_001, Code.FILE_TOO_LONG),
    ],
    ids=name_of,
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, code: Code) -> None:
    with pytest.raises(Refusal) as refused:
        read_bytes(data, tmp_path, "план.csv")
    assert refused.value.code is code
