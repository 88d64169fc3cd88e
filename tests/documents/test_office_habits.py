"""Plans as other offices lay them out: from the file to the draft, with no row lost."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from openpyxl import Workbook

from domain.draft import Draft, ProblemCode
from domain.grid import Grid
from domain.plan import account, draft
from domain.planning.row_roles import RowRole
from tests.documents.building.reading import read_bytes

TITLE = "План мероприятий по развитию кружков на 2026-2027 учебный год"
HEADER = ("№", "Мероприятие", "Срок", "Ответственный")
ROWS = (("1", "Смотр кружков", "сентябрь 2026", "ОО"), ("2", "Выставка", "октябрь 2026", "ОО"))
BOX = f"""{TITLE}

┌───┬──────────────────┬───────────────┬───────────────┐
│ № │ Мероприятие      │ Срок          │ Ответственный │
├───┼──────────────────┼───────────────┼───────────────┤
│ 1 │ Смотр кружков    │ сентябрь 2026 │ Методический  │
│   │ Луговского парка │               │ центр         │
├───┼──────────────────┼───────────────┼───────────────┤
│ 2 │ Выставка         │ октябрь 2026  │ ОО            │
└───┴──────────────────┴───────────────┴───────────────┘
"""


class PlanReader:
    """Reads plans that a test has built."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def read(self, data: bytes, name: str) -> Draft:
        grid = read_bytes(data, self._folder, name)
        assert kept(grid)
        return draft(grid)

    def word(self, document: Document) -> Draft:
        return self.read(saved(document), "план.docx")

    def excel(self, workbook: Workbook) -> Draft:
        return self.read(saved(workbook), "план.xlsx")


@pytest.fixture
def plans(tmp_path: Path) -> PlanReader:
    return PlanReader(tmp_path)


def saved(document):
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def kept(grid: Grid) -> bool:
    """Whether every row of the grid has met a row_role, so that none was dropped."""
    told = {place for place, _ in account(grid)}
    rows = [(t.place(row), row) for t in grid.tables for row in t.rows]
    return all(place in told for place, row in rows if any(cell.text for cell in row.cells))


def word(*rows, title=TITLE):
    """A document with a title and one table."""
    document = Document()
    document.add_paragraph(title)
    return document, add_table(document, *rows)


def add_table(document, *rows):
    table = document.add_table(0, len(rows[0]))
    add_rows(table, *rows)
    return table


def add_rows(table, *rows):
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def lines(plan: Draft):
    """Number, title, deadline and parties of every activity."""
    return [
        (a.number, a.title, a.term, [party.name for party in a.responsible])
        for a in plan.activities
    ]


READ = [("1", "Смотр кружков", "сентябрь 2026", ["ОО"]), ("2", "Выставка", "октябрь 2026", ["ОО"])]


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Срок / ответственный", ("Сентябрь 2026\nДиректора ОО", "до 15 октября, методист клуба")),
        ("Сроки, исполнители", ("Сентябрь 2026 г. Директора ОО", "до 15 октября / методист клуба")),
        ("Ответственный и срок", ("Директора ОО, сентябрь 2026", "методист клуба\nдо 15 октября")),
    ],
)
def test_deadline_and_responsible_in_one_column(plans, heading, cells):
    document, _ = word(
        ("№", "Мероприятие", heading), ("1", "Смотр", cells[0]), ("2", "Слёт", cells[1])
    )
    plan = plans.word(document)
    terms = [activity.term.strip(" .г").lower() for activity in plan.activities]
    assert terms == ["сентябрь 2026", "до 15 октября"]
    parties = [party.name for activity in plan.activities for party in activity.responsible]
    assert parties == ["Директора ОО", "методист клуба"]
    assert plan.problems == ()


def test_a_joint_cell_with_one_of_the_two_is_left_as_it_is(plans):
    document, _ = word(
        ("№", "Мероприятие", "Срок, ответственный"),
        ("1", "Смотр", "май 2027, директора ОО"),
        ("2", "Слёт", "директора ОО"),
    )
    plan = plans.word(document)
    assert [activity.term for activity in plan.activities] == ["май 2027", "директора ОО"]
    assert [p.code for p in plan.problems] == [ProblemCode.TERM_UNKNOWN, ProblemCode.PARTY_MISSING]


