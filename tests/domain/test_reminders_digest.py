"""What a person reads in the morning, and what may come apart from it."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar
from domain.reminding.digest import Digest, Group, breaks_out, digest, digest_key
from domain.reminding.planner import plan
from domain.reminding.snooze import SnoozeChoice, snoozed_until
from domain.reminding.values import OpenTask, PersonRef, Reminder
from domain.schedule import Kind
from domain.tasks import Rhythm
from domain.workflow import REPORTED, Status
from tests.domain.policies import DAILY

MOSCOW = ZoneInfo("Europe/Moscow")
# Monday the 11th of May is off.
CALENDAR = WorkingCalendar().with_overrides({date(2026, 5, 11): False})
ME = 7
THURSDAY = date(2026, 5, 7)


def task(deadline: str | None, **fields: object) -> OpenTask:
    day = date.fromisoformat(deadline) if deadline else None
    return replace(OpenTask(id=1, deadline=day, zone=MOSCOW, people=(PersonRef(ME),)), **fields)


def names(found: Digest | None) -> dict[str, list[int]]:
    if found is None:
        return {}
    return {group.value: [item.task.id for item in items] for group, items in found.groups}


@pytest.mark.parametrize(
    ("deadline", "today", "group"),
    [
        ("2026-05-06", "2026-05-07", "overdue"),
        ("2026-05-07", "2026-05-07", "today_and_tomorrow"),
        ("2026-05-08", "2026-05-07", "today_and_tomorrow"),
        # Saturday to Monday: on Friday this is the last working day.
        ("2026-05-11", "2026-05-07", "this_week"),
        ("2026-05-11", "2026-05-08", "today_and_tomorrow"),
        ("2026-05-13", "2026-05-07", "this_week"),
        ("2026-05-14", "2026-05-07", None),
        # Seven working days before.
        ("2026-05-19", "2026-05-07", "later"),
    ],
)
def test_a_task_has_its_group(deadline: str, today: str, group: str | None) -> None:
    found = digest([task(deadline)], ME, date.fromisoformat(today), CALENDAR, {0: DAILY})
    assert list(names(found)) == ([group] if group else [])


@pytest.mark.parametrize(
    ("kind", "last"), [(Kind.FIXED, date(2026, 5, 8)), (Kind.CONTINUOUS, None)]
)
def test_what_goes_on_has_no_last_working_day(kind: Kind, last: date | None) -> None:
    found = digest([task("2026-05-11", kind=kind)], ME, date(2026, 5, 8), CALENDAR, {0: DAILY})
    assert found is not None
    ((_, (item,)),) = found.groups
    assert item.last_working_day == last


def test_the_groups_have_their_order_and_tasks_go_by_deadline() -> None:
    known = datetime(2026, 5, 6, 12, tzinfo=UTC)
    items = [
        task("2026-05-12", id=1),
        task("2026-05-11", id=2),
        task("2026-05-05", id=3),
        task("2026-04-30", id=4),
        task("2026-05-07", id=5),
        task("2026-09-01", id=6, known_since=known),
        task("2026-05-13", id=7, status=Status.RETURNED),
        task("2026-05-08", id=8, kind=Kind.CONTINUOUS),
        task("2026-05-07", id=9, status=Status.SUBMITTED),
        task("2026-05-11", id=10, organisation_id=-1),
    ]
    assert names(digest(items, ME, THURSDAY, CALENDAR)) == {
        "returned": [7],
        "overdue": [4, 3],
        "today_and_tomorrow": [5],
        "this_week": [10, 2, 1],
        "new": [6],
        "check_in": [8],
    }


def test_an_empty_digest_is_none() -> None:
    assert digest([], ME, THURSDAY, CALENDAR) is None
    assert digest([task("2026-09-01"), task(None)], ME, THURSDAY, CALENDAR) is None


def test_a_deadline_on_a_day_off_names_the_last_working_day() -> None:
    found = digest([task("2026-05-11"), task("2026-05-12")], ME, THURSDAY, CALENDAR)
    assert found is not None
    ((_, items),) = found.groups
    assert [item.last_working_day for item in items] == [date(2026, 5, 8), None]


def test_what_is_new_is_so_once() -> None:
    item = task("2026-09-01", known_since=datetime(2026, 5, 6, 12, tzinfo=UTC))
    before, after = datetime(2026, 5, 6, 6, tzinfo=UTC), datetime(2026, 5, 7, 6, tzinfo=UTC)
    assert names(digest([item], ME, THURSDAY, CALENDAR, previous_at=before)) == {"new": [1]}
    assert digest([item], ME, THURSDAY + timedelta(days=1), CALENDAR, previous_at=after) is None


def test_a_far_deadline_is_named_by_the_policy_of_its_roadmap() -> None:
    item = task("2026-05-29", roadmap_id=3)
    policies = {3: replace(DAILY, before=(15,))}
    assert names(digest([item], ME, THURSDAY, CALENDAR, policies)) == {"later": [1]}
    assert digest([item], ME, THURSDAY, CALENDAR) is None


def test_what_should_have_been_said_since_the_last_digest_is_said_now() -> None:
    item = task("2026-05-19")
    friday, monday = date(2026, 5, 8), datetime(2026, 5, 4, 6, tzinfo=UTC)
    assert digest([item], ME, friday, CALENDAR) is None
    found = digest([item], ME, friday, CALENDAR, {0: DAILY}, previous_at=monday)
    assert names(found) == {"later": [1]}


def test_a_snooze_holds_for_whoever_asked_until_the_last_day() -> None:
    people = (PersonRef(ME, snoozed_until=date(2026, 5, 15)), PersonRef(8))
    item = task("2026-05-08", people=people)
    assert digest([item], ME, THURSDAY, CALENDAR) is None
    assert names(digest([item], 8, THURSDAY, CALENDAR)) == {"today_and_tomorrow": [1]}
    friday = date(2026, 5, 8)
    assert names(digest([item], ME, friday, CALENDAR)) == {"today_and_tomorrow": [1]}
    assert digest([item], ME, date(2026, 5, 12), CALENDAR) is None
    assert names(digest([item], ME, date(2026, 5, 15), CALENDAR)) == {"overdue": [1]}


def test_what_goes_on_is_listed_until_it_is_answered() -> None:
    item = task(
        None,
        kind=Kind.CONTINUOUS,
        rhythm=Rhythm.MONTHLY,
        window_start=date(2026, 4, 1),
        ends_on=date(2026, 8, 31),
    )
    assert digest([item], ME, date(2026, 4, 29), CALENDAR) is None
    assert names(digest([item], ME, THURSDAY, CALENDAR)) == {"check_in": [1]}
    answered = replace(item, last_check_in=date(2026, 5, 7))
    assert digest([answered], ME, THURSDAY, CALENDAR) is None


def test_there_is_one_digest_a_person_and_a_day() -> None:
    found = digest([task("2026-05-07")], ME, THURSDAY, CALENDAR)
    assert found is not None
    assert found.key == digest_key(ME, THURSDAY) == "digest:7:2026-05-07"


deadlines = st.none() | st.dates(date(2026, 4, 1), date(2026, 7, 1))
open_tasks = st.builds(
    OpenTask,
    id=st.integers(1, 10**6),
    deadline=deadlines,
    zone=st.just(MOSCOW),
    status=st.sampled_from(Status),
    kind=st.sampled_from(Kind),
    people=st.just((PersonRef(ME),)),
    known_since=st.none() | st.just(datetime(2026, 5, 6, 12, tzinfo=UTC)),
)


@given(
    st.lists(open_tasks, max_size=20, unique_by=lambda item: item.id),
    st.dates(date(2026, 4, 20), date(2026, 6, 1)),
)
def test_no_task_is_named_twice_and_none_that_was_reported(
    items: list[OpenTask], today: date
) -> None:
    found = names(digest(items, ME, today, CALENDAR))
    named = [task_id for ids in found.values() for task_id in ids]
    assert len(named) == len(set(named))
    assert all(found.values())
    order = [list(Group).index(Group(group)) for group in found]
    assert order == sorted(order)
    for item in items:
        if item.status in REPORTED:
            assert item.id not in named
        elif item.deadline is not None and item.deadline <= today + timedelta(days=6):
            assert item.id in named
    assert names(digest(reversed(items), ME, today, CALENDAR)) == found


def _planned(item: OpenTask, now: str) -> list[Reminder]:
    moment = datetime.fromisoformat(now).replace(tzinfo=MOSCOW).astimezone(UTC)
    found = plan([item], replace(DAILY, escalation=()), CALENDAR, moment, timedelta(days=9))
    return [one for one in found if one.due_at > moment]


def test_only_the_last_day_and_yesterdays_lateness_may_break_out() -> None:
    found = _planned(task("2026-05-12"), "2026-05-07 12:00")
    assert [(f"{one.due_at.astimezone(MOSCOW):%d.%m %H:%M}", one.apart) for one in found] == [
        ("08.05 09:00", False),
        ("12.05 09:00", True),
        ("12.05 15:00", True),
        ("13.05 09:00", True),
        ("15.05 09:00", False),
    ]
    _, morning, call, _, later = found
    assert not breaks_out(morning, morning.due_at)
    assert breaks_out(call, morning.due_at)
    assert not breaks_out(call, None)
    assert not breaks_out(later, morning.due_at)


@pytest.mark.parametrize(
    ("choice", "today", "until"),
    [
        ("tomorrow", "2026-05-06", "2026-05-07"),
        ("tomorrow", "2026-05-08", "2026-05-12"),
        ("in_three_days", "2026-05-04", "2026-05-07"),
        ("in_three_days", "2026-05-06", "2026-05-12"),
        ("monday", "2026-05-12", "2026-05-18"),
        ("monday", "2026-05-18", "2026-05-25"),
        ("monday", "2026-05-07", "2026-05-12"),
    ],
)
def test_a_snooze_ends_on_a_working_day(choice: str, today: str, until: str) -> None:
    day = date.fromisoformat(today)
    found = snoozed_until(SnoozeChoice(choice).day(day), day, CALENDAR)
    assert found == date.fromisoformat(until)


@pytest.mark.parametrize(
    ("deadline", "until"),
    [
        ("2026-05-06", "2026-05-12"),
        ("2026-05-07", "2026-05-12"),
        ("2026-05-08", "2026-05-08"),
        ("2026-05-10", "2026-05-08"),
        ("2026-06-10", "2026-05-12"),
    ],
)
def test_a_snooze_does_not_sleep_over_the_last_day(deadline: str, until: str) -> None:
    wanted = SnoozeChoice.MONDAY.day(THURSDAY)
    found = snoozed_until(wanted, THURSDAY, CALENDAR, date.fromisoformat(deadline))
    assert found == date.fromisoformat(until)


@given(st.sampled_from(SnoozeChoice), st.dates(date(2026, 1, 1), date(2026, 12, 31)), deadlines)
def test_a_snooze_is_never_today(choice: SnoozeChoice, today: date, deadline: date | None) -> None:
    wanted = choice.day(today)
    until = snoozed_until(wanted, today, CALENDAR, deadline)
    assert until > today
    assert CALENDAR.is_working(until)
    assert until <= snoozed_until(wanted, today, CALENDAR)
