"""Rows below rows, lists inside cells, marks, signatures: what each row of a plan becomes."""

import pytest

from domain.draft import Draft
from domain.grid import Cell, Grid, GridRow, GridTable, Paragraph, Place
from domain.plan import draft
from tests.domain.grids import grid, outline, problems

H4 = "№ | Мероприятие | Срок | Ответственный"


def read(rows: str, header: str = H4) -> Draft:
    return draft(grid(f"План на 2024 год\n\n{header}\n{rows}"))


PARTS = {
    "numbered parts with empty cells, and an activity below them": (
        """1. | Пробные экзамены: | февраль | Школы
1.1. | по русскому языку | |
1.2. | по математике | |
2. | Диагностика | март | УО""",
        [
            "1 Пробные экзамены: | февраль | Школы",
            "1.1 Пробные экзамены: по русскому языку | февраль | Школы",
            "1.2 Пробные экзамены: по математике | февраль | Школы",
            "2 Диагностика | март | УО",
        ],
    ),
    "unnumbered parts with terms of their own": (
        """5. | Участие в мероприятиях: | | ЦБС
 | - открытие филиала | сентябрь |
 | - цикл встреч; | в течение года |
 | - праздник | ежемесячно |
6. | Итоги | декабрь | УО""",
        [
            "5 Участие в мероприятиях: открытие филиала | сентябрь | ЦБС",
            "5 Участие в мероприятиях: цикл встреч | в течение года | ЦБС",
            "5 Участие в мероприятиях: праздник | ежемесячно | ЦБС",
            "6 Итоги | декабрь | УО",
        ],
    ),
    "low rows of which only one has a term": (
        """5. | Проверки: | | УО
 | питание | март |
 | подвоз | |
1) | журналы | май |
2) | стенды | |
6. | Итоги | декабрь | УО""",
        [
            "5 Проверки: питание | март | УО",
            "5 Проверки: подвоз |  | УО",
            "5.1 Проверки: журналы | май | УО",
            "5.2 Проверки: стенды |  | УО",
            "6 Итоги | декабрь | УО",
        ],
    ),
    "low rows with nothing but a title": (
        """5. | Проверки: | март | УО
 | питание | |
 | подвоз учащихся | |
6. | Итоги | декабрь | УО""",
        [
            "5 Проверки: питание | март | УО",
            "5 Проверки: подвоз учащихся | март | УО",
            "6 Итоги | декабрь | УО",
        ],
    ),
    "a title that goes on in low rows": (
        """5. | Совещание: | март | УО
 | о подготовке и | |
 | проведении слёта | |
6. | Итоги | декабрь | УО""",
        ["5 Совещание:\\nо подготовке и проведении слёта | март | УО", "6 Итоги | декабрь | УО"],
    ),
    "abbreviations in the column of numbers": (
        """5. | Пробные экзамены | март | УО
ЕГЭ | | |
ОГЭ | | |
6. | Итоги | декабрь | УО""",
        [
            "5 Пробные экзамены: ЕГЭ | март | УО",
            "5 Пробные экзамены: ОГЭ | март | УО",
            "6 Итоги | декабрь | УО",
        ],
    ),
    "an abbreviation in a merged row below a colon": (
        """5. | Пробные экзамены: | март | УО
ЕГЭ >4
6. | Итоги | декабрь | УО""",
        ["5 Пробные экзамены: ЕГЭ | март | УО", "6 Итоги | декабрь | УО"],
    ),
    "abbreviations in merged rows that have activities": (
        """1. | Пробные экзамены | март | УО
ЕГЭ >4
2. | Запись | май | УО
ОГЭ >4
3. | Итоги | июнь | УО""",
        [
            "1 Пробные экзамены | март | УО",
            "§ - ЕГЭ",
            "2 Запись | май | УО",
            "§ - ОГЭ",
            "3 Итоги | июнь | УО",
        ],
    ),
    "one part has a responsible of its own": (
        """5. | Провести проверки, в том числе: | | УО
 | питания | март |
 | подвоза | май | Специалист""",
        [
            "5 Провести проверки, в том числе: питания | март | УО",
            "5 Провести проверки, в том числе: подвоза | май | Специалист",
        ],
    ),
    "abbreviations below an activity that announces nothing": (
        """3 | Анализ результатов | ежегодно | УО
 | ЕГЭ | июнь | УО
 | ОГЭ и ВПР | июль | УО
4 | Итоги | август | УО""",
        [
            "3 Анализ результатов | ежегодно | УО",
            "- Анализ результатов: ЕГЭ | июнь | УО",
            "- Анализ результатов: ОГЭ и ВПР | июль | УО",
            "4 Итоги | август | УО",
        ],
    ),
    "a heading whose term none of its parts needs stays": (
        """3 | Неделя чтения: | март | УО
 | младшие классы | апрель | ОО
 | старшие классы | май | ОО""",
        [
            "3 Неделя чтения: | март | УО",
            "3 Неделя чтения: младшие классы | апрель | ОО",
            "3 Неделя чтения: старшие классы | май | ОО",
        ],
    ),
    "numbered parts": (
        """5. | Провести проверки, в том числе: | в течение года | УО
5.1. | Питание | март |
5.2. | Подвоз | | Специалист
5.3. | Журналы | |
6. | Итоги | декабрь | УО""",
        [
            "5 Провести проверки, в том числе: | в течение года | УО",
            "5.1 Провести проверки, в том числе: Питание | март | УО",
            "5.2 Провести проверки, в том числе: Подвоз | в течение года | Специалист",
            "5.3 Провести проверки, в том числе: Журналы | в течение года | УО",
            "6 Итоги | декабрь | УО",
        ],
    ),
    "an activity that only lost its number is nobody's part": (
        """5. | Провести проверки | март | УО
 | Разместить итоги на сайте | апрель | ОО""",
        ["5 Провести проверки | март | УО", "- Разместить итоги на сайте | апрель | ОО"],
    ),
}


