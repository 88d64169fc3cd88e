"""The days that a deadline may be, and a calendar that holds for all others."""

from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain import deadlines
from domain.calendar import WorkingCalendar, end_of_day, later, local_moment
from domain.errors import Code, Refusal
from domain.possible_days import day_numbered, is_endless, of_period, possible_days
from domain.reminding import planner
from domain.reminding.digest import digest
from domain.reminding.policy import Policy
from domain.reminding.values import OpenTask, PersonRef
from domain.schedule import Kind, Period

PERIOD = Period(date(2026, 9, 1), date(2027, 8, 31), 9)
PLAIN = WorkingCalendar()


@pytest.mark.parametrize(
    ("day", "is_possible"),
    [
        (date(2026, 9, 1), True),
        (date(2025, 8, 31), True),
        (date(2025, 8, 30), False),
        (date(2029, 8, 31), True),
        (date(2029, 9, 1), False),
        (date(2206, 12, 1), False),
        (date.max, False),
        (date.min, False),
    ],
)
def test_a_year_before_and_two_after(day, is_possible):
    possible = of_period(PERIOD)
    assert (day in possible) is is_possible
    if not is_possible:
        with pytest.raises(Refusal) as refused:
            possible.check(day)
        assert refused.value.code is Code.DAY_OUTSIDE
        assert refused.value.values == {"first": "31.08.2025", "last": "31.08.2029"}


@given(st.dates(), st.dates())
def test_any_period_has_possible_days(start, end):
    possible = possible_days(start, end)
    assert date(1900, 1, 1) <= possible.first and possible.last <= date(2200, 12, 31)


@pytest.mark.parametrize("number", [0, -1, 10**12, date.max.toordinal() + 1])
def test_a_forged_ordinal_is_stale(number):
    with pytest.raises(Refusal) as refused:
        day_numbered(number)
    assert refused.value.code is Code.STALE


@pytest.mark.parametrize("text", ["бессрочно", "Бессрочно.", " без  срока ", "Постоянно"])
def test_endless(text):
    assert is_endless(text)
    assert not is_endless(f"{text} 1 декабря")


def test_a_term_beyond_the_plan_is_never_confident():
    read = deadlines.parse("1.02.1999-31.12.2099", PERIOD)
    assert not read.confident
    assert deadlines.parse("бессрочно", PERIOD).kind is Kind.CONTINUOUS


@given(st.dates(), st.integers(-400, 400), st.sampled_from(sorted(available_timezones())))
def test_no_day_leads_out_of_what_a_date_can_be(day, days, name):
    zone = ZoneInfo(name)
    PLAIN.shift(day, days)
    later(day, days)
    for found in (PLAIN.working_day_on_or_after(day), PLAIN.working_day_on_or_before(day)):
        local_moment(found, time.max, zone).astimezone(zone)
    end_of_day(day, zone).astimezone(zone)


@given(
    st.one_of(st.sampled_from([date.min, date.max, date(9999, 12, 30)]), st.dates()),
    st.sampled_from(list(Kind)),
    st.one_of(st.none(), st.dates()),
)
def test_planning_and_digests_hold_for_any_deadline(day, kind, start):
    now = datetime(2026, 11, 24, 6, tzinfo=UTC)
    zone = ZoneInfo("Asia/Kamchatka")
    task = OpenTask(
        id=1,
        deadline=day,
        zone=zone,
        kind=kind,
        window_start=start,
        people=(PersonRef(1),),
        known_since=now,
    )
    planner.plan([task], Policy(), PLAIN, now)
    planner.next_moment(task, Policy(), PLAIN, now)
    digest([task], 1, now.date(), PLAIN)
