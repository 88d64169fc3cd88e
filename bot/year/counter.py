"""An independent count of a summary: the words of docs/glossary.md over plain rows.

Nothing of `services.summaries` is used here, no SQL is written, and nothing is read but one copy of
the tables: whoever finds a difference has found a fault of one of the two.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Row

from bot.year.rows import Evening

Task = Row[Any]
NOBODYS = ("cancelled", "not_applicable")
WEEK = timedelta(days=7)
SCHOOLS_TURN = ("planned", "in_progress", "returned", "blocked")
NAMES = {
    "submitted": "in_review", "in_progress": "in_work", "returned": "returned",
    "blocked": "blocked", "planned": "planned", "done": "done",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Limits:
    """What a question narrows to, in plain values; None does not narrow."""

    roadmaps: frozenset[int] | None = None
    section: int | None = None
    organisations: frozenset[int] | None = None
    due: tuple[date, date] | None = None
    accepted: tuple[date, date] | None = None
    returned: tuple[date, date] | None = None

    def admits(self, task: Task, evening: Evening) -> bool:
        """Whether a task is asked about at all."""
        return (
            (self.roadmaps is None or task.roadmap_id in self.roadmaps)
            and (self.section is None or task.section_id == self.section)
            and (self.organisations is None or task.organisation_id in self.organisations)
            and (self.due is None or _inside(task.deadline, self.due))
            and (
                self.accepted is None
                or (task.status == "done" and _inside(task.done_on, self.accepted))
            )
            and (self.returned is None or bool(returns(evening, [task], self.returned)))
        )


def tasks_of(evening: Evening, limits: Limits) -> list[Task]:
    """The tasks that count: neither cancelled nor said not to concern the school."""
    return [
        task
        for task in evening.rows("task")
        if task.status not in NOBODYS and limits.admits(task, evening)
    ]


def by_school(tasks: Iterable[Task]) -> dict[int, list[Task]]:
    """Tasks by the school that they are of."""
    found: dict[int, list[Task]] = defaultdict(list)
    for task in tasks:
        found[task.organisation_id].append(task)
    return found


def figures(tasks: Iterable[Task], day: date) -> dict[str, int]:
    """How tasks stood on the evening of `day`; what is nought is left out."""
    found: Counter[str] = Counter()
    for task in tasks:
        found["total"] += 1
        found[NAMES[task.status]] += 1
        found["overdue"] += is_overdue(task, day)
        found["ahead"] += task.status in SCHOOLS_TURN and not is_overdue(task, day)
        found["done_late"] += task.status == "done" and bool(task.done_late)
    return {name: number for name, number in found.items() if number}


def is_overdue(task: Task, day: date) -> bool:
    """Просрочено: the deadline has passed and the next move is still the school's."""
    return task.status in SCHOOLS_TURN and task.deadline is not None and task.deadline < day


def is_late(task: Task, day: date) -> bool:
    """Опоздало: on the evening of `day` the deadline has passed, and nothing was given by then."""
    if task.deadline is None or task.deadline >= day:
        return False
    if task.status == "done":
        return bool(task.done_late)
    given = task.submitted_on or task.done_on
    return task.status in SCHOOLS_TURN or (given is not None and given > task.deadline)


def school_months(tasks: Iterable[Task], day: date) -> dict[tuple[int, int], list[int]]:
    """By school and month of the deadline: whose deadline has passed, which were late, which were
    open as the month began, which are open and lie ahead.
    """
    found: dict[tuple[int, int], list[int]] = {}
    for task in tasks:
        if task.deadline is None:
            continue
        row = found.setdefault((task.organisation_id, month(task.deadline)), [0, 0, 0, 0])
        if task.deadline >= day:
            row[3] += task.status in SCHOOLS_TURN
            continue
        given, late = task.submitted_on or task.done_on, is_late(task, day)
        row[0] += 1
        row[1] += late
        row[2] += late or given is None or given >= task.deadline.replace(day=1)
    return {place: row for place, row in found.items() if any(row)}


