"""The rules of reminding, for any task, policy, calendar, zone and moment."""

from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.calendar import WorkingCalendar, end_of_day, local_day, local_moment
from domain.reminding.planner import next_moment, plan
from domain.reminding.policy import Escalation, Lead, Policy, QuietHours, RecipientKind
from domain.reminding.values import OpenTask, PersonRef, Reminder, ReminderKind
from domain.schedule import Kind
from domain.tasks import Rhythm
from domain.workflow import REPORTED, Status

SPAN = timedelta(days=90)
rule = settings(max_examples=60)

# From Kaliningrad to Kamchatka, and some where clocks change: in Cairo at midnight.
zones = st.sampled_from(
    [
        "Europe/Kaliningrad",
        "Europe/Moscow",
        "Europe/Samara",
        "Asia/Yekaterinburg",
        "Asia/Kolkata",
        "Asia/Kamchatka",
        "Europe/Berlin",
        "Africa/Cairo",
        "America/New_York",
    ]
).map(ZoneInfo)
hours = st.builds(time, st.integers(0, 23), st.sampled_from([0, 1, 30, 59]))
days = st.dates(date(2025, 9, 1), date(2027, 3, 1))
# Around the changes of clocks in Europe and in Egypt as often as anywhere.
moments = st.builds(
    lambda day, at: datetime.combine(day, at, UTC),
    days | st.dates(date(2026, 3, 26), date(2026, 3, 31)) | st.dates(date(2026, 4, 22)),
    hours,
).filter(lambda moment: moment.year < 2028)


@st.composite
def quiet_hours(draw: st.DrawFn) -> QuietHours:
    start = draw(hours)
    length = draw(st.integers(0, 16))
    return QuietHours(start, time((start.hour + length) % 24, start.minute))


calendars = st.builds(
    lambda weekend, exceptions: WorkingCalendar(weekend).with_overrides(exceptions),
    st.sampled_from([frozenset({5, 6}), frozenset({6}), frozenset({4, 5})]),
    st.dictionaries(days, st.booleans(), max_size=60),
)
distances = st.lists(st.integers(0, 30), min_size=1, max_size=6).map(tuple)
policies = st.builds(
    Policy,
    before=distances,
    after=st.lists(st.integers(1, 12), max_size=3).map(tuple),
    then_every=st.none() | st.integers(1, 14),
    hour=hours,
    last_call=st.none() | hours,
    quiet=quiet_hours(),
    escalation=st.permutations(
        [RecipientKind.HEAD, RecipientKind.CURATOR, RecipientKind.MANAGER]
    ).flatmap(
        lambda roles: st.lists(st.integers(1, 15), max_size=3).map(
            lambda delays: tuple(map(Escalation, roles, delays))
        )
    ),
    check_in_before=distances,
    leads=st.lists(st.builds(Lead, st.integers(1, 400), st.integers(10, 300)), max_size=3).map(
        lambda leads: tuple(sorted(leads, key=lambda lead: lead.days))
    ),
)
people = st.lists(
    st.builds(
        PersonRef,
        st.integers(1, 9),
        zone=st.none() | zones,
        digest_time=st.none() | hours,
        snoozed_until=st.none() | days,
    ),
    max_size=3,
    unique_by=lambda person: person.id,
).map(tuple)
open_statuses = st.sampled_from([status for status in Status if status not in REPORTED])


@st.composite
def tasks(draw: st.DrawFn, **fixed: st.SearchStrategy[object]) -> OpenTask:
    fields = {
        "deadline": st.none() | days,
        "kind": st.sampled_from([Kind.FIXED, Kind.CONTINUOUS, Kind.ON_EVENT]),
        "status": open_statuses,
        "people": people,
        "known_since": st.none() | moments,
        "rhythm": st.none() | st.sampled_from(Rhythm),
    }
    chosen = {name: draw(fixed.get(name, made)) for name, made in fields.items()}
    start = draw(st.none() | st.integers(0, 400))
    last = chosen["deadline"] or draw(days)
    began = None if start is None else last - timedelta(days=start)
    return OpenTask(
        id=1,
        zone=draw(zones),
        window_start=began,
        ends_on=draw(st.none() | st.just(last)),
        **chosen,
    )


def zone_of(task: OpenTask, reminder: Reminder) -> ZoneInfo:
    own = {person.id: person.zone for person in task.people}
    return own.get(reminder.person_id or 0) or task.zone


def to_come(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime, end: datetime
) -> list[Reminder]:
    """What `plan` gives after `now`, without what it makes up for."""
    made_up_for = {one.key for one in plan([task], policy, calendar, now)}
    planned = plan([task], policy, calendar, now, end - now)
    return [one for one in planned if one.key not in made_up_for]


@rule
@given(tasks(), policies, calendars, moments)
def test_nobody_is_written_to_on_days_off_or_in_quiet_hours(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime
) -> None:
    for reminder in plan([task], policy, calendar, now, SPAN):
        local = reminder.due_at.astimezone(zone_of(task, reminder))
        assert reminder.due_at.tzinfo is UTC
        assert reminder.due_at >= now
        assert calendar.is_working(local.date())
        assert not policy.quiet.contains(local.time())


