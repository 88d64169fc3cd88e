"""The one morning message of a person: which tasks it names, and in which groups."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType

from domain.calendar import WorkingCalendar, local_day
from domain.reminding.policy import Policy
from domain.reminding.stages import check_ins, dated
from domain.reminding.values import OpenTask, Reminder
from domain.schedule import Kind
from domain.tasks import WEEK
from domain.workflow import Status, is_reported

SETTLING = timedelta(minutes=15)
"""How long after the digest of a morning its reminders may still be planned and belong to it."""

_DAY = timedelta(days=1)
_DEFAULT = Policy()


class Group(StrEnum):
    """The groups of a digest, in the order in which they are read."""

    RETURNED = "returned"
    TODAY_AND_TOMORROW = "today_and_tomorrow"
    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    LATER = "later"
    NEW = "new"
    CHECK_IN = "check_in"


@dataclass(frozen=True, slots=True)
class DigestItem:
    """A task in a digest. `last_working_day` is set where the deadline itself is a day off.

    Of what goes on it is not: its news is asked for, and nothing ends on that day.
    """

    task: OpenTask
    last_working_day: date | None = None


@dataclass(frozen=True, slots=True)
class Digest:
    """What a person reads in the morning of a local day; no group is empty, no task twice."""

    person_id: int
    day: date
    groups: tuple[tuple[Group, tuple[DigestItem, ...]], ...]

    @property
    def key(self) -> str:
        """Unique a person and a day: there is at most one digest a day."""
        return digest_key(self.person_id, self.day)


def digest_key(person_id: int, day: date) -> str:
    """The key of the digest of a person on a local day."""
    return f"digest:{person_id}:{day.isoformat()}"


def digest(
    tasks: Iterable[OpenTask],
    person_id: int,
    today: date,
    calendar: WorkingCalendar,
    policies: Mapping[int, Policy] = MappingProxyType({}),
    previous_at: datetime | None = None,
) -> Digest | None:
    """The digest of one person, or None where there is nothing to say.

    `tasks` are all that the person answers for; what was reported is left out, and so is what the
    person has put off, unless today is the last day for it. `policies` are those of the roadmaps
    by id (the defaults where there is none): a deadline further away than a week is named on its
    reminder days. `previous_at` is the aware moment of the person's last digest: what has become
    known since then is new, what should have been said since then is said now. Inside a group the
    earliest deadline comes first, then school and roadmap.
    """
    morning = _Morning(person_id, today, calendar, policies, previous_at)
    groups: dict[Group, list[OpenTask]] = {group: [] for group in Group}
    for task in tasks:
        group = morning.group(task)
        if group is not None:
            groups[group].append(task)
    filled = tuple(
        (group, tuple(_item(task, calendar) for task in sorted(members, key=_order)))
        for group, members in groups.items()
        if members
    )
    return Digest(person_id, today, filled) if filled else None


def breaks_out(reminder: Reminder, digest_at: datetime | None) -> bool:
    """Whether a reminder gets a message of its own instead of a line in the digest.

    Only the last day and what became overdue yesterday do, and only some time after the digest of
    that day: before, it would say the same twice. `digest_at` is the aware moment at which the
    day's digest was sent or is due, None where there is none yet.
    """
    return reminder.apart and digest_at is not None and reminder.due_at > digest_at + SETTLING


@dataclass(frozen=True, slots=True)
class _Morning:
    """One person's view of tasks on one day."""

    person_id: int
    today: date
    calendar: WorkingCalendar
    policies: Mapping[int, Policy]
    previous_at: datetime | None

    def group(self, task: OpenTask) -> Group | None:
        """The group in which the task is named today, if it is."""
        if is_reported(task.status) or self._is_away(task):
            return None
        deadline = task.deadline
        found = self._undated(task) if deadline is None else self._dated(task, deadline)
        if found is not None and task.status is Status.RETURNED:
            return Group.RETURNED
        return found

    def _dated(self, task: OpenTask, deadline: date) -> Group | None:
        last = self.calendar.working_day_on_or_before(deadline)
        asked_again = self._snoozed_until(task)
        if last != self.today and self.today < asked_again:
            return None
        if deadline < self.today:
            return Group.OVERDUE
        in_a_week = deadline <= self.today + WEEK
        if task.kind is Kind.CONTINUOUS and in_a_week:
            return Group.CHECK_IN
        if last <= self.today or deadline <= self.today + _DAY:
            return Group.TODAY_AND_TOMORROW
        if in_a_week:
            return Group.THIS_WEEK
        if self._is_new(task):
            return Group.NEW
        policy = self.policies.get(task.roadmap_id, _DEFAULT)
        days = [stage.day for stage in dated(task, deadline, policy, self.calendar)]
        days.append(self.calendar.working_day_on_or_after(asked_again))
        spoken_of = any(self._unsaid_from(task) <= day <= self.today for day in days)
        return Group.LATER if spoken_of or task.status is Status.RETURNED else None

    def _undated(self, task: OpenTask) -> Group | None:
        if self.today < self._snoozed_until(task):
            return None
        if any(stage.day <= self.today for stage in check_ins(task, self.calendar)):
            return Group.CHECK_IN
        return Group.NEW if self._is_new(task) or task.status is Status.RETURNED else None

    def _is_away(self, task: OpenTask) -> bool:
        return any(
            ref.away_until is not None and self.today < ref.away_until
            for ref in task.people
            if ref.id == self.person_id
        )

    def _snoozed_until(self, task: OpenTask) -> date:
        days = (ref.snoozed_until for ref in task.people if ref.id == self.person_id)
        return next(days, None) or date.min

    def _is_new(self, task: OpenTask) -> bool:
        if task.known_since is None:
            return False
        return self.previous_at is None or task.known_since > self.previous_at

    def _unsaid_from(self, task: OpenTask) -> date:
        """The first day of which nothing was said to this person yet."""
        if self.previous_at is None:
            return self.today
        return min(self.today, local_day(self.previous_at, task.zone) + _DAY)


def _order(task: OpenTask) -> tuple[date, int, int, int]:
    return task.deadline or date.max, task.organisation_id, task.roadmap_id, task.id


def _item(task: OpenTask, calendar: WorkingCalendar) -> DigestItem:
    deadline = None if task.kind is Kind.CONTINUOUS else task.deadline
    if deadline is None or calendar.is_working(deadline):
        return DigestItem(task)
    return DigestItem(task, calendar.working_day_on_or_before(deadline))