def test_a_header_of_two_rows_with_merged_cells(plans):
    document = Document()
    document.add_paragraph(TITLE)
    table = document.add_table(2, 6)
    above = ("№ п/п", "Мероприятие", "Срок", "", "Исполнители", "")
    below = ("", "", "начало", "окончание", "ответственный", "соисполнители")
    for row, texts in zip(table.rows, (above, below), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    for first, last in (((0, 2), (0, 3)), ((0, 4), (0, 5)), ((0, 0), (1, 0)), ((0, 1), (1, 1))):
        table.cell(*first).merge(table.cell(*last))
    add_rows(table, ("1", "Смотр", "01.09.2026", "30.09.2026", "Клуб", "ОО, библиотека"))
    assert lines(plans.word(document)) == [
        ("1", "Смотр", "01.09.2026 - 30.09.2026", ["Клуб", "ОО", "библиотека"])
    ]


def test_the_table_on_the_second_page_has_no_header(plans):
    document, _ = word(HEADER, *ROWS)
    document.add_page_break()
    add_table(document, ("3", "Слёт", "ноябрь 2026", "Клуб"))
    assert lines(plans.word(document)) == [*READ, ("3", "Слёт", "ноябрь 2026", ["Клуб"])]


def test_a_table_inside_a_cell_of_the_page(plans):
    document = Document()
    document.add_paragraph(TITLE)
    inner = document.add_table(1, 1).cell(0, 0).add_table(0, 4)
    add_rows(inner, HEADER, *ROWS)
    assert lines(plans.word(document)) == READ


def test_hidden_rows_and_columns_are_not_read_and_named(plans):
    workbook = Workbook()
    sheet = workbook.active
    sheet.append([TITLE])
    sheet.append(["№", "Мероприятие", "Код", "Срок", "Ответственный"])
    for number, title, term, party in ROWS:
        sheet.append([number, title, "А-1", term, party])
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].hidden = True
    plan = plans.excel(workbook)
    assert lines(plan) == READ[1:]
    hidden = [(p.code, p.place.row) for p in plan.problems if p.code.value.startswith("hidden")]
    assert hidden == [(ProblemCode.HIDDEN_ROW, 3), (ProblemCode.HIDDEN_COLUMN, 2)]


def test_the_plan_is_an_appendix_to_an_order(plans):
    document = Document()
    for text in (
        "УПРАВЛЕНИЕ ОБРАЗОВАНИЯ ЛУГОВСКОГО РАЙОНА",
        "ПРИКАЗ",
        "от 20.08.2026 № 145",
        "Об утверждении плана мероприятий по развитию кружков на 2026-2027 учебный год",
        "В целях развития кружков приказываю:",
        "1. Утвердить план мероприятий (приложение 1).",
    ):
        document.add_paragraph(text)
    add_table(document, ("Начальник управления", "А.А. Лугов"))
    document.add_paragraph("Лист согласования")
    add_table(document, ("Должность", "Подпись", "Дата"), ("Юрист", "", ""), ("Бухгалтер", "", ""))
    document.add_page_break()
    document.add_paragraph("Приложение 1 к приказу от 20.08.2026 № 145")
    document.add_paragraph(TITLE)
    document.add_paragraph("Настоящий план определяет порядок работы.")
    add_table(document, HEADER, *ROWS)
    document.add_paragraph("Состав рабочей группы")
    add_table(document, ("№", "ФИО", "Должность"), ("1", "Лугов А.А.", "начальник"))
    plan = plans.word(document)
    assert plan.title == TITLE
    assert plan.sections == ()
    assert lines(plan) == READ
    skipped = [p.place.table for p in plan.problems if p.code is ProblemCode.TABLE_SKIPPED]
    assert skipped == [1, 2, 4]


@pytest.mark.parametrize("encoding", ["utf-8", "cp866"])
def test_a_table_drawn_with_lines(plans, encoding):
    plan = plans.read(BOX.encode(encoding), "план.txt")
    assert lines(plan) == [
        ("1", "Смотр кружков\nЛуговского парка", "сентябрь 2026", ["Методический центр"]),
        ("2", "Выставка", "октябрь 2026", ["ОО"]),
    ]


def test_a_drawn_table_whose_rows_have_no_rules_between_them(plans):
    table = [line for line in BOX.splitlines() if not line.startswith("├───┼")]
    table.insert(4, "├───┼──────────────────┼───────────────┼───────────────┤")
    plan = plans.read("\n".join(table).encode(), "план.txt")
    assert [activity.number for activity in plan.activities] == ["1", "2"]


