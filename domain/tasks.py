"""From a schedule to tasks: which windows are reported, and which task needs a person first."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Protocol

from domain.activity_span import from_day
from domain.calendar import later
from domain.schedule import Every, Kind, Period, Schedule, Window
from domain.workflow import OPEN, Status


class Rhythm(StrEnum):
    """How often a school is asked about an activity that goes on without a deadline."""

    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    HALF_YEARLY = "half_yearly"
    AT_END = "at_end"


MONTHS_OF = {Rhythm.MONTHLY: 1, Rhythm.QUARTERLY: 3, Rhythm.HALF_YEARLY: 6}
"""Length in calendar months of one stretch of a rhythm; `AT_END` has none."""


@dataclass(frozen=True, slots=True)
class TaskWindow:
    """The days of one task, both inclusive. `end` None means that it has no deadline.

    `label` names the window inside its activity for people and programs alike: "2025-09",
    "2025-Q4", "2025-H1", "2025", or the dates where it is none of these; "" without a deadline.
    No two windows share a label.
    """

    start: date | None
    end: date | None
    label: str = ""


def due_windows(
    schedule: Schedule, period: Period, rhythm: Rhythm | None, works_from: date | None = None
) -> list[TaskWindow]:
    """The windows of `schedule` that become tasks, by deadline, those without one last.

    What repeats or goes on begins no sooner than `works_from`, when the work of the plan does.

    Dated and repeating ones give a task a window. What goes on («Постоянно») gives a task a
    stretch of the rhythm, or a single one without a deadline where there is none; so does what is
    done every day, since nobody reports daily. What waits for an event gives one task without a
    deadline. What is missing or not understood gives none until a curator has decided.
    """
    if schedule.kind in (Kind.MISSING, Kind.UNKNOWN):
        return []
    if works_from is not None:
        schedule = from_day(schedule, works_from)
    if schedule.kind is Kind.ON_EVENT:
        start = schedule.windows[0].start if schedule.windows else None
        return [TaskWindow(start, None)]
    if schedule.kind is Kind.CONTINUOUS or schedule.every is Every.DAY:
        return _check_ins(schedule.windows, period, rhythm)
    distinct = set(schedule.windows)
    by_deadline = sorted(distinct, key=lambda window: (window.end, window.start or date.min))
    return [TaskWindow(window.start, window.end, label_of(window)) for window in by_deadline]


def label_of(window: Window) -> str:
    """The name of a window: a calendar month, quarter, half or year, or else its dates."""
    start, end = window.start, window.end
    if start is None:
        return f"..{end.isoformat()}"
    if start == end:
        return end.isoformat()
    whole = start.day == 1 and later(end, 1).day == 1 and start.year == end.year
    months = end.month - start.month + 1
    if whole and months == 1:
        return f"{end:%Y-%m}"
    if whole and months == 3 and start.month % 3 == 1:
        return f"{end.year}-Q{end.month // 3}"
    if whole and months == 6 and start.month in (1, 7):
        return f"{end.year}-H{end.month // 6}"
    if whole and months == 12:
        return f"{end.year}"
    return f"{start.isoformat()}..{end.isoformat()}"


def _check_ins(
    spans: tuple[Window, ...], period: Period, rhythm: Rhythm | None
) -> list[TaskWindow]:
    if not spans:
        return []
    start = min(span.start or period.start for span in spans)
    end = max(span.end for span in spans)
    if rhythm is None:
        return [TaskWindow(start, None)]
    parts = stretches(start, end, rhythm)
    return [TaskWindow(part.start, part.end, label_of(part)) for part in parts]


def stretches(start: date, end: date, rhythm: Rhythm) -> list[Window]:
    """`start`…`end` (inclusive) cut at calendar months, quarters or halves, or left whole.

    A first or last piece shorter than half a unit joins its neighbour, so that nobody is asked
    twice within a few weeks: an academic year by halves is asked on 31 December and 31 August.
    """
    if rhythm is Rhythm.AT_END:
        return [Window(start, end)]
    months = MONTHS_OF[rhythm]
    cuts = [start]
    unit = _unit_end(start, months)
    while unit < end:
        cuts.append(unit + timedelta(days=1))
        unit = _unit_end(cuts[-1], months)
    half = months * 15
    if len(cuts) > 1 and (end - cuts[-1]).days + 1 < half:
        cuts.pop()
    if len(cuts) > 1 and (cuts[1] - start).days < half:
        cuts.pop(1)
    ends = [cut - timedelta(days=1) for cut in cuts[1:]] + [end]
    return [Window(first, last) for first, last in zip(cuts, ends, strict=True)]


def _unit_end(day: date, months: int) -> date:
    """The last day of the calendar unit of 1, 3 or 6 months that `day` lies in."""
    last_month = (day.month - 1) // months * months + months
    years, month = divmod(last_month, 12)
    return date(day.year + years, month + 1, 1) - timedelta(days=1)


class Bucket(StrEnum):
    """The groups in which a person sees tasks, the most urgent first."""

    RETURNED = "returned"
    OVERDUE = "overdue"
    THIS_WEEK = "this_week"
    LATER = "later"
    CONTINUOUS = "continuous"
    IN_REVIEW = "in_review"
    DONE = "done"


_RANK = {bucket: rank for rank, bucket in enumerate(Bucket)}

WEEK = timedelta(days=6)
"""«На неделе» is today and the six days after it: on a Friday it must not hide Monday."""


class Dated(Protocol):
    """Anything with a status and a deadline."""

    @property
    def status(self) -> Status: ...

    @property
    def deadline(self) -> date | None: ...


def bucket(task: Dated, today: date) -> Bucket:
    """The group of a task on a local day. What is not applicable or cancelled counts as done."""
    if task.status is Status.SUBMITTED:
        return Bucket.IN_REVIEW
    if task.status not in OPEN:
        return Bucket.DONE
    if task.status is Status.RETURNED:
        return Bucket.RETURNED
    if task.deadline is None:
        return Bucket.CONTINUOUS
    if task.deadline < today:
        return Bucket.OVERDUE
    return Bucket.THIS_WEEK if task.deadline <= today + WEEK else Bucket.LATER


def urgency(task: Dated, today: date) -> tuple[int, date]:
    """A sort key: returned, overdue, this week, later, continuous, in review, done.

    Inside a group the earliest deadline comes first.
    """
    return _RANK[bucket(task, today)], task.deadline or date.max