@pytest.mark.parametrize("kind", PARTS)
def test_parts_take_over_what_the_row_above_says(kind):
    rows, expected = PARTS[kind]
    plan = read(rows)
    assert outline(plan) == expected
    assert not problems(plan, "number-repeated", "row-joined")


def test_a_number_of_an_earlier_section_owns_no_heading():
    plan = read(
        """I | Организация | |
1 | Приказ | март | УО
2 | Совещание | май | УО
II | Кадры | |
2.1 | Курсы | |
 | Курсы учителей | июнь | УО
 | Курсы завучей | июль | УО"""
    )
    assert [section.title for section in plan.sections] == ["Организация", "Кадры", "Курсы"]


def test_a_heading_is_nothing_to_decide_about():
    plan = read(
        "4 | Смотр | март | УО\n5 | Конкурсы: | | \n5.1 | Чтецы | май | ОО\n6 | Хор | май | ОО"
    )
    assert [activity.heading for activity in plan.activities] == [False, True, False, False]
    assert not problems(plan, "term-missing", "party-missing")


@pytest.mark.parametrize("row", ["Исполнители | | |", " | Исполнители | |", "Срок >4"])
def test_a_word_of_the_header_alone_above_all_activities_is_no_section(row):
    plan = read(f"{row}\n1. | Пробные экзамены | март | УО\n2. | Итоги | май | УО")
    assert plan.sections == ()
    assert problems(plan, "row-unread")


def test_without_parts_a_colon_makes_no_heading():
    plan = read("5. | Конкурсы: | | \n6 | Чтецы | май | ОО")
    assert [activity.heading for activity in plan.activities] == [False, False]
    assert problems(plan, "term-missing", "party-missing") == [
        ("term-missing", 2), ("party-missing", 2),
    ]  # fmt: skip