def test_no_column_of_numbers(plans):
    document, _ = word(HEADER[1:], *(row[1:] for row in ROWS), ("Работа с семьёй", "", ""))
    plan = plans.word(document)
    assert [(a.number, a.title) for a in plan.activities] == [
        ("", "Смотр кружков"),
        ("", "Выставка"),
    ]
    assert [p.code for p in plan.problems] == [ProblemCode.ROW_UNREAD]


def test_two_columns_of_responsible_parties(plans):
    document, _ = word(
        ("№", "Мероприятие", "Срок", "Исполнитель", "Соисполнители"),
        ("1", "Смотр", "май 2027", "Клуб", "ОО, библиотека"),
        ("2", "Слёт", "май 2027", "", "ОО"),
    )
    parties = [item[3] for item in lines(plans.word(document))]
    assert parties == [["Клуб", "ОО", "библиотека"], ["ОО"]]


def test_months_in_roman_numbers_under_one_heading(plans):
    workbook = Workbook()
    sheet = workbook.active
    sheet.append([TITLE])
    sheet.append(["Направление", "Мероприятие", "Месяцы", *[""] * 8, "Ответственный"])
    sheet.append(["", "", "IX", "X", "XI", "XII", "I", "II", "III", "IV", "V", ""])
    sheet.merge_cells("C2:K2")
    sheet.append(["Спорт", "Турнир", "+", "", "", "", "+", *[""] * 4, "ОО"])
    sheet.append(["", "Пробег", *[""] * 5, "+", "+", "", "", "Клуб"])
    plan = plans.excel(workbook)
    assert [item[2] for item in lines(plan)] == ["сентябрь, январь", "февраль, март"]
    assert [section.title for section in plan.sections] == ["Спорт"]
    assert plan.problems == ()


def test_months_down_and_kinds_of_work_across(plans):
    document, _ = word(
        ("Месяц", "Спорт", "Искусство", "Отв."),
        ("Сентябрь", "1) Турнир\n2) Пробег", "Выставка", "ОО"),
        ("Октябрь", "", "Концерт", "Клуб"),
    )
    plan = plans.word(document)
    assert [(a.section, *lines(plan)[n][1:]) for n, a in enumerate(plan.activities)] == [
        ("Спорт", "Турнир", "Сентябрь", ["ОО"]),
        ("Спорт", "Пробег", "Сентябрь", ["ОО"]),
        ("Искусство", "Выставка", "Сентябрь", ["ОО"]),
        ("Искусство", "Концерт", "Октябрь", ["Клуб"]),
    ]


def test_automatic_numbers(plans):
    document, table = word(HEADER)
    for row in ROWS:
        cells = table.add_row().cells
        cells[0].paragraphs[0].style = document.styles["List Number"]
        for cell, text in zip(cells[1:], row[1:], strict=True):
            cell.text = text
    assert lines(plans.word(document)) == READ


def test_sections_between_tables_and_as_merged_rows(plans):
    document, _ = word(HEADER, ("1.1", *ROWS[0][1:]), title=TITLE)
    document.add_paragraph("2. Работа с кадрами")
    table = add_table(document, HEADER, ("2.1", *ROWS[1][1:]))
    row = table.add_row()
    row.cells[0].merge(row.cells[3]).text = "3. Сайт"
    add_rows(table, ("3.1", "Новости", "постоянно", "ОО"))
    plan = plans.word(document)
    assert [section.title for section in plan.sections] == ["Работа с кадрами", "Сайт"]
    assert [activity.section for activity in plan.activities] == [None, "2", "3"]


def test_a_second_plan_in_the_file_is_a_part_under_its_own_title(plans):
    other = "План мероприятий по работе с родителями на 2026-2027 учебный год"
    document, _ = word(HEADER, *ROWS)
    document.add_paragraph(other)
    add_table(document, HEADER, *ROWS)
    document.add_paragraph(TITLE)
    add_table(document, HEADER, ("3", "Слёт", "май 2027", "ОО"))
    plan = plans.word(document)
    assert plan.title == TITLE
    assert [activity.section for activity in plan.activities[:4]] == [None, None, other, other]
    assert [section.title for section in plan.sections] == [other]


def test_fates_name_what_is_no_activity(plans, tmp_path):
    document, _ = word(HEADER, *ROWS, ("", "Итого: 2", "", ""))
    grid = read_bytes(saved(document), tmp_path, "план.docx")
    assert [row_role for _, row_role in account(grid)].count(RowRole.PROBLEM) == 1
    assert ProblemCode.ROW_UNREAD in {problem.code for problem in draft(grid).problems}