WHICH: dict[str, Callable[[Task, date], bool]] = {
    "all": lambda task, day: True,
    "done": lambda task, day: task.status == "done",
    "late": lambda task, day: task.status == "done" and bool(task.done_late),
    "review": lambda task, day: task.status == "submitted",
    "work": lambda task, day: task.status == "in_progress",
    "returned": lambda task, day: task.status == "returned",
    "blocked": lambda task, day: task.status == "blocked",
    "overdue": is_overdue,
    "ahead": lambda task, day: task.status in SCHOOLS_TURN and not is_overdue(task, day),
}
"""Which tasks each list holds."""


def keys(evening: Evening, by: str, task: Task) -> list[int | None]:
    """The rows of a breakdown in which a task stands; a month is year·100+month."""
    match by:
        case "section":
            return [task.section_id]
        case "organisation":
            return [task.organisation_id]
        case "roadmap":
            return [task.roadmap_id]
        case "month":
            return [month(task.deadline) if task.deadline else None]
        case "party":
            named = evening.grouped("activity_party", "activity_id")
            return [row.party_id for row in named.get(task.activity_id, [])]
    raise ValueError(f"nobody counts by {by}")


def month(day: date) -> int:
    """202611 for a day of November 2026."""
    return day.year * 100 + day.month


def documents(evening: Evening, tasks: list[Task]) -> tuple[int, int]:
    """How many documents the tasks ask for in all, and how many of single ones are there.

    Only activities that ask for one kind of document are counted as received: matching names of
    several is another rule, tested by itself.
    """
    slots = evening.grouped("evidence_slot", "activity_id")
    evidence = evening.grouped("evidence", "task_id")
    files = evening.by_id("stored_file")
    wanted, have = 0, 0
    for task in tasks:
        asked = slots.get(task.activity_id, [])
        wanted += sum(slot._mapping["count"] for slot in asked)
        if len(asked) == 1:
            given = {
                files[row.file_id].sha256 or row.file_id
                for row in evidence.get(task.id, [])
                if row.withdrawn_at is None
            }
            have += min(len(given), asked[0]._mapping["count"])
    return wanted, have


def indicator(evening: Evening, tasks: list[Task], id_: int) -> tuple[int, float | None]:
    """How many tasks have reported a number of an indicator, and the mean of their last ones."""
    mine = {task.id for task in tasks}
    last = {
        row.task_id: row.value
        for row in evening.rows("report")
        if row.indicator_id == id_ and row.value is not None and row.task_id in mine
    }
    return len(last), sum(last.values()) / len(last) if last else None


def evidence(evening: Evening, tasks: list[Task]) -> list[Row[Any]]:
    """The files that prove these tasks and were not taken back."""
    mine = {task.id for task in tasks}
    return [
        row for row in evening.rows("evidence") if row.withdrawn_at is None and row.task_id in mine
    ]


def reports(evening: Evening, limits: Limits) -> list[Row[Any]]:
    """What was said about the tasks of a question, also those that do not count any more."""
    own = {task.id for task in evening.rows("task") if limits.admits(task, evening)}
    return [row for row in evening.rows("report") if row.task_id in own]


def returns(
    evening: Evening, tasks: Iterable[Task], span: tuple[date, date] | None = None
) -> list[Row[Any]]:
    """The times that reports of these tasks were sent back, and that was not taken back; by local
    day within a span.
    """
    zone = ZoneInfo(evening.rows("municipality")[0].time_zone)
    reviews = evening.grouped("review", "task_id")
    return [
        row
        for task in tasks
        for row in reviews.get(task.id, [])
        if row.verdict == "returned"
        and row.withdrawn_at is None
        and (span is None or _inside(row.at.astimezone(zone).date(), span))
    ]


def course(tasks: list[Task], day: date, until: date) -> tuple[int, int | None]:
    """How many tasks with a deadline were due by the end of a day, and how many of them done by
    then; None for a day after the evening.
    """
    dated = [task for task in tasks if task.deadline]
    done = [task for task in dated if task.status == "done" and task.done_on]
    plan = sum(task.deadline <= day for task in dated)
    return plan, sum(task.done_on <= day for task in done) if day <= until else None


def _inside(day: date | None, span: tuple[date, date]) -> bool:
    return day is not None and span[0] <= day <= span[1]
