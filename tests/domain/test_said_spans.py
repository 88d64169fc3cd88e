"""Halves of a year and pairs of months, as they are said."""

from datetime import date

import pytest

from domain.comparisons import Against
from domain.said_spans import (
    another,
    half_year,
    says_another,
    school_term,
    school_year,
    two_times,
)

TODAY = date(2026, 11, 24)
PERIOD = date(2026, 9, 1), date(2027, 8, 31)


@pytest.mark.parametrize(
    ("text", "today", "start", "first", "last"),
    [
        ("сводка за полугодие", TODAY, 9, date(2026, 7, 1), date(2026, 12, 31)),
        ("за прошлое полугодие", TODAY, 9, date(2026, 1, 1), date(2026, 6, 30)),
        ("второе полугодие", TODAY, 9, date(2027, 1, 1), date(2027, 6, 30)),
        ("за 1 полугодие", date(2027, 3, 1), 9, date(2026, 7, 1), date(2026, 12, 31)),
        ("за 1-е полугодие", TODAY, 1, date(2026, 1, 1), date(2026, 6, 30)),
        ("2 полугодие", TODAY, 1, date(2026, 7, 1), date(2026, 12, 31)),
        ("первое полугодие", date(2027, 6, 5), 9, date(2026, 7, 1), date(2026, 12, 31)),
        ("первое полугодие", date(2027, 7, 5), 9, date(2026, 7, 1), date(2026, 12, 31)),
        ("за первое полугодие 2025 года", TODAY, 9, date(2025, 7, 1), date(2025, 12, 31)),
        ("второе полугодие 2027", TODAY, 9, date(2027, 1, 1), date(2027, 6, 30)),
        ("первое полугодие 2025", TODAY, 1, date(2025, 1, 1), date(2025, 6, 30)),
        ("за первое полугодие 2025-2026", TODAY, 9, date(2025, 7, 1), date(2025, 12, 31)),
        ("2 полугодие 2025/26 учебного года", TODAY, 9, date(2026, 1, 1), date(2026, 6, 30)),
        ("за текущее полугодие", TODAY, 9, date(2026, 7, 1), date(2026, 12, 31)),
    ],
)
def test_half_a_year(text, today, start, first, last):
    found = half_year(text, today, date(2026, start, 1))
    assert found is not None
    assert (found.start, found.end) == (first, last)
    assert not found.rest or found.rest == "сводка"


@pytest.mark.parametrize(
    "text",
    [
        "полугодие 2025", "полугодие 2025-2026", "первое полугодие 2025-2027",
        "пункт 1.2 полугодие", "этап полугодия",
        "эта справка за план полугодия", "до конца полугодия", "к концу этого полугодия",
    ],
)  # fmt: skip
def test_what_is_no_half_a_year(text):
    assert half_year(text, TODAY, PERIOD[0]) is None


@pytest.mark.parametrize(
    ("text", "start", "against"),
    [
        ("сравни ноябрь с октябрём", date(2026, 11, 1), Against.MONTH),
        ("сравни октябрь и ноябрь по школам", date(2026, 11, 1), Against.MONTH),
        ("сравни ноябрь 2026 с ноябрём 2025", date(2026, 11, 1), Against.YEAR),
        ("сравни январь с октябрём", date(2027, 1, 1), Against.QUARTER),
        ("сравни январь с декабрём", date(2027, 1, 1), Against.MONTH),
        ("сравни 3 и 4 квартал", date(2026, 10, 1), Against.QUARTER),
        ("сравни третий квартал с четвёртым", date(2026, 10, 1), Against.QUARTER),
        ("4-й квартал против 3-го", date(2026, 10, 1), Against.QUARTER),
        ("сравни 4 квартал с первым по школам", date(2027, 1, 1), Against.QUARTER),
        ("сравни IV квартал 2026 с IV кварталом 2025 года", date(2026, 10, 1), Against.YEAR),
    ],
)
def test_two_times(text, start, against):
    found = two_times(text, TODAY, *PERIOD)
    assert found is not None
    assert (found.start, found.against) == (start, against)


