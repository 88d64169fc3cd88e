"""Excel workbooks: what a person sees in a cell is what is read."""

from datetime import date, time
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet

from domain.grid import Grid, OmissionReason, Place
from tests.documents.building.reading import read_bytes, row_texts, spans, texts
from tests.documents.building.zips import pack


def new_sheet(*rows: list[object]) -> Worksheet:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    for row in rows:
        sheet.append(row)
    return sheet


def read_sheet(sheet: Worksheet, folder: Path) -> Grid:
    buffer = BytesIO()
    sheet.parent.save(buffer)
    return read_bytes(buffer.getvalue(), folder, "план.xlsx")


@pytest.mark.parametrize(
    ("value", "shown_as", "text"),
    [
        ("1.10", "General", "1.10"),
        (1, "General", "1"),
        (12.0, "General", "12"),
        (1.1, "General", "1.1"),
        (1.1, "0.00", "1.10"),
        (1.1, "#,##0.00", "1.10"),
        (1.1, "0.0#", "1.1"),
        (1.126, "0.0#", "1.13"),
        (3, "0.0", "3.0"),
        (0.3, "0%", "30%"),
        (0.125, "0.0%", "12.5%"),
        (0.1 + 0.2, "General", "0.3"),
        (12345678, "#,##0", "12345678"),
        (-2.5, "General", "-2.5"),
        (True, "General", "ИСТИНА"),
        ("#REF!", "General", ""),
        ("  по краям\n", "General", "по краям"),
        ("раз\nдва", "General", "раз\nдва"),
        (date(2026, 3, 1), "dd.mm.yyyy", "01.03.2026"),
        (date(2026, 3, 1), "[$-419]d mmmm yyyy;@", "01.03.2026"),
        (date(2026, 3, 1), 'd mmmm yyyy "г."', "01.03.2026"),
        (date(2026, 3, 1), "mmm-yy", "март 2026"),
        (date(2026, 3, 1), "[$-FC19]mmmm yyyy", "март 2026"),
        (date(2026, 3, 1), "mmmm", "март"),
        (date(2026, 4, 25), "d-mmm", "25.04"),
        (date(2026, 4, 25), "yyyy", "2026"),
        (46082.4375, "dd.mm.yyyy hh:mm", "01.03.2026 10:30"),
        (46082.4375, "dd.mm.yyyy", "01.03.2026"),
        (46082, "dd.mm.yyyy hh:mm", "01.03.2026"),
        (time(9, 5), "h:mm", "09:05"),
        (46082, "[Red]0", "46082"),
    ],
)
def test_values(tmp_path: Path, value: object, shown_as: str, text: str) -> None:
    sheet = new_sheet(["слева", None, "справа"])
    sheet["B1"] = value
    sheet["B1"].number_format = shown_as
    assert texts(read_sheet(sheet, tmp_path).tables[0]) == [["слева", text, "справа"]]


def test_text_that_looks_like_a_formula_stays_text(tmp_path: Path) -> None:
    sheet = new_sheet(["a", "b"])
    sheet["A2"] = '=HYPERLINK("http://example.org","щёлкни")'
    sheet["A2"].data_type = "s"
    assert texts(read_sheet(sheet, tmp_path).tables[0])[1] == [
        '=HYPERLINK("http://example.org","щёлкни")'
    ]


def test_formulas_nobody_has_computed_are_empty_cells_and_named(tmp_path: Path) -> None:
    sheet = new_sheet(["№", "Дело"], [1, "Сбор"], ["=A2+1", "Игра"], ["=A3+1", "Слёт"], ["", "=B2"])
    found = read_sheet(sheet, tmp_path)
    assert texts(found.tables[0])[2:] == [["", "Игра"], ["", "Слёт"], ["", ""]]
    assert [
        (gap.reason, gap.place.row, gap.place.column, gap.count, gap.text)
        for gap in found.omissions
    ] == [(OmissionReason.NO_VALUE, 3, 1, 2, "=A2+1"), (OmissionReason.NO_VALUE, 5, 2, 1, "=B2")]


