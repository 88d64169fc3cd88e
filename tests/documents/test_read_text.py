"""Text dumps → grid: cells behind tabs, rows on lines, pipes, left-over markup. Wording is ours."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from documents.read.dump import markup
from documents.read.text import read_text
from domain.grid import Grid


def read(text: str) -> Grid:
    return read_text(text.encode())


def texts(grid: Grid) -> list[list[list[str]]]:
    """The tables as lists of rows of texts; a merged cell is shown with its span."""
    return [
        [
            [
                f"{cell.text} >{cell.column_span}" if cell.column_span > 1 else cell.text
                for cell in row.cells
            ]
            for row in table.rows
        ]
        for table in grid.tables
    ]


CELLS = """План

\t№
п/п
\tМероприятие
\tСрок

\t1. Кадры

\t1.1.
\tПровести семинар
\tмарт
апрель

\t1.2.

\tСобрать заявки
\tмай


\t1.3.
\tНаписать письма.

\tиюнь

\t
\t2. Дети
\t

\t
3. Итоги

\t3.1
\tОтчёт
\t

После таблицы.
"""


def test_cells_on_lines_of_their_own_make_rows():
    assert texts(read(CELLS)) == [
        [
            ["№\nп/п", "Мероприятие", "Срок"],
            ["1. Кадры >3"],
            ["1.1.", "Провести семинар", "март\nапрель"],
            ["1.2.", "Собрать заявки", "май"],
            ["1.3.", "Написать письма.", "июнь"],
            ["", "2. Дети", ""],
            ["3. Итоги >3"],
            ["3.1", "Отчёт", ""],
        ]
    ]


def test_prose_around_a_table_is_paragraphs_with_their_lines():
    grid = read(CELLS)
    assert [(p.text, p.place.row) for p in grid.paragraphs] == [("План", 1), ("После таблицы.", 37)]


def test_a_blank_line_inside_a_cell_does_not_cut_the_table():
    header = "\t№\n\tДело\n\tСрок\n\n"
    rows = "\t1\n\tЧинить крыши\n\nв двух школах\n\tмай\n\n\t2\n\tСдать\n\tиюнь\n"
    assert texts(read(header + rows)) == [
        [
            ["№", "Дело", "Срок"],
            ["1", "Чинить крыши\nв двух школах", "май"],
            ["2", "Сдать", "июнь"],
        ]
    ]


def test_a_heading_between_rows_parts_the_table():
    rows = "\t1\n\tА\n\tмай\n\n\t2\n\tБ\n\tиюнь\n\n"
    grid = read(f"\t№\n\tДело\n\tСрок\n\n{rows}Вторая часть\n\n{rows}")
    assert [table.ordinal for table in grid.tables] == [1, 2]
    assert [paragraph.text for paragraph in grid.paragraphs] == ["Вторая часть"]


def test_a_row_cut_short_at_the_end_of_the_file_is_kept():
    assert texts(read("\t№\n\tДело\n\tСрок\n\n\t1\n\tА\n\tмай\n\n\t2\n\tБ"))[0][-1] == ["2", "Б"]


@pytest.mark.parametrize(
    "signature",
    [
        "Начальник отдела                    А.А. Котова",
        "Начальник управления образования ________ Е. В. Громова",
        "Начальник отдела ________ / П.Р. Орлов",
        "Главный специалист - эксперт     Т.С. Лебедева",
        "Исп. Котова А.А., 2-14-15",
        "Исполнитель: Котова, тел. 2-14-15",
    ],
)
def test_who_signs_right_below_the_last_row_is_no_cell_of_it(signature):
    table = "№\tДело\tСрок\tКто\n1\tА\tмай\tУО\n2\tБ\tиюнь\tшколы\n"
    grid = read(f"{table}{signature}\n")
    assert texts(grid)[0][-1] == ["2", "Б", "июнь", "школы"]
    assert [each.text.split()[-1] for each in grid.paragraphs] == [signature.split()[-1]]


FILLINGS = [" ", "а ", "а-", "_", "а    ", "А", "1 ", "/ ", "А.", "12345 "]


@pytest.mark.parametrize("filling", FILLINGS)
def test_a_long_line_below_a_table_is_read_at_once(filling):
    """Of 20,000 characters: whatever takes a step for every two of them would not come back."""
    table = "№\tДело\tСрок\tКто\n1\tА\tмай\tУО\n2\tБ\tиюнь\tшколы\n"
    grid = read(f"{table}Аб{filling * (20_000 // len(filling))}х;\n")
    assert texts(grid)[0][:2] == [["№", "Дело", "Срок", "Кто"], ["1", "А", "май", "УО"]]


def test_a_person_below_a_name_is_a_line_of_the_cell():
    table = "№\tДело\tСрок\tКто\n1\tА\tмай\tметодический центр,\nКотова А.А.\n2\tБ\tиюнь\tУО\n"
    assert texts(read(table))[0][1][-1] == "методический центр,\nКотова А.А."


def test_numbered_prose_with_tabs_is_no_table():
    text = "1.\tСистема кружков.\n2.\tСистема секций.\n\n№\tДело\tСрок\n1\tА\tмай\n"
    grid = read(text)
    assert [paragraph.text for paragraph in grid.paragraphs] == [
        "1. Система кружков.",
        "2. Система секций.",
    ]
    assert texts(grid) == [[["№", "Дело", "Срок"], ["1", "А", "май"]]]


ROWS = """**План
на год**

