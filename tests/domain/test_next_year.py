"""Years in phrases, periods and schedules carried over."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.next_year import (
    later,
    later_period,
    length_in_years,
    shift_schedule,
    shift_years,
    years_until,
)
from domain.schedule import Kind, Period, Schedule, Window


@pytest.mark.parametrize(
    ("phrase", "shifted"),
    [
        ("сентябрь 2026", "сентябрь 2027"),
        ("Сентябрь, апрель", "Сентябрь, апрель"),
        ("2026-2027 учебный год", "2027-2028 учебный год"),
        ("2026/27 учебный год", "2027/28 учебный год"),
        ("2098-99", "2099-00"),
        ("до 25.04.27", "до 25.04.28"),
        ("до 25.04.2027г.", "до 25.04.2028г."),
        ("с 12.08 по 12.09", "с 12.08 по 12.09"),
        ("приказ № 2026 от 5.05.2026", "приказ № 2026 от 5.05.2027"),
        ("№2026, 15 человек", "№2026, 15 человек"),
        ("120261 рублей", "120261 рублей"),
    ],
)
def test_years_are_moved_and_nothing_else(phrase, shifted):
    assert shift_years(phrase, 1) == shifted


@pytest.mark.parametrize(
    ("period", "following"),
    [
        (
            Period(date(2026, 9, 1), date(2027, 8, 31), 9),
            Period(date(2027, 9, 1), date(2028, 8, 31), 9),
        ),
        (
            Period(date(2026, 1, 1), date(2026, 12, 31)),
            Period(date(2027, 1, 1), date(2027, 12, 31)),
        ),
        (
            Period(date(2021, 1, 1), date(2023, 12, 31)),
            Period(date(2024, 1, 1), date(2026, 12, 31)),
        ),
        (Period(date(2026, 2, 1), date(2026, 5, 31)), Period(date(2027, 2, 1), date(2027, 5, 31))),
        (Period(date(2023, 3, 1), date(2024, 2, 29)), Period(date(2024, 3, 1), date(2025, 2, 28))),
    ],
)
def test_the_next_period_follows_on_the_same_days(period, following):
    assert later_period(period, length_in_years(period)) == following


def test_a_schedule_without_a_telling_phrase_is_moved_by_its_days():
    schedule = Schedule("", Kind.FIXED, windows=(Window(None, date(2027, 5, 1)),))
    assert shift_schedule(schedule, 1).windows == (Window(None, date(2028, 5, 1)),)


@given(st.text(max_size=60), st.integers(0, 5))
def test_no_phrase_breaks_it_and_nought_years_change_nothing(phrase, years):
    shift_years(phrase, years)
    assert shift_years(phrase, 0) == phrase


@given(st.dates(date(1950, 1, 1), date(2080, 12, 31)), st.integers(0, 12))
def test_a_day_stays_in_its_month(day, years):
    moved = later(day, years)
    assert (moved.year, moved.month) == (day.year + years, day.month)


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ((2021, 1, 1), (2023, 12, 31), 5),  # 2026–2028
        ((2019, 1, 1), (2021, 12, 31), 7),
        ((2020, 1, 1), (2021, 12, 31), 6),
        ((2025, 1, 1), (2025, 12, 31), 1),
        ((2023, 9, 1), (2024, 8, 31), 3),
        ((2023, 9, 1), (2026, 8, 31), 3),
        ((2024, 11, 25), (2024, 12, 31), 2),
        ((2026, 2, 1), (2026, 5, 31), 1),  # over this year: the next
    ],
)
def test_a_plan_that_is_over_begins_anew_in_the_running_year(start, end, years):
    today = date(2026, 11, 24)
    period = Period(date(*start), date(*end))
    assert years_until(period, today) == years
    moved = later_period(period, years)
    assert moved.end >= today
    assert later(moved.start, 1) > today
