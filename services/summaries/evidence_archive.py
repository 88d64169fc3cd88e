"""The files that prove a roadmap, in the order of its sections and schools."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, UseCase, require
from domain.summary import SummaryQuery
from models.people import Organisation
from models.roadmaps import Activity, Roadmap, Section
from models.tasks import Evidence, StoredFile, Task
from services.summaries import queries
from services.summaries.queries import QueryInfo
from services.summaries.task_conditions import counted, in_force


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceItem:
    """A file in force. `sha256` is None where no copy of it was made or the file was removed."""

    evidence_id: int
    section: str
    number: str
    title: str
    organisation: str
    name: str
    size: int
    at: datetime
    sha256: str | None
    roadmap: str


@dataclass(frozen=True, slots=True)
class EvidenceItems:
    """All files that a question reaches."""

    info: QueryInfo
    roadmap_ids: tuple[int, ...]
    files: tuple[EvidenceItem, ...]


async def of_tasks(
    session: AsyncSession, task_ids: Collection[int], *, actor: Actor
) -> SummaryQuery | None:
    """The question whose files are those of these tasks, which are of one activity, or all files
    of a school that looks at several of its own; None for several of an office, and for what is
    neither of the actor's office nor school.
    """
    roles = actor.current()
    office = [held.municipality_id for held in roles if held.role not in OF_SCHOOL]
    own = [held.organisation_id for held in roles if held.role in OF_SCHOOL]
    mine = or_(Task.municipality_id.in_(office), Task.organisation_id.in_(own))
    rows = await session.execute(
        select(Task.roadmap_id, Task.activity_id, Task.organisation_id).where(
            Task.id.in_(task_ids), mine
        )
    )
    found = rows.all()
    if len({each.roadmap_id for each in found}) != 1:
        return None
    activities = {each.activity_id for each in found}
    schools = {each.organisation_id for each in found}
    of_school = len(schools) == 1 and schools <= set(own)
    if len(activities) > 1 and not of_school:
        return None
    return SummaryQuery(
        roadmap_id=found[0].roadmap_id,
        activity_id=activities.pop() if len(activities) == 1 else None,
        organisation_id=schools.pop() if len(schools) == 1 else None,
    )


async def load(session: AsyncSession, query: SummaryQuery, *, actor: Actor) -> EvidenceItems:
    """The files of the tasks that the actor may see, each once a task.

    Raises Refusal(DENIED) also where the actor may see figures but no evidence.
    """
    resolved = await queries.resolve(session, query, actor=actor, use_case=UseCase.EXPORT)
    shown = resolved.info.shown
    require(
        actor,
        UseCase.SEE_EVIDENCE,
        municipality_id=resolved.municipality_id,
        organisation_id=shown[0] if shown else None,
    )
    scope = resolved.scope
    tasks = scope.tasks
    rows = await session.execute(
        select(
            Evidence.id,
            Section.number,
            Section.title,
            Activity.number,
            Activity.title,
            Organisation.name,
            StoredFile.name,
            StoredFile.size,
            Evidence.at,
            StoredFile.sha256,
            StoredFile.removed_at,
            Roadmap.short_title,
        )
        .join(tasks, tasks.id == Evidence.task_id)
        .join(StoredFile, StoredFile.id == Evidence.file_id)
        .join(Activity, Activity.id == tasks.activity_id)
        .join(Roadmap, Roadmap.id == tasks.roadmap_id)
        .join(Organisation, Organisation.id == tasks.organisation_id)
        .outerjoin(Section, Section.id == tasks.section_id)
        .where(*in_force(scope), *counted(scope))
        .order_by(Activity.roadmap_id, Activity.position, Organisation.name, Evidence.id)
    )
    files = tuple(
        EvidenceItem(
            evidence_id=evidence_id,
            section=f"{section_number or ''} {section or ''}".strip(),
            number=number,
            title=title,
            organisation=organisation,
            name=name,
            size=size,
            at=at,
            sha256=None if removed_at else sha256,
            roadmap=roadmap,
        )
        for (
            evidence_id,
            section_number,
            section,
            number,
            title,
            organisation,
            name,
            size,
            at,
            sha256,
            removed_at,
            roadmap,
        ) in rows
    )
    return EvidenceItems(resolved.info, resolved.roadmap_ids, files)
