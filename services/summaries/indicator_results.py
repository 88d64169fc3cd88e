"""Indicators of a roadmap: the facts that were reported beside the targets of the plan."""

from collections import defaultdict
from dataclasses import dataclass

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
from services.summaries.task_conditions import counted, told


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
    scope = resolved.scope
    tasks = scope.tasks
    reported = await session.execute(
        select(Report.indicator_id, Report.task_id, Report.value)
        .join(tasks, tasks.id == Report.task_id)
        .where(Report.indicator_id.is_not(None), *told(scope), *counted(scope))
        # Of one task the later number comes later; this order is that of an index.
        .order_by(Report.task_id, Report.id)
    )
    # A later number takes the place of an earlier one.
    facts: dict[int, dict[int, float]] = defaultdict(dict)
    for indicator_id, task_id, value in reported:
        if indicator_id is not None and value is not None:
            facts[indicator_id][task_id] = value
    rows = await session.execute(
        select(Indicator, Activity.number, Roadmap.short_title)
        .join(Activity, Activity.id == Indicator.activity_id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(Activity.id.in_(list(owed)))
        .order_by(Activity.roadmap_id, Activity.position, Indicator.id)
    )
    lines = []
    for row, number, roadmap in rows:
        values = list(facts[row.id].values())
        target, at_least = row.target, row.at_least
        lines.append(
            TargetLine(
                indicator_id=row.id,
                number=number,
                text=row.text,
                target=target,
                unit=row.unit,
                at_least=at_least,
                owed=owed[row.activity_id],
                reported=len(values),
                met=sum(is_met(value, target, at_least) for value in values),
                fact=sum(values) / len(values) if values else None,
                roadmap=roadmap,
            )
        )
    return TargetView(resolved.info, tuple(lines))