MONTHS = "Месяц | Мероприятие | Ответственный"
LISTS = {
    "counted on both sides": (
        MONTHS,
        "Сентябрь | 1. День знаний 2. Выборы актива | 1. Котова А.А. 2. Классные руководители",
        [
            "1 День знаний | Сентябрь | Котова А.А.",
            "2 Выборы актива | Сентябрь | Классные руководители",
        ],
    ),
    "as many lines": (
        MONTHS,
        "Май | 1) День учителя\\n2) Субботник\\n3) Концерт | Завуч\\nЗавхоз\\nВожатая",
        ["1 День учителя | Май | Завуч", "2 Субботник | Май | Завхоз", "3 Концерт | Май | Вожатая"],
    ),
    "one responsible for a month's list": (
        MONTHS,
        "Май | 1. Неделя музея 2. Викторина | Библиотекарь",
        ["1 Неделя музея | Май | Библиотекарь", "2 Викторина | Май | Библиотекарь"],
    ),
    "terms and results as many, too": (
        "Мероприятие | Срок | Ответственный | Результат",
        "1. Смотр\\n2. Слёт | март\\nмай | УО\\nОО | Справка\\nПриказ",
        ["1 Смотр | март | УО | Справка", "2 Слёт | май | ОО | Приказ"],
    ),
    "a number of its own makes it one activity": (
        H4,
        "7 | 1. Смотр 2. Слёт | март | УО\\nОО",
        ["7 1. Смотр 2. Слёт | март | УО, ОО"],
    ),
    "parts counted in every cell of a numbered row": (
        f"{H4} | Результат",
        "7 | Смотр: 1. школы 2. район | 1. март 2. май | 1. Школы 2. УО | Приказ",
        ["7.1 Смотр: школы | март | Школы | Приказ", "7.2 Смотр: район | май | УО | Приказ"],
    ),
    "parts counted without words before them": (
        H4,
        "7 | 1) Смотр\\n2) Слёт | 1) март\\n2) май | УО",
        ["7.1 Смотр | март | УО", "7.2 Слёт | май | УО"],
    ),
    "responsibles and what each of them owes": (
        f"{H4} | Результат",
        "7 | Смотр | март | 1. УО 2. ОО | 1. Справка 2. Приказ",
        ["7.1 Смотр | март | УО | Справка", "7.2 Смотр | март | ОО | Приказ"],
    ),
    "responsibles and when each of them acts": (
        H4,
        "7 | Смотр | 1. март 2. май | 1. Школы 2. УО",
        ["7.1 Смотр | март | Школы", "7.2 Смотр | май | УО"],
    ),
    "responsibles counted alone": (
        H4,
        "7 | Смотр | март, май | 1. УО 2. ОО",
        ["7 Смотр | март, май | УО, ОО"],
    ),
    "another number of terms": (
        H4,
        "7 | Смотр: 1. школы 2. район | 1. март 2. май 3. июнь | УО",
        ["7 Смотр: 1. школы 2. район | 1. март 2. май 3. июнь | УО"],
    ),
    "a list and one responsible outside a calendar": (
        "Мероприятие | Срок | Ответственный",
        "Заседание: 1. План 2. Смета | март | УО",
        ["- Заседание: 1. План 2. Смета | март | УО"],
    ),
}


@pytest.mark.parametrize("kind", LISTS)
def test_a_cell_that_lists_activities_with_as_many_responsibles_is_parted(kind):
    header, row, expected = LISTS[kind]
    plan = read(f"{row}\n{row.replace('Май', 'Июнь').replace('7 |', '8 |')}", header)
    assert outline(plan)[: len(expected)] == expected
    assert not problems(plan, "number-repeated")


MARKS = ("Отметка о выполнении", "Исполнение", "Отметка об исполнении", "Ход реализации")


@pytest.mark.parametrize("heading", MARKS)
def test_a_mark_is_no_result_and_is_kept(heading):
    plan = read("1 | Смотр | март | УО | выполнено\n2 | Слёт | май | ОО |", f"{H4} | {heading}")
    assert outline(plan) == ["1 Смотр | март | УО", "2 Слёт | май | ОО"]
    assert [activity.mark for activity in plan.activities] == ["выполнено", ""]
    assert problems(plan) == []


BOUNDS = (("Начало", "Окончание"), ("Начало работ", "Конец работ"), ("Начало", "Завершение"))


