"""Headers in any wording and order, titles, periods, municipalities, problems and refusals."""

from dataclasses import replace
from datetime import date
from itertools import permutations

import pytest

from domain.errors import Code, Refusal
from domain.grid import Cell, Grid, GridRow, GridTable, Omission, OmissionReason, Paragraph, Place
from domain.plan import account, draft
from domain.planning.column_roles import ColumnRole, role_of
from domain.planning.columns import read_header
from domain.planning.row_roles import RowRole
from domain.schedule import Kind, Period
from tests.domain.grids import grid, outline, problems

HEADINGS = {
    ColumnRole.NUMBER: ["№", "№ п/п", "№\nп/п", "№п/п", "п/п", "N п/п", "№№", "Номер"],
    ColumnRole.TITLE: [
        "Мероприятие", "Мероприятия", "Наименование мероприятия", "Наименование мероприятий",
        "Содержание деятельности", "Вид деятельности", "Основные направления деятельности",
        "Мероприятие (содержание деятельности)", "Содержание работы", "Виды работ", "Действия",
        "Направления деятельности, мероприятия", "Наименование", "Перечень мероприятий",
        "Наименование контрольной точки", "Тема", "Что сделать", "Что делаем", "Что будет сделано",
        "Мероприятия по достижению результата", "Показатель/мероприятие", "Результат, мероприятие",
    ],
    ColumnRole.TERM: [
        "Срок", "Сроки", "Сроки исполнения", "Срок реализации", "Сроки\nпроведения", "Дата",
        "Дата проведения", "Срок исполнения мероприятия", "Период реализации", "Месяц",
        "Сроки и место проведения", "Время проведения", "Даты",
        "Периодичность", "Годы реализации", "Когда", "День", "Дни", "Число",
    ],
    ColumnRole.PARTY: [
        "Ответственный", "Ответственные", "Ответственный исполнитель", "Исполнители", "Исполнитель",
        "Ответственные лица", "Ответственные исполнители", "Ответственный за исполнение",
        "Кто проводит", "Кто", "Отв. исполнитель",
         "Организаторы", "Соисполнители", "Ответственный за реализацию мероприятия",
    ],
    ColumnRole.RESULT: [
        "Результат", "Ожидаемый результат", "Планируемый результат", "Отчетная документация",
        "Индикативные показатели", "Форма отчётности", "Результаты исполнения", "Вид документа",
        "Результат. Вид документа", "Форма представления результата", "Показатели",
        "Что получим", "Что должно получиться", "Что будет получено", "Что сдаём",
        "Подтверждающий документ", "Предполагаемый результат", "Наименование показателя",
    ],
    ColumnRole.MARK: ["Отметка о выполнении", "Отметка об исполнении", "Ход реализации"],
    ColumnRole.OTHER: [
        "Место проведения", "Участники", "Примечание", "Целевая аудитория",
        "Источник финансирования",
        "Форма проведения", "Форма проведения мероприятия", "Категория участников",
    ],
    ColumnRole.SECTION: ["Направление", "Наименование этапа", "Задача", "Раздел"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("heading", "role"), [(text, role) for role, texts in HEADINGS.items() for text in texts]
)
def test_a_heading_is_read_by_its_meaning(heading, role):
    assert role_of(heading) is role


@pytest.mark.parametrize("heading", ["", "Школа", "Прочее", "Итого"])
def test_a_heading_that_says_nothing_has_no_role(heading):
    assert role_of(heading) is None


CELLS = {
    "№": "1",
    "Мероприятие": "Провести смотр библиотек",
    "Срок": "март",
    "Исполнители": "Отдел образования",
    "Отчётность": "Справка",
}


@pytest.mark.parametrize("order", list(permutations(CELLS)))
def test_columns_may_stand_in_any_order(order):
    header = GridRow(tuple(Cell(name, column) for column, name in enumerate(order, 1)), 1)
    row = GridRow(tuple(Cell(CELLS[name], column) for column, name in enumerate(order, 1)), 2)
    plan = draft(Grid((GridTable((header, row), 1, 5),)))
    assert outline(plan) == ["1 Провести смотр библиотек | март | Отдел образования | Справка"]


@pytest.mark.parametrize(
    "row",
    [
        "1 | Провести мероприятия недели чтения | март | УО",
        "Показатель | Единица измерения | 2021 | 2022",
        "№ | ФИО | Должность | Место работы",
        "Организация мероприятий с участием ответственных лиц школ района и города, включая"
        " подведомственные организации, а также общественные объединения и семьи учащихся, живущие"
        " в сёлах | срок | кто",
    ],
)
def test_other_rows_are_no_header(row):
    table = grid(row).tables[0]
    assert read_header(table.rows, 0) is None


HEADER = "№ | Мероприятие | Срок | Ответственный\n"
ROW = "1 | Провести смотр | март | УО\n"
FROM_TITLE = [
    (
        "План мероприятий («дорожная карта»)\nпо развитию кружков\nна 2020-2021 учебный год",
        "План мероприятий («дорожная карта») по развитию кружков на 2020-2021 учебный год",
        (date(2020, 9, 1), date(2021, 8, 31), 9),
    ),
    (
        "ДОРОЖНАЯ КАРТА\nПО РАЗВИТИЮ КРУЖКОВ\nНА 2021-2023 ГОДЫ",
        "ДОРОЖНАЯ КАРТА ПО РАЗВИТИЮ КРУЖКОВ НА 2021-2023 ГОДЫ",
        (date(2021, 1, 1), date(2023, 12, 31), 1),
    ),
    (
        "Комплекс мер по развитию кружков на 2022 год",
        "Комплекс мер по развитию кружков на 2022 год",
        (date(2022, 1, 1), date(2022, 12, 31), 1),
    ),
    (
        "План работы отдела на 2021/22 уч. год",
        "План работы отдела на 2021/22 уч. год",
        (date(2021, 9, 1), date(2022, 8, 31), 9),
    ),
    (
        "Дорожная карта\n(сентябрь 2022 г. - май 2024 г.)",
        "Дорожная карта (сентябрь 2022 г. - май 2024 г.)",
        (date(2022, 9, 1), date(2024, 5, 31), 9),
    ),
    (
        "План мероприятий с 01.02.2022 по 30.11.2022",
        "План мероприятий с 01.02.2022 по 30.11.2022",
        (date(2022, 2, 1), date(2022, 11, 30), 1),
    ),
    (
        "План мероприятий на 2022, 2023 и 2024 годы",
        "План мероприятий на 2022, 2023 и 2024 годы",
        (date(2022, 1, 1), date(2024, 12, 31), 1),
    ),
    (
        "План на 2021/22 год",
        "План на 2021/22 год",
        (date(2021, 9, 1), date(2022, 8, 31), 9),
    ),
    (
        "План основных мероприятий на май 2024 года",
        "План основных мероприятий на май 2024 года",
        (date(2024, 5, 1), date(2024, 5, 31), 1),
    ),
    (
        "План мероприятий на II квартал 2024 года",
        "План мероприятий на II квартал 2024 года",
        (date(2024, 4, 1), date(2024, 6, 30), 1),
    ),
    (
        "План мероприятий на первое полугодие 2024 г.",
        "План мероприятий на первое полугодие 2024 г.",
        (date(2024, 1, 1), date(2024, 6, 30), 1),
    ),
    (
        "Об утверждении плана мероприятий по развитию кружков на 2023 год",
        "План мероприятий по развитию кружков на 2023 год",
        (date(2023, 1, 1), date(2023, 12, 31), 1),
    ),
]


@pytest.mark.parametrize(("above", "title", "period"), FROM_TITLE)
def test_title_and_period_are_read_above_the_table(above, title, period):
    plan = draft(grid(f"{above}\n\n{HEADER}{ROW}"))
    assert plan.title == title
    assert (plan.period.start, plan.period.end, plan.period.year_start) == period
    assert plan.period_confident
    assert not problems(plan, "period-inferred", "period-missing")


def test_a_title_may_stand_at_the_end_of_a_line():
    above = "Приложение 1 к приказу от 14.01.2022 № 12 План мероприятий по чтению\nна 2022 год"
    plan = draft(grid(f"{above}\n\n{HEADER}{ROW}"))
    assert plan.title == "План мероприятий по чтению на 2022 год"


def test_failing_all_else_the_last_heading_is_the_title():
    plan = draft(grid(f"Просто текст.\n*Развитие чтения*\n\n{HEADER}{ROW}"))
    assert plan.title == "Развитие чтения"


def test_an_explanatory_note_is_no_title():
    plan = draft(
        grid(f"""
План мероприятий по развитию музеев
Пояснительная записка
План мероприятий по развитию музеев (далее – План) разработан на основании программы.
1. Система музеев.
2. Система фондов.

{HEADER}{ROW}""")
    )
    assert plan.title == "План мероприятий по развитию музеев"
    assert plan.sections == ()


INFERRED = [
    ("март 2019", "2021 год", (date(2019, 1, 1), date(2021, 12, 31), 1)),
    ("с 2015 года", "2021-2022", (date(2021, 1, 1), date(2022, 12, 31), 1)),
    ("2020-2021 учебный год", "ежегодно", (date(2020, 9, 1), date(2021, 8, 31), 9)),
]


@pytest.mark.parametrize(("first", "second", "period"), INFERRED)
def test_a_period_that_is_not_named_is_inferred_from_the_deadlines(first, second, period):
    plan = draft(grid(f"План\n{HEADER}1 | А | {first} | УО\n2 | Б | {second} | УО"))
    assert (plan.period.start, plan.period.end, plan.period.year_start) == period
    assert not plan.period_confident
    assert problems(plan, "period-inferred") == [("period-inferred", None)]


def test_a_plan_up_to_a_year_begins_with_its_first_deadline():
    plan = draft(grid(f"План мероприятий на период до 2024 года\n\n{HEADER}1|А|март 2021|УО"))
    assert (plan.period.start, plan.period.end) == (date(2021, 1, 1), date(2024, 12, 31))
    assert not plan.period_confident


def test_deadlines_from_september_to_june_are_an_academic_year():
    plan = draft(grid(f"План\n{HEADER}1|А|сентябрь 2020|УО\n2|Б|декабрь 2020|УО\n3|В|июнь 2021|УО"))
    assert (plan.period.start, plan.period.end) == (date(2020, 9, 1), date(2021, 8, 31))
    assert not plan.period_confident


def test_the_order_s_date_tells_the_year_where_the_deadlines_do_not():
    plan = draft(grid(f"Приказ от 14.02.2022 № 7\nПлан мероприятий\n\n{HEADER}{ROW}"))
    assert plan.period == Period(date(2022, 1, 1), date(2022, 12, 31))


def test_without_any_year_the_period_is_asked_for():
    plan = draft(grid(f"План\n{HEADER}{ROW}"))
    assert problems(plan, "period-missing") == [("period-missing", None)]
    assert not plan.period_confident


def test_a_given_period_overrides_the_document():
    given = Period(date(2024, 9, 1), date(2025, 8, 31), 9)
    plan = draft(grid(f"План на 2020 год\n\n{HEADER}{ROW}"), period=given)
    assert plan.period == given
    assert plan.period_confident
    assert plan.activities[0].schedule.windows[0].start == date(2025, 3, 1)


MUNICIPALITIES = [
    ("План мероприятий в Заозёрском муниципальном районе", "Заозёрский муниципальный район"),
    ("План мероприятий Верхнелужского городского округа", "Верхнелужский городской округ"),
    ("План мероприятий Северского района", "Северский район"),
    (
        "План мероприятий муниципального образования город Синий Яр",
        "муниципальное образование город Синий Яр",
    ),
    ("План мероприятий городского округа Заречный", "городской округ Заречный"),
    ("План мероприятий по чтению", None),
]


@pytest.mark.parametrize(("title", "municipality"), MUNICIPALITIES)
def test_the_municipality_is_named_in_the_nominative(title, municipality):
    assert draft(grid(f"{title}\n\n{HEADER}{ROW}")).municipality == municipality


def test_the_glossary_is_read_from_its_list_and_from_the_text():
    plan = draft(
        grid(f"""
План на 2022 год

{HEADER}1 | Сверка в центре методической работы (далее – ЦМР) | март | УО

Принятые сокращения:
УО – управление образования
""")
    )
    assert dict(plan.glossary) == {
        "УО": "управление образования",
        "ЦМР": "центре методической работы",
    }


def test_terms_are_understood_in_the_context_of_the_plan():
    plan = draft(
        grid(f"План на 2020-2021 учебный год\n\n{HEADER}1 | А | Сентябрь, апрель | УО\n2|Б||УО")
    )
    first, second = plan.activities
    assert [(w.start, w.end) for w in first.schedule.windows] == [
        (date(2020, 9, 1), date(2020, 9, 30)),
        (date(2021, 4, 1), date(2021, 4, 30)),
    ]
    assert second.schedule.kind is Kind.MISSING
    assert problems(plan, "term-missing") == [("term-missing", 3)]


def test_doubts_are_located():
    plan = draft(
        grid(f"""
План на 2022 год

{HEADER}1 | Смотр | март |
1 | Сбор | тридцатое число | УО
3 | Смотр | март | УО
4. | | |
""")
    )
    assert problems(plan, "party-missing", "number-repeated", "title-repeated", "row-unread") == [
        ("row-unread", 5),
        ("party-missing", 2),
        ("number-repeated", 3),
        ("title-repeated", 4),
    ]


def test_what_other_columns_say_is_kept_under_their_headings():
    header = "№ | Мероприятие | Место проведения | Участники | Срок | Ответственный\n"
    plan = draft(
        grid(f"План на 2022 год\n\n{header}1 | Слёт | Парк | | май | УО\n | | у пруда | | |")
    )
    assert [activity.other_columns for activity in plan.activities] == [
        (("Место проведения", "Парк у пруда"),)
    ]
    assert problems(plan) == []


def test_a_text_without_a_heading_is_named_as_left_out():
    header = " | № | Мероприятие | Срок | Ответственный\n"
    plan = draft(grid(f"План на 2022 год\n\n{header}да | 1 | Слёт | май | УО"))
    assert problems(plan) == [("column-unknown", 1)]


@pytest.mark.parametrize("reason", OmissionReason)
def test_what_the_reader_left_out_is_named_at_its_place(reason):
    omission = Omission(reason, Place(table=1, row=3), 2, "Сбор")
    plan = draft(replace(grid(f"{HEADER}{ROW}"), omissions=(omission,)))
    assert problems(plan, reason.value) == [(reason.value, 3)]


def test_a_plan_without_a_column_of_parties_says_so_once():
    plan = draft(grid("План на 2022 год\n\n№ | Мероприятие | Срок\n1 | А | май\n2 | Б | июнь"))
    assert problems(plan, "party-missing", "party-column-missing") == [
        ("party-column-missing", None)
    ]


def test_every_row_has_a_fate():
    row_roles = dict(
        account(
            grid("""
План на 2022 год | | |
№ | Мероприятие | Срок | Ответственный
1 | 2 | 3 | 4
Раздел 1. Кадры >4
1 | Собрать сведения о | май | УО
| педагогах | |
* по согласованию >4
""")
        )
    )
    assert list(row_roles.values()) == [
        RowRole.PREAMBLE, RowRole.HEADER, RowRole.COUNT, RowRole.SECTION, RowRole.ACTIVITY,
        RowRole.CONTINUATION, RowRole.PROBLEM,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (Grid(()), Code.FILE_NO_TABLE),
        (Grid((Paragraph("План", Place(row=1)),)), Code.FILE_NO_TABLE),
        (Grid((GridTable((), 1, 0),)), Code.FILE_NO_PLAN),
        (grid("№ | ФИО | Должность\n1 | Орлов Пётр | методист"), Code.FILE_NO_PLAN),
        (grid("Утверждаю | Согласовано"), Code.FILE_NO_PLAN),
        (grid(HEADER), Code.FILE_NO_PLAN),
    ],
)
def test_what_holds_no_plan_is_refused(document, code):
    with pytest.raises(Refusal) as refused:
        draft(document)
    assert refused.value.code is code