№\tМероприятие\tСрок\tОтветственный
<b>1. Кадры</b>\t\t\t
1.1.\t<p>Учить:</p> <ul style="x"> <li>- новых;</li> <li>- старых</li> </ul>\tмай\tУО
-----\t---\t--\t---



\tи помогать\t\t

### 2. Дети

2.1.\t**Слёт**<br>в парке\tиюнь\tОО
-------
"""


def test_rows_on_lines_lose_their_markup_and_rules():
    grid = read(ROWS)
    assert texts(grid) == [
        [
            ["№", "Мероприятие", "Срок", "Ответственный"],
            ["1. Кадры", "", "", ""],
            ["1.1.", "Учить:\n- новых;\n- старых", "май", "УО"],
            ["", "и помогать", "", ""],
        ],
        [["2.1.", "Слёт\nв парке", "июнь", "ОО"]],
    ]
    assert grid.tables[0].rows[1].cells[0].bold
    assert [(p.text, p.heading) for p in grid.paragraphs] == [
        ("План", True),
        ("на год", True),
        ("2. Дети", True),
    ]


BROKEN = {
    "in the middle of a cell": "1\tУчить\nи учиться\tмай\tУО",
    "in the last cell": "1\tУчить и учиться\tмай\tУО\nи другие",
    "between two cells, with a blank line": "1\tУчить и учиться\n\nмай\tУО",
    "inside an open element": "1\t<p>Учить</p><ul><li>и\n</li><li>учиться</li></ul>\tмай\tУО",
}  # fmt: skip


@pytest.mark.parametrize("where", BROKEN)
def test_a_row_broken_by_a_line_break_is_put_together(where):
    grid = read(f"№\tМероприятие\tСрок\tОтветственный\n{BROKEN[where]}\n2\tБ\tиюнь\tОО\n")
    rows = texts(grid)[0]
    assert len(rows) == 3
    assert [len(row) for row in rows] == [4, 4, 4]
    assert " ".join(rows[1][1].split()) == "Учить и учиться"


def test_tables_of_different_widths_are_kept_apart():
    plan = "№\tДело\tСрок\tКто\tИтог\n" + "".join(f"{i}\tД\tмай\tУО\tС\n" for i in range(1, 6))
    team = "ФИО\tДолжность\tТелефон\n" + "А\tдиректор\t1-2\n" * 5
    tables = read(f"{plan}\n\nСостав группы\n\n{team}").tables
    assert [(table.width, len(table.rows)) for table in tables] == [(5, 6), (3, 6)]


def test_pipe_tables_are_read():
    header = "# План\n\n| № | Дело | Срок |\n|---|:---:|---|\n"
    grid = read(f"{header}| 1 | А \\| Б<br>В | май |\n| 2 | Г | июнь\n")
    assert texts(grid) == [
        [["№", "Дело", "Срок"], ["1", "А | Б\nВ", "май"], ["2", "Г", "июнь"]],
    ]
    assert grid.paragraphs[0].heading


def test_a_bar_before_a_row_of_a_table_without_edges_ends_an_empty_cell():
    rows = "План\n\n№ | Мероприятие | Срок\n1 | Смотр: |\n | первый | май\n | второй | июнь\n"
    table = read_text(rows.encode()).tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows[2:]] == [
        ["", "первый", "май"],
        ["", "второй", "июнь"],
    ]


def test_tables_still_written_as_html_are_read():
    table = """<table><tr><th>№</th><th>Дело</th><th>Срок</th></tr>