@pytest.mark.parametrize(("begin", "end"), BOUNDS)
def test_columns_of_begin_and_end_are_the_term_where_no_other_is(begin, end):
    rows = "1 | Смотр | 01.03.2024 | 31.05.2024 | УО\n2 | Слёт | 01.02.2024 | 05.02.2024 | ОО"
    plan = read(rows, f"№ | Мероприятие | {begin} | {end} | Ответственный")
    assert outline(plan) == [
        "1 Смотр | 01.03.2024 - 31.05.2024 | УО",
        "2 Слёт | 01.02.2024 - 05.02.2024 | ОО",
    ]
    hours = "1 | Смотр | 01.03.2024 | 10:00 | 12:00 | УО\n2 | Слёт | 02.03.2024 | 9:00 | 10:00 | ОО"
    plan = read(hours, f"№ | Мероприятие | Дата | {begin} | {end} | Ответственный")
    assert [activity.term for activity in plan.activities] == ["01.03.2024", "02.03.2024"]


def test_dates_of_begin_and_end_are_one_deadline():
    header = "№ | Мероприятие | Дата начала реализации | Дата окончания реализации | Ответственный"
    plan = read("1 | Смотр | 01.03.2024 | 31.05.2024 | УО", header)
    assert outline(plan) == ["1 Смотр | 01.03.2024 - 31.05.2024 | УО"]


def test_a_note_is_no_result():
    plan = read("1 | Смотр | март | УО | перенесено", f"{H4} | Примечание")
    assert outline(plan) == ["1 Смотр | март | УО"]
    assert plan.activities[0].other_columns == (("Примечание", "перенесено"),)
    assert problems(plan) == []


SIGNATURES = (
    "Начальник отдела | | | А.А. Котова",
    "Исп. Орлова И.И., 2-12-34 >4",
    " | Исполнитель: Орлова И.И. | | 2-12-34",
    "Начальник управления образования ____________ А.А. Котова >4",
    "СОГЛАСОВАНО | | | УТВЕРЖДАЮ",
    "Зам. директора | _______ | | /Котова А.А./",
    "Составил: методист Орлова И.И. >4",
    "Директор | | Котова Анна Ивановна |",
    "Исполнитель Орлова И.И., тел. 2-15-44 | | |",
    " | Исполнитель Орлова Инна Ивановна 8-900-123-45-67 | |",
    "И.о. начальника управления образования | | | И.И. Орлова",
    "Начальник УО ________ Котова А.А. | | |",
    "Методист | | (подпись) | И.И. Орлова",
    "С планом ознакомлен: | _____ | | Орлова И.И.",
    "Орлова Инна Ивановна, 2-15-44 >4",
    "тел. 2-15-44 >4",
    "«___» __________ 2024 г. >4",
    "Дата: 12.01.2024 | | |",
)


@pytest.mark.parametrize("row", SIGNATURES)
def test_a_signature_below_the_table_is_no_activity(row):
    plan = read(f"1 | Смотр | март | УО\n2 | Слёт | май | ОО\n{row}")
    assert outline(plan) == ["1 Смотр | март | УО", "2 Слёт | май | ОО"]
    assert problems(plan) == [("row-unread", 4)]


@pytest.mark.parametrize("row", SIGNATURES)
@pytest.mark.parametrize("other", SIGNATURES[::4])
def test_two_signatures_are_neither_activity_nor_section(row, other):
    plan = read(f"1 | Смотр | март | УО\n2 | Слёт | май | ОО\n{row}\n{other}")
    assert outline(plan) == ["1 Смотр | март | УО", "2 Слёт | май | ОО"]
    assert not plan.sections
    assert problems(plan) == [("row-unread", 4), ("row-unread", 5)]


def test_a_director_amid_the_plan_signs_nothing():
    plan = read("1 | Смотр | март | УО\n | Директор Котова А.А. | май | ОО\n2 | Слёт | июнь | ОО")
    assert len(plan.activities) == 3


