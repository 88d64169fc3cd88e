"""A plan and what became of it, line by line: what the report on its execution says."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.summary import TaskSelection
from domain.workflow import Status
from models.people import Organisation
from models.roadmaps import Activity, ActivityParty, Party, Roadmap, Section
from services.core.organisation_names import by_number
from services.summaries import document_counts, tallies
from services.summaries.document_counts import SlotCount
from services.summaries.figures import Figures
from services.summaries.queries import ResolvedQuery
from services.summaries.task_conditions import by_itself, conditions, which_conditions

LATE_NAMES = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class ExecutionRow:
    """An activity and what became of it. `missing` are schools that have not reported in time,
    at most `LATE_NAMES` of the `Figures.overdue`; `done_on` is the day of the last acceptance.
    """

    section: str
    roadmap: str
    number: str
    title: str
    term: str
    responsible: str
    figures: Figures
    done_on: date | None
    missing: tuple[str, ...]
    documents: tuple[SlotCount, ...]


async def rows(session: AsyncSession, resolved: ResolvedQuery) -> list[ExecutionRow]:
    """The activities that the question reaches, in the order and numbering of the plan."""
    counted = await _by_activity(session, resolved)
    documents: dict[int, list[SlotCount]] = defaultdict(list)
    for each in await document_counts.received(session, resolved):
        documents[each.activity_id].append(each)
    parties = await _parties(session, resolved)
    missing = await _missing(session, resolved)
    rows = await session.execute(
        select(Activity, Section.number, Section.title, Roadmap.short_title)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .outerjoin(Section, Section.id == Activity.section_id)
        .where(Activity.roadmap_id.in_(resolved.roadmap_ids))
        .order_by(Activity.roadmap_id, Activity.position)
    )
    return [
        ExecutionRow(
            section=f"{section_number or ''} {section_title or ''}".strip(),
            roadmap=roadmap,
            number=activity.number,
            title=activity.title,
            term=activity.term,
            responsible=", ".join(parties[activity.id]),
            figures=counted[activity.id][0],
            done_on=counted[activity.id][1],
            missing=tuple(missing[activity.id][:LATE_NAMES]),
            documents=tuple(documents[activity.id]),
        )
        for activity, section_number, section_title, roadmap in rows
        if activity.id in counted
    ]


async def _by_activity(
    session: AsyncSession, resolved: ResolvedQuery
) -> dict[int, tuple[Figures, date | None]]:
    scope = resolved.scope
    tasks = scope.tasks
    activity = by_itself(tasks.activity_id)
    found, _ = await tallies.by_activity(session, scope)
    rows = await session.execute(
        select(activity, func.max(tasks.done_on))
        .where(*conditions(scope), tasks.status == Status.DONE)
        .group_by(activity)
    )
    last = dict(rows.all())
    return {key: (each, last.get(key)) for key, each in found.items()}


async def _parties(session: AsyncSession, resolved: ResolvedQuery) -> dict[int, list[str]]:
    rows = await session.execute(
        select(ActivityParty.activity_id, Party.name)
        .join(Party, Party.id == ActivityParty.party_id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id.in_(resolved.roadmap_ids))
        .order_by(ActivityParty.activity_id, ActivityParty.position)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for activity_id, name in rows:
        found[activity_id].append(name)
    return found


async def _missing(session: AsyncSession, resolved: ResolvedQuery) -> dict[int, list[str]]:
    scope = resolved.scope
    tasks = scope.tasks
    rows = await session.execute(
        select(tasks.activity_id, Organisation.name)
        .join(Organisation, Organisation.id == tasks.organisation_id)
        .where(*conditions(scope), *which_conditions(TaskSelection.OVERDUE, scope))
        .distinct()
    )
    found: dict[int, list[str]] = defaultdict(list)
    for activity_id, name in rows:
        found[activity_id].append(name)
    for names in found.values():
        names.sort(key=by_number)
    return found
