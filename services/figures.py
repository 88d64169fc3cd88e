"""The figures of a summary: one grouped count over the tasks, whatever the question.

A task counts once, by its status; "overdue" and "done late" are parts of those numbers. Tasks
that are cancelled or do not concern the school are not counted at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, cast, extract, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.summary import By, Which, month_key
from domain.workflow import OPEN, Status
from models.plans import ActivityParty
from models.work import Task

WEEK = timedelta(days=7)
NOWHERE = 0
"""As the id of a section in a scope: tasks that stand in none."""


@dataclass(frozen=True, slots=True)
class Scope:
    """Which tasks are counted. None means no limit; the municipality is always named.

    `due_from` and `due_to` are inclusive bounds of the deadline, `undated` leaves those without
    one. `activity_ids` are those of a party, a document or an indicator.
    """

    municipality_id: int
    roadmap_ids: tuple[int, ...] | None = None
    organisation_ids: tuple[int, ...] | None = None
    section_id: int | None = None
    activity_ids: tuple[int, ...] | None = None
    due_from: date | None = None
    due_to: date | None = None
    undated: bool = False


@dataclass(frozen=True, slots=True)
class Figures:
    """How tasks stand. `done_late` is a part of `done`, `overdue` of what is still open.

    `open` is not begun, begun, blocked and returned together; `ahead` those that are not overdue.
    """

    done: int = 0
    done_late: int = 0
    in_review: int = 0
    in_work: int = 0
    returned: int = 0
    blocked: int = 0
    planned: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        return self.done + self.in_review + self.open

    @property
    def open(self) -> int:
        return self.planned + self.in_work + self.returned + self.blocked

    @property
    def ahead(self) -> int:
        return self.open - self.overdue

    @property
    def share_done(self) -> float | None:
        """The part that is done, 0…1; None where there is nothing to do."""
        return self.done / self.total if self.total else None

    def __add__(self, other: "Figures") -> "Figures":
        return total((self, other))

    def parts(self) -> tuple[int, ...]:
        """The stored numbers, in the order of the fields."""
        return _parts_of(self)


_parts_of = attrgetter(*(part.name for part in fields(Figures)))


@dataclass(frozen=True, slots=True)
class Change:
    """What seven days have changed: tasks done in them, and overdue ones now against then."""

    done: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Spot:
    """One section in one organisation. `done_lately` were done within seven days, `overdue_then`
    were overdue seven days ago.
    """

    section_id: int | None
    organisation_id: int
    figures: Figures
    done_lately: int = 0
    overdue_then: int = 0


COUNTED = {
    Status.DONE: "done",
    Status.SUBMITTED: "in_review",
    Status.IN_PROGRESS: "in_work",
    Status.RETURNED: "returned",
    Status.BLOCKED: "blocked",
    Status.PLANNED: "planned",
}
"""Statuses that count, and the part of `Figures` that each is."""

_STATUSES = {
    Which.ALL: tuple(COUNTED),
    Which.DONE: (Status.DONE,),
    Which.LATE: (Status.DONE,),
    Which.REVIEW: (Status.SUBMITTED,),
    Which.WORK: (Status.IN_PROGRESS,),
    Which.RETURNED: (Status.RETURNED,),
    Which.BLOCKED: (Status.BLOCKED,),
    Which.OVERDUE: tuple(OPEN),
    Which.AHEAD: tuple(OPEN),
}


async def count(
    session: AsyncSession, scope: Scope, by: By, today: date
) -> dict[int | None, Figures]:
    """Figures by the id of the section, organisation or party, or by the month as year·100+month.

    The key None holds tasks without a section, without a deadline, or all tasks for `By.NOTHING`.
    A task of two parties counts for both. `today` is the day of the municipality.
    """
    statement = select(_key(by).label("key"), Task.status, *sums(today)).where(
        Task.status.in_(COUNTED), *conditions(scope)
    )
    if by is By.PARTY:
        statement = statement.join(ActivityParty, ActivityParty.activity_id == Task.activity_id)
    rows = await session.execute(statement.group_by("key", Task.status))
    found: dict[Any, dict[str, int]] = {}
    for key, status, *numbers in rows:
        note(found.setdefault(key, {}), status, *numbers)
    figures = {key: Figures(**parts) for key, parts in found.items()}
    return _by_month(figures) if by is By.MONTH else figures


async def spots(session: AsyncSession, scope: Scope, today: date) -> list[Spot]:
    """Figures of each section in each organisation, with what the last seven days have changed.

    One pass in the order of the index, where grouping needs no sorting: every other breakdown by
    sections or organisations is a sum of these.
    """
    # The week comes from the days that tasks keep, so it holds for any scope, snapshot or not.
    week_ago = today - WEEK
    answered = or_(Task.submitted_on > week_ago, Task.submitted_on.is_(None))
    rows = await session.execute(
        select(
            Task.section_id,
            Task.organisation_id,
            Task.status,
            *sums(today),
            _sum(Task.done_on > week_ago),
            _sum(Task.deadline < week_ago),
            _sum(and_(Task.deadline < week_ago, answered)),
        )
        .where(Task.status.in_(COUNTED), *conditions(scope))
        .group_by(Task.section_id, Task.organisation_id, Task.status)
    )
    found: dict[tuple[int | None, int], tuple[dict[str, int], list[int]]] = {}
    for section_id, organisation_id, status, *numbers in rows:
        number, late, done_late, done, then, owed = numbers
        parts, week = found.setdefault((section_id, organisation_id), ({}, [0, 0]))
        note(parts, status, number, late, done_late)
        if status is Status.DONE:
            week[0] += done
        week[1] += then if status in OPEN else owed
    return [
        Spot(*place, Figures(**parts), done, then) for place, (parts, (done, then)) in found.items()
    ]


async def square(
    session: AsyncSession, scope: Scope, today: date
) -> dict[tuple[int, int | None], Figures]:
    """Figures by organisation and month of the deadline (year·100+month, None without one)."""
    # PostgreSQL extracts numerics.
    month = cast(extract("year", Task.deadline) * 100 + extract("month", Task.deadline), Integer)
    rows = await session.execute(
        select(Task.organisation_id, month.label("month"), Task.status, *sums(today))
        .where(Task.status.in_(COUNTED), *conditions(scope))
        .group_by(Task.organisation_id, "month", Task.status)
    )
    found: dict[tuple[int, int | None], dict[str, int]] = {}
    for organisation_id, key, status, *numbers in rows:
        note(found.setdefault((organisation_id, key), {}), status, *numbers)
    return {place: Figures(**parts) for place, parts in found.items()}


def total(figures: Iterable[Figures]) -> Figures:
    """The sum of figures that share no task."""
    return Figures(*(sum(column) for column in zip(*map(_parts_of, figures), strict=True)))


def conditions(scope: Scope) -> list[ColumnElement[bool]]:
    """The scope as conditions on `Task`."""
    found: list[ColumnElement[bool]] = []
    if scope.roadmap_ids is not None:
        found.append(Task.roadmap_id.in_(scope.roadmap_ids))
    # Always there: a roadmap id from a button must not reach into another municipality.
    found.append(Task.municipality_id == scope.municipality_id)
    if scope.organisation_ids is not None:
        found.append(Task.organisation_id.in_(scope.organisation_ids))
    if scope.section_id is not None:
        own = Task.section_id == scope.section_id
        found.append(own if scope.section_id != NOWHERE else Task.section_id.is_(None))
    if scope.activity_ids is not None:
        found.append(Task.activity_id.in_(scope.activity_ids))
    if scope.due_from is not None:
        found.append(Task.deadline >= scope.due_from)
    if scope.due_to is not None:
        found.append(Task.deadline <= scope.due_to)
    if scope.undated:
        found.append(Task.deadline.is_(None))
    return found


def which_conditions(which: Which, today: date) -> list[ColumnElement[bool]]:
    """The tasks that `which` names, as conditions on `Task`; they agree with `Figures`."""
    found: list[ColumnElement[bool]] = [Task.status.in_(_STATUSES[which])]
    if which is Which.LATE:
        found.append(Task.done_late.is_(True))
    elif which is Which.OVERDUE:
        found.append(Task.deadline < today)
    elif which is Which.AHEAD:
        found.append(or_(Task.deadline >= today, Task.deadline.is_(None)))
    return found


def _by_month(by_day: dict[date | None, Figures]) -> dict[int | None, Figures]:
    """Days summed up to months here: telling the month of each task would cost SQLite twice."""
    found: dict[int | None, list[Figures]] = {}
    for day, figures in by_day.items():
        found.setdefault(month_key(day) if day else None, []).append(figures)
    return {month: total(parts) for month, parts in found.items()}


def sums(today: date) -> tuple[ColumnElement[int], ...]:
    """The columns that a query grouped by status, among others, gives to `note`."""
    # Which of these count is told from the status of the group: a test for each task would cost
    # as much again.
    return func.count(), _sum(Task.deadline < today), func.sum(cast(Task.done_late, Integer))


def note(parts: dict[str, int], status: Status, number: int, overdue: int, late: int) -> None:
    """Add one row of such a query to what `Figures` is to be made of."""
    parts[COUNTED[status]] = number
    if status in OPEN:
        parts["overdue"] = parts.get("overdue", 0) + overdue
    elif status is Status.DONE:
        parts["done_late"] = late


def _sum(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.sum(case((condition, 1), else_=0))


def _key(by: By) -> Any:
    match by:
        case By.SECTION:
            return Task.section_id
        case By.ORGANISATION:
            return Task.organisation_id
        case By.PARTY:
            return ActivityParty.party_id
        case By.MONTH:
            return Task.deadline
        case _:
            return cast(None, Integer)
