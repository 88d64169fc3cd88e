"""Working days, and local clocks that skip or repeat an hour."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import (
    WorkingCalendar,
    end_of_day,
    local_day,
    local_moment,
    zone_named,
)
from domain.errors import Code, Refusal

day = date.fromisoformat
PLAIN = WorkingCalendar()
# May holidays on a Friday and a Monday, and a Saturday that is worked for one of them.
MAY = PLAIN.with_overrides(
    {day("2026-05-01"): False, day("2026-05-11"): False, day("2026-05-16"): True}
)


@pytest.mark.parametrize(
    ("asked", "working"),
    [
        ("2026-05-01", False),
        ("2026-05-02", False),
        ("2026-05-04", True),
        ("2026-05-16", True),
        ("2026-05-17", False),
    ],
)
def test_exceptions_go_before_the_week(asked: str, working: bool) -> None:
    assert MAY.is_working(day(asked)) is working


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-05-12", 0, "2026-05-12"),
        ("2026-05-10", 0, "2026-05-08"),
        ("2026-05-10", 1, "2026-05-12"),
        ("2026-05-10", -1, "2026-05-07"),
        ("2026-05-12", -1, "2026-05-08"),
        ("2026-05-12", -3, "2026-05-06"),
        ("2026-05-15", 1, "2026-05-16"),
        ("2026-05-15", 2, "2026-05-18"),
        ("2026-04-30", 1, "2026-05-04"),
    ],
)
def test_shift_counts_worked_days(start: str, days: int, end: str) -> None:
    assert MAY.shift(day(start), days) == day(end)


def test_the_last_word_on_a_day_is_the_latest() -> None:
    again = MAY.with_overrides({day("2026-05-01"): True, day("2026-05-16"): False})
    assert again.is_working(day("2026-05-01"))
    assert not again.is_working(day("2026-05-16"))
    assert hash(again) != hash(MAY)
    assert again.with_overrides({}) == again


@pytest.mark.parametrize(
    "fields",
    [
        {"weekend": frozenset(range(7))},
        {
            "days_off": frozenset({day("2026-05-01")}),
            "working_days": frozenset({day("2026-05-01")}),
        },
    ],
)
def test_a_calendar_that_cannot_be_is_refused(fields: dict[str, frozenset[date]]) -> None:
    with pytest.raises(Refusal) as refusal:
        WorkingCalendar(**fields)
    assert refusal.value.code is Code.BAD_INPUT


days = st.dates(day("2020-01-01"), day("2031-12-31"))
calendars = st.builds(
    lambda weekend, exceptions: WorkingCalendar(weekend).with_overrides(exceptions),
    st.frozensets(st.integers(0, 6), max_size=4),
    st.dictionaries(days, st.booleans(), max_size=40),
)


@given(calendars, days, st.integers(-30, 30))
def test_shift_lands_on_a_worked_day_and_comes_back(
    calendar: WorkingCalendar, start: date, count: int
) -> None:
    end = calendar.shift(start, count)
    base = calendar.working_day_on_or_before(start)
    assert calendar.is_working(end)
    assert calendar.shift(end, -count) == base
    low, high = sorted((base, end))
    between = [low + timedelta(days=n) for n in range((high - low).days)]
    assert sum(map(calendar.is_working, between)) == abs(count)


@given(calendars, days)
def test_the_nearest_worked_days_enclose_any_day(calendar: WorkingCalendar, asked: date) -> None:
    before = calendar.working_day_on_or_before(asked)
    after = calendar.working_day_on_or_after(asked)
    assert before <= asked <= after
    if calendar.is_working(asked):
        assert before == asked == after
    else:
        assert calendar.shift(before, 1) == after


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        ("Europe/Kaliningrad", "2026-03-02 09:00", "2026-03-02 07:00"),
        ("Europe/Moscow", "2026-03-02 09:00", "2026-03-02 06:00"),
        ("Asia/Kamchatka", "2026-03-02 09:00", "2026-03-01 21:00"),
        # Moscow counted four hours from UTC until the end of October 2014.
        ("Europe/Moscow", "2014-10-20 09:00", "2014-10-20 05:00"),
        ("Europe/Berlin", "2026-03-27 09:00", "2026-03-27 08:00"),
        ("Europe/Berlin", "2026-03-30 09:00", "2026-03-30 07:00"),
        # 02:30 was skipped: it is read an hour later. 02:30 came twice: the first one.
        ("Europe/Berlin", "2026-03-29 02:30", "2026-03-29 01:30"),
        ("Europe/Berlin", "2026-10-25 02:30", "2026-10-25 00:30"),
    ],
)
def test_a_local_time_is_one_moment(zone: str, local: str, utc: str) -> None:
    asked = datetime.fromisoformat(local)
    expected = datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert local_moment(asked.date(), asked.time(), ZoneInfo(zone)) == expected


ZONES = ["Europe/Kaliningrad", "Europe/Moscow", "Asia/Kamchatka", "Europe/Berlin", "Africa/Cairo"]


@given(days, st.times(), st.sampled_from(ZONES))
def test_a_local_day_begins_and_ends_once(asked: date, at: time, zone_name: str) -> None:
    zone = zone_named(zone_name)
    moment = local_moment(asked, at, zone)
    assert moment.tzinfo is UTC
    assert local_day(moment, zone) == asked
    assert local_moment(asked, time.min, zone) <= moment < end_of_day(asked, zone)
    assert local_day(end_of_day(asked, zone), zone) == asked + timedelta(days=1)


@pytest.mark.parametrize("name", ["Europe/Atlantis", "", "../etc", "/etc/localtime", "Asia"])
def test_an_unknown_zone_is_refused(name: str) -> None:
    with pytest.raises(Refusal) as refusal:
        zone_named(name)
    assert refusal.value.values == {"field": "zone", "value": name}
