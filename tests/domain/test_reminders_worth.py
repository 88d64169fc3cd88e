"""Fewer and better: lists on one day of the week, and mornings that have something to say."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar, local_day
from domain.reminding.digest import digest
from domain.reminding.planner import plan
from domain.reminding.policy import Policy
from domain.reminding.stages import list_day_after, list_day_before
from domain.reminding.values import OpenTask, PersonRef
from domain.reminding.worth import DigestHistory, is_worth_saying, last_list, pause

MOSCOW = ZoneInfo("Europe/Moscow")
# Monday the 11th of May is off: its list comes on Tuesday.
CALENDAR = WorkingCalendar().with_overrides({date(2026, 5, 11): False})
ME = 7
MONDAY = 0
SOME_DAY = st.dates(date(2020, 1, 1), date(2040, 1, 1))


def task(deadline, **fields):
    return replace(
        OpenTask(id=1, deadline=date.fromisoformat(deadline), zone=MOSCOW, people=(PersonRef(ME),)),
        **fields,
    )


def at(day):
    return datetime.combine(date.fromisoformat(day), time(9), MOSCOW).astimezone(UTC)


def worth(item, today, previous, ignored=0):
    found = digest([item], ME, date.fromisoformat(today), CALENDAR)
    heard = DigestHistory(at(previous) if previous else None, ignored)
    return found is not None and is_worth_saying(found, heard, MONDAY, CALENDAR, MOSCOW)


@pytest.mark.parametrize(
    ("deadline", "today", "previous", "expected"),
    [
        # The first one always; the list day once; the last day whatever was said before.
        ("2026-05-29", "2026-05-29", None, True),
        ("2026-05-22", "2026-05-18", "2026-05-12", True),
        ("2026-05-22", "2026-05-19", "2026-05-18", False),
        ("2026-05-22", "2026-05-21", "2026-05-18", False),
        ("2026-05-22", "2026-05-22", "2026-05-18", True),
        # A deadline on a day off is said on the working day before it.
        ("2026-05-23", "2026-05-22", "2026-05-18", True),
        # Overdue: on the next list day, not the day after.
        ("2026-05-20", "2026-05-21", "2026-05-20", False),
        ("2026-05-20", "2026-05-25", "2026-05-20", True),
        # A list that was missed on its day comes on the next one on which the bot is on.
        ("2026-05-20", "2026-05-26", "2026-05-20", True),
        # The list of a Monday off comes on Tuesday.
        ("2026-05-07", "2026-05-12", "2026-05-07", True),
        # Nothing new: not the next week.
        ("2026-05-06", "2026-05-18", "2026-05-12", False),
        ("2026-05-06", "2026-05-25", "2026-05-12", False),
        ("2026-05-06", "2026-06-01", "2026-05-12", True),
    ],
)
def test_when_a_morning_is_worth_a_message(deadline, today, previous, expected):
    assert worth(task(deadline), today, previous) is expected


def test_the_more_is_ignored_the_rarer_it_comes():
    waits = [pause(ignored) for ignored in range(12)]
    assert waits == sorted(waits)
    assert waits[0] == timedelta(days=15) and waits[-1] == timedelta(days=56)


def test_what_was_put_off_until_today_is_said_today():
    people = (PersonRef(ME, snoozed_until=date(2026, 5, 21)),)
    item = task("2026-05-25", people=people)
    assert worth(item, "2026-05-21", "2026-05-18")


@given(SOME_DAY, st.integers(0, 6))
def test_list_days_are_worked_and_a_week_apart(day, weekly):
    before, after = (find(day, weekly, CALENDAR) for find in (list_day_before, list_day_after))
    assert before <= day <= after
    assert CALENDAR.is_working(before) and CALENDAR.is_working(after)
    assert (after - before).days <= 14 and (day - before).days < 14


@given(SOME_DAY, st.integers(0, 4))
def test_nobody_who_owes_is_untold_before_on_and_after_the_day(day, weekly):
    policy = Policy(weekly=weekly)
    known = datetime.combine(day - timedelta(days=40), time(9), MOSCOW).astimezone(UTC)
    item = task(day.isoformat(), known_since=known, window_start=day - timedelta(days=40))
    found = plan([item], policy, CALENDAR, known, timedelta(days=70))
    days = {local_day(one.due_at, MOSCOW) for one in found if one.person_id == ME}
    last = CALENDAR.working_day_on_or_before(day)
    assert any(last - timedelta(days=14) <= each < last for each in days)
    assert last in days
    after = [each for each in days if each > day]
    assert after and min(after) <= day + timedelta(days=12)
    assert all(list_day_before(each, weekly, CALENDAR) == each for each in after)


@pytest.mark.parametrize(
    ("sent", "expected"),
    [
        ([], None),
        (["2026-05-21"], "2026-05-21"),
        # On a list day, on none that follows it, on the next one, a day late too.
        (["2026-05-18", "2026-05-21"], "2026-05-18"),
        (["2026-05-18", "2026-05-21", "2026-05-26", "2026-05-27"], "2026-05-26"),
        # The list day brought nothing: the first message after it is the list.
        (["2026-05-12", "2026-05-15", "2026-05-21"], "2026-05-21"),
    ],
)
def test_the_first_message_since_a_list_day_names_what_is_overdue(sent, expected):
    found = last_list([at(day) for day in sent], MONDAY, CALENDAR, MOSCOW)
    assert found == (at(expected) if expected else None)


def test_what_became_overdue_between_lists_is_news_on_the_next_one():
    item = task("2026-05-19")
    found = digest([item], ME, date(2026, 5, 25), CALENDAR)
    heard = DigestHistory(at("2026-05-21"), 3, at("2026-05-18"))
    assert is_worth_saying(found, heard, MONDAY, CALENDAR, MOSCOW)
    assert not is_worth_saying(found, DigestHistory(at("2026-05-21"), 3), MONDAY, CALENDAR, MOSCOW)
