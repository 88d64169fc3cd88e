"""What of the months ahead will be late: an outlook, with how far off earlier ones were."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import String, and_, case, func, or_, select, type_coerce
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
from services.summaries.streams import in_batches
from services.summaries.task_conditions import (
    TaskFilter,
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
    """How tasks with a deadline went and go, by school and month of the deadline.

    The months of a group come as one text: to group by them, SQLite would sort every task.
    """
    tasks = scope.tasks
    month, status = month_of(tasks.deadline), tasks.status
    over = tasks.deadline < scope.on
    delivered = func.coalesce(tasks.submitted_on, tasks.done_on)
    late = or_(
        and_(status == Status.DONE, tasks.done_late),
        and_(status == Status.SUBMITTED, delivered > tasks.deadline),
    )
    begun = or_(late, delivered.is_(None), month_of(delivered) >= month)
    # Of what is open the status tells the rest.
    reported = and_(status.in_(REPORTED), over)
    months = func.aggregate_strings(month, ",")
    limits = over, and_(reported, late), and_(reported, begun)
    statement = (
        select(
            tasks.organisation_id,
            type_coerce(status, String),
            months,
            *(months.filter(each) for each in limits),
        )
        .where(*conditions(scope), tasks.deadline.is_not(None))
        # The columns that an index begins with.
        .group_by(tasks.section_id, tasks.organisation_id, status)
    )
    found: dict[int, _Months] = defaultdict(_Months)
    async for batch in in_batches(session, statement):
        for school, said, *texts in batch:
            due, passed, late_, begun_ = (text.split(",") if text else () for text in texts)
            own = found[school]
            if said in OPEN:
                own.open.update(due)
                own.overdue.update(passed)
            elif said in REPORTED:
                own.judged.update(passed)
                own.late.update(late_)
                own.begun.update(begun_)
    return [each for school, months in found.items() for each in months.of(school)]


REPORTED = (Status.DONE, Status.SUBMITTED)


@dataclass(slots=True)
class _Months:
    """Tasks of a school by the month of their deadline, as the database writes it: those that are
    open, of them those whose deadline has passed, and of the reported ones that have passed all,
    the late, and those that were open when the month began.
    """

    open: Counter[str] = field(default_factory=Counter)
    overdue: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    late: Counter[str] = field(default_factory=Counter)
    begun: Counter[str] = field(default_factory=Counter)

    def of(self, school: int) -> Iterator[SchoolMonth]:
        for month in sorted(self.open.keys() | self.judged.keys()):
            late = self.overdue[month]
            yield SchoolMonth(
                school,
                int(month.replace("-", "")),
                judged=self.judged[month] + late,
                late=self.late[month] + late,
                begun=self.begun[month] + late,
                ahead=self.open[month] - late,
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
