"""When people are written to, by examples; see test_reminders_properties for the rules at large."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from domain.calendar import WorkingCalendar
from domain.reminding.planner import next_moment, plan
from domain.reminding.policy import Policy, RecipientKind
from domain.reminding.values import OpenTask, PersonRef, Reminder
from domain.schedule import Kind
from domain.tasks import Rhythm
from domain.workflow import Status
from tests.domain.policies import DAILY

MOSCOW = ZoneInfo("Europe/Moscow")
# Friday the 1st and Monday the 11th of May are off, besides Saturdays and Sundays.
CALENDAR = WorkingCalendar().with_overrides({date(2026, 5, 1): False, date(2026, 5, 11): False})
POLICY = DAILY
PERSON = PersonRef(7)
YEAR = timedelta(days=365)


def task(deadline: str | None, **fields: object) -> OpenTask:
    day = date.fromisoformat(deadline) if deadline else None
    return replace(OpenTask(id=1, deadline=day, zone=MOSCOW, people=(PERSON,)), **fields)


def moscow(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=MOSCOW).astimezone(UTC)


def shown(reminders: list[Reminder], zone: ZoneInfo = MOSCOW) -> list[str]:
    return [
        f"{reminder.due_at.astimezone(zone):%d.%m %H:%M} {reminder.kind}"
        + (" apart" if reminder.apart else "")
        for reminder in reminders
        if reminder.recipient is RecipientKind.COORDINATOR
    ]


def until_may_end(item: OpenTask, policy: Policy = POLICY, since: str = "2026-03-30") -> list[str]:
    now = moscow(since)
    return shown(plan([item], policy, CALENDAR, now, moscow("2026-06-01") - now))


def test_a_deadline_on_a_working_day() -> None:
    assert until_may_end(task("2026-05-13")) == [
        "21.04 09:00 ahead",
        "30.04 09:00 ahead",
        "07.05 09:00 ahead",
        "12.05 09:00 ahead",
        "13.05 09:00 today apart",
        "13.05 15:00 today apart",
        "14.05 09:00 overdue apart",
        "18.05 09:00 overdue",
        "25.05 09:00 overdue",
    ]


def test_before_a_deadline_on_a_day_off_the_last_word_is_on_the_working_day_before() -> None:
    assert until_may_end(task("2026-05-11"))[3:7] == [
        "07.05 09:00 ahead",
        "08.05 09:00 today apart",
        "08.05 15:00 today apart",
        "12.05 09:00 overdue apart",
    ]


def test_the_roles_above_are_told_in_turn() -> None:
    now = moscow("2026-05-13")
    told = plan([task("2026-05-13", people=())], POLICY, CALENDAR, now, timedelta(days=30))
    assert [(f"{one.due_at:%d.%m}", one.recipient.value, one.person_id) for one in told] == [
        ("18.05", "head", None),
        ("20.05", "curator", None),
        ("27.05", "manager", None),
    ]


@pytest.mark.parametrize("status", ["submitted", "done", "not_applicable", "cancelled"])
def test_who_has_reported_is_left_alone(status: str) -> None:
    reported = task("2026-05-13", status=Status(status))
    assert plan([reported], POLICY, CALENDAR, moscow("2026-05-13"), YEAR) == []
    assert next_moment(reported, POLICY, CALENDAR, moscow("2026-05-13")) is None


@pytest.mark.parametrize("status", ["planned", "in_progress", "returned", "blocked"])
def test_who_owes_is_not(status: str) -> None:
    assert until_may_end(task("2026-05-13", status=Status(status)))


@pytest.mark.parametrize(
    ("start", "first"),
    [
        (None, "21.04 09:00 ahead"),
        ("2026-05-10", "30.04 09:00 ahead"),
        ("2026-04-14", "21.04 09:00 ahead"),
        ("2026-01-12", "10.04 09:00 ahead"),
        ("2025-05-20", "01.04 09:00 ahead"),
    ],
)
def test_a_longer_window_is_spoken_of_earlier(start: str | None, first: str) -> None:
    window_start = date.fromisoformat(start) if start else None
    assert until_may_end(task("2026-05-13", window_start=window_start))[0] == first


def test_each_person_has_the_own_clock() -> None:
    kamchatka = PersonRef(8, zone=ZoneInfo("Asia/Kamchatka"), digest_time=time(10, 30))
    item = task("2026-05-13", people=(kamchatka,))
    now = moscow("2026-05-12")
    found = plan([item], POLICY, CALENDAR, now, timedelta(days=2))
    assert shown(found, ZoneInfo("Asia/Kamchatka")) == [
        "12.05 10:30 ahead",
        "13.05 10:30 today apart",
        "13.05 15:00 today apart",
    ]


def test_an_hour_in_the_quiet_hours_moves_to_their_end() -> None:
    early = task("2026-05-13", people=(PersonRef(8, digest_time=time(6)),))
    late = task("2026-05-13", people=(PersonRef(8, digest_time=time(22)),))
    for item in (early, late):
        assert until_may_end(item)[0] == "21.04 08:00 ahead"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-05-12 11:00", "12.05 11:00 ahead"),
        ("2026-05-07 23:00", "08.05 09:00 ahead"),
        ("2026-05-13 16:00", "13.05 16:00 today apart"),
        ("2026-05-29 07:00", "29.05 09:00 overdue"),
    ],
)
def test_what_was_missed_comes_as_one_and_at_an_hour_for_it(now: str, expected: str) -> None:
    item = task("2026-05-13")
    assert shown(plan([item], POLICY, CALENDAR, moscow(now))) == [expected]


def test_what_was_missed_gives_way_to_the_next_if_that_is_near() -> None:
    item = task("2026-05-13")
    assert plan([item], POLICY, CALENDAR, moscow("2026-05-09 12:00")) == []
    assert plan([item], POLICY, CALENDAR, moscow("2026-05-13 08:10")) == []
    found = plan([item], POLICY, CALENDAR, moscow("2026-05-13 08:10"), timedelta(hours=1))
    assert shown(found) == ["13.05 09:00 today apart"]


def test_a_deadline_to_come_is_not_announced_after_it_has_passed() -> None:
    assert plan([task("2026-05-09")], POLICY, CALENDAR, moscow("2026-05-08 21:00")) == []


def test_the_same_reminder_has_the_same_key_whenever_it_is_planned() -> None:
    item = task("2026-05-13")
    ahead = plan([item], POLICY, CALENDAR, moscow("2026-05-12"), timedelta(days=1))
    exact = plan([item], POLICY, CALENDAR, moscow("2026-05-12 09:00"))
    late = plan([item], POLICY, CALENDAR, moscow("2026-05-12 17:00"))
    assert {one.key for one in ahead} == {one.key for one in exact} == {one.key for one in late}


def test_what_was_planned_before_is_not_made_up_for_again() -> None:
    now = moscow("2026-05-11 12:00")
    item = task("2026-05-13", people=(PERSON, PersonRef(8)))
    planned = replace(item, planned_until=moscow("2026-05-08 12:00"))
    assert plan([planned], POLICY, CALENDAR, moscow("2026-05-08 17:00")) == []
    missed = replace(item, planned_until=moscow("2026-05-05 12:00"))
    assert len(plan([missed], POLICY, CALENDAR, moscow("2026-05-08 17:00"))) == 2
    assert plan([planned], POLICY, CALENDAR, now, YEAR) == [
        one for one in plan([item], POLICY, CALENDAR, now, YEAR) if one.due_at > now
    ]


def test_a_moved_deadline_is_reminded_anew() -> None:
    now = moscow("2026-04-01")
    before = {one.key for one in plan([task("2026-05-13")], POLICY, CALENDAR, now, YEAR)}
    after = {one.key for one in plan([task("2026-05-20")], POLICY, CALENDAR, now, YEAR)}
    assert not before & after


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        # In good time: the news with the next digest, then the usual days.
        ("2026-04-15 12:00", ["16.04 09:00 new", "21.04 09:00 ahead", "30.04 09:00 ahead"]),
        # In the middle: what would have been due before is not made up for.
        ("2026-05-06 12:00", ["07.05 09:00 ahead", "12.05 09:00 ahead", "13.05 09:00 today apart"]),
        # On the last day after the digest: there is still the last call.
        ("2026-05-13 11:00", ["13.05 15:00 today apart", "14.05 09:00 overdue apart"]),
        # After the last call: at once.
        ("2026-05-13 17:30", ["13.05 17:30 today apart", "14.05 09:00 overdue apart"]),
        # Too late for anything: the school is not blamed before it knew.
        ("2026-05-15 12:00", ["18.05 09:00 overdue", "20.05 09:00 overdue"]),
    ],
)
def test_a_school_is_not_late_before_it_knows(known: str, expected: list[str]) -> None:
    item = task("2026-05-13", known_since=moscow(known))
    assert until_may_end(item, since=known)[: len(expected)] == expected


def test_escalation_counts_from_the_day_the_school_knew() -> None:
    item = task("2026-05-13", known_since=moscow("2026-05-20 12:00"))
    told = plan([item], POLICY, CALENDAR, moscow("2026-05-20 12:00"), timedelta(days=30))
    head = next(one for one in told if one.recipient is RecipientKind.HEAD)
    assert head.due_at == moscow("2026-05-25 09:00")


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("2026-05-08", ["08.05 09:00 ahead", "12.05 09:00 ahead", "13.05 09:00 today apart"]),
        ("2026-05-12", ["12.05 09:00 ahead", "13.05 09:00 today apart"]),
        (
            "2026-05-18",
            ["13.05 09:00 today apart", "13.05 15:00 today apart", "18.05 09:00 overdue"],
        ),
        (
            "2026-05-23",
            ["13.05 09:00 today apart", "13.05 15:00 today apart", "25.05 09:00 overdue"],
        ),
    ],
)
def test_a_snooze_is_silent_up_to_its_day_but_not_on_the_last_one(
    until: str, expected: list[str]
) -> None:
    person = PersonRef(7, snoozed_until=date.fromisoformat(until))
    found = until_may_end(task("2026-05-13", people=(person,)), since="2026-05-07 09:30")
    assert found[: len(expected)] == expected


def test_one_persons_snooze_is_not_anothers() -> None:
    people = (PersonRef(7, snoozed_until=date(2026, 5, 12)), PersonRef(8))
    found = plan([task("2026-05-13", people=people)], POLICY, CALENDAR, moscow("2026-05-07 09:00"))
    assert [one.person_id for one in found] == [8]


def test_a_check_in_is_asked_kindly() -> None:
    item = task("2026-05-13", kind=Kind.CONTINUOUS)
    assert until_may_end(item) == [
        "07.05 09:00 check_in",
        "13.05 09:00 check_in",
        "14.05 09:00 overdue",
    ]
    found = plan([item], POLICY, CALENDAR, moscow("2026-04-01"), YEAR)
    assert {one.recipient for one in found} == {RecipientKind.COORDINATOR}


@pytest.mark.parametrize(
    ("rhythm", "last_check_in", "expected"),
    [
        (Rhythm.MONTHLY, None, ["31.03", "30.04", "29.05"]),
        (Rhythm.MONTHLY, "2026-04-03", ["29.05"]),
        (Rhythm.QUARTERLY, None, ["31.03", "29.05"]),
        (Rhythm.AT_END, "2026-04-03", ["29.05"]),
        (Rhythm.AT_END, "2026-05-20", []),
        (None, None, []),
    ],
)
def test_what_goes_on_is_asked_about_by_its_rhythm(
    rhythm: Rhythm | None, last_check_in: str | None, expected: list[str]
) -> None:
    item = task(
        None,
        kind=Kind.CONTINUOUS,
        rhythm=rhythm,
        window_start=date(2026, 1, 12),
        ends_on=date(2026, 5, 31),
        last_check_in=date.fromisoformat(last_check_in) if last_check_in else None,
    )
    found = plan([item], POLICY, CALENDAR, moscow("2026-02-20"), YEAR)
    found = [one for one in found if one.due_at > moscow("2026-03-01")]
    assert [f"{one.due_at:%d.%m}" for one in found] == expected
    assert {one.kind for one in found} <= {"check_in"}


def test_what_has_no_deadline_and_no_rhythm_is_never_due() -> None:
    item = task(None, kind=Kind.ON_EVENT)
    assert plan([item], POLICY, CALENDAR, moscow("2026-05-13"), YEAR) == []
    assert next_moment(item, POLICY, CALENDAR, moscow("2026-05-13")) is None


def test_the_next_moment_is_that_of_whoever_comes_first() -> None:
    people = (PERSON, PersonRef(8, digest_time=time(8, 30)))
    item = task("2026-05-13", people=people)
    found = next_moment(item, POLICY, CALENDAR, moscow("2026-05-12 09:00"))
    assert found == moscow("2026-05-13 08:30")
    assert next_moment(item, POLICY, CALENDAR, moscow("2026-05-13 08:30")) == moscow(
        "2026-05-13 09:00"
    )


def test_weekly_reminders_that_fall_into_holidays_become_one() -> None:
    summer = CALENDAR.with_overrides(
        {date(2026, 6, 1) + timedelta(days=number): False for number in range(92)}
    )
    item = task("2026-05-13")
    now = moscow("2026-05-26")
    found = plan([item], POLICY, summer, now, moscow("2026-09-12") - now)
    assert shown(found)[1:] == ["29.05 09:00 overdue", "07.09 09:00 overdue"]