def test_computed_formulas_show_their_result(tmp_path: Path) -> None:
    sheet_data = (
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c>'
        '<c r="B1" t="str"><f>"a"&amp;"b"</f><v>ab</v></c>'
        '<c r="C1" t="str"><f>""</f><v></v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c>'
        "<c><v>5</v></c></row>"
    )
    assert texts(read_bytes(raw_workbook(sheet_data), tmp_path, "a.xlsx").tables[0]) == [
        ["2", "ab", "", "", "5"]
    ]


def test_strings_of_runs_and_escaped_characters(tmp_path: Path) -> None:
    strings = (
        "<si><r><rPr><b/></rPr><t>Раз</t></r><r><rPr><b/></rPr><t>дел</t></r>"
        "<rPh><t>чтение</t></rPh></si><si><t>раз_x000D_\nдва_x0041_</t></si>"
    )
    sheet_data = '<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>'
    (row,) = read_bytes(raw_workbook(sheet_data, strings), tmp_path, "a.xlsx").tables[0].rows
    assert row_texts(row) == ["Раздел", "раз\nдваA"]
    assert [cell.bold for cell in row.cells] == [True, False]


def raw_workbook(sheet_data: str, strings: str = "", properties: str = "") -> bytes:
    """A workbook of one sheet from raw XML."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    return pack(
        {
            "xl/workbook.xml": f'<workbook {space} xmlns:r="{office}">{properties}'
            '<sheets><sheet name="Лист" sheetId="1" r:id="r1"/></sheets></workbook>',
            "xl/_rels/workbook.xml.rels": f"<Relationships {package}>"
            f'<Relationship Id="r1" Type="{office}/worksheet" Target="/xl/worksheets/s.xml"/>'
            f'<Relationship Id="r2" Type="{office}/sharedStrings" Target="strings.xml"/>'
            "</Relationships>",
            "xl/worksheets/s.xml": f"<worksheet {space}><sheetData>{sheet_data}</sheetData>"
            "</worksheet>",
            "xl/strings.xml": f"<sst {space}>{strings}</sst>",
        }
    )


def test_the_calendar_that_begins_in_1904(tmp_path: Path) -> None:
    sheet_data = '<row><c t="d"><v>2026-03-01T00:00:00</v></c><c><v>1</v></c></row>'
    data = raw_workbook(sheet_data, properties='<workbookPr date1904="1"/>')
    assert texts(read_bytes(data, tmp_path, "a.xlsx").tables[0]) == [["01.03.2026", "1"]]


def test_title_rows_blank_rows_and_trimmed_edges(tmp_path: Path) -> None:
    sheet = new_sheet(["План на 2026 год"], [], ["№", "Мероприятие", " "], [], ["1", "Сбор"])
    sheet["Z300"] = " "
    (found,) = read_sheet(sheet, tmp_path).tables
    assert [(row.number, row_texts(row)) for row in found.rows] == [
        (1, ["План на 2026 год"]),
        (3, ["№", "Мероприятие"]),
        (5, ["1", "Сбор"]),
    ]
    assert found.width == 2
    assert found.place(found.rows[1], 2) == Place("Sheet", None, 1, 3, 2)


def test_merged_ranges(tmp_path: Path) -> None:
    sheet = new_sheet(["План", "", ""], ["1", "Сбор", "май"], ["", "Игра", ""], ["", "", ""])
    sheet.append(["2", "Урок", "июнь"])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A2:A4")
    sheet.merge_cells("F1:H900")
    (found,) = read_sheet(sheet, tmp_path).tables
    assert spans(found) == [(1, 1, 3, 1), (2, 1, 1, 3)]
    assert texts(found) == [["План"], ["1", "Сбор", "май"], ["Игра"], [], ["2", "Урок", "июнь"]]
    assert found.rows[2].cells[0].column == 2


def test_hidden_rows_columns_and_sheets_are_not_read_and_named(tmp_path: Path) -> None:
    sheet = new_sheet(["раз", "код", "x"], ["два"], ["три", "шифр", "y"])
    sheet.column_dimensions["B"].hidden = True
    sheet.row_dimensions[2].hidden = True
    sheet.parent.create_sheet("Пустой")
    other = sheet.parent.create_sheet("Списки")
    other.append(["школа"])
    other.sheet_state = "hidden"
    grid = read_sheet(sheet, tmp_path)
    assert grid.sheets == ("Sheet", "Пустой", "Списки")
    assert [table.sheet for table in grid.tables] == ["Sheet"]
    assert [[(cell.column, cell.text) for cell in row.cells] for row in grid.tables[0].rows] == [
        [(1, "раз"), (3, "x")],
        [(1, "три"), (3, "y")],
    ]
    assert [
        (gap.reason, gap.place.sheet, gap.place.row, gap.place.column, gap.text)
        for gap in grid.omissions
    ] == [
        (OmissionReason.HIDDEN_ROW, "Sheet", 2, None, "два"),
        (OmissionReason.HIDDEN_COLUMN, "Sheet", 1, 2, "код | шифр"),
        (OmissionReason.HIDDEN_SHEET, "Списки", 1, None, "школа"),
    ]


def test_bold_cells(tmp_path: Path) -> None:
    sheet = new_sheet(["раздел", "текст"])
    sheet["A1"].font = Font(bold=True)
    sheet["C1"] = CellRichText([TextBlock(InlineFont(b=True), "пол"), "жирный"])
    (row,) = read_sheet(sheet, tmp_path).tables[0].rows
    assert [(cell.text, cell.bold) for cell in row.cells] == [
        ("раздел", True),
        ("текст", False),
        ("полжирный", False),
    ]


def test_a_lonely_cell_far_away_costs_nothing(tmp_path: Path) -> None:
    sheet = new_sheet(["№", "Мероприятие"])
    sheet["B1048576"] = "забыто"
    (found,) = read_sheet(sheet, tmp_path).tables
    assert [row.number for row in found.rows] == [1, 1_048_576]
    assert found.rows[1].text_at(2) == "забыто"


DAY_MONTH, MONTH_YEAR, FULL = "d-mmm", "mmm-yy", "dd.mm.yyyy"


@pytest.mark.parametrize(
    ("column", "numbers"),
    [
        # Typed into a Russian Excel: 1, 1.1, 1.2, 1.10, 2, 2.1
        (
            [
                1,
                (date(2026, 1, 1), DAY_MONTH),
                (date(2026, 2, 1), DAY_MONTH),
                (date(2026, 10, 1), DAY_MONTH),
                2,
                (date(2026, 1, 2), DAY_MONTH),
            ],
            ["1", "1.1", "1.2", "1.10", "2", "2.1"],
        ),
        # 2.12 can be 2 December, 2.13 only February 2013
        (
            [(date(2026, 12, 2), DAY_MONTH), (date(2013, 2, 1), MONTH_YEAR)],
            ["2.12", "2.13"],
        ),
        (
            ["1.2", (date(2001, 2, 1), FULL), (date(2010, 2, 1), FULL), "1.3"],
            ["1.2", "1.2.1", "1.2.10", "1.3"],
        ),
        # A decimal comma: 1.10 has become the number 1.1
        ([1.8, 1.9, 1.1, 1.11, "2.1"], ["1.8", "1.9", "1.10", "1.11", "2.1"]),
        ([2.19, 2.2, 2.21], ["2.19", "2.20", "2.21"]),
        ([1.8, 1.9, 2.1], ["1.8", "1.9", "2.1"]),
        (["1", (date(2026, 3, 15), FULL), "2"], ["1", "15.03.2026", "2"]),
    ],
)
def test_numbers_that_excel_took_for_something_else(
    tmp_path: Path, column: list[object], numbers: list[str]
) -> None:
    sheet = new_sheet(["№ п/п", "Мероприятие"])
    for row, item in enumerate(column, start=2):
        value, shown_as = item if isinstance(item, tuple) else (item, "General")
        sheet.cell(row, 1, value).number_format = shown_as
        sheet.cell(row, 2, "Сбор")
    (found,) = read_sheet(sheet, tmp_path).tables
    assert [row.text_at(1) for row in found.rows[1:]] == numbers


def test_a_column_of_dates_is_no_column_of_numbers(tmp_path: Path) -> None:
    sheet = new_sheet(["Срок", "Мероприятие"], [date(2026, 1, 1), "Сбор"], [1.9, "x"], [1.1, "y"])
    sheet["A2"].number_format = DAY_MONTH
    (found,) = read_sheet(sheet, tmp_path).tables
    assert [row.text_at(1) for row in found.rows] == ["Срок", "01.01", "1.9", "1.1"]