@rule
@given(tasks(status=st.sampled_from(sorted(REPORTED))), policies, calendars, moments)
def test_nobody_is_reminded_of_what_was_reported(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime
) -> None:
    assert plan([task], policy, calendar, now, SPAN) == []
    assert next_moment(task, policy, calendar, now) is None


@rule
@given(tasks(), policies, calendars, moments)
def test_nothing_is_said_twice_or_in_the_same_breath(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime
) -> None:
    found = plan([task], policy, calendar, now, SPAN)
    assert len({reminder.key for reminder in found}) == len(found)
    by_recipient: dict[object, list[Reminder]] = {}
    for reminder in found:
        by_recipient.setdefault((reminder.recipient, reminder.person_id), []).append(reminder)
    for mine in by_recipient.values():
        for before, after in pairwise(mine):
            # Just before midnight of the deadline and just after it are two things to say.
            crossing = after.kind is ReminderKind.OVERDUE is not before.kind
            assert after.due_at - before.due_at > timedelta(hours=2) or crossing


@rule
@given(tasks(), policies, calendars, moments)
def test_what_was_missed_is_one_a_person(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime
) -> None:
    found = plan([task], policy, calendar, now)
    recipients = [(one.recipient, one.person_id) for one in found]
    assert len(set(recipients)) == len(recipients)


@rule
@given(tasks(deadline=days), policies, calendars, moments)
def test_before_and_after_the_deadline_are_not_mixed_up(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime
) -> None:
    assert task.deadline is not None
    for reminder in plan([task], policy, calendar, now, SPAN):
        closes = end_of_day(task.deadline, zone_of(task, reminder))
        if reminder.kind in (ReminderKind.OVERDUE, ReminderKind.ESCALATION):
            assert reminder.due_at >= closes
        elif reminder.due_at >= closes:
            # A task that reached the school after its deadline is new all the same.
            assert reminder.kind is ReminderKind.NEW
            assert task.known_since is not None
            assert task.known_since >= closes


@rule
@given(tasks(deadline=days, known_since=st.none()), policies, calendars)
def test_the_last_reminder_comes_on_the_last_working_day(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar
) -> None:
    assert task.deadline is not None
    last = calendar.working_day_on_or_before(task.deadline)
    start = local_moment(calendar.shift(last, -5), time.min, task.zone)
    found = plan([task], policy, calendar, start, timedelta(days=60))
    for person in task.people:
        zone = person.zone or task.zone
        closes = end_of_day(task.deadline, zone)
        mine = [one for one in found if one.person_id == person.id and one.due_at < closes]
        assert mine
        assert local_day(mine[-1].due_at, zone) == last


@rule
@given(tasks(deadline=days, known_since=moments, people=people.filter(bool)), policies, calendars)
def test_a_task_that_comes_in_the_last_hour_is_still_told(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar
) -> None:
    assert task.deadline is not None
    assert task.known_since is not None
    found = plan([task], policy, calendar, task.known_since, timedelta(days=500))
    for person in task.people:
        zone = person.zone or task.zone
        closes = end_of_day(task.deadline, zone)
        local = task.known_since.astimezone(zone)
        may_write = calendar.is_working(local.date()) and not policy.quiet.contains(local.time())
        if may_write and local < closes:
            assert any(one.due_at < closes for one in found if one.person_id == person.id)


@rule
@given(tasks(), policies, calendars, moments, st.integers(0, 60 * 24 * 40))
def test_planning_later_changes_nothing_that_is_to_come(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime, minutes: int
) -> None:
    later, end = now + timedelta(minutes=minutes), now + SPAN
    assert to_come(task, policy, calendar, later, end) == [
        one for one in to_come(task, policy, calendar, now, end) if one.due_at > later
    ]


@rule
@given(tasks(), policies, calendars, moments)
def test_the_next_moment_is_that_of_the_next_reminder(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime
) -> None:
    following = next_moment(task, policy, calendar, now)
    if following is None or following > now + SPAN:
        assert to_come(task, policy, calendar, now, now + SPAN) == []
    else:
        found = to_come(task, policy, calendar, now, following)
        assert {one.due_at for one in found} == {following}


@rule
@given(tasks(known_since=st.none()), policies, calendars, moments, st.integers(0, 59))
def test_whoever_plans_by_the_next_moment_misses_nothing(
    task: OpenTask, policy: Policy, calendar: WorkingCalendar, now: datetime, delay: int
) -> None:
    end = now + timedelta(days=60)
    owed = {one.key: one.due_at for one in to_come(task, policy, calendar, now, end)}
    sent: dict[str, datetime] = {}
    at = next_moment(task, policy, calendar, now)
    while at is not None and at <= end:
        tick = at + timedelta(seconds=delay)
        for reminder in plan([task], policy, calendar, tick):
            sent.setdefault(reminder.key, reminder.due_at)
        at = next_moment(task, policy, calendar, at)
    for key, due_at in owed.items():
        assert due_at <= sent[key] < due_at + timedelta(minutes=1)
