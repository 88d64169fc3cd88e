"""The figures of a summary: one grouped count over the tasks, whatever the question.

A task counts once, by its status; "overdue" and "done late" are parts of those numbers. Tasks
that are cancelled or do not concern the school are not counted at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, cast, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.summary import By, month_key
from domain.workflow import OPEN, Status
from models.month import month_of
from models.roadmaps import ActivityParty
from models.tasks import Task
from services.summaries.task_conditions import COUNTED, Scope, by_itself, conditions

WEEK = timedelta(days=7)


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
class SectionOrganisationCell:
    """One section in one organisation. `done_lately` were done within seven days, `overdue_then`
    were overdue seven days ago.
    """

    section_id: int | None
    organisation_id: int
    figures: Figures
    done_lately: int = 0
    overdue_then: int = 0


async def count(
    session: AsyncSession, scope: Scope, by: By, today: date
) -> dict[int | None, Figures]:
    """Figures by the id of the section, organisation or party, or by the month as year·100+month.

    The key None holds tasks without a section, without a deadline, or all tasks for `By.NOTHING`.
    A task of two parties counts for both. `today` is the day of the municipality.
    """
    statement = select(_key(by).label("key"), Task.status, *sums(today)).where(*conditions(scope))
    if by is By.PARTY:
        statement = statement.join(ActivityParty, ActivityParty.activity_id == Task.activity_id)
    rows = await session.execute(statement.group_by("key", Task.status))
    found: dict[Any, dict[str, int]] = {}
    for key, status, *numbers in rows:
        if status in COUNTED:
            note(found.setdefault(key, {}), status, *numbers)
    figures = {key: Figures(**parts) for key, parts in found.items()}
    return _by_month(figures) if by is By.MONTH else figures


async def cells(session: AsyncSession, scope: Scope, today: date) -> list[SectionOrganisationCell]:
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
            _number(Task.done_on > week_ago),
            _number(Task.deadline < week_ago),
            _number(and_(Task.deadline < week_ago, answered)),
        )
        .where(*conditions(scope))
        .group_by(Task.section_id, Task.organisation_id, Task.status)
    )
    found: dict[tuple[int | None, int], tuple[dict[str, int], list[int]]] = {}
    for section_id, organisation_id, status, *numbers in rows:
        if status not in COUNTED:
            continue
        number, late, done_late, done, then, owed = numbers
        parts, week = found.setdefault((section_id, organisation_id), ({}, [0, 0]))
        note(parts, status, number, late, done_late)
        if status is Status.DONE:
            week[0] += done
        week[1] += then if status in OPEN else owed
    return [
        SectionOrganisationCell(*place, Figures(**parts), done, then)
        for place, (parts, (done, then)) in found.items()
    ]


async def school_months(
    session: AsyncSession, scope: Scope, today: date
) -> dict[tuple[int, int | None], Figures]:
    """Figures by organisation and month of the deadline (year·100+month, None without one)."""
    school = by_itself(Task.organisation_id)
    month = month_of(Task.deadline).label("month")
    rows = await session.execute(
        select(school, month, Task.status, *sums(today))
        .where(*conditions(scope))
        .group_by(school, "month", Task.status)
    )
    found: dict[tuple[int, int | None], dict[str, int]] = {}
    for organisation_id, said, status, *numbers in rows:
        if status in COUNTED:
            key = int(said.replace("-", "")) if said else None
            note(found.setdefault((organisation_id, key), {}), status, *numbers)
    return {place: Figures(**parts) for place, parts in found.items()}


def total(figures: Iterable[Figures]) -> Figures:
    """The sum of figures that share no task."""
    return Figures(*(sum(column) for column in zip(*map(_parts_of, figures), strict=True)))


def _by_month(by_day: dict[date | None, Figures]) -> dict[int | None, Figures]:
    """Days summed up to months here: telling the month of each task would cost SQLite twice."""
    found: dict[int | None, list[Figures]] = {}
    for day, figures in by_day.items():
        found.setdefault(month_key(day) if day else None, []).append(figures)
    return {month: total(parts) for month, parts in found.items()}


def sums(today: date) -> tuple[ColumnElement[int], ...]:
    """The columns that a query grouped by status, among others, gives to `note`."""
    # Which of these count, and whether, is told from the status of the group: a test for each
    # task would cost as much again.
    return func.count(), _number(Task.deadline < today), _number(Task.done_late)


def note(parts: dict[str, int], status: Status, number: int, overdue: int, late: int) -> None:
    """Add one row of such a query, of a status that counts, to what `Figures` is to be made of."""
    parts[COUNTED[status]] = number
    if status in OPEN:
        parts["overdue"] = parts.get("overdue", 0) + overdue
    elif status is Status.DONE:
        parts["done_late"] = late


def _number(condition: Any) -> ColumnElement[int]:
    # A filter, for a sum of ones and zeros takes half as long again.
    return func.count().filter(condition)


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
