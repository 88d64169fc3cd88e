"""What a person's words may name: schools, sections, activities; and the tasks behind a name."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import ColumnElement, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor
from domain.tasks import Bucket
from domain.utterances import Named, World
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Organisation, OrganisationGroup
from models.roadmaps import Activity, Roadmap, Section
from models.tasks import Task
from services.tasks.task_lists import TaskLine

YEAR = timedelta(days=365)
"""The period of somebody who has no roadmap yet."""

PRESSING = (Bucket.RETURNED, Bucket.OVERDUE)


async def load(session: AsyncSession, today: date, *, actor: Actor) -> World:
    """The names that the actor may speak of; equal while nothing of them has changed.

    Whoever is of the office knows all of the municipality; a school knows itself and what it has
    been asked for. `today` is the speaker's local day.
    """
    office = {held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL}
    own = actor.organisations(*OF_SCHOOL)
    asked = exists().where(Task.activity_id == Activity.id, Task.organisation_id.in_(own))
    seen = or_(Roadmap.municipality_id.in_(office), asked)
    start, end = await _period(session, seen)
    return World(
        today=today,
        start=start or today,
        end=end or today + YEAR,
        organisations=await _organisations(session, office, own),
        groups=await _groups(session, office),
        sections=await _sections(session, seen),
        activities=await _activities(session, seen),
    )


def name_of(number: str, title: str) -> str:
    """How a world calls an activity: by its number, and one without a number by its wording."""
    return number.strip() or title


def named(lines: Iterable[TaskLine], name: str | None) -> list[TaskLine]:
    """Those of the lines that a reading's activity means."""
    return [line for line in lines if name_of(line.number, line.title) == name]


def meant(lines: Sequence[TaskLine]) -> list[TaskLine]:
    """Of several windows of one activity those that are spoken of now, one a school where plain.

    What came back or is overdue, else the nearest; where nothing is owed, the last in the list.
    The lines come sorted by need.
    """
    found: list[TaskLine] = []
    for school in dict.fromkeys(line.organisation_id for line in lines):
        own = [line for line in lines if line.organisation_id == school]
        owed = [line for line in own if line.bucket not in (Bucket.IN_REVIEW, Bucket.DONE)]
        pressing = [line for line in owed if line.bucket in PRESSING]
        found += pressing or owed[:1] or _reported_last(own)
    return found


def _reported_last(lines: Sequence[TaskLine]) -> list[TaskLine]:
    waiting = [line for line in lines if line.status is Status.SUBMITTED]
    return sorted(waiting or lines, key=lambda line: line.deadline or date.min)[-1:]


async def _period(
    session: AsyncSession, seen: ColumnElement[bool]
) -> tuple[date | None, date | None]:
    row = await session.execute(
        select(func.min(Roadmap.period_start), func.max(Roadmap.period_end))
        .join(Activity, Activity.roadmap_id == Roadmap.id)
        .where(seen, Roadmap.status == RoadmapStatus.ACTIVE)
    )
    start, end = row.one()
    return start, end


async def _organisations(
    session: AsyncSession, office: set[int], own: tuple[int, ...]
) -> tuple[str, ...]:
    names = await session.scalars(
        select(Organisation.name)
        .where(
            or_(Organisation.municipality_id.in_(office), Organisation.id.in_(own)),
            Organisation.closed_at.is_(None),
        )
        .order_by(Organisation.id)
    )
    return tuple(dict.fromkeys(names))


async def _groups(session: AsyncSession, office: set[int]) -> tuple[str, ...]:
    names = await session.scalars(
        select(OrganisationGroup.name)
        .where(OrganisationGroup.municipality_id.in_(office))
        .order_by(OrganisationGroup.id)
    )
    return tuple(dict.fromkeys(names))


async def _sections(session: AsyncSession, seen: ColumnElement[bool]) -> tuple[Named, ...]:
    rows = await session.execute(
        select(Section.number, Section.title)
        .join(Roadmap, Roadmap.id == Section.roadmap_id)
        .join(Activity, Activity.section_id == Section.id)
        .where(seen, Roadmap.status == RoadmapStatus.ACTIVE)
        .group_by(Section.id, Section.number, Section.title)
        .order_by(Section.id)
    )
    return tuple(Named(number=number, title=title) for number, title in rows if number)


async def _activities(session: AsyncSession, seen: ColumnElement[bool]) -> tuple[Named, ...]:
    rows = await session.execute(
        select(Activity.number, Activity.title)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(seen, Roadmap.status == RoadmapStatus.ACTIVE, Activity.cancelled_at.is_(None))
        .order_by(Activity.roadmap_id, Activity.position)
    )
    return tuple(Named(number=name_of(*row), title=row[1]) for row in rows)
