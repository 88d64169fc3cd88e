"""A year of fifty schools, hour by hour as the scheduler would live it."""

import random
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from zoneinfo import ZoneInfo

from domain.calendar import WorkingCalendar, end_of_day, local_day
from domain.reminding.digest import digest_key
from domain.reminding.planner import next_moment, plan
from domain.reminding.policy import RecipientKind
from domain.reminding.values import OpenTask, PersonRef, Reminder, ReminderKind
from domain.schedule import Kind
from domain.tasks import Rhythm
from domain.workflow import Status
from tests.domain.policies import DAILY

SCHOOLS = 50
START = datetime(2025, 9, 1, 5, tzinfo=UTC)
END = datetime(2026, 8, 31, 21, tzinfo=UTC)
POLICY = DAILY


def _russian_year() -> WorkingCalendar:
    """New Year, spring and May holidays, and a Saturday that is worked."""
    off = [date(2025, 11, 3), date(2025, 11, 4), date(2026, 2, 23), date(2026, 3, 9)]
    off += [date(2025, 12, 31) + timedelta(days=number) for number in range(12)]
    off += [date(2026, 5, 1), date(2026, 5, 11), date(2026, 6, 12)]
    worked = {date(2025, 11, 1): True}
    return WorkingCalendar().with_overrides(dict.fromkeys(off, False) | worked)


CALENDAR = _russian_year()


@dataclass
class Year:
    """The tasks with their next moments as a table would hold them, and the outbox."""

    zone: ZoneInfo
    chance: random.Random
    tasks: dict[int, OpenTask] = field(default_factory=dict)
    agenda: list[tuple[datetime, int]] = field(default_factory=list)
    outbox: dict[str, Reminder] = field(default_factory=dict)
    sent: list[tuple[datetime, Reminder]] = field(default_factory=list)
    reported: dict[int, datetime] = field(default_factory=dict)
    planned: Counter[int] = field(default_factory=Counter)

    def add(self, task: OpenTask) -> None:
        self.tasks[task.id] = task
        heappush(self.agenda, (START, task.id))

    def tick(self, now: datetime) -> None:
        """Plan what is due, put it into the outbox once, send what has come of age."""
        while self.agenda and self.agenda[0][0] <= now:
            _, task_id = heappop(self.agenda)
            task = self.tasks[task_id]
            self.planned[task_id] += 1
            for reminder in plan([task], POLICY, CALENDAR, now):
                if reminder.key not in self.outbox:
                    self.outbox[reminder.key] = reminder
                    self.sent.append((now, reminder))
            following = next_moment(task, POLICY, CALENDAR, now)
            if following is not None:
                heappush(self.agenda, (following, task_id))

    def report(self, now: datetime) -> None:
        """Now and then somebody reports."""
        for task_id in self.chance.sample(sorted(self.tasks), k=5):
            if task_id not in self.reported:
                self.reported[task_id] = now
                self.tasks[task_id] = replace(self.tasks[task_id], status=Status.DONE)


def _open(zone: ZoneInfo, chance: random.Random) -> Year:
    year = Year(zone, chance)
    elsewhere = [
        ZoneInfo(name) for name in ("Asia/Yekaterinburg", "Europe/Kaliningrad", "Europe/Berlin")
    ]
    for school in range(SCHOOLS):
        people = tuple(
            PersonRef(
                school * 2 + number + 1,
                zone=chance.choice([None, None, None, *elsewhere]),
                digest_time=chance.choice([None, None, time(8), time(7, 15), time(18)]),
            )
            for number in range(1 + school % 2)
        )
        for number in range(24):
            deadline = date(2025, 9, 10) + timedelta(days=chance.randrange(350))
            year.add(
                OpenTask(
                    id=school * 100 + number,
                    deadline=deadline if number else None,
                    zone=zone,
                    kind=chance.choice([Kind.FIXED] * 3 + [Kind.CONTINUOUS]),
                    window_start=deadline - timedelta(days=chance.choice([0, 6, 30, 91])),
                    people=people,
                    organisation_id=school,
                    rhythm=Rhythm.MONTHLY,
                    ends_on=date(2026, 8, 31),
                    known_since=START,
                )
            )
    return year


def test_a_year_of_fifty_schools() -> None:
    zone = ZoneInfo("Asia/Kamchatka")
    year = _open(zone, random.Random(2025))
    zones = {
        person.id: person.zone or zone for task in year.tasks.values() for person in task.people
    }
    original = dict(year.tasks)
    now = START
    while now < END:
        now += timedelta(minutes=30)
        # One night in November the bot is off for two days.
        if not datetime(2025, 11, 5, 15, tzinfo=UTC) < now < datetime(2025, 11, 7, 15, tzinfo=UTC):
            year.tick(now)
        if now.hour == 10 and now.minute == 0:
            year.report(now)

    digests: Counter[str] = Counter()
    for sent_at, reminder in year.sent:
        person_zone = zones.get(reminder.person_id or 0, zone)
        local = reminder.due_at.astimezone(person_zone)
        assert CALENDAR.is_working(local.date())
        assert not POLICY.quiet.contains(local.time())
        assert sent_at <= year.reported.get(reminder.task_id, END)
        assert reminder.due_at - sent_at < timedelta(days=13)
        if reminder.person_id is not None:
            digests[digest_key(reminder.person_id, local.date())] += 1

    told = {
        (reminder.task_id, reminder.person_id, local_day(reminder.due_at, zones[person]))
        for _, reminder in year.sent
        if (person := reminder.person_id) is not None
    }
    for task in original.values():
        if task.deadline is None:
            continue
        last = CALENDAR.working_day_on_or_before(task.deadline)
        for person in task.people:
            closes = end_of_day(last, zones[person.id])
            if year.reported.get(task.id, END) >= closes and not _while_off(last):
                assert (task.id, person.id, last) in told

    # One message a day stands for many reminders, and nobody hears of a task every day.
    assert len(digests) < len(told) / 1.5
    escalated = {one.task_id for _, one in year.sent if one.recipient is RecipientKind.MANAGER}
    assert escalated
    assert all(original[task_id].kind is Kind.FIXED for task_id in escalated)
    assert {one.kind for _, one in year.sent} == set(ReminderKind)
    # Planning touches a task when something is due and not otherwise.
    assert sum(year.planned.values()) < 1.5 * len(year.sent)


def _while_off(day: date) -> bool:
    return date(2025, 11, 5) <= day <= date(2025, 11, 7)