@pytest.mark.parametrize(
    "row", ["Согласовано: директор ИМЦ Е.В. Котова >4", "УТВЕРЖДАЮ Начальник УО Орлов И.И. >4"]
)
def test_an_approval_amid_the_plan_opens_no_section(row):
    plan = read(f"1 | Смотр | март | УО\n{row}\n2 | Слёт | май | ОО")
    assert outline(plan) == ["1 Смотр | март | УО", "2 Слёт | май | ОО"]
    assert problems(plan) == [("row-unread", 3)]


def test_a_column_without_a_heading_at_the_edge_is_no_result():
    rows = "1 | Смотр | март | УО | | да\n2 | Слёт | май | ОО | акт |\n3 | Сбор | июнь | ОО | | нет"
    plan = read(rows, f"{H4} | Результат | ")
    assert outline(plan) == ["1 Смотр | март | УО", "2 Слёт | май | ОО | акт", "3 Сбор | июнь | ОО"]
    assert problems(plan) == [("column-unknown", 1)]


WEEKLY = {
    H4: "1 | Питание | {} | Завуч",
    "Мероприятие | Срок и ответственный": "Питание | {}, Завуч",
    "Срок | Мероприятие | Ответственный": "{} | Питание | Завуч",
    "№ | Тема | Сентябрь | Октябрь | Ноябрь | Ответственный": "1 | Питание | {} >3 | Завуч",
}


@pytest.mark.parametrize("header", WEEKLY)
@pytest.mark.parametrize("rate", ["еженедельно", "Ежедневно", "ежемесячно"])
def test_a_rate_alone_is_a_term_in_any_layout(header, rate):
    row = WEEKLY[header].format(rate)
    plan = read(f"{row}\n{row.replace('Питание', 'Подвоз')}", header)
    assert [activity.title for activity in plan.activities] == ["Питание", "Подвоз"]
    assert {activity.schedule.kind.value for activity in plan.activities} == {"recurring"}
    assert all(rate in activity.term for activity in plan.activities)
    assert all(activity.responsible[0].name == "Завуч" for activity in plan.activities)


def test_a_signature_below_an_abbreviation_is_no_part():
    rows = "1. | Смотр музеев | март | УО\n | ЕГЭ | | \n | Исполнитель: Орлова И.И. | | 2-12-34"
    plan = draft(grid(f"План на 2024 год\n\n{H4}\n{rows}"))
    assert [activity.title for activity in plan.activities] == ["Смотр музеев: ЕГЭ"]
    assert problems(plan, "row-unread") == [("row-unread", 4)]


MISPLACED = {
    "among the responsibles": ("| | еженедельно |", "еженедельно", [], ""),
    "among the results": ("| | школы | еженедельно", "еженедельно", ["школы"], ""),
    "changed places with a responsible": ("| школы | еженедельно |", "еженедельно", ["школы"], ""),
    "a month changed places": ("| Завуч | март | Отчёт", "март", ["Завуч"], "Отчёт"),
    "one column to the right": ("| школы | | раз в неделю", "раз в неделю", ["школы"], ""),
    "beside the responsible": ("| | школы, ежедневно |", "ежедневно", ["школы"], ""),
    "before the responsible": ("| | ежемесячно классные руководители |", "ежемесячно",
                               ["классные руководители"], ""),
    "in brackets": ("| | школы (2 раза в год) | Отчёт", "2 раза в год", ["школы"], "Отчёт"),
    "a day of the week": ("| | психолог, каждый вторник |", "каждый вторник", ["психолог"], ""),
    "behind a number": ("| | Школы № 2, 5 1 раз в четверть |", "1 раз в четверть",
                        ["Школы № 2, 5"], ""),
    "a day of each month": ("| | ОО (до 20 числа каждого месяца) |", "до 20 числа каждого месяца",
                            ["ОО"], ""),
    "that it goes on": ("| | УО, постоянно |", "постоянно", ["УО"], ""),
    "beside a term": ("| март | еженедельно |", "март\nеженедельно", [], ""),
    "a result that comes again": ("| март | школы | ежемесячно", "март", ["школы"], "ежемесячно"),
    "a result with a rate": ("| | школы | Отчёт ежемесячно", "", ["школы"], "Отчёт ежемесячно"),
}  # fmt: skip


