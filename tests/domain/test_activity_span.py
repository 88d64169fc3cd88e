"""From when on a plan's repeating terms are asked for."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.activity_span import first_day, from_day, own_first_day, windows_from
from domain.deadlines import parse
from domain.schedule import Kind, Period
from tests.domain.deadline_examples import examples

PLAN = Period(date(2020, 1, 1), date(2021, 12, 31), 1)
BEGUN = date(2021, 1, 11)


@pytest.mark.parametrize(
    ("terms", "approved", "expected"),
    [
        ((), None, date(2020, 1, 1)),
        (("Ежемесячно", "Постоянно", "По графику"), None, date(2020, 1, 1)),
        (("Январь – февраль 2021", "Ежемесячно", "май 2021"), None, date(2021, 1, 1)),
        (("до 15 марта 2021", "май 2021"), None, date(2021, 3, 15)),
        (("2020-2021", "2020 год", "2020-2021 учебный год", "март 2021"), None, date(2021, 3, 1)),
        (("май",), None, date(2020, 1, 1)),
        (("сентябрь 2019", "март 2021"), None, date(2021, 3, 1)),
        ((), date(2020, 9, 14), date(2020, 9, 14)),
        (("январь 2021",), date(2020, 9, 14), date(2021, 1, 1)),
        (("январь 2020",), date(2020, 9, 14), date(2020, 9, 14)),
        (("январь 2021",), date(2023, 9, 14), date(2021, 1, 1)),
        ((), date(2019, 12, 1), date(2020, 1, 1)),
    ],
)
def test_a_plan_begins_with_its_dated_rows_and_its_approval(terms, approved, expected):
    schedules = [parse(term, PLAN) for term in terms]
    assert first_day(PLAN, schedules, approved) == expected


@pytest.mark.parametrize(
    ("terms", "expected"),
    [
        (("май 2027",), date(2026, 9, 1)),
        (("до 26 марта 2027", "май 2027", "ежемесячно"), date(2026, 9, 1)),
        # One row of several days is one row.
        (("март 2027, апрель 2027, май 2027", "июнь 2027"), date(2026, 9, 1)),
        (("ноябрь 2026", "март 2027", "май 2027"), date(2026, 11, 1)),
    ],
)
def test_one_or_two_dated_rows_do_not_say_when_a_year_s_work_begins(terms, expected):
    year = Period(date(2026, 9, 1), date(2027, 8, 31), 9)
    assert first_day(year, [parse(term, year) for term in terms]) == expected


@pytest.mark.parametrize(
    ("term", "first", "count"),
    [
        ("Ежемесячно", date(2021, 1, 11), 12),
        ("ежеквартально", date(2021, 1, 11), 4),
        ("Ежегодно", date(2021, 1, 11), 1),
        ("Постоянно", date(2021, 1, 11), 1),
        ("май ежегодно", date(2021, 5, 1), 1),
        ("ежегодно до 1 февраля", None, 1),
        ("ежегодно с 2020 года", date(2020, 1, 1), 2),
        ("с марта 2020", date(2020, 3, 1), 1),
        ("март 2020", date(2020, 3, 1), 1),
    ],
)
def test_what_repeats_begins_with_the_plan_s_work(term, first, count):
    windows = from_day(parse(term, PLAN), BEGUN).windows
    assert (windows[0].start, len(windows)) == (first, count)


@pytest.mark.parametrize(
    ("term", "first"),
    [
        ("Январь – февраль 2021", date(2021, 1, 1)),
        ("до 5 мая 2021", None),
        ("по графику", None),
        ("", None),
    ],
)
def test_the_first_day_of_an_activity_is_its_own(term, first):
    assert own_first_day(parse(term, PLAN)) == first


def test_dates_of_evidence_do_not_lie_before_the_activity():
    evidence = parse("2 раза в год (июль, декабрь)", PLAN)
    left = windows_from(evidence.windows, date(2021, 1, 1))
    assert [window.end for window in left] == [date(2021, 7, 31), date(2021, 12, 31)]


@given(st.sampled_from(list(examples())), st.dates(date(2010, 1, 1), date(2025, 1, 1)))
def test_nothing_else_is_changed(example, first):
    _, _, schedule = example
    cut = from_day(schedule, first)
    if schedule.kind in (Kind.FIXED, Kind.ON_EVENT):
        assert cut == schedule
    assert {window.end for window in cut.windows} <= {window.end for window in schedule.windows}
    assert len(cut.windows) <= len(schedule.windows)


def test_what_would_be_left_without_any_window_stays_whole():
    daily = parse("октябрь\nежедневно", Period(date(2020, 9, 1), date(2021, 8, 31), 9))
    assert len(daily.windows) == 31
    assert from_day(daily, date(2020, 12, 29)) == daily
    assert len(from_day(daily, date(2020, 10, 11)).windows) == 21
