"""The figures of a summary: one grouped count over the tasks, whatever the question.

A task counts once, by its status; "overdue" and "done late" are parts of those numbers. Tasks
that are cancelled or do not concern the school are not counted at all.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import attrgetter
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.workflow import OPEN, Status
from models.month import month_of
from models.roadmaps import Activity
from services.summaries.streams import in_batches
from services.summaries.task_conditions import (
    PART_OF_STATUS,
    TaskFilter,
    by_itself,
    conditions,
    of_activities,
)

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
) -> dict[tuple[Any, ...], Figures]:
    """Figures by `keys`, columns of `scope.tasks`; one statement, whatever the evening."""
    rows = await session.execute(_grouped(scope, *keys))
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    width = len(keys)
    for row in rows:
        if row[width] in PART_OF_STATUS:
            stands, numbers = Status(row[width]), row[width + 1 :]
            _note(found.setdefault(tuple(row[:width]), {}), stands, *numbers)
    return {key: Figures(**parts) for key, parts in found.items()}


async def tally_with_days(
    session: AsyncSession, scope: TaskFilter, *keys: InstrumentedAttribute[Any]
) -> tuple[dict[tuple[Any, ...], Figures], dict[date | None, Figures]]:
    """Figures by `keys`, the first columns of an index, and those by deadline; one statement.

    The deadlines of a group come as one text: to group by them, SQLite would sort every task.
    """
    day = cast(scope.tasks.deadline, String)
    days = func.aggregate_strings(day, ",")
    late_days = func.aggregate_strings(day, ",").filter(scope.tasks.done_late)
    statement = _grouped(scope, *keys).add_columns(days, late_days)
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    numbers: dict[Status, Counter[str]] = defaultdict(Counter)
    late: Counter[str] = Counter()
    rows = (row async for batch in in_batches(session, statement) for row in batch)
    async for *key, said, number, overdue, done_late, each, late_each in rows:
        if said not in PART_OF_STATUS:
            continue
        status = Status(said)
        _note(found.setdefault(tuple(key), {}), status, number, overdue, done_late)
        dated = each.split(",") if each else ()
        numbers[status].update(dated)
        numbers[status][UNDATED] += number - len(dated)
        if status is Status.DONE:
            late_dated = late_each.split(",") if late_each else ()
            late.update(late_dated)
            late[UNDATED] += done_late - len(late_dated)
    by_key = {key: Figures(**parts) for key, parts in found.items()}
    return by_key, _by_day(numbers, late, scope.on)


UNDATED = ""
"""As a day: no deadline."""


def _by_day(
    numbers: Mapping[Status, Mapping[str, int]], late: Mapping[str, int], on: date
) -> dict[date | None, Figures]:
    parts: dict[str, dict[str, int]] = defaultdict(dict)
    today = on.isoformat()
    for status, days in numbers.items():
        for day, number in days.items():
            if number:
                overdue = number if UNDATED != day < today else 0
                _note(parts[day], status, number, overdue, late.get(day, 0))
    return {date.fromisoformat(day) if day else None: Figures(**own) for day, own in parts.items()}


async def by_activity(
    session: AsyncSession, scope: TaskFilter
) -> tuple[dict[int, Figures], Counter[int]]:
    """Figures of each activity, and how much of them is overdue at each school; one statement."""
    tasks = scope.tasks
    overdue = tasks.deadline < scope.on
    # As one text a group: to group by schools, too, SQLite would sort every task.
    late = func.aggregate_strings(cast(tasks.organisation_id, String), ",").filter(overdue)
    statement = _grouped(scope, tasks.activity_id).add_columns(late)
    if session.get_bind().dialect.name == "sqlite":
        # PostgreSQL would join what it counts in one pass without.
        statement = statement.where(of_activities(scope))
    found: dict[int, dict[str, int]] = {}
    schools: Counter[str] = Counter()
    for activity_id, said, *numbers, late_schools in await session.execute(statement):
        if said in PART_OF_STATUS:
            status = Status(said)
            _note(found.setdefault(activity_id, {}), status, *numbers)
            if status in OPEN and late_schools:
                schools.update(late_schools.split(","))
    by_school = Counter({int(school): number for school, number in schools.items()})
    return {key: Figures(**parts) for key, parts in found.items()}, by_school


async def whole(session: AsyncSession, scope: TaskFilter) -> Figures:
    """The figures of all tasks together."""
    return (await tally(session, scope)).get((), Figures())


async def change_since(session: AsyncSession, found: Figures, earlier: TaskFilter) -> Change:
    """What has changed between an earlier evening of the same tasks and what was `found`."""
    tasks = earlier.tasks
    overdue = and_(tasks.status.in_(OPEN), tasks.deadline < earlier.on)
    limits = (tasks.status == Status.DONE, overdue)
    if session.get_bind().dialect.name == "sqlite":
        done, late = _over_activities(earlier, *limits)
        ids = earlier.roadmap_ids
        within: list[ColumnElement[bool]] = [] if ids is None else [Activity.roadmap_id.in_(ids)]
    else:
        # One pass, which PostgreSQL shares out, takes it half the time of many short ones.
        done, late = (_number(limit) for limit in limits)
        within = conditions(earlier)
    then = (await session.execute(select(done, late).where(*within))).one()
    return Change(found.done - int(then[0] or 0), found.overdue - int(then[1] or 0))


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


def _over_activities(
    scope: TaskFilter, *limits: ColumnElement[bool]
) -> Iterator[ColumnElement[int]]:
    """How many tasks keep to each of the limits, as sums over activities: their index then leads
    past the states that had ended by the evening.
    """
    own = select(func.count()).select_from(scope.tasks)
    for limit in limits:
        each = own.where(scope.tasks.activity_id == Activity.id, *conditions(scope), limit)
        yield func.sum(each.scalar_subquery())


def _grouped(
    scope: TaskFilter, *keys: ColumnElement[Any] | InstrumentedAttribute[Any]
) -> Select[Any]:
    tasks = scope.tasks
    columns = [column.label(f"key{place}") for place, column in enumerate(keys)]
    # As text: a status that is none must not take the figures of a whole plan along.
    status = type_coerce(tasks.status, String)
    return (
        select(*columns, status, *_sums(scope))
        .where(*conditions(scope))
        .group_by(*columns, tasks.status)
    )


def _sums(scope: TaskFilter) -> tuple[ColumnElement[int], ...]:
    """The columns that a query grouped by status, among others, gives to `_note`."""
    # Which of these count, and whether, is told from the status of the group: a test for each
    # task would cost as much again.
    tasks = scope.tasks
    return func.count(), _number(tasks.deadline < scope.on), _number(tasks.done_late)


def _note(parts: dict[str, int], status: Status, number: int, overdue: int, late: int) -> None:
    """Add one row of such a query, of a status that counts, to what `Figures` is to be made of."""
    parts[PART_OF_STATUS[status]] = number
    if status in OPEN:
        parts["overdue"] = parts.get("overdue", 0) + overdue
    elif status is Status.DONE:
        parts["done_late"] = late


def _number(condition: Any) -> ColumnElement[int]:
    # A filter, for a sum of ones and zeros takes half as long again.
    return func.count().filter(condition)
