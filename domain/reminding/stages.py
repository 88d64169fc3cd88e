"""The days on which one task is to be spoken of, as local days, apart from persons and clocks."""

from collections.abc import Iterator
from datetime import date, time, timedelta
from itertools import count
from typing import NamedTuple

from domain.calendar import FIRST_DAY, LAST_DAY, WorkingCalendar, later, local_day
from domain.reminding.policy import DAYS, Escalation, Policy, RecipientKind
from domain.reminding.values import OpenTask, ReminderKind
from domain.schedule import Kind, Window
from domain.tasks import Rhythm, stretches

_MONTH = timedelta(days=30)


class Stage(NamedTuple):
    """A day on which a task is spoken of. `name` is unique inside one deadline of the task.

    `at` is a local time, or None for the hour of the recipient's digest. `apart`: see `Reminder`.
    A firm stage is the last chance before the deadline: no snooze puts it off.
    """

    name: str
    day: date
    kind: ReminderKind
    apart: bool = False
    at: time | None = None
    firm: bool = False


def list_day_before(day: date, weekly: int, calendar: WorkingCalendar) -> date:
    """The last list day on or before `day`; a day off moves a list day to the next worked one."""
    named = later(day, -((day.weekday() - weekly) % DAYS))
    for back in count():
        found = calendar.working_day_on_or_after(later(named, -DAYS * back))
        if found <= day or found <= FIRST_DAY:
            return found
    raise AssertionError("weeks have no end")


def list_day_after(day: date, weekly: int, calendar: WorkingCalendar) -> date:
    """The first list day on or after `day`."""
    named = later(day, -((day.weekday() - weekly) % DAYS))
    found = calendar.working_day_on_or_after(named)
    return found if found >= day else calendar.working_day_on_or_after(later(named, DAYS))


def dated(task: OpenTask, deadline: date, policy: Policy, calendar: WorkingCalendar) -> list[Stage]:
    """The stages before `deadline` and the first ones after it, in order of their days."""
    check_in = task.kind is Kind.CONTINUOUS
    last = calendar.working_day_on_or_before(deadline)
    if check_in:
        ahead = today = ReminderKind.CHECK_IN
        leads = set(policy.check_in_before)
    else:
        ahead, today = ReminderKind.AHEAD, ReminderKind.TODAY
        leads = policy.days_before(task.window_start, deadline)
    weekly = policy.weekly
    stages = []
    for days in sorted(leads - {0}, reverse=True):
        day = calendar.shift(deadline, -days)
        if weekly is not None:
            day = list_day_before(day, weekly, calendar)
        stages.append(Stage(f"before-{days}", day, ahead))
    stages.append(Stage("before-0", last, today, apart=not check_in, firm=True))
    if policy.last_call is not None and not check_in:
        call = Stage("last-call", last, today, apart=True, at=policy.last_call, firm=True)
        stages.append(call)
    owed_from = overdue_from(task, deadline)
    # A check-in that was missed is mentioned once; the next one asks again anyway.
    for days in sorted(policy.after)[: 1 if check_in else None]:
        day = calendar.shift(owed_from, days)
        if weekly is not None:
            day = list_day_after(day, weekly, calendar)
        yesterday = days == 1 and owed_from == deadline and not check_in and weekly is None
        stages.append(Stage(f"after-{days}", day, ReminderKind.OVERDUE, yesterday))
    return stages


def repeated(
    task: OpenTask, deadline: date, policy: Policy, calendar: WorkingCalendar, since: date
) -> Iterator[Stage]:
    """The stages that go on without end, from the last one before the day `since`."""
    if policy.then_every is None or task.kind is Kind.CONTINUOUS:
        return
    start = calendar.shift(overdue_from(task, deadline), max(policy.after, default=0))
    # The stage of today may still be ahead in the day, hence one more back.
    first = max(1, (since - start).days // policy.then_every - 1)
    for number in count(first):
        day = calendar.working_day_on_or_before(later(start, policy.then_every * number))
        if policy.weekly is not None:
            day = list_day_after(day, policy.weekly, calendar)
        if day >= LAST_DAY:
            return
        if day > start:
            yield Stage(f"again-{number}", day, ReminderKind.OVERDUE)


def check_ins(task: OpenTask, calendar: WorkingCalendar) -> list[Stage]:
    """The days on which a task without a deadline is asked about, in their order.

    A stretch of the rhythm in which the school has said something already is not asked about.
    """
    start, end, rhythm = task.window_start, task.ends_on, task.rhythm
    if start is None or end is None or rhythm is None or end < start:
        return []
    answered = task.last_check_in or date.min
    if rhythm is Rhythm.AT_END:
        parts = [Window(max(start, end - _MONTH), end)]
    else:
        parts = stretches(start, end, rhythm)
    return [
        Stage(
            f"check-in-{part.end.isoformat()}",
            calendar.working_day_on_or_before(part.end),
            ReminderKind.CHECK_IN,
        )
        for part in parts
        if answered < (part.start or date.max)
    ]


def overdue_from(task: OpenTask, deadline: date) -> date:
    """The day after which the school is late: the deadline, or the day it learnt of it if later.

    The latter is a day in the municipality's zone.
    """
    if task.known_since is None:
        return deadline
    return max(deadline, local_day(task.known_since, task.zone))


def escalated_on(
    late_from: date, step: Escalation, weekly: int | None, calendar: WorkingCalendar
) -> date:
    """The day on which somebody above hears of what is late since `late_from`."""
    day = calendar.shift(late_from, step.after)
    if weekly is None:
        return day
    day = list_day_after(day, weekly, calendar)
    if step.to is RecipientKind.HEAD and day.isocalendar().week % 2:
        # A head cannot act on every week's list: two weeks of it are one notice.
        day = list_day_after(later(day, 1), weekly, calendar)
    return day
