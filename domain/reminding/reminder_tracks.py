"""A track is one recipient of one task: the stages as moments on that recipient's clock."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from heapq import merge
from operator import itemgetter
from zoneinfo import ZoneInfo

from domain.calendar import WorkingCalendar, end_of_day, local_day, local_moment
from domain.reminding.policy import Policy, QuietHours, RecipientKind
from domain.reminding.stages import (
    Stage,
    check_ins,
    dated,
    escalated_on,
    overdue_from,
    repeated,
)
from domain.reminding.values import OpenTask, PersonRef, ReminderKind
from domain.schedule import Kind

Moment = tuple[datetime, Stage]

MERGED = timedelta(hours=2)
"""Of two reminders of a task that reach one recipient within this time only the second is left.

But the last chance before a deadline gives way to nothing that comes after it.
"""


@dataclass(slots=True)
class TrackTimes:
    """When one recipient may be written to: local hours of work and the usual hour of the day."""

    zone: ZoneInfo
    hour: time
    quiet: QuietHours
    calendar: WorkingCalendar

    def on(self, day: date, at: time | None = None) -> datetime:
        """The moment of `at` (or of the usual hour) on a local day, out of the quiet hours."""
        return _open_moment(day, at or self.hour, self.quiet, self.zone)

    def next_hour(self, after: datetime) -> datetime:
        """The usual hour of the first worked day on which it comes later than `after`."""
        day = self.calendar.working_day_on_or_after(local_day(after, self.zone))
        moment = self.on(day)
        return moment if moment > after else self.on(self.calendar.shift(day, 1))

    def from_now(self, now: datetime) -> datetime:
        """`now` if one may write now, or else the next usual hour."""
        local = now.astimezone(self.zone)
        open_now = self.calendar.is_working(local.date()) and not self.quiet.contains(local.time())
        return now if open_now else self.next_hour(now)


@dataclass(slots=True)
class ReminderTrack:
    """One recipient of one task, and the stages of which there is an end, by day.

    `person` is None where a role is told.
    """

    task: OpenTask
    policy: Policy
    clockwork: TrackTimes
    recipient: RecipientKind
    stages: list[Stage]
    person: PersonRef | None = None

    def moments(self, since: datetime) -> Iterator[Moment]:
        """(due moment, stage), ascending, none too close together, possibly without end.

        Of what lies before `since` only the last is sure to be there.
        """
        if self.person is None:
            found: Iterator[Moment] = map(self._moment, self.stages)
        else:
            found = self._downwards(self.person, since)
            if self.person.away_until is not None:
                found = self._after_absence(found, self.person.away_until)
        held: Moment | None = None
        for moment in found:
            if held is not None and not gives_way(held[0], held[1], moment):
                yield held
            held = moment
        if held is not None:
            yield held

    def closes_at(self) -> datetime | None:
        """The moment from which the deadline is over for this recipient."""
        deadline = self.task.deadline
        return None if deadline is None else end_of_day(deadline, self.clockwork.zone)

    def key(self, stage: Stage) -> str:
        """The key of the reminder that `stage` gives here. A moved deadline is reminded anew."""
        to = self.recipient.value if self.person is None else self.person.id
        # That a task is new is said once, whatever becomes of its deadline.
        about = "-" if stage.kind is ReminderKind.NEW else self.task.deadline or "-"
        return f"{self.task.id}:{about}:{stage.name}:{to}"

    def _downwards(self, person: PersonRef, since: datetime) -> Iterator[Moment]:
        task, calendar = self.task, self.clockwork.calendar
        today = local_day(since, self.clockwork.zone)
        until = person.snoozed_until or date.min
        heard = [stage for stage in self.stages if stage.firm or stage.day >= until]
        past = max((stage.day for stage in heard if stage.day < today), default=date.min)
        planned = [self._moment(stage) for stage in heard if stage.day >= past]
        known = task.known_since
        if known is not None:
            planned = self._announced(known, [at for at in planned if at[0] > known])
        if person.snoozed_until is not None:
            planned.insert(0, self._moment(self._after_snooze(person.snoozed_until)))
        planned.sort(key=itemgetter(0))
        if task.deadline is None:
            return iter(planned)
        endless = repeated(task, task.deadline, self.policy, calendar, max(today, until))
        again = (self._moment(stage) for stage in endless if stage.day >= until)
        return merge(planned, again, key=itemgetter(0))

    def _after_absence(self, found: Iterator[Moment], until: date) -> Iterator[Moment]:
        """`found` without what a colleague hears of; what is left is said on the day of return."""
        back = self._moment(self._after_snooze(until))
        kept = (moment for moment in found if moment[1].day > back[1].day)
        return merge([back], kept, key=itemgetter(0))

    def _announced(self, known: datetime, planned: list[Moment]) -> list[Moment]:
        """`planned` with the news of the task before it, at once if there is no other chance."""
        closes = self.closes_at()
        hour = self.clockwork.next_hour(known)
        if closes is None or closes <= known or hour < closes:
            return [self._said(hour, "new", ReminderKind.NEW), *planned]
        at_once = self.clockwork.from_now(known)
        if at_once >= closes or any(due < closes for due, _ in planned):
            return planned
        kind = self._kind_on(local_day(at_once, self.clockwork.zone))
        return [self._said(at_once, "at-once", kind), *planned]

    def _after_snooze(self, until: date) -> Stage:
        day = self.clockwork.calendar.working_day_on_or_after(until)
        return Stage(f"snoozed-{until.isoformat()}", day, self._kind_on(day))

    def _kind_on(self, day: date) -> ReminderKind:
        deadline = self.task.deadline
        if deadline is not None and day > deadline:
            return ReminderKind.OVERDUE
        if self.task.kind is Kind.CONTINUOUS:
            return ReminderKind.CHECK_IN
        if deadline is None:
            return ReminderKind.AHEAD
        last = self.clockwork.calendar.working_day_on_or_before(deadline)
        return ReminderKind.TODAY if day >= last else ReminderKind.AHEAD

    def _said(self, due: datetime, name: str, kind: ReminderKind) -> Moment:
        day = local_day(due, self.clockwork.zone)
        today = kind is ReminderKind.TODAY
        return due, Stage(name, day, kind, apart=today, firm=name == "at-once")

    def _moment(self, stage: Stage) -> Moment:
        return self.clockwork.on(stage.day, stage.at), stage


def gives_way(due: datetime, stage: Stage, following: Moment) -> bool:
    """Whether what is due then about `stage` is left to the `following` moment of its track."""
    return following[0] <= due + MERGED and (following[1].firm or not stage.firm)


@lru_cache(maxsize=4096)
def _open_moment(day: date, at: time, quiet: QuietHours, zone: ZoneInfo) -> datetime:
    moment = local_moment(day, quiet.out(at), zone)
    # Clocks that skip an hour in spring may have skipped into the quiet hours.
    if quiet.contains(moment.astimezone(zone).time()):
        return local_moment(day, quiet.end, zone)
    return moment


def tracks(task: OpenTask, policy: Policy, calendar: WorkingCalendar) -> Iterator[ReminderTrack]:
    """Every recipient of a task: its people, and the roles to which its lateness goes up."""
    deadline = task.deadline
    if task.people:
        if deadline is None:
            stages = check_ins(task, calendar)
        else:
            stages = dated(task, deadline, policy, calendar)
    for person in task.people:
        zone, hour = person.zone or task.zone, person.digest_time or policy.hour
        own = TrackTimes(zone, hour, policy.quiet, calendar)
        yield ReminderTrack(task, policy, own, RecipientKind.COORDINATOR, stages, person)
    if deadline is None or task.kind is Kind.CONTINUOUS:
        return
    office = TrackTimes(task.zone, policy.hour, policy.quiet, calendar)
    late_from = overdue_from(task, deadline)
    for step in policy.escalation:
        day = escalated_on(late_from, step, policy.weekly, calendar)
        told = [Stage("escalation", day, ReminderKind.ESCALATION)]
        yield ReminderTrack(task, policy, office, step.to, told)
