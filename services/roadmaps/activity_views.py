"""The activities of a plan, for the eye."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.column_texts import ColumnTexts, said_of
from domain.schedule import Schedule
from domain.tasks import Rhythm
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.roadmaps import Activity, ActivityParty, EvidenceSlot, Party, Section
from models.tasks import Task
from services.core import roadmap_access
from services.core.schedules import load


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityLine(ColumnTexts):
    """One line of the list of a plan's activities.

    `schedule` is what the term was understood as; `decided` is False while a curator has yet to
    confirm it.
    """

    id: int
    number: str
    title: str
    section: str
    term: str
    schedule: Schedule
    decided: bool
    parties: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityView:
    """An activity by itself. `tasks` counts those that are not cancelled, `done` those done.

    `index` is its place in the plan's list, from 0; `rhythm` is that of the whole plan.
    """

    line: ActivityLine
    index: int
    roadmap_id: int
    short_title: str
    status: RoadmapStatus
    documents: tuple[tuple[str, int], ...]
    tasks: int
    done: int
    rhythm: Rhythm | None = None


async def listing(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> list[ActivityLine]:
    """Every activity of a plan in its order; cancelled ones are left out."""
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.IMPORT_PLAN, actor=actor)
    return await lines(session, roadmap.id)


async def lines(session: AsyncSession, roadmap_id: int) -> list[ActivityLine]:
    """`listing` for a service that has asked for the right already."""
    rows = await session.execute(
        select(Activity, Section)
        .outerjoin(Section, Section.id == Activity.section_id)
        .where(Activity.roadmap_id == roadmap_id, Activity.cancelled_at.is_(None))
        .order_by(Activity.position)
    )
    named = await session.execute(
        select(ActivityParty.activity_id, Party.name)
        .join(Party, Party.id == ActivityParty.party_id)
        .join(Activity, Activity.id == ActivityParty.activity_id)
        .where(Activity.roadmap_id == roadmap_id)
        .order_by(ActivityParty.position)
    )
    parties: dict[int, list[str]] = {}
    for activity_id, name in named:
        parties.setdefault(activity_id, []).append(name)
    return [
        ActivityLine(
            id=row.id,
            number=row.number,
            title=row.title,
            section=_section_name(section),
            term=row.term,
            schedule=load(row.schedule),
            decided=row.decided,
            parties=tuple(parties.get(row.id, ())),
            **said_of(row),
        )
        for row, section in rows
    ]


async def see(session: AsyncSession, activity_id: int, *, actor: Actor) -> ActivityView:
    """One activity with what hangs on it."""
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.IMPORT_PLAN, actor=actor
    )
    listed = await lines(session, roadmap.id)
    index = next(place for place, found in enumerate(listed) if found.id == row.id)
    slots = await session.execute(
        select(EvidenceSlot.name, EvidenceSlot.count)
        .where(EvidenceSlot.activity_id == row.id)
        .order_by(EvidenceSlot.id)
    )
    statuses = await session.execute(
        select(Task.status, func.count())
        .where(Task.activity_id == row.id, Task.status != Status.CANCELLED)
        .group_by(Task.status)
    )
    counts = dict(statuses.all())
    return ActivityView(
        line=listed[index],
        index=index,
        roadmap_id=roadmap.id,
        short_title=roadmap.short_title,
        status=roadmap.status,
        documents=tuple((name, count) for name, count in slots),
        tasks=sum(counts.values()),
        done=counts.get(Status.DONE, 0),
        rhythm=roadmap.rhythm,
    )


async def sections(
    session: AsyncSession, roadmap_id: int, *, actor: Actor
) -> list[tuple[int, str]]:
    """(id, name) of every section of a plan, in its order."""
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.IMPORT_PLAN, actor=actor)
    rows = await session.scalars(
        select(Section).where(Section.roadmap_id == roadmap.id).order_by(Section.position)
    )
    return [(row.id, _section_name(row)) for row in rows]


def _section_name(section: Section | None) -> str:
    if section is None:
        return ""
    return f"{section.number}. {section.title}" if section.number else section.title
