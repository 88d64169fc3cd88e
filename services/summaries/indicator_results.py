"""Indicators of a roadmap: the facts that were reported beside the targets of the plan."""

from dataclasses import dataclass

from sqlalchemy import case, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.access import Actor
from domain.measures import is_met
from domain.summary import SummaryQuery
from models.roadmaps import Activity, Indicator, Roadmap
from models.tasks import Report
from services.summaries import queries
from services.summaries.document_counts import tasks_by_activity
from services.summaries.queries import QueryInfo, ResolvedQuery
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
    facts = await _facts(session, resolved.scope)
    lines = []
    for id_, activity_id, number, text, target, unit, at_least, roadmap in found:
        reported, met, total = facts.get(id_, (0, 0, 0.0))
        lines.append(
            TargetLine(
                indicator_id=id_,
                number=number,
                text=text,
                target=target,
                unit=unit,
                at_least=at_least,
                owed=owed[activity_id],
                reported=reported,
                met=met,
                fact=total / reported if reported else None,
                roadmap=roadmap,
            )
        )
    return TargetView(resolved.info, tuple(lines))


async def _facts(session: AsyncSession, scope: TaskFilter) -> dict[int, tuple[int, int, float]]:
    """Of each indicator the last numbers of its tasks: how many, how many keep to the target as
    `domain.measures.is_met` has it, their sum.

    Counted by the database: a region has a million.
    """
    tasks, later, value = scope.tasks, aliased(Report), Report.value
    overtaken = exists().where(
        later.task_id == Report.task_id,
        later.id > Report.id,
        later.indicator_id == Report.indicator_id,
        later.value.is_not(None),
        *told(scope, later),
    )
    met = case((Indicator.at_least, value >= Indicator.target), else_=value <= Indicator.target)
    rows = await session.execute(
        select(
            Indicator.id,
            func.count(),
            func.count().filter(met),
            func.sum(value),
        )
        .join(tasks, tasks.id == Report.task_id)
        .join(Indicator, Indicator.id == Report.indicator_id)
        .where(
            # Written out for the index of numbers.
            Report.indicator_id.is_not(None),
            value.is_not(None),
            ~overtaken,
            *told(scope),
            *counted(scope),
        )
        .group_by(Indicator.id)
    )
    return {id_: (reported, met, total or 0.0) for id_, reported, met, total in rows}
