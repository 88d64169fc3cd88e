"""The report on execution, read back by python-docx."""

from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn

from documents.write.docx import write_report
from documents.write.report import ExecutionReport, ReportRow, ReportSection, Signature
from documents.write.sheets import CellLink

COLUMNS = (
    "№",
    "Мероприятие",
    "Срок",
    "Ответственные",
    "Отметка о выполнении",
    "Подтверждающие документы",
)
ROW = ReportRow(
    "1.10",
    "Провести семинар <b>№ 1</b> 🎓\x00",
    "до 1 мая",
    "УО, ОО",
    "Выполнено: 12 из 12\nс опозданием: 1",
    (CellLink("Справка.docx", "https://x.ru/1"), CellLink("злой", "javascript:1"), "приказ № 14"),
)
REPORT = ExecutionReport(
    heading=("Отчёт об исполнении дорожной карты", "за сентябрь – ноябрь 2026 года"),
    columns=COLUMNS,
    sections=(
        ReportSection("1. Качество подготовки", (ROW, replace(ROW, number="1.11", evidence=()))),
        ReportSection("2. Кадры", (replace(ROW, number="2.1", title="слово " * 40),)),
    ),
    conclusion=("Всего 3 мероприятия, выполнено 2 (66%).",),
    signatures=(Signature("Начальник управления", "А. Б. Лесникова", "«___» ________ 2026 г."),),
    stamp="снимок от 24.11.2026, 09:12",
    nothing="Нет данных",
    page_word="Страница",
    continued="(продолжение)",
)


@pytest.fixture
def made(tmp_path: Path) -> Document:
    write_report(tmp_path / "report.docx", REPORT)
    return Document(str(tmp_path / "report.docx"))


def test_the_table_has_the_customary_columns_and_every_activity(made: Document) -> None:
    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert rows[0] == list(COLUMNS)
    assert [row[0] for row in rows[1:]] == [
        "1. Качество подготовки",
        "1.10",
        "1.11",
        "2. Кадры",
        "2.1",
    ]
    assert rows[2][1] == "Провести семинар <b>№ 1</b> 🎓"
    assert rows[2][4] == "Выполнено: 12 из 12\nс опозданием: 1"
    assert rows[3][5] == ""


def test_a_section_stands_across_the_whole_width(made: Document) -> None:
    cells = made.tables[0].rows[1].cells
    assert len({cell._tc for cell in cells}) == 1


def test_proofs_stand_on_lines_of_their_own_and_open_if_they_can(made: Document) -> None:
    cell = made.tables[0].rows[2].cells[5]
    assert [paragraph.text for paragraph in cell.paragraphs] == [
        "Справка.docx",
        "злой",
        "приказ № 14",
    ]
    addresses = [link.address for paragraph in cell.paragraphs for link in paragraph.hyperlinks]
    assert addresses == ["https://x.ru/1"]


def test_the_header_is_repeated_and_rows_are_not_torn(made: Document) -> None:
    rows = [row._tr for row in made.tables[0].rows]
    assert [bool(row.findall(f".//{qn('w:tblHeader')}")) for row in rows] == [True] + [False] * 5
    assert [bool(row.findall(f".//{qn('w:cantSplit')}")) for row in rows] == [False] + [True] * 5


def test_the_page_is_a4_across_with_the_moment_and_the_number_below(made: Document) -> None:
    section = made.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    footer = section.footer.paragraphs[0]
    assert footer.text == "снимок от 24.11.2026, 09:12\tСтраница "
    assert "PAGE" in footer._p.xml


def test_the_conclusion_and_the_line_to_sign_follow_the_table(made: Document) -> None:
    texts = [paragraph.text for paragraph in made.paragraphs if paragraph.text]
    assert texts == [
        *REPORT.heading,
        *REPORT.conclusion,
        f"Начальник управления\t{'_' * 20}\tА. Б. Лесникова",
        "«___» ________ 2026 г.",
    ]


def test_a_signature_does_not_stand_alone_on_a_page(made: Document) -> None:
    last = [paragraph for paragraph in made.paragraphs if paragraph.text][-3:]
    assert [bool(each.paragraph_format.keep_with_next) for each in last] == [True, True, False]


@pytest.mark.parametrize("gap", [" ", "\n", ""])
def test_a_long_activity_goes_on_across_the_table(tmp_path: Path, gap: str) -> None:
    title = gap.join(f"слово{number}" for number in range(400))
    section = ReportSection("", (replace(ROW, title=title), replace(ROW, number="1.11")))
    write_report(tmp_path / "long.docx", replace(REPORT, sections=(section,)))
    _, first, second, third = Document(str(tmp_path / "long.docx")).tables[0].rows
    begun, *_, proofs = first.cells[1:]
    number, rest, *others = second.cells
    assert (number.text, third.cells[0].text) == ("1.10", "1.11")
    assert {cell._tc for cell in others} == {rest._tc}
    assert rest.text.startswith("(продолжение) ")
    assert begun.text + gap + rest.text.removeprefix("(продолжение) ") == title
    assert len(begun.text) <= 300
    assert "Справка.docx" in proofs.text
    assert all(each.paragraph_format.keep_with_next for each in proofs.paragraphs)
    assert rest.paragraphs[0].runs[0].font.size < begun.paragraphs[0].runs[0].font.size


def test_an_empty_plan_says_so(tmp_path: Path) -> None:
    write_report(tmp_path / "empty.docx", replace(REPORT, sections=()))
    rows = Document(str(tmp_path / "empty.docx")).tables[0].rows
    assert [row.cells[0].text for row in rows] == ["№", "Нет данных"]


def test_a_plan_without_documents_has_no_column_of_them(tmp_path: Path) -> None:
    sections = (ReportSection("", (replace(ROW, evidence=()),)),)
    write_report(tmp_path / "report.docx", replace(REPORT, sections=sections))
    rows = Document(str(tmp_path / "report.docx")).tables[0].rows
    assert [[cell.text for cell in row.cells][0::4] for row in rows] == [
        ["№", "Отметка о выполнении"],
        ["1.10", ROW.mark],
    ]
    assert all(len(row.cells) == len(COLUMNS) - 1 for row in rows)


def test_a_long_number_is_not_broken_and_the_table_stays_as_wide(tmp_path: Path) -> None:
    wide = []
    for number in ("1.1", "129.3.12", "1" * 40):
        section = ReportSection("", (replace(ROW, number=number),))
        write_report(tmp_path / "report.docx", replace(REPORT, sections=(section,)))
        widths = [
            column.width.mm for column in Document(str(tmp_path / "report.docx")).tables[0].columns
        ]
        wide.append((round(widths[0]), round(sum(widths))))
    assert wide == [(16, 267), (18, 267), (26, 267)]
