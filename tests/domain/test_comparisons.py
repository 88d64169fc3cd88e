"""Spans and points of comparisons, places of a ranking."""

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from domain.comparisons import (
    Against,
    earlier_day,
    earlier_span,
    months_back,
    points,
    span_back,
    year_of_plan,
)
from domain.printing import percent
from domain.ranking import FEWEST, Result, rank
from domain.summary import week_span

DAYS = st.dates(date(2001, 1, 1), date(2090, 1, 1))
SHARES = st.floats(0, 1)


@given(DAYS, st.sampled_from([1, 3, 12]))
def test_a_month_back_is_the_month_before_and_no_day_too_many(day, months):
    found = months_back(day, months)
    assert (day.year - found.year) * 12 + day.month - found.month == months
    assert found.day <= day.day
    assert found.day == day.day or (found + timedelta(days=1)).day == 1


def test_whole_months_stay_whole_and_an_open_side_stays_open():
    assert span_back(date(2026, 10, 1), date(2026, 12, 31), 3) == (
        date(2026, 7, 1),
        date(2026, 9, 30),
    )
    assert span_back(date(2027, 3, 1), date(2027, 3, 31), 1) == (
        date(2027, 2, 1),
        date(2027, 2, 28),
    )
    assert span_back(None, date(2027, 3, 15), 12) == (None, date(2026, 3, 15))
    assert span_back(date(2027, 3, 15), None, 12) == (date(2026, 3, 15), None)


@given(DAYS)
def test_a_week_back_is_the_same_weekday_and_the_week_before(day):
    assert earlier_day(day, Against.WEEK) == day - timedelta(days=7)
    first, last = week_span(day)
    assert first <= day <= last
    assert earlier_span(first, last, Against.WEEK) == week_span(day - timedelta(days=7))


@given(DAYS, st.integers(0, 2_000))
def test_a_day_lies_in_its_year_of_a_plan(first, days):
    start, end = year_of_plan(first, first + timedelta(days=days))
    assert start <= first + timedelta(days=days) <= end
    assert (end - start).days in (364, 365)


@given(SHARES, SHARES)
def test_points_are_what_a_reader_subtracts(first, second):
    printed = int(percent(first)[:-1]) - int(percent(second)[:-1])
    assert points(first, second) == printed
    assert points(None, second) is None


@given(
    st.lists(
        st.integers(0, 12).flatmap(
            lambda judged: st.tuples(st.integers(0, judged), st.just(judged))
        ),
        max_size=12,
    )
)
def test_the_ranking_places_equal_shares_alike_and_small_schools_nowhere(pairs):
    results = [Result(key, str(key), *pair) for key, pair in enumerate(pairs)]
    placed = rank(results)
    assert sorted(each.result.key for each in placed) == list(range(len(pairs)))
    for each in placed:
        assert (each.place is None) == (each.result.judged < FEWEST)
    large = [each for each in placed if each.place is not None]
    shares = [Fraction(each.result.in_time, each.result.judged) for each in large]
    assert shares == sorted(shares, reverse=True)
    for each, share in zip(large, shares, strict=True):
        assert each.place == 1 + sum(other > share for other in shares)
    assert placed == large + [each for each in placed if each.place is None]
