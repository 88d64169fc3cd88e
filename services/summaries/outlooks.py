"""What of the months ahead will be late: an outlook, with how far off earlier ones were."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, and_, case, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal
from domain.outlook import FEWEST, Accuracy, SchoolMonth, Shares, accuracy, expected, retold, shares
from domain.summary import Basis, SummaryQuery, TaskSelection, month_key, month_span
from domain.workflow import OPEN, Status
from models.month import month_of
from models.people import Organisation
from models.roadmaps import Activity
from services.summaries import queries
from services.summaries.queries import QueryInfo, ResolvedQuery
from services.summaries.task_conditions import (
    PART_OF_STATUS,
    TaskFilter,
    by_itself,
    conditions,
    which_conditions,
)

NAMED = 5
"""So many tasks are named."""


@dataclass(frozen=True, slots=True)
class Risk:
    """A task that lies ahead, and the share that its school was late with."""

    task_id: int
    number: str
    title: str
    organisation: str
    deadline: date
    share: float


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookView:
    """Whole months, as of an evening: what is `late` there already, how many tasks are `ahead`,
    and how many of these are `expected` to be late, None where the history of `judged` tasks is
    too short. `risks` are the likeliest. `accuracy` is that of single months that are over, None
    where they are too few, or where more than one month is asked about.
    """

    info: QueryInfo
    ahead: int
    late: int
    judged: int
    expected: float | None
    accuracy: Accuracy | None
    risks: tuple[Risk, ...]


async def outlook(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> OutlookView:
    """The outlook of the months that the question's period touches, of the running one without;
    where it says until when and not since when, up to that day.

    The question that is answered is in `info`. Raises Refusal(DENIED), and Refusal(MONTHS_OVER)
    where nothing of the period lies ahead.
    """
    resolved, bounds = await _resolve(session, query, actor, chat_id)
    rows = await school_months(session, resolved.scope)
    first, last = (month_key(day) for day in bounds)
    asked = rows
    if bounds[1] != month_span(last)[1]:
        asked = await school_months(session, replace(resolved.scope, due_to=bounds[1]))
    own = [row for row in asked if first <= row.month <= last]
    known = shares(rows)
    ahead: Counter[int] = Counter()
    for row in own:
        ahead[row.school] += row.ahead
    foretold = known.judged >= FEWEST
    named = foretold and not resolved.info.is_nameless
    risks = await _risks(session, resolved.scope, bounds, known, +ahead) if named else ()
    return OutlookView(
        info=resolved.info,
        ahead=ahead.total(),
        late=sum(row.late for row in own),
        judged=known.judged,
        expected=expected(known, ahead.items()) if foretold else None,
        accuracy=_accuracy(rows, resolved.info) if foretold else None,
        risks=risks,
    )


async def school_months(session: AsyncSession, scope: TaskFilter) -> list[SchoolMonth]:
    """How tasks with a deadline went and go, by school and month of the deadline."""
    tasks = scope.tasks
    school, month = by_itself(tasks.organisation_id).label("school"), month_of(tasks.deadline)
    # Not as conditions of the statement: by the status SQLite would be tempted to skip through
    # the index by activity.
    due, over = (
        month.label("month"),
        and_(tasks.deadline < scope.on, tasks.status.in_(PART_OF_STATUS)),
    )
    delivered = func.coalesce(tasks.submitted_on, tasks.done_on)
    late = and_(over, _is_late(tasks.status, tasks.done_late, tasks.deadline, delivered))
    begun = or_(late, delivered.is_(None), month_of(delivered) >= month)
    rows = await session.execute(
        select(
            school,
            due,
            func.count().filter(over),
            func.count().filter(late),
            func.count().filter(and_(over, begun)),
            func.count().filter(and_(tasks.deadline >= scope.on, tasks.status.in_(OPEN))),
        )
        .where(*conditions(scope), tasks.deadline.is_not(None))
        .group_by(school, due)
    )
    return [
        SchoolMonth(id_, int(said.replace("-", "")), *numbers)
        for id_, said, *numbers in rows
        if any(numbers)
    ]


def _is_late(status: Any, done_late: Any, deadline: Any, delivered: Any) -> ColumnElement[bool]:
    """Of a task whose deadline has passed: whether it was not delivered by then."""
    return or_(
        status.in_(OPEN),
        and_(status == Status.DONE, done_late),
        and_(status == Status.SUBMITTED, delivered > deadline),
    )


def _accuracy(rows: Sequence[SchoolMonth], info: QueryInfo) -> Accuracy | None:
    """Single months are retold: of several at once nothing is known."""
    return accuracy(retold(rows, month_key(info.on))) if info.query.month is not None else None


async def _resolve(
    session: AsyncSession, query: SummaryQuery, actor: Actor, chat_id: int | None
) -> tuple[ResolvedQuery, tuple[date, date]]:
    """The question, to tasks of any deadline since those of the past are history, with the period
    that is answered, and this.
    """
    asked = replace(query, start=None, end=None, basis=Basis.DEADLINE)
    found = await queries.resolve(session, asked, actor=actor, chat_id=chat_id)
    start = query.start or found.info.on
    end = query.end or max(start, found.info.on)
    if end < found.info.on:
        raise Refusal(Code.MONTHS_OVER)
    until = end if query.start is None and query.end else month_span(month_key(end))[1]
    bounds = month_span(month_key(start))[0], until
    named = replace(found.info.query, start=bounds[0], end=bounds[1])
    return replace(found, info=replace(found.info, query=named)), bounds


async def _risks(
    session: AsyncSession,
    scope: TaskFilter,
    bounds: tuple[date, date],
    known: Shares,
    ahead: Counter[int],
) -> tuple[Risk, ...]:
    """The tasks ahead whose schools are late most often; the earliest deadline first."""
    worst = sorted(ahead, key=lambda school: (-known.of(school), school))[:NAMED]
    if not worst:
        return ()
    due_from, due_to = bounds
    scope = replace(scope, organisation_ids=tuple(worst), due_from=due_from, due_to=due_to)
    tasks = scope.tasks
    turn = case({school: place for place, school in enumerate(worst)}, value=tasks.organisation_id)
    rows = await session.execute(
        select(
            tasks.id,
            Activity.number,
            Activity.title,
            Organisation.name,
            tasks.deadline,
            tasks.organisation_id,
        )
        .join(Activity, Activity.id == tasks.activity_id)
        .join(Organisation, Organisation.id == tasks.organisation_id)
        .where(*conditions(scope), *which_conditions(TaskSelection.AHEAD, scope))
        .order_by(turn, tasks.deadline, Activity.position, tasks.id)
        .limit(NAMED)
    )
    return tuple(
        Risk(id_, number, title, name, deadline, known.of(school))
        for id_, number, title, name, deadline, school in rows
        if deadline is not None
    )
