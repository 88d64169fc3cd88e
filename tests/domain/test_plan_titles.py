"""Where the title of a plan ends, and what above its table is no part of it."""

from datetime import date

import pytest

from domain.deadlines import parse
from domain.grid import Paragraph, Place
from domain.plan import draft
from domain.planning.title import read_title
from domain.schedule import Kind, Period, Window
from tests.domain.grids import grid

NAME = "План мероприятий по развитию кружков на 2026 год"


def title(*lines):
    return read_title([Paragraph(text, Place(row=row)) for row, text in enumerate(lines, 1)])[0]


@pytest.mark.parametrize(
    "sentence",
    [
        "Настоящий план определяет порядок работы кружков.",
        "Основание: приказ от 12.08.2026 № 5",
        "Ответственный за план: методический центр.",
        "Информация о ходе работы размещается на сайте.",
        "На сайте управления размещается отчёт о ходе плана.",
        "По итогам года проводится совещание.",
        "Для выполнения плана создаётся рабочая группа",
        "В плане приняты сокращения: ОО – организации",
        "В целях развития кружков приказываю:",
        "Объектом внимания являются кружки.",
        "Управление образования администрации Луговского района",
        "г. Луговск",
    ],
)
def test_a_sentence_below_the_title_is_no_part_of_it(sentence):
    assert title(NAME, sentence) == NAME


def test_nothing_is_joined_to_a_title_that_ends_with_a_full_stop():
    assert title("План мероприятий по развитию кружков.", "По согласованию с клубами") == (
        "План мероприятий по развитию кружков"
    )


@pytest.mark.parametrize(
    ("lines", "whole"),
    [
        (("ПЛАН", "мероприятий по развитию кружков", "на 2026 год"), NAME),
        (
            ("План мероприятий", "по развитию кружков", "Луговского района", "на 2026 г."),
            "План мероприятий по развитию кружков Луговского района на 2026 г.",
        ),
        (
            ("План мероприятий («дорожная карта»)", "«Кружок в каждой школе»", "на 2026 год"),
            "План мероприятий («дорожная карта») «Кружок в каждой школе» на 2026 год",
        ),
        (
            ("Годовой план работы", "методического центра", "города Луговска", "на 2026 год"),
            "Годовой план работы методического центра города Луговска на 2026 год",
        ),
    ],
)
def test_a_title_over_several_lines_is_joined(lines, whole):
    assert title(*lines).casefold() == whole.casefold()


def test_a_date_of_drawing_up_below_the_title_is_no_part_of_it():
    assert title("План работы на 2026 год", "составлен 20.08.2025") == "План работы на 2026 год"


