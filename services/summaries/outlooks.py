"""What of the months ahead will be late: an outlook, with how far off earlier ones were."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from sqlalchemy import String, and_, cast, func, not_, or_, select, type_coerce
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.errors import Code, Refusal
from domain.outlook import (
    FEWEST,
    Accuracy,
    PastMonth,
    SchoolMonth,
    Shares,
    accuracy,
    expected,
    retold,
    retold_by_school,
    shares,
)
from domain.summary import Basis, SummaryQuery, month_key, month_span
from domain.workflow import OPEN, Status
from models.month import month_of
from services.summaries import queries
from services.summaries.outlook_risks import Risk, likeliest
from services.summaries.queries import QueryInfo, ResolvedQuery
from services.summaries.streams import in_batches
from services.summaries.task_conditions import (
    TaskFilter,
    conditions,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Foretold:
    """What is `late` already of some months, how many tasks are `ahead` there, and how many of
    these are `expected` to be late, None where the history of `judged` tasks is too short.
    `accuracy` is that of single months that are over, None where they are too few, or where more
    than one month is asked about.
    """

    ahead: int
    late: int
    judged: int
    expected: float | None
    accuracy: Accuracy | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlookView(Foretold):
    """Whole months, as of an evening. `risks` are the likeliest."""

    info: QueryInfo
    risks: tuple[Risk, ...]


async def outlook(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> OutlookView:
    """The outlook of the months that the question's period touches, of the running one without;
    where it says until when and not since when, up to that day.

    The question that is answered is in `info`; of a school it is what the outlook of all schools
    says of it. Raises Refusal(DENIED), and Refusal(MONTHS_OVER) where nothing of the period lies
    ahead.
    """
    known = await load(session, query, actor=actor, chat_id=chat_id)
    return await view_of(session, known)


@dataclass(frozen=True, slots=True)
class Known:
    """A question with what its answer is told from: the months of schools that are history, what
    they say, and the tasks of the months that are `asked` about, by school, within `bounds`.
    """

    resolved: ResolvedQuery
    bounds: tuple[date, date]
    history: Sequence[SchoolMonth]
    shares: Shares
    asked: Mapping[int, Sequence[SchoolMonth]]

    @property
    def running(self) -> int:
        """The month (year·100+month) of the evening that is asked about."""
        return month_key(self.resolved.info.on)

    def numbers(self, school: int | None, past: Sequence[PastMonth]) -> dict[str, Any]:
        """The fields of `Foretold` for a school, for all with None, from what `past` months of it
        were foretold and came to.
        """
        every = self.asked if school is None else {school: self.asked.get(school, ())}
        ahead = {one: sum(row.ahead for row in own) for one, own in every.items()}
        judged = self.shares.judged if school is None else self.shares.judged_of(school)
        foretold = judged >= FEWEST
        # Single months are retold: of several at once nothing is known.
        is_told = foretold and self.resolved.info.query.month is not None
        return {
            "ahead": sum(ahead.values()),
            "late": sum(row.late for own in every.values() for row in own),
            "judged": judged,
            "expected": expected(self.shares, ahead.items()) if foretold else None,
            "accuracy": accuracy(past) if is_told else None,
        }


async def load(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None
) -> Known:
    """What the answer to a question is told from. Raises what `outlook` does."""
    resolved, bounds = await _resolve(session, query, actor, chat_id)
    scope = resolved.scope
    if query.organisation_id is not None:
        # A school is drawn towards all that may be seen: one number, however it is asked for.
        every = replace(query, organisation_id=None, start=None, end=None, basis=Basis.DEADLINE)
        scope = (await queries.resolve(session, every, actor=actor, chat_id=chat_id)).scope
    rows = due = await school_months(session, scope)
    first, last = (month_key(day) for day in bounds)
    if bounds[1] != month_span(last)[1]:
        due = await school_months(session, replace(scope, due_to=bounds[1]))
    asked: dict[int, list[SchoolMonth]] = defaultdict(list)
    for row in due:
        if first <= row.month <= last:
            asked[row.school].append(row)
    return Known(resolved, bounds, rows, shares(rows), asked)


async def view_of(session: AsyncSession, known: Known) -> OutlookView:
    """The outlook from what is known, of the school that the question names."""
    info = known.resolved.info
    school, ahead = info.query.organisation_id, {}
    if school is None:
        numbers = known.numbers(None, retold(known.history, known.running))
    else:
        past = retold_by_school(known.history, known.running)
        numbers = known.numbers(school, past.get(school, ()))
    for one in known.asked if school is None else (school,):
        if number := sum(row.ahead for row in known.asked.get(one, ())):
            ahead[one] = number
    named = numbers["expected"] is not None and not info.is_nameless
    scope = known.resolved.scope
    risks = await likeliest(session, scope, known.bounds, known.shares, ahead) if named else ()
    return OutlookView(info=info, risks=risks, **numbers)


async def school_months(session: AsyncSession, scope: TaskFilter) -> list[SchoolMonth]:
    """How tasks with a deadline went and go, by school and month of the deadline.

    The days of a group come as one text: to group by months, SQLite would sort every task, and to
    cut each day there takes three times as long as here.
    """
    tasks, status = scope.tasks, scope.tasks.status
    over = tasks.deadline < scope.on
    delivered = func.coalesce(tasks.submitted_on, tasks.done_on)
    late = or_(
        and_(status == Status.DONE, tasks.done_late),
        and_(status == Status.SUBMITTED, delivered > tasks.deadline),
    )
    # Before its month began; a day is compared first, for less.
    early = and_(
        delivered < tasks.deadline, month_of(delivered) < month_of(tasks.deadline), not_(late)
    )
    # Of what is open the status tells the rest.
    reported = and_(status.in_(REPORTED), over)
    days = func.aggregate_strings(cast(tasks.deadline, String), ",")
    # Each day in one of two texts, and the few that were late or early in others.
    limits = tasks.deadline >= scope.on, over, and_(reported, late), and_(reported, early)
    statement = (
        select(
            tasks.organisation_id,
            type_coerce(status, String),
            *(days.filter(each) for each in limits),
        )
        .where(*conditions(scope), tasks.deadline.is_not(None))
        # The columns that an index begins with.
        .group_by(tasks.section_id, tasks.organisation_id, status)
    )
    found: dict[int, _Months] = defaultdict(_Months)
    async for batch in in_batches(session, statement):
        for school, said, *texts in batch:
            ahead, passed, late_, early_ = (
                [day[:7] for day in text.split(",")] if text else () for text in texts
            )
            own = found[school]
            if said in OPEN:
                own.ahead.update(ahead)
                own.overdue.update(passed)
            elif said in REPORTED:
                own.judged.update(passed)
                own.late.update(late_)
                own.early.update(early_)
    return [each for school, months in found.items() for each in months.of(school)]


REPORTED = (Status.DONE, Status.SUBMITTED)


@dataclass(slots=True)
class _Months:
    """Tasks of a school by the month of their deadline («2026-11»): those that are open, with a
    deadline ahead and one that has passed, and of the reported ones that have passed all, the
    late, and those that were reported before the month began.
    """

    ahead: Counter[str] = field(default_factory=Counter)
    overdue: Counter[str] = field(default_factory=Counter)
    judged: Counter[str] = field(default_factory=Counter)
    late: Counter[str] = field(default_factory=Counter)
    early: Counter[str] = field(default_factory=Counter)

    def of(self, school: int) -> Iterator[SchoolMonth]:
        for month in sorted(self.ahead.keys() | self.overdue.keys() | self.judged.keys()):
            late = self.overdue[month]
            yield SchoolMonth(
                school,
                int(month.replace("-", "")),
                judged=self.judged[month] + late,
                late=self.late[month] + late,
                begun=self.judged[month] - self.early[month] + late,
                ahead=self.ahead[month],
            )


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
