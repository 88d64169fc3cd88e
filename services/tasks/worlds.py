"""What a person's words may name: schools, sections, activities; and the tasks behind a name."""

import re
from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta

from sqlalchemy import BindParameter, ColumnElement, bindparam, exists, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor
from domain.school_calendar import Span
from domain.tasks import Bucket
from domain.utterances import Named, Shown, World
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Municipality, Organisation, OrganisationGroup
from models.roadmaps import Activity, Roadmap, Section
from models.rows import fetch
from models.tasks import Task
from services.core import school_terms
from services.tasks.task_lists import TaskLine

YEAR = timedelta(days=365)
"""The period of somebody who has no roadmap yet."""

_OF_SCHOOL_YEAR = re.compile("каникул|четверт[иь]|триместр")
"""Words that are read by the school calendar."""

PRESSING = (Bucket.RETURNED, Bucket.OVERDUE)


async def load(session: AsyncSession, today: date, said: str = "", *, actor: Actor) -> World:
    """The names that the actor may speak of; equal while nothing of them has changed.

    The holidays of the school calendar are looked up where what was `said` names them or a term.

    Whoever is of the office knows all of the municipality; a school knows itself and what it has
    been asked for. `today` is the speaker's local day.
    """
    office = {held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL}
    who = {"office": office, "own": actor.organisations(*OF_SCHOOL)}
    start, end = (await fetch(session, _PERIOD, who))[0]
    organisations = await session.scalars(_ORGANISATIONS, who)
    # A school names no groups: only the office speaks of several schools.
    groups = await session.scalars(_GROUPS, who) if office else ()
    sections = await fetch(session, _SECTIONS, who)
    activities = await fetch(session, _ACTIVITIES, who)
    return World(
        today=today,
        start=start or today,
        end=end or today + YEAR,
        organisations=tuple(dict.fromkeys(organisations)),
        groups=tuple(dict.fromkeys(groups)),
        sections=tuple(Named(number=number, title=title) for number, title in sections if number),
        activities=tuple(
            Named(number=name_of(number, title), title=title) for number, title in activities
        ),
        holidays=await _holidays(session, actor) if _OF_SCHOOL_YEAR.search(said.lower()) else (),
    )


async def shown(
    session: AsyncSession,
    organisation_ids: Collection[int],
    activity_ids: Collection[int],
    task_ids: Collection[int],
    *,
    actor: Actor,
) -> Shown:
    """What has these ids, and the tasks that do, as an office names them; nothing of elsewhere."""
    office = {held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL}
    tasks = select(Task.organisation_id, Task.activity_id).where(
        Task.id.in_(task_ids), Task.municipality_id.in_(office)
    )
    found = (await session.execute(tasks)).all() if task_ids else []
    organisations = await session.scalars(
        select(Organisation.name).where(
            Organisation.id.in_({*organisation_ids, *(school for school, _ in found)}),
            Organisation.municipality_id.in_(office),
        )
    )
    activities = await session.execute(
        select(Activity.number, Activity.title)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(
            Activity.id.in_({*activity_ids, *(activity for _, activity in found)}),
            Roadmap.municipality_id.in_(office),
        )
    )
    named = (name_of(number, title) for number, title in activities)
    return Shown(tuple(dict.fromkeys(organisations)), tuple(dict.fromkeys(named)))


async def municipalities_of(
    session: AsyncSession, organisation: str | None, activity: str | None, *, actor: Actor
) -> list[int]:
    """The municipalities of an office that know both names, None for any."""
    office = {held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL}
    here = Municipality.id
    limits: list[ColumnElement[bool]] = [here.in_(office)]
    if organisation is not None:
        limits.append(
            exists().where(
                Organisation.municipality_id == here,
                Organisation.name == organisation,
                Organisation.closed_at.is_(None),
            )
        )
    if activity is not None:
        called = or_(Activity.number == activity, Activity.title == activity)
        limits.append(
            exists().where(
                Roadmap.municipality_id == here,
                Roadmap.status == RoadmapStatus.ACTIVE,
                Activity.roadmap_id == Roadmap.id,
                called,
            )
        )
    return list(await session.scalars(select(here).where(*limits).order_by(Municipality.name)))


async def _holidays(session: AsyncSession, actor: Actor) -> tuple[Span, ...]:
    """The holidays of the actor's only municipality, as far as its school calendar is known."""
    municipalities = {held.municipality_id for held in actor.current()}
    if len(municipalities) != 1:
        return ()
    calendar = await school_terms.school_calendar(session, municipalities.pop())
    return tuple(calendar.holidays()) if calendar else ()


def name_of(number: str, title: str) -> str:
    """How a world calls an activity: by its number, and one without a number by its wording."""
    return number.strip() or title


async def name_in_hand(session: AsyncSession, task_id: int) -> str | None:
    """How a world calls the activity of a task that the bot has asked about."""
    row = (await session.execute(_IN_HAND, {"task": task_id})).one_or_none()
    return name_of(*row) if row is not None else None


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


_IN_HAND = (
    select(Activity.number, Activity.title)
    .join(Task, Task.activity_id == Activity.id)
    .where(Task.id == bindparam("task"))
)
_OFFICE: BindParameter[int] = bindparam("office", expanding=True)
_OWN: BindParameter[int] = bindparam("own", expanding=True)
_SEEN = (
    or_(
        Roadmap.municipality_id.in_(_OFFICE),
        exists().where(Task.activity_id == Activity.id, Task.organisation_id.in_(_OWN)),
    ),
    Roadmap.status == RoadmapStatus.ACTIVE,
)
# Each is built once: words are said often.
_PERIOD = (
    select(func.min(Roadmap.period_start), func.max(Roadmap.period_end))
    .join(Activity, Activity.roadmap_id == Roadmap.id)
    .where(*_SEEN)
)
_IN_FIGURES = exists().where(
    Task.organisation_id == Organisation.id,
    Task.roadmap_id == Roadmap.id,
    Roadmap.status == RoadmapStatus.ACTIVE,
    Task.status.not_in((Status.CANCELLED, Status.NOT_APPLICABLE)),
)
_ORGANISATIONS = (
    select(Organisation.name)
    .where(
        or_(Organisation.municipality_id.in_(_OFFICE), Organisation.id.in_(_OWN)),
        # One that was closed is asked about as long as it stands in the tables.
        or_(Organisation.closed_at.is_(None), _IN_FIGURES),
    )
    .order_by(Organisation.closed_at.is_not(None), Organisation.id)
)
_GROUPS = (
    select(OrganisationGroup.name)
    .where(OrganisationGroup.municipality_id.in_(_OFFICE))
    .order_by(OrganisationGroup.id)
)
_SECTIONS = (
    select(Section.number, Section.title)
    .join(Roadmap, Roadmap.id == Section.roadmap_id)
    .join(Activity, Activity.section_id == Section.id)
    .where(*_SEEN)
    .group_by(Section.id, Section.number, Section.title)
    .order_by(Section.id)
)
_ACTIVITIES = (
    select(Activity.number, Activity.title)
    .join(Roadmap, Roadmap.id == Activity.roadmap_id)
    .where(*_SEEN, Activity.cancelled_at.is_(None))
    .order_by(Activity.roadmap_id, Activity.position)
)