TABLE = "№ | Мероприятие | Срок | Ответственный\n1 | Смотр | март | УО"
# The period, the lines above the table, and «= title» where it is not all of them.
USUAL_TEXT = """
2023-09-01..2024-08-31
Календарный план воспитательной работы на 2023-2024 учебный год

2023-09-01..2024-08-31
Перспективный план работы методического объединения на 2023-2024 учебный год

2024-01-01..2024-12-31
Единый план профилактических мероприятий на 2024 год

2024-02-01..2024-02-29
Рабочий план месячника на февраль 2024 года

2023-09-01..2024-08-31
Тематический план занятий на 2023/2024 учебный год

2024-09-01..2025-08-31
Межведомственный план на 2024-2025 учебный год

2024-01-01..2024-12-31
Школьный план подготовки к ГИА в 2024 году

2023-09-01..2024-08-31
График проведения школьных олимпиад на 2023-2024 учебный год

2023-09-01..2024-08-31
План-сетка воспитательных дел на 2023-2024 учебный год

2023-09-01..2024-08-31
Циклограмма работы заместителя директора на 2023/24 уч. год

2024-01-01..2024-12-31
Модель внутренней системы оценки качества на 2024 год

2024-01-01..2024-12-31
Медиаплан информационной кампании на 2024 год

2024-01-01..2024-12-31
Календарь памятных дат на 2024 год

2023-09-01..2023-12-31
Расписание семинаров на I полугодие 2023-2024 учебного года

2024-08-01..2025-05-31
Сетка мероприятий (август 2024 – май 2025)

2023-09-01..2024-05-31
Дорожная карта наставничества (сентябрь 2023 г. – май 2024 г.)

2024-09-01..2025-08-31
Алгоритм подготовки к аттестации на 2024-2025 уч.г.

2024-01-01..2024-12-31
Маршрутный лист сопровождения школ на 2024 год

2024-01-01..2024-05-31
Хронограф событий на второе полугодие 2023/2024 учебного года

2024-10-01..2024-12-31
Регламент контроля на IV квартал 2024 года

2024-06-01..2024-08-31
Аннотация дел на лето 2024 года

2024-05-01..2024-05-31
Афиша событий на май 2024 года

2024-01-01..2024-12-31
Мероприятия летней кампании 2024 года

2023-09-01..2024-08-31
ГРАФИК
ПРОВЕДЕНИЯ СЕМИНАРОВ
НА 2023-2024 УЧЕБНЫЙ ГОД

2023-09-01..2024-08-31
УТВЕРЖДАЮ
Начальник отдела ____ А.А. Котова
«30» августа 2023 г.
Циклограмма деятельности центра
на 2023-2024 учебный год
= Циклограмма деятельности центра на 2023-2024 учебный год

2024-01-01..2024-12-31
Управление образования Луговского района
График мониторингов
на 2024 год
= График мониторингов на 2024 год

2024-01-01..2024-12-31
МБОУ «СОШ № 3»
Перспективный план на 2024 год
= Перспективный план на 2024 год

2023-09-01..2024-08-31
Приложение 1 к приказу от 30.08.2023 № 145
Календарный план на 2023-2024 учебный год
= Календарный план на 2023-2024 учебный год

2023-09-01..2024-08-31
Ключевые дела муниципалитета, 2023-2024 учебный год

2023-09-01..2024-08-31
2023-2024 учебный год. Единая сетка событий

2023-09-01..2024-05-31
Комплексная карта сопровождения с 1 сентября 2023 г. по 31 мая 2024 г.

2024-01-23..2024-02-23
Месячник оборонно-массовой работы с 23 января по 23 февраля 2024 года

2024-01-01..2026-12-31
Проект «Точка опоры»: этапы на 2024-2026 годы

2023-09-01..2024-08-31
Сводный календарь на 2023 – 2024 уч. год

2023-09-01..2024-08-31
Работа с одарёнными детьми в 2023/2024 учебном году

2023-09-01..2024-08-31
Спартакиада школьников 2023-2024 учебного года

2023-12-01..2024-01-31
Вариант расстановки дел на декабрь 2023 – январь 2024

2023-09-01..2024-05-31
Порядок аттестации в период с 01.09.2023 по 31.05.2024

2024-09-02..2024-09-08
Неделя безопасности 2-8 сентября 2024 года

2024-09-01..2024-09-30
Оперативный план на сентябрь 2024
"""


def _usual():
    for block in USUAL_TEXT.strip().split("\n\n"):
        period, *lines = block.split("\n")
        title = lines.pop()[2:] if lines[-1].startswith("= ") else ""
        yield "\n".join(lines), period, title


USUAL = list(_usual())


@pytest.mark.parametrize(("above", "period", "title"), USUAL)
def test_any_words_before_a_period_are_a_title(above, period, title):
    plan = draft(grid(f"{above}\n\n{TABLE}"))
    assert plan.title == (title or " ".join(above.split("\n")))
    assert f"{plan.period.start}..{plan.period.end}" == period
    assert plan.period_confident and not plan.needs_period


@pytest.mark.parametrize("dash", "\u2010\u2011\u2012\u2013\u2014\u2015\u2212-")
@pytest.mark.parametrize("years", ["2026{}2027 учебный год", "2026{}2028 годы", "2026{}27 уч. год"])
def test_years_are_joined_by_any_dash(years, dash):
    plans = [draft(grid(f"План работы на {years.format(each)}\n\n{TABLE}")) for each in (dash, "-")]
    assert plans[0].period == plans[1].period
    assert plans[0].period.end.year > 2026


