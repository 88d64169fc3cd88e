"""Workbooks of other formats: .xls through calamine, .ods from its XML."""

from pathlib import Path

import pytest

from domain.errors import Code, Refusal
from domain.grid import Grid, OmissionReason
from tests.documents.building import xls
from tests.documents.building.reading import read_bytes, spans, texts
from tests.documents.building.zips import pack


def test_old_excel(tmp_path: Path) -> None:
    data = xls.workbook(
        {
            (0, 0): "План работы",
            (2, 0): "№",
            (2, 1): "Мероприятие",
            (2, 2): "Срок",
            (3, 0): 1.0,
            (3, 1): "Сбор\nкоманд",
            (3, 2): 46082.0,
            (4, 0): 1.9,
            (4, 1): "Игра",
            (5, 0): 1.1,
            (5, 1): "=1+1",
        },
        merges=((0, 0, 0, 2), (3, 4, 2, 2)),
        dates=((3, 2),),
    )
    grid = read_bytes(data, tmp_path, "план.xls")
    assert grid.sheets == ("Лист",)
    assert texts(grid.tables[0]) == [
        ["План работы"],
        ["№", "Мероприятие", "Срок"],
        ["1", "Сбор\nкоманд", "01.03.2026"],
        ["1.9", "Игра"],
        ["1.10", "=1+1"],
    ]
    assert spans(grid.tables[0]) == [(1, 1, 3, 1), (4, 3, 1, 2)]


def test_old_excel_with_a_password(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        read_bytes(xls.workbook({(0, 0): "a"}, password=True), tmp_path, "план.xls")
    assert refused.value.code is Code.FILE_PASSWORD


_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_SPACES = " ".join(
    f'xmlns:{prefix}="{_OASIS}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "table": "table",
        "text": "text",
        "style": "style",
        "fo": "xsl-fo-compatible",
    }.items()
)
_STYLES = (
    '<style:style style:name="fat"><style:text-properties fo:font-weight="bold"/></style:style>'
    '<style:style style:name="off"><style:table-properties table:display="false"/></style:style>'
)


def ods(*sheets: str) -> bytes:
    return pack(
        {
            "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}"
            f"</office:automatic-styles><office:body><office:spreadsheet>{''.join(sheets)}"
            "</office:spreadsheet></office:body></office:document-content>",
        }
    )


def sheet(*rows: str, name: str = "Лист", style: str = "") -> str:
    return (
        f'<table:table table:name="{name}" table:style-name="{style}">{"".join(rows)}</table:table>'
    )


def row(*cells: str, attributes: str = "") -> str:
    inner = "".join(item if item.startswith("<") else cell(item) for item in cells)
    return f"<table:table-row {attributes}>{inner}</table:table-row>"


def cell(shown: str = "", attributes: str = "") -> str:
    text = f"<text:p>{shown}</text:p>" if shown else ""
    return f"<table:table-cell {attributes}>{text}</table:table-cell>"


def read_ods(folder: Path, *sheets: str) -> Grid:
    return read_bytes(ods(*sheets), folder, "план.ods")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (cell("Сбор"), "Сбор"),
        (cell("1,10", 'office:value-type="float" office:value="1.1"'), "1.10"),
        (cell("", 'office:value-type="float" office:value="12"'), "12"),
        (cell("30 %", 'office:value-type="percentage" office:value="0.3"'), "30 %"),
        (cell("01.03.26", 'office:value-type="date" office:date-value="2026-03-01"'), "01.03.2026"),
        (cell("март 2026", 'office:value-type="date" office:date-value="2026-03-01"'), "март 2026"),
        (cell("", 'office:value-type="date" office:date-value="2026-03-01"'), "01.03.2026"),
        (
            cell("1 мар 26", 'office:value-type="date" office:date-value="2026-03-01T10:30:00"'),
            "01.03.2026 10:30",
        ),
        (cell("", 'office:value-type="boolean" office:boolean-value="true"'), "ИСТИНА"),
        (cell("а<text:s text:c='2'/>б<text:tab/>в<text:line-break/>г"), "а  б\tв\nг"),
        (cell("раз</text:p><text:p>два<text:span> три</text:span>"), "раз\nдва три"),
        (cell("#ССЫЛ!", 'table:formula="of:=A1"'), ""),
        (cell("", 'table:formula="of:=1+1"'), ""),
    ],
)
def test_values_of_an_open_document(tmp_path: Path, content: str, text: str) -> None:
    grid = read_ods(tmp_path, sheet(row("слева", content, "справа")))
    assert texts(grid.tables[0]) == [["слева", text, "справа"]]


def test_repeated_rows_and_cells(tmp_path: Path) -> None:
    blank = cell("", 'table:number-columns-repeated="16000"')
    grid = read_ods(
        tmp_path,
        sheet(
            row(cell("х", 'table:number-columns-repeated="3"'), blank),
            row(blank, attributes='table:number-rows-repeated="1000"'),
            row("Сбор", attributes='table:number-rows-repeated="2"'),
        ),
    )
    assert [(item.number, len(item.cells)) for item in grid.tables[0].rows] == [
        (1, 3),
        (1002, 1),
        (1003, 1),
    ]


def test_spans_hidden_rows_and_sheets_of_an_open_document(tmp_path: Path) -> None:
    covered = "<table:covered-table-cell/>"
    wide = cell("Раздел", 'table:number-columns-spanned="2" table:style-name="fat"')
    tall = cell("1", 'table:number-rows-spanned="3"')
    grid = read_ods(
        tmp_path,
        sheet(
            f"<table:table-header-rows>{row(wide, covered)}</table:table-header-rows>",
            row(tall, "Сбор", attributes='table:visibility="collapse"'),
            row(covered, "Игра"),
            row(covered, "Слёт"),
        ),
        sheet(row("школа"), name="Списки", style="off"),
    )
    assert spans(grid.tables[0]) == [(1, 1, 2, 1), (3, 1, 1, 2)]
    assert texts(grid.tables[0]) == [["Раздел"], ["1", "Игра"], ["Слёт"]]
    assert grid.tables[0].rows[0].cells[0].bold
    assert [(gap.reason, gap.place.sheet, gap.place.row, gap.text) for gap in grid.omissions] == [
        (OmissionReason.HIDDEN_ROW, "Лист", 2, "1 | Сбор"),
        (OmissionReason.HIDDEN_SHEET, "Списки", 1, "школа"),
    ]
    assert grid.sheets == ("Лист", "Списки")