<tr><td colspan="3"><b>1. Кадры</b></td></tr>
<tr><td>1.1</td><td>Учить<br>новых</td><td>май</td></tr></table>"""
    grid = read(f"План\n\n{table}\n\nИтог\n\n№\tДело\tСрок\n2\tБ\tиюнь\n")
    assert texts(grid) == [
        [["№", "Дело", "Срок"], ["1. Кадры >3"], ["1.1", "Учить\nновых", "май"]],
        [["№", "Дело", "Срок"], ["2", "Б", "июнь"]],
    ]
    assert [table.ordinal for table in grid.tables] == [1, 2]
    assert [paragraph.text for paragraph in grid.paragraphs] == ["План", "Итог"]


def test_form_feeds_are_pages():
    grid = read("№\tДело\tСрок\n1\tА\tмай\n\f2\tБ\tиюнь\n")
    assert [row.page for row in grid.tables[0].rows] == [1, 1, 2]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866"])
def test_any_russian_encoding_is_read(encoding):
    text = "План работы\r\nНомер\tМероприятие\tСрок\r\n1\tПровести собрание родителей\tсентябрь\r\n"
    assert texts(read_text(text.encode(encoding))) == [
        [["Номер", "Мероприятие", "Срок"], ["1", "Провести собрание родителей", "сентябрь"]]
    ]


CLEAN = {
    "**А** и <b>Б</b>": "А и Б",
    "<p>А</p> <p>Б</p>": "А\nБ",
    "А<br/>Б": "А\nБ",
    "&laquo;А&raquo;&nbsp;Б": "«А» Б",
    "1\\. А": "1. А",
    "<1> А": "<1> А",
    "[bookmark: _GoBack]А": "А",
    "5 * 4 * 3": "5 * 4 * 3",
    "*А* Б": "А Б",
    "со\u00adюз\u200b": "союз",
}


@pytest.mark.parametrize("raw", CLEAN)
def test_markup_is_taken_off(raw):
    assert markup.clean(raw) == CLEAN[raw]


def letters(text: str) -> str:
    return "".join(sorted(char for char in text if char.isalnum()))


@given(
    st.lists(
        st.lists(st.sampled_from(("", "а", "1.", "бв г", "д\nе", "№")), max_size=5), max_size=6
    ),
    st.sampled_from((0, 1)),
    st.lists(st.sampled_from(("", "проза", "1. Часть")), max_size=4),
)
def test_no_text_is_lost(table, style, prose):
    if style:
        lines = ["\n".join(f"\t{cell}" for cell in row) + "\n" for row in table]
    else:
        lines = ["\t".join(cell.replace("\n", " ") for cell in row) for row in table]
    source = "\n".join([*prose, "", *lines, "", *prose])
    grid = read(source)
    found = [paragraph.text for paragraph in grid.paragraphs]
    found += [cell.text for table in grid.tables for row in table.rows for cell in row.cells]
    assert letters("".join(found)) == letters(source)


@given(
    st.text(st.characters(exclude_categories=("Cc", "Cs")) | st.sampled_from("\t\n|"), max_size=300)
)
def test_no_text_raises(text):
    grid = read_text(text.encode("utf-8", "replace"))
    assert all(table.rows for table in grid.tables)