ACADEMIC = Period(date(2026, 9, 1), date(2027, 8, 31), 9)
STUDY = (
    "учебный год", "учебные годы", "учебных годов", "уч. гг.", "уч.гг", "уч. год", "уч.г.", "уч г",
    "учебн. год", "у.г.", "УЧ. Г.", "школьный год", "(учебный год)", "гг. (учебный год)",
    "-й учебный год", "\N{NO-BREAK SPACE}уч.\N{NO-BREAK SPACE}г.",
    "г.г. уч.", "гг. уч.", "гг. учебные", "академический год", "гг. (уч.)", "год учебный",
    "годы (учебные)", "уч.",
)  # fmt: skip
# The word stands before the years, and the year may stand behind them.
BEFORE = ("учебный {} год", "учебного {} года", "уч. год {}", "уч.г. {} гг.")


@pytest.mark.parametrize("study", STUDY)
@pytest.mark.parametrize("years", ["2026-2027", "2026 – 2027", "2026/2027", "2026/27", "26/27"])
def test_a_school_year_is_one_however_it_is_written(years, study):
    joint = "" if study.startswith(("-", "\N{NO-BREAK SPACE}")) else " "
    plan = draft(grid(f"План работы на {years}{joint}{study}\n\n{TABLE}"))
    assert plan.period == ACADEMIC
    assert plan.period_confident


@pytest.mark.parametrize("study", STUDY)
@pytest.mark.parametrize("years", ["2026-2027", "2026 – 2027", "2026/2027", "2026/27", "26/27"])
def test_a_term_knows_the_school_years_that_a_title_knows(years, study):
    joint = "" if study.startswith(("-", "\N{NO-BREAK SPACE}")) else " "
    schedule = parse(f"{years}{joint}{study}", Period(date(2026, 1, 1), date(2027, 12, 31)))
    assert schedule.kind is Kind.FIXED
    assert schedule.windows == (Window(ACADEMIC.start, ACADEMIC.end),)


@pytest.mark.parametrize("written", BEFORE)
@pytest.mark.parametrize("years", ["2026-2027", "2026/27", "26/27"])
def test_the_word_for_a_school_year_may_stand_before_it(years, written):
    said = written.format(years)
    assert draft(grid(f"План работы, {said}\n\n{TABLE}")).period == ACADEMIC
    assert parse(said, ACADEMIC).windows == (Window(ACADEMIC.start, ACADEMIC.end),)