@pytest.mark.parametrize("kind", MISPLACED)
def test_a_rate_in_another_column_is_the_term(kind):
    row, term, parties, result = MISPLACED[kind]
    plan = read(f"1 | Питание {row}\n2 | Слёт | май | УО | Приказ", f"{H4} | Результат")
    activity = plan.activities[0]
    assert (activity.title, activity.term, activity.result) == ("Питание", term, result)
    assert [party.name for party in activity.responsible] == parties
    moved = not kind.startswith("a result")
    assert bool(problems(plan, "row-shifted")) is moved


@pytest.mark.parametrize(
    ("rate", "every"),
    [("еженедельно", "week"), ("ежедневно", "day"), ("ежемесячно", "month")],
)
def test_a_rate_beside_a_document_proposes_its_dates(rate, every):
    plan = read(f"1 | Сводка | | школы | Отчёт {rate}", f"{H4} | Результат")
    proposed = plan.activities[0].extra_windows
    assert proposed is not None
    assert proposed.every == every
    assert problems(plan, "extra-windows")


HEADS = {
    "one row": "№ | Мероприятие | Срок | Ответственный | Результат",
    "counted columns": "№ | Мероприятие | Срок | Ответственный | Результат\n1 | 2 | 3 | 4 | 5",
    "two rows": (
        "№ v2 | Мероприятие v2 | Срок >2 | Ответственный v2\n^ | ^ | начало | окончание | ^"
    ),
    "two rows, merges lost": "№ | Мероприятие | Срок | | Ответственный\n | | начало | окончание |",
}


@pytest.mark.parametrize("kind", HEADS)
def test_a_header_on_every_page_is_no_row(kind):
    head = HEADS[kind]
    rows = [f"{n} | Смотр {n} | май 2024 | май 2024 | УО" for n in range(1, 5)]
    plan = read("\n".join(f"{head}\n{row}" for row in rows), "")
    assert [activity.title for activity in plan.activities] == [f"Смотр {n}" for n in range(1, 5)]
    assert not plan.sections


LABELLED = {
    "after a full stop": (
        "Семинар наставников. Ответственный: центр", "Семинар наставников", ["центр"],
    ),
    "in brackets": (
        "Обновить банк практик (ответственные: школы, центр)", "Обновить банк практик",
        ["школы", "центр"],
    ),
    "abbreviated, on a line of its own": (
        "Конкурс пар\nОтв.: Управление образования", "Конкурс пар", ["Управление образования"],
    ),
    "brackets within": (
        "Смотр (исполнитель: ЦРБ (по согласованию))", "Смотр", ["ЦРБ"],
    ),
    "no label": (
        "Назначить ответственных за наставничество",
        "Назначить ответственных за наставничество", [],
    ),
    "more follows": (
        "Смотр. Ответственный: школа. Итоги подвести на совете",
        "Смотр. Ответственный: школа. Итоги подвести на совете", [],
    ),
    "nothing else": ("Ответственный: школа", "Ответственный: школа", []),
}  # fmt: skip


@pytest.mark.parametrize("kind", LABELLED)
def test_a_responsible_that_the_title_names_after_a_label(kind):
    said, title, parties = LABELLED[kind]
    rows = Cell("1", 1), Cell(said, 2), Cell("март", 3)
    head = tuple(Cell(text, n) for n, text in enumerate(("№", "Мероприятие", "Срок"), 1))
    table = GridTable((GridRow(head, 1), GridRow(rows, 2)), 1, 3)
    plan = draft(Grid((Paragraph("План на 2024 год", Place(row=1)), table)))
    (activity,) = plan.activities
    assert activity.title == title
    assert [party.name for party in activity.responsible] == parties


def test_a_column_of_responsibles_goes_before_a_label_in_the_title():
    plan = read("1 | Смотр. Ответственный: центр | март | школы")
    assert plan.activities[0].title == "Смотр. Ответственный: центр"
    assert [party.name for party in plan.activities[0].responsible] == ["школы"]
