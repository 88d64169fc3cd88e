"""Indicators of a roadmap: the facts that were reported beside the targets of the plan."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from operator import itemgetter

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.measures import is_met
from domain.summary import SummaryQuery
from models.roadmaps import Activity, Indicator, Roadmap
from models.tasks import Report
from services.summaries import queries
from services.summaries.document_counts import tasks_by_activity
from services.summaries.queries import QueryInfo, ResolvedQuery
from services.summaries.streams import SMALL_ROWS, in_batches
from services.summaries.task_conditions import TaskFilter, counted, told


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetLine:
    """An indicator over all tasks of its activity.

    `fact` is the mean of the last numbers of those tasks that reported one, None before that;
    `met` of `reported` keep to the target, of `owed` that are to report.
    """

    indicator_id: int
    number: str
    text: str
    target: float
    unit: str
    at_least: bool
    owed: int
    reported: int
    met: int
    fact: float | None
    roadmap: str

    @property
    def share(self) -> float | None:
        """How far the fact is to the target, 1 and more where it is met; None without a fact."""
        if self.fact is None:
            return None
        if is_met(self.fact, self.target, self.at_least):
            return self.fact / self.target if self.at_least and self.target else 1.0
        if self.at_least:
            return self.fact / self.target
        return self.target / self.fact


@dataclass(frozen=True, slots=True)
class TargetView:
    """Indicators in the order of the plan."""

    info: QueryInfo
    lines: tuple[TargetLine, ...]


async def targets(
    session: AsyncSession, query: SummaryQuery, *, actor: Actor, chat_id: int | None = None
) -> TargetView:
    """Indicators: plan, fact, how far the one is to the other."""
    resolved = await queries.resolve(session, query, actor=actor, chat_id=chat_id)
    return await targets_of(session, resolved)


async def targets_of(session: AsyncSession, resolved: ResolvedQuery) -> TargetView:
    """The same for a question that was allowed already."""
    owed = await tasks_by_activity(session, resolved)
    rows = await session.execute(
        select(
            Indicator.id,
            Indicator.activity_id,
            Activity.number,
            Indicator.text,
            Indicator.target,
            Indicator.unit,
            Indicator.at_least,
            Roadmap.short_title,
        )
        .join(Activity, Activity.id == Indicator.activity_id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Activity.roadmap_id.in_(resolved.roadmap_ids))
        .order_by(Activity.roadmap_id, Activity.position, Indicator.id)
    )
    found = [row for row in rows if row.activity_id in owed]
    facts = {row.id: _Facts(row.target, row.at_least) for row in found}
    await _add_numbers(session, resolved.scope, facts)
    lines = []
    for id_, activity_id, number, text, target, unit, at_least, roadmap in found:
        fact = facts[id_]
        lines.append(
            TargetLine(
                indicator_id=id_,
                number=number,
                text=text,
                target=target,
                unit=unit,
                at_least=at_least,
                owed=owed[activity_id],
                reported=fact.reported,
                met=fact.met,
                fact=fact.sum / fact.reported if fact.reported else None,
                roadmap=roadmap,
            )
        )
    return TargetView(resolved.info, tuple(lines))


@dataclass(slots=True)
class _Facts:
    """The last numbers of the tasks of an indicator, added up."""

    target: float
    at_least: bool
    reported: int = 0
    met: int = 0
    sum: float = 0.0

    def add(self, value: float, times: int) -> None:
        self.reported += times
        self.met += is_met(value, self.target, self.at_least) * times
        self.sum += value * times


async def _add_numbers(
    session: AsyncSession, scope: TaskFilter, facts: Mapping[int, _Facts]
) -> None:
    """Add the last numbers of tasks to the facts of their indicators.

    A batch at a time, for a region has a million; what is alike in one is added at once.
    """
    tasks = scope.tasks
    statement = (
        select(Report.task_id, Report.indicator_id, Report.value)
        .join(tasks, tasks.id == Report.task_id)
        .where(
            Report.indicator_id.is_not(None),
            Report.value.is_not(None),
            *told(scope),
            *counted(scope),
        )
        # Of one task the later number comes later; this order is that of an index.
        .order_by(Report.task_id, Report.id)
    )
    last: dict[tuple[int, int], float] = {}

    def add(numbers: Mapping[tuple[int, int], float]) -> None:
        alike = Counter(zip(map(itemgetter(1), numbers), numbers.values(), strict=True))
        for (indicator_id, value), times in alike.items():
            if indicator_id in facts:
                facts[indicator_id].add(value, times)

    async for batch in in_batches(session, statement, SMALL_ROWS):
        # A later number takes the place of an earlier one.
        last |= {(task_id, indicator_id): value for task_id, indicator_id, value in batch}
        # Of the last task more may follow.
        open_task = batch[-1][0]
        kept = {key: value for key, value in last.items() if key[0] == open_task}
        for key in kept:
            del last[key]
        add(last)
        last = kept
    add(last)