@pytest.mark.parametrize(
    "title",
    ["План ремонта на 2026-2027 годы учебных корпусов", "Учебный план на 2026-2027 годы",
     "План учебных сборов на 2026-2027 гг.", "План на 2026-2027 гг. учебных сборов"],
)  # fmt: skip
def test_what_is_of_study_makes_no_school_year(title):
    plan = draft(grid(f"{title}\n\n{TABLE}"))
    assert plan.period == Period(date(2026, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize("years", ["2025-2026, 2026-2027", "2025/2026 и 2026/27", "2025-2027"])
def test_several_school_years_are_a_span(years):
    plan = draft(grid(f"План работы на {years} уч. гг.\n\n{TABLE}"))
    assert plan.period == Period(date(2025, 9, 1), date(2027, 8, 31), 9)


@pytest.mark.parametrize(("above", "period", "title"), USUAL)
def test_the_rows_above_a_header_are_read_like_lines(above, period, title):
    rows = "\n".join(f"{line} >4" for line in above.split("\n"))
    plan = draft(grid(f"{rows}\n{TABLE}"))
    assert plan.title == (title or " ".join(above.split("\n")))
    assert f"{plan.period.start}..{plan.period.end}" == period


@pytest.mark.parametrize(
    ("above", "period"), [(text, period) for text, period, title in USUAL if not title]
)
def test_the_name_of_the_file_gives_what_the_document_does_not(above, period):
    words = above.replace("\n", " ")
    plan = draft(grid(TABLE), name=f"{words.replace(' ', '_')}.docx")
    assert plan.title == words
    assert f"{plan.period.start}..{plan.period.end}" == period


SHEETS = {
    "2023-2024 учебный год": ("2023-09-01..2024-08-31", ""),
    "2023-24": ("2023-09-01..2024-08-31", ""),
    "План 2024": ("2024-01-01..2024-12-31", ""),
    "План ВР на 2023-2024 уч.год": ("2023-09-01..2024-08-31", "План ВР на 2023-2024 уч.год"),
    "Сетка дел на май 2024": ("2024-05-01..2024-05-31", "Сетка дел на май 2024"),
}


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_sheet_s_name_gives_title_and_period(sheet):
    period, title = SHEETS[sheet]
    plan = draft(grid(f"=== {sheet}\n{TABLE}", (sheet,)))
    assert f"{plan.period.start}..{plan.period.end}" == period
    assert plan.title == title


@pytest.mark.parametrize(
    "above",
    [
        "Дорожная карта на 2026 год >4",
        "ДОРОЖНАЯ КАРТА НА 2026 ГОД >4\nсоставлена 20.08.2025 >4",
        "План мероприятий на II полугодие 2026 года >4",
    ],
)
def test_the_title_above_a_later_sheet_s_header_is_no_row(above):
    first = f"=== Первый\nДорожная карта на 2026 год >4\nсоставлена 20.08.2025 >4\n{TABLE}"
    plan = draft(grid(f"{first}\n=== Второй\n{above}\n{TABLE}", ("Первый", "Второй")))
    assert [activity.title for activity in plan.activities] == ["Смотр", "Смотр"]
    assert [section.title for section in plan.sections] == ["Первый", "Второй"]
    assert plan.title == "Дорожная карта на 2026 год"


def test_a_section_above_a_later_sheet_s_header_stays():
    first = f"=== Первый\nДорожная карта на 2026 год >4\n{TABLE}"
    document = f"{first}\n=== Второй\nРаздел 2. Кадры >4\n{TABLE}"
    plan = draft(grid(document, ("Первый", "Второй")))
    assert "Кадры" in [section.title for section in plan.sections]


def test_the_document_goes_before_the_sheet_and_the_sheet_before_the_file():
    sheet = grid(f"=== 2023-2024\n{TABLE}", ("2023-2024",))
    assert draft(sheet, name="План 2019.xlsx").period.start == date(2023, 9, 1)
    titled = grid(f"=== 2023-2024\nСетка дел на 2022 год >4\n{TABLE}", ("2023-2024",))
    assert draft(titled, name="План 2019.xlsx").period.start == date(2022, 1, 1)
    given = Period(date(2030, 1, 1), date(2030, 12, 31))
    assert draft(titled, period=given).period == given


@pytest.mark.parametrize(
    "line",
    [
        "Утверждено приказом от 30.08.2023 № 145",
        "«30» августа 2023 г.",
        "г. Луговск, 2023 год",
        "Протокол от 12 мая 2023 года",
        "Начальник управления образования А.А. Котова, 2023 г.",
        "МБОУ «Школа № 3», 2023 год",
        "Пояснительная записка к плану 2023 года",
    ],
)
def test_an_order_or_a_place_is_no_title(line):
    assert title(line) == ""


@pytest.mark.parametrize("above", ["", "Мероприятия отдела", "План работы"])
def test_where_nobody_wrote_a_year_the_period_is_needed(above):
    plan = draft(grid(f"{above}\n\n{TABLE}"), name="план.docx")
    assert plan.needs_period
    assert not plan.period_confident


@pytest.mark.parametrize(
    "words",
    [
        "по подготовке школ к 2026-2027 учебному году",
        "подготовки к новому 2026/2027 учебному году",
        "по подготовке к началу нового 2026-2027 уч. года",
    ],
)
def test_what_prepares_for_a_school_year_comes_before_it(words):
    plan = draft(
        grid(
            f"План мероприятий {words}\n\n№ | Мероприятие | Срок | Ответственный\n"
            "1 | Ремонт | май – июль | школы\n2 | Приёмка | 3-14 августа | комиссия\n"
            "3 | Договоры | к 1 сентября | школы"
        )
    )
    assert (plan.period, plan.period_confident) == (
        Period(date(2026, 1, 1), date(2026, 12, 31)),
        False,
    )
    assert [str(activity.schedule.windows[0].end) for activity in plan.activities] == [
        "2026-07-31",
        "2026-08-14",
        "2026-09-01",
    ]
