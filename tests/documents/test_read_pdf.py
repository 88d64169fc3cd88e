"""PDF files: tables over several pages, merged cells, text around them."""

from pathlib import Path

import pytest

from domain.errors import Code, Refusal
from domain.grid import Grid, Paragraph
from tests.documents.building import pdf
from tests.documents.building.reading import name_of, read_bytes, row_texts, spans, texts

COLUMNS = "columns: (1.2cm, 1fr, 2.5cm)"


def read_typeset(source: str, folder: Path) -> Grid:
    return read_bytes(pdf.typeset(source), folder, "план.pdf")


def test_a_table_over_pages_is_one_table(tmp_path: Path) -> None:
    rows = "\n".join(f"[{number}], [Сбор номер {number}], [май]," for number in range(1, 71))
    grid = read_typeset(
        f'#set page(numbering: "1", header: [Управление образования])\n'
        f"*План клуба* \\\n*на 2026 год*\n\n#lorem(5)\n\n"
        f"#table({COLUMNS}, table.header([*№*], [*Мероприятие*], [*Срок*]), {rows})\n"
        "Заключение.",
        tmp_path,
    )
    (table,) = grid.tables
    assert [block.text for block in grid.blocks if isinstance(block, Paragraph)] == [
        "Управление образования",
        "План клуба\nна 2026 год",
        "Lorem ipsum dolor sit amet.",
        "Заключение.",
    ]
    assert [item.heading for item in grid.paragraphs] == [False, True, False, False]
    pages = sorted({row.page for row in table.rows if row.page})
    assert pages == [1, 2, 3]
    headers = [row for row in table.rows if row_texts(row) == ["№", "Мероприятие", "Срок"]]
    assert [row.page for row in headers] == pages
    assert all(cell.bold for row in headers for cell in row.cells)
    said = [row_texts(row) for row in table.rows if row not in headers]
    assert said == [[str(number), f"Сбор номер {number}", "май"] for number in range(1, 71)]
    assert [row.number for row in table.rows] == list(range(1, len(table.rows) + 1))


def test_merged_cells_and_line_breaks(tmp_path: Path) -> None:
    grid = read_typeset(
        f"#table({COLUMNS}, [№], [Мероприятие], [Срок], table.cell(colspan: 3)[Раздел один],"
        "table.cell(rowspan: 2)[1], [Сбор \\ и слёт], [], [Игра], [июнь])",
        tmp_path,
    )
    (table,) = grid.tables
    assert texts(table) == [
        ["№", "Мероприятие", "Срок"],
        ["Раздел один"],
        ["1", "Сбор\nи слёт", ""],
        ["Игра", "июнь"],
    ]
    assert spans(table) == [(2, 1, 3, 1), (3, 1, 1, 2)]
    assert table.rows[3].cells[0].column == 2


def test_a_word_that_is_wider_than_its_cell_is_whole(tmp_path: Path) -> None:
    words = ("Общеобразователь\\ ные организации", "Методический\\ совет", "Педагогов \\ ей")
    cells = ", ".join(f"[{text}]" for text in words)
    grid = read_typeset(f"#table(columns: (5cm, 5cm, 3cm), [№], [Кто], [Срок], {cells})", tmp_path)
    assert texts(grid.tables[0])[1] == [
        "Общеобразовательные организации",
        "Методический\nсовет",
        "Педагогов\nей",
    ]


def test_a_row_that_the_page_cuts_without_a_rule_is_a_row(tmp_path: Path) -> None:
    source = """#table(columns: (1cm, 5cm, 3cm), stroke: (x, y) => (
      left: 0.5pt, right: 0.5pt, top: if y < 3 {0.5pt}
    ), [№], [Мероприятие], [Срок], [1], [Смотр], [Май], [2], [Слёт], [Июнь])
    Итоги подводит отдел."""
    grid = read_typeset(source, tmp_path)
    (table,) = grid.tables
    assert row_texts(table.rows[-1]) == ["2", "Слёт", "Июнь"]
    assert [paragraph.text for paragraph in grid.paragraphs] == ["Итоги подводит отдел."]


def test_text_between_tables_parts_them(tmp_path: Path) -> None:
    one = f"#table({COLUMNS}, [1], [Сбор], [май])"
    grid = read_typeset(f"{one}\n= Второй раздел\n{one}", tmp_path)
    kinds = [type(block).__name__ for block in grid.blocks]
    assert kinds == ["GridTable", "Paragraph", "GridTable"]
    assert [table.ordinal for table in grid.tables] == [1, 2]


def test_other_columns_on_the_next_page_are_another_table(tmp_path: Path) -> None:
    grid = read_typeset(
        f"#table({COLUMNS}, [1], [Сбор], [май])\n#pagebreak()\n"
        "#table(columns: (1fr, 2fr), [УО], [Управление])",
        tmp_path,
    )
    assert [table.width for table in grid.tables] == [3, 2]


def test_a_page_with_merged_rows_only_goes_on(tmp_path: Path) -> None:
    grid = read_typeset(
        f"#table({COLUMNS}, [1], [Сбор], [май])\n#pagebreak()\n"
        f"#table({COLUMNS}, table.cell(colspan: 2)[Раздел], [х])",
        tmp_path,
    )
    (table,) = grid.tables
    assert spans(table) == [(2, 1, 2, 1)]


def test_a_frame_round_a_text_is_no_table(tmp_path: Path) -> None:
    grid = read_typeset(
        f"#rect(width: 100%)[Утверждаю]\n#table({COLUMNS}, [1], [Сбор], [май])", tmp_path
    )
    assert [type(block).__name__ for block in grid.blocks] == ["Paragraph", "GridTable"]


def test_a_table_without_rules(tmp_path: Path) -> None:
    deeds = ["Сбор команд", "Игра", "Открытый урок", "Поход в музей", "Чтения", "Зимний слёт"]
    rows = "\n".join(f"[{number}], [{deed}], [май]," for number, deed in enumerate(deeds, 1))
    grid = read_typeset(f"#table({COLUMNS}, stroke: none, {rows})", tmp_path)
    said = [row_texts(row) for table in grid.tables for row in table.rows]
    assert said == [[str(number), deed, "май"] for number, deed in enumerate(deeds, 1)]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (pdf.picture(), Code.FILE_SCANNED),
        (pdf.locked(), Code.FILE_PASSWORD),
        (b"%PDF-1.7\n" + bytes(500), Code.FILE_BROKEN),
        (pdf.typeset("Письмо без таблиц."), Code.FILE_NO_TABLE),
        (pdf.typeset("#table(columns: 2, [a], [b])")[:3000], Code.FILE_BROKEN),
    ],
    ids=name_of,
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, data: bytes, code: Code) -> None:
    with pytest.raises(Refusal) as refused:
        read_bytes(data, tmp_path, "план.pdf")
    assert refused.value.code is code