@pytest.mark.parametrize(
    "text",
    [
        "сравни ноябрь с сентябрём",
        "сравни школы",
        "сводка за ноябрь",
        "сравни 2 и 4 квартал",
        "сравни школы 3 и 4",
        "сравни 3 и 4",
    ],
)
def test_what_is_no_such_pair(text):
    assert two_times(text, TODAY, *PERIOD) is None


@pytest.mark.parametrize(
    ("text", "start", "end", "first", "last"),
    [
        ("а за прошлую", (2026, 11, 23), (2026, 11, 29), (2026, 11, 16), (2026, 11, 22)),
        ("а на прошлой?", (2026, 11, 23), (2026, 11, 29), (2026, 11, 16), (2026, 11, 22)),
        ("а за следующую", (2026, 11, 23), (2026, 11, 29), (2026, 11, 30), (2026, 12, 6)),
        ("а за прошлый", (2027, 1, 1), (2027, 1, 31), (2026, 12, 1), (2026, 12, 31)),
        ("а за следующий", (2026, 12, 1), (2026, 12, 31), (2027, 1, 1), (2027, 1, 31)),
        ("за предыдущий", (2026, 10, 1), (2026, 12, 31), (2026, 7, 1), (2026, 9, 30)),
    ],
)
def test_the_span_beside_the_one_that_was_asked_for(text, start, end, first, last):
    found = another(text, date(*start), date(*end))
    assert found is not None
    assert (found.start, found.end) == (date(*first), date(*last))


@pytest.mark.parametrize("text", ["а за прошлую неделю", "как в прошлый раз", "сравни с прошлым"])
def test_a_span_that_has_a_unit_is_none_beside_another(text):
    assert says_another(text) == ()
    assert another(text, date(2026, 11, 1), date(2026, 11, 30)) is None


def test_until_the_end_of_a_half_of_the_year_has_no_first_day():
    found = half_year("просроченные до конца второго полугодия", TODAY, PERIOD[0])
    assert found is not None
    assert (found.start, found.end, found.rest) == (None, date(2027, 6, 30), "просроченные")


BREAKS = (
    (date(2026, 10, 31), date(2026, 11, 8)),
    (date(2026, 12, 31), date(2027, 1, 10)),
    (date(2027, 3, 27), date(2027, 4, 4)),
)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("сводка за первую четверть", date(2026, 9, 1), date(2026, 10, 30)),
        ("за 2-ю четверть", date(2026, 11, 9), date(2026, 12, 30)),
        ("за прошлую четверть", date(2026, 9, 1), date(2026, 10, 30)),
        ("за четверть", date(2026, 11, 9), date(2026, 12, 30)),
        ("итоги IV четверти", date(2027, 4, 5), date(2027, 5, 31)),
    ],
)
def test_a_term_lies_between_the_holidays_of_the_school_calendar(text, first, last):
    found = school_term(text, TODAY, BREAKS)
    assert found is not None
    assert (found.start, found.end) == (first, last)
    assert school_term(text, TODAY, ()) is None


@pytest.mark.parametrize("text", ["пункт 1.2 четверть", "четверть школ", "за пятую четверть"])
def test_what_is_no_term(text):
    assert school_term(text, TODAY, BREAKS) is None


SEPTEMBER, AUGUST = date(2026, 9, 1), date(2027, 8, 31)


@pytest.mark.parametrize(
    ("text", "today", "span"),
    [
        ("за учебный год", TODAY, (SEPTEMBER, AUGUST)),
        ("сводка за этот учебный год по школам", TODAY, (SEPTEMBER, AUGUST)),
        ("с начала учебного года", TODAY, (SEPTEMBER, TODAY)),
        ("за весь учебный год", date(2027, 8, 31), (SEPTEMBER, AUGUST)),
        ("за учебный год", date(2026, 8, 31), (date(2025, 9, 1), date(2026, 8, 31))),
        ("за прошлый учебный год", TODAY, None),
        ("2025/26 учебный год", TODAY, None),
        ("за год", TODAY, None),
    ],
)
def test_the_school_year_is_the_running_one_where_plans_last_longer(text, today, span):
    found = school_year(text, today, date(2025, 9, 1), AUGUST)
    assert (found and (found.start, found.end)) == span
    assert school_year(text, today, SEPTEMBER, AUGUST) is None or today < SEPTEMBER
