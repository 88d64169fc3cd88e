"""The figures of a summary: one grouped count over the tasks, whatever the question.

A task counts once, by its status; "overdue" and "done late" are parts of those numbers. Tasks
that are cancelled or do not concern the school are not counted at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, String, and_, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.workflow import OPEN, Status
from models.month import month_of
from models.roadmaps import ActivityParty
from services.summaries.task_conditions import COUNTED, TaskFilter, by_itself, conditions

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
    """How two evenings differ: done and overdue on the later one less those on the earlier."""

    done: int = 0
    overdue: int = 0


async def tally(
    session: AsyncSession,
    scope: TaskFilter,
    *keys: ColumnElement[Any] | InstrumentedAttribute[Any],
    joined: type[ActivityParty] | None = None,
) -> dict[tuple[Any, ...], Figures]:
    """Figures by `keys`, columns of `scope.tasks`; one statement, whatever the evening.

    `joined` holds a key by activity: a task of two parties counts for both.
    """
    tasks = scope.tasks
    columns = [column.label(f"key{place}") for place, column in enumerate(keys)]
    # As text: a status that is none must not take the figures of a whole plan along.
    status = type_coerce(tasks.status, String)
    statement = select(*columns, status, *_sums(scope)).where(*conditions(scope))
    if joined is not None:
        statement = statement.join(joined, joined.activity_id == tasks.activity_id)
    rows = await session.execute(statement.group_by(*columns, tasks.status))
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    width = len(columns)
    for row in rows:
        if row[width] in COUNTED:
            stands, numbers = Status(row[width]), row[width + 1 :]
            _note(found.setdefault(tuple(row[:width]), {}), stands, *numbers)
    return {key: Figures(**parts) for key, parts in found.items()}


async def whole(session: AsyncSession, scope: TaskFilter) -> Figures:
    """The figures of all tasks together."""
    return (await tally(session, scope)).get((), Figures())


async def change_since(session: AsyncSession, found: Figures, earlier: TaskFilter) -> Change:
    """What has changed between an earlier evening of the same tasks and what was `found`."""
    tasks = earlier.tasks
    # Two counts and no groups: nothing is sorted.
    overdue = and_(tasks.status.in_(OPEN), tasks.deadline < earlier.on)
    statement = select(_number(tasks.status == Status.DONE), _number(overdue))
    done, late = (await session.execute(statement.where(*conditions(earlier)))).one()
    return Change(found.done - done, found.overdue - late)


async def school_months(
    session: AsyncSession, scope: TaskFilter
) -> dict[tuple[int, int | None], Figures]:
    """Figures by organisation and month of the deadline (year·100+month, None without one)."""
    tasks = scope.tasks
    month = month_of(tasks.deadline)
    found = await tally(session, scope, by_itself(tasks.organisation_id), month)
    return {
        (school, int(said.replace("-", "")) if said else None): each
        for (school, said), each in found.items()
    }


def total(figures: Iterable[Figures]) -> Figures:
    """The sum of figures that share no task."""
    return Figures(*(sum(column) for column in zip(*map(_parts_of, figures), strict=True)))


def _sums(scope: TaskFilter) -> tuple[ColumnElement[int], ...]:
    """The columns that a query grouped by status, among others, gives to `_note`."""
    # Which of these count, and whether, is told from the status of the group: a test for each
    # task would cost as much again.
    tasks = scope.tasks
    return func.count(), _number(tasks.deadline < scope.on), _number(tasks.done_late)


def _note(parts: dict[str, int], status: Status, number: int, overdue: int, late: int) -> None:
    """Add one row of such a query, of a status that counts, to what `Figures` is to be made of."""
    parts[COUNTED[status]] = number
    if status in OPEN:
        parts["overdue"] = parts.get("overdue", 0) + overdue
    elif status is Status.DONE:
        parts["done_late"] = late


def _number(condition: Any) -> ColumnElement[int]:
    # A filter, for a sum of ones and zeros takes half as long again.
    return func.count().filter(condition)
