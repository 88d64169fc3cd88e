"""Workbooks, read back by openpyxl and by calamine."""

import zipfile
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from pathlib import Path
from zoneinfo import ZoneInfo

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import CalamineWorkbook

from documents.write import xlsx_sheets
from documents.write.sheets import (
    CellLink,
    SheetCell,
    SheetColumn,
    SheetValue,
    ToneRule,
    sheet_of,
)
from documents.write.template import RoadmapTemplate, write_template
from documents.write.xlsx import write_workbook
from documents.write.xlsx_sheets import sheet_title
from domain.printing import Labels
from domain.table import CellKind, Column, Row, Table, Tone

ZONE = ZoneInfo("Asia/Yekaterinburg")
COLUMNS = (
    SheetColumn("№", width=8),
    SheetColumn("Мероприятие", width=60, wrap=True),
    SheetColumn("Срок", CellKind.DATE),
    SheetColumn("Статус"),
    SheetColumn("Доля", CellKind.PERCENT),
    SheetColumn("Подтверждение", width=30),
)
FORMULAS = ("=1+1", '=cmd|"/c calc"!A1', "+7 912", "-5", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1")


def book(*sheets: SheetValue) -> openpyxl.Workbook:
    buffer = BytesIO()
    write_workbook(buffer, sheets, ZONE)
    return openpyxl.load_workbook(BytesIO(buffer.getvalue()))


def sheet(*sheets: SheetValue) -> Worksheet:
    active = book(*sheets).worksheets[0]
    assert isinstance(active, Worksheet)
    return active


def one_column(*cells: SheetCell, kind: CellKind = CellKind.TEXT) -> SheetValue:
    return SheetValue("Лист", (SheetColumn("А", kind),), [(cell,) for cell in cells])


PLAN = SheetValue(
    "Мероприятия",
    COLUMNS,
    [
        (
            "1.1",
            "Мониторинг",
            date(2026, 11, 20),
            "выполнено",
            0.5,
            CellLink("Акт.pdf", "https://x.ru/1"),
        ),
        ("1.10", "Семинар", date(2026, 12, 1), "просрочено", None, None),
    ],
    heading=("Развитие школ 2026/27", "снимок от 24.11.2026, 11:12"),
    total=("Итого", "", None, "", 0.25, None),
    tones=(
        ToneRule(3, Tone.BAD, equals='просро"чено', whole_row=True),
        ToneRule(4, Tone.GOOD, above=0.4),
    ),
    frozen=2,
)


def test_a_sheet_is_set_up_for_work_and_for_print() -> None:
    made = sheet(PLAN)
    assert made["A1"].value == "Развитие школ 2026/27"
    assert [cell.value for cell in made[3]] == [column.title for column in COLUMNS]
    assert made.freeze_panes == "C4"
    assert made.auto_filter.ref == "A3:F5"
    assert made.print_title_rows == "$3:$3"
    assert made.page_setup.orientation == "landscape"
    assert made.page_setup.paperSize == 9
    assert (made.page_setup.fitToWidth, made.page_setup.fitToHeight) == (1, 0)
    assert made.sheet_properties.pageSetUpPr is not None
    assert made.sheet_properties.pageSetUpPr.fitToPage is True
    assert made.column_dimensions["B"].width == 60


def test_more_columns_than_a_page_can_show_go_on_beside_it() -> None:
    months = tuple(SheetColumn(f"месяц {number}", width=15) for number in range(26))
    wide = SheetValue("По месяцам", (COLUMNS[0], *months), rows=[], frozen=1)
    made = sheet(wide)
    assert (made.page_setup.fitToWidth, made.page_setup.fitToHeight) == (2, 0)
    assert made.print_title_cols == "$A:$A"


def test_cells_have_types_formats_and_links() -> None:
    made = sheet(PLAN)
    assert made["A5"].value == "1.10"
    assert made["C4"].value == datetime.combine(date(2026, 11, 20), time())
    assert made["C4"].number_format == "dd.mm.yyyy"
    assert made["E4"].value == 0.5
    assert made["E4"].number_format == "0.0%"
    # Words of the next column would touch a number.
    assert (made["E4"].alignment.horizontal, made["E4"].alignment.indent) == ("right", 1)
    assert made["E5"].value is None
    assert made["B4"].alignment.wrap_text is True
    assert made["F4"].value == "Акт.pdf"
    assert made["F4"].hyperlink is not None
    assert made["F4"].hyperlink.target == "https://x.ru/1"
    assert made["F5"].hyperlink is None
    assert made["A6"].value == "Итого"
    assert made["A6"].font.bold is True


def test_rows_make_room_for_wrapped_text() -> None:
    columns = (SheetColumn("А", width=20, wrap=True), SheetColumn("Б", width=20))
    rows = [("слово " * 10, "а"), ("слово", "слово " * 10), ("а\nб", ""), ("о" * 9000, "")]
    made = sheet(SheetValue("Лист", columns, rows, heading=("Что это",)))
    heights = [made.row_dimensions[number].height for number in range(3, 7)]
    assert heights == [60, None, 30, 409]


def test_colours_follow_the_words_and_figures() -> None:
    rules = {
        str(place.sqref): rule.formula
        for place in sheet(PLAN).conditional_formatting
        for rule in place.rules
    }
    assert rules == {
        "A4:F5": ['$D4="просро""чено"'],
        "E4:E5": ["AND(ISNUMBER($E4),$E4>0.4)"],
    }


def test_calamine_reads_the_same() -> None:
    buffer = BytesIO()
    write_workbook(buffer, [PLAN], ZONE)
    rows = (
        CalamineWorkbook.from_filelike(BytesIO(buffer.getvalue())).get_sheet_by_index(0).to_python()
    )
    assert rows[3] == ["1.1", "Мониторинг", date(2026, 11, 20), "выполнено", 0.5, "Акт.pdf"]
    assert rows[4][:4] == ["1.10", "Семинар", date(2026, 12, 1), "просрочено"]


@pytest.mark.parametrize("text", FORMULAS)
@pytest.mark.parametrize("where", ["cell", "title", "heading", "link", "total"])
def test_no_text_is_a_formula(text: str, where: str) -> None:
    value = SheetValue(
        "Лист",
        (SheetColumn(text if where == "title" else "А"),),
        [
            (
                CellLink(text, "https://x.ru")
                if where == "link"
                else text
                if where == "cell"
                else "а",
            )
        ],
        heading=(text,) if where == "heading" else (),
        total=(text,) if where == "total" else None,
    )
    buffer = BytesIO()
    write_workbook(buffer, [value], ZONE)
    with zipfile.ZipFile(BytesIO(buffer.getvalue())) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")
    made = openpyxl.load_workbook(BytesIO(buffer.getvalue())).worksheets[0]
    found = [
        cell for row in made.iter_rows() for cell in row if cell.value == text.replace("\r", "\n")
    ]
    assert [cell.data_type for cell in found] == ["s"]


def test_a_text_like_a_formula_is_marked_so_that_editing_does_not_wake_it() -> None:
    made = sheet(one_column("=1+1", "слово"))
    assert made["A2"].quotePrefix is True
    assert made["A3"].quotePrefix is False


def test_negative_numbers_stay_numbers() -> None:
    made = sheet(one_column(-5, -0.5, kind=CellKind.NUMBER))
    assert (made["A2"].value, made["A3"].value) == (-5, -0.5)
    assert {made["A2"].data_type, made["A3"].data_type} == {"n"}


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("а\x00б\x0bв\ud800г\ufffe", "абвг"),
        ("о" * 40_000, "о" * 32_767),
        ("#N/A", "#N/A"),
        ("👩\u200d🏫 <b>", "👩\u200d🏫 <b>"),
        ("строка\nвторая", "строка\nвторая"),
        (float("nan"), None),
        (float("inf"), None),
        ("", None),
        (
            datetime(2026, 11, 24, 21, 30, tzinfo=UTC),
            datetime.combine(date(2026, 11, 25), time(2, 30)),
        ),
        (CellLink("злой", "javascript:alert(1)"), "злой"),
    ],
)
def test_doubtful_cells(cell: SheetCell, value: object) -> None:
    made = sheet(one_column(cell, "конец"))
    assert made["A2"].value == value
    assert made["A2"].hyperlink is None
    assert made["A3"].value == "конец"


