"""The passes over tasks that figures are made of: one grouped count each, whatever the question."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, String, and_, cast, func, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.workflow import OPEN, Status
from models.month import month_of
from models.roadmaps import Activity
from models.tasks import TaskState
from services.summaries.figures import Before, Figures
from services.summaries.streams import in_batches
from services.summaries.task_conditions import (
    PART_OF_STATUS,
    TaskFilter,
    by_itself,
    conditions,
    of_activities,
)


async def tally(
    session: AsyncSession,
    scope: TaskFilter,
    *keys: ColumnElement[Any] | InstrumentedAttribute[Any],
    before: Before | None = None,
) -> dict[tuple[Any, ...], Figures]:
    """Figures by `keys`, columns of `scope.tasks`; one statement, whatever the evening.

    With `before` (where `is_told_by` allows) an earlier evening is counted in the same pass.
    """
    found, width = _Found(before), len(keys)
    for row in await session.execute(_grouped(scope, *keys, before=before)):
        found.note(tuple(row[:width]), *row[width:])
    return found.figures()


async def tally_with_days(
    session: AsyncSession,
    scope: TaskFilter,
    *keys: InstrumentedAttribute[Any],
    before: Before | None = None,
) -> tuple[dict[tuple[Any, ...], Figures], dict[date | None, Figures]]:
    """Figures by `keys`, the first columns of an index, and those by deadline; one statement.

    The deadlines of a group come as one text: to group by them, SQLite would sort every task.
    """
    day, held = cast(scope.tasks.deadline, String), _held(scope, before)
    days = _text(day, *held), _text(day, *held, scope.tasks.done_late)
    statement = _grouped(scope, *keys, before=before).add_columns(*days)
    found, width = _Found(before), len(keys)
    numbers: dict[Status, Counter[str]] = defaultdict(Counter)
    late: Counter[str] = Counter()
    rows = (row async for batch in in_batches(session, statement) for row in batch)
    async for *row, each, late_each in rows:
        key, counts = tuple(row[:width]), row[width:]
        status = found.note(key, *counts)
        if status is None:
            continue
        _, number, _, done_late, *_ = counts
        dated = each.split(",") if each else ()
        numbers[status].update(dated)
        numbers[status][UNDATED] += number - len(dated)
        if status is Status.DONE:
            late_dated = late_each.split(",") if late_each else ()
            late.update(late_dated)
            late[UNDATED] += done_late - len(late_dated)
    return found.figures(), _by_day(numbers, late, scope.on)


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
    session: AsyncSession, scope: TaskFilter, before: Before | None = None
) -> tuple[dict[int, Figures], Counter[int]]:
    """Figures of each activity, and how much of them is overdue at each school; one statement."""
    tasks = scope.tasks
    # As one text a group: to group by schools, too, SQLite would sort every task.
    late = _text(
        cast(tasks.organisation_id, String), *_held(scope, before), tasks.deadline < scope.on
    )
    statement = _grouped(scope, tasks.activity_id, before=before).add_columns(late)
    if session.get_bind().dialect.name == "sqlite":
        # PostgreSQL would join what it counts in one pass without.
        statement = statement.where(of_activities(scope))
    found, schools = _Found(before), Counter[str]()
    for activity_id, *row, late_schools in await session.execute(statement):
        if found.note((activity_id,), *row) in OPEN and late_schools:
            schools.update(late_schools.split(","))
    by_school = Counter({int(school): number for school, number in schools.items()})
    return {key: each for (key,), each in found.figures().items()}, by_school


async def whole(session: AsyncSession, scope: TaskFilter) -> Figures:
    """The figures of all tasks together."""
    return (await tally(session, scope)).get((), Figures())


def is_told_by(scope: TaskFilter) -> bool:
    """Whether a pass over the tasks of a filter tells of its earlier evenings too.

    Not where it reads tasks as they are now, nor where an evening says which returns stand.
    """
    return scope.until is not None and scope.returned_from is scope.returned_before is None


async def standing_on(session: AsyncSession, earlier: TaskFilter) -> Before:
    """What was done and overdue on an evening that is past, by a statement of its own."""
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
    return Before(earlier.on, int(then[0] or 0), int(then[1] or 0))


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
    scope: TaskFilter,
    *keys: ColumnElement[Any] | InstrumentedAttribute[Any],
    before: Before | None = None,
) -> Select[Any]:
    tasks = scope.tasks
    columns = [column.label(f"key{place}") for place, column in enumerate(keys)]
    # As text: a status that is none must not take the figures of a whole plan along.
    status = type_coerce(tasks.status, String)
    return (
        select(*columns, status, *_sums(scope, before))
        .where(*conditions(scope, before.on if before else None))
        .group_by(*columns, tasks.status)
    )


def _sums(scope: TaskFilter, before: Before | None) -> Iterator[ColumnElement[int]]:
    """The columns that a query grouped by status, among others, gives to `_Found.note`."""
    # Which of these count, and whether, is told from the status of the group: a test for each
    # task would cost as much again.
    tasks, held = scope.tasks, _held(scope, before)
    yield _number(*held)
    yield _number(*held, tasks.deadline < scope.on)
    yield _number(*held, tasks.done_late)
    if before is not None:
        began = TaskState.valid_from <= before.on
        yield _number(began)
        yield _number(began, tasks.deadline < before.on)


def _held(scope: TaskFilter, before: Before | None) -> list[ColumnElement[bool]]:
    """What tells the states of the evening, where a pass goes over those of an earlier one too."""
    return [] if before is None else [TaskState.valid_to > scope.on]


@dataclass(slots=True)
class _Found:
    """The figures of groups, each from its rows, one a status."""

    before: Before | None
    parts: dict[tuple[Any, ...], dict[str, int]] = field(default_factory=dict)

    def note(
        self,
        key: tuple[Any, ...],
        said: str,
        number: int,
        overdue: int,
        late: int,
        then: int = 0,
        overdue_then: int = 0,
    ) -> Status | None:
        """Add one row of `_grouped`. Its status, None where nothing is counted there."""
        if said not in PART_OF_STATUS:
            return None
        status = Status(said)
        if self.before is not None:
            self.before.done += then if status is Status.DONE else 0
            self.before.overdue += overdue_then if status in OPEN else 0
        if not number:
            return None
        _note(self.parts.setdefault(key, {}), status, number, overdue, late)
        return status

    def figures(self) -> dict[tuple[Any, ...], Figures]:
        return {key: Figures(**parts) for key, parts in self.parts.items()}


def _note(parts: dict[str, int], status: Status, number: int, overdue: int, late: int) -> None:
    """Add the tasks of a status that counts to what `Figures` is to be made of."""
    parts[PART_OF_STATUS[status]] = number
    if status in OPEN:
        parts["overdue"] = parts.get("overdue", 0) + overdue
    elif status is Status.DONE:
        parts["done_late"] = late


def _number(*limits: Any) -> ColumnElement[int]:
    # A filter, for a sum of ones and zeros takes half as long again.
    return func.count().filter(*limits) if limits else func.count()


def _text(column: ColumnElement[str], *limits: Any) -> ColumnElement[str]:
    text = func.aggregate_strings(column, ",")
    return text.filter(*limits) if limits else text