def test_a_path_beside_the_workbook_is_encoded() -> None:
    made = sheet(one_column(CellLink("Акт", "1 Раздел/Школа № 3/акт #1.pdf")))
    assert made["A2"].hyperlink is not None
    assert made["A2"].hyperlink.target.endswith("/%D0%B0%D0%BA%D1%82%20%231.pdf")


@given(st.lists(st.text(max_size=60), min_size=1, max_size=30))
def test_titles_of_sheets_are_allowed_and_differ(titles: list[str]) -> None:
    taken: set[str] = set()
    names = [sheet_title(title, taken) for title in titles]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 1 <= len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_empty_sheets_open() -> None:
    made = book(SheetValue("Просрочено", COLUMNS, []), SheetValue("просрочено", COLUMNS, []))
    assert made.sheetnames == ["Просрочено", "просрочено 2"]
    assert made.worksheets[0].auto_filter.ref == "A1:F1"


def test_a_workbook_without_sheets_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one sheet"):
        write_workbook(BytesIO(), [], ZONE)


def test_a_row_that_does_not_fit_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="argument"):
        write_workbook(tmp_path / "a.xlsx", [SheetValue("Л", COLUMNS, [("1",)])], ZONE)
    assert not (tmp_path / "a.xlsx").exists()


def test_rows_beyond_what_excel_takes_continue_on_another_sheet(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(xlsx_sheets, "SHEET_ROWS", 13)
    rows = ((n,) for n in range(25))
    made = book(
        SheetValue("Журнал", (SheetColumn("№", CellKind.INTEGER),), rows, total=("всего",)),
    )
    assert made.sheetnames == ["Журнал", "Журнал 2", "Журнал 3"]
    values = [[row[0].value for row in one.iter_rows()] for one in made.worksheets]
    assert values == [
        ["№", *range(10)],
        ["№", *range(10, 20)],
        ["№", *range(20, 25), "всего"],
    ]


def test_rows_are_read_one_by_one() -> None:
    seen: list[int] = []

    def rows() -> Iterator[Sequence[SheetCell]]:
        for n in range(3):
            seen.append(n)
            yield (n,)

    write_workbook(
        BytesIO(), [SheetValue("Ж", (SheetColumn("№", CellKind.INTEGER),), rows())], ZONE
    )
    assert seen == [0, 1, 2]


def test_a_table_becomes_a_sheet_with_the_same_figures() -> None:
    columns = (Column("Школа"), Column("Просрочено", kind=CellKind.INTEGER, tone=Tone.BAD))
    taken = datetime(2026, 11, 24, 6, 12, tzinfo=UTC)
    table = Table("Сводка", columns, (Row(("№ 1", 3)),), taken, ZONE, total=Row((None, 3)))
    labels = Labels(
        total="Итого",
        nothing="",
        stamp="снимок от {moment}",
        left_out="",
        page="",
        done="",
        overdue="",
        other="",
        plan="",
        fact="",
        months=(),
    )
    made = sheet(sheet_of(table, labels, "Сводка"))
    assert [[cell.value for cell in row] for row in made.iter_rows()] == [
        ["Сводка", None],
        ["снимок от 24.11.2026, 11:12", None],
        ["Школа", "Просрочено"],
        ["№ 1", 3],
        ["Итого", 3],
    ]


def test_the_template_keeps_what_is_typed_as_text(tmp_path: Path) -> None:
    titles = ("№", "Мероприятие", "Срок", "Ответственные", "Результат")
    words = RoadmapTemplate(
        sheet="План",
        columns=titles,
        examples=[("1.10", "Провести семинар", "до 1 мая", "ОО", "справка")],
        hints_sheet="Подсказки",
        hint_columns=("Графа", "Как заполнить"),
        hints=[("Срок", "Дата, месяц или «ежеквартально»")],
    )
    write_template(tmp_path / "plan.xlsx", words)
    made = openpyxl.load_workbook(tmp_path / "plan.xlsx")
    plan = made["План"]
    assert tuple(cell.value for cell in plan[1]) == titles
    assert plan["A2"].value == "1.10"
    assert {plan.column_dimensions[letter].number_format for letter in "ABCDE"} == {"@"}
    assert made["Подсказки"]["A2"].value == "Срок"
    with pytest.raises(ValueError, match="five columns"):
        write_template(
            tmp_path / "bad.xlsx", RoadmapTemplate("П", titles[:4], [], "Х", ("а", "б"), [])
        )


titles = st.sampled_from(["", "короткое", "очень длинное мероприятие " * 9, "=SUM(1;2) " * 12])


@given(st.lists(st.tuples(titles, st.sampled_from(["№ 1", "школа " * 12])), max_size=12))
def test_what_is_said_again_takes_one_line_and_is_still_there(
    rows: list[tuple[str, str]],
) -> None:
    """A long title beside each of twenty schools made 76 pages of 196 tasks."""
    columns = (
        SheetColumn("Мероприятие", width=30, wrap=True, repeats=True),
        SheetColumn("Школа", width=20, wrap=True),
    )
    made = sheet(SheetValue("Лист", columns, rows))
    told = [tuple(cell.value or "" for cell in row) for row in made.iter_rows(min_row=2)]
    assert told == rows
    for number, (before, row) in enumerate(zip([("", ""), *rows], rows, strict=False), 2):
        height = made.row_dimensions[number].height or 15
        school = 15 if row[1] == "№ 1" else 60
        if number > 2 and before[0] == row[0]:
            assert height == school
        else:
            assert height >= max(school, 60 if len(row[0]) > 60 else 15)
