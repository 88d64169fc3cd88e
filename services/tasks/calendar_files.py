"""Deadlines as a calendar file, for a person's own schools or for one school."""

from dataclasses import dataclass
from datetime import time

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from documents.write.ics import Alarms, CalendarEntry, calendar_file
from domain.access import OF_SCHOOL, Actor, UseCase, allowed, require
from domain.calendar import stored_zone
from domain.errors import Code, Refusal
from domain.workflow import OPEN, Status
from models.enums import RoadmapStatus
from models.people import Municipality, Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.core.organisation_names import in_order

ALARMS = Alarms((1,), time(9))
"""The telephone rings on the morning before; the bot itself speaks on the day."""


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """A file for a telephone's calendar; `name` is whose deadlines they are."""

    name: str
    content: bytes
    entries: int


async def schools(session: AsyncSession, *, actor: Actor) -> list[tuple[int, str]]:
    """(id, name) of the organisations whose deadlines the actor may have."""
    municipalities = {
        held.municipality_id
        for held in actor.current()
        if held.role not in OF_SCHOOL
        and allowed(actor, UseCase.GET_CALENDAR_FILE, municipality_id=held.municipality_id)
    }
    own = actor.organisations(*OF_SCHOOL)
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.municipality_id.in_(municipalities) | Organisation.id.in_(own),
            Organisation.closed_at.is_(None),
        )
    )
    ordered = in_order(rows.all(), lambda row: (row.kind, row.name))
    return [(row.id, row.name) for row in ordered]


async def of_organisation(
    session: AsyncSession, organisation_id: int, *, actor: Actor
) -> CalendarFile:
    """The deadlines of one organisation. Raises Refusal(DENIED) for a foreign one."""
    found = await session.get(Organisation, organisation_id)
    if found is None:
        raise Refusal(Code.DENIED)
    require(
        actor,
        UseCase.GET_CALENDAR_FILE,
        municipality_id=found.municipality_id,
        organisation_id=found.id,
    )
    return await _file(session, found.name, Task.organisation_id == found.id, False, actor)


async def of_own(session: AsyncSession, *, actor: Actor) -> CalendarFile:
    """The deadlines of all organisations that the actor coordinates or heads.

    Raises Refusal(DENIED) for somebody who has none.
    """
    ids = actor.organisations(*OF_SCHOOL)
    if not ids:
        raise Refusal(Code.DENIED)
    names = await session.scalars(select(Organisation.name).where(Organisation.id.in_(ids)))
    name = ", ".join(sorted(names))
    return await _file(session, name, Task.organisation_id.in_(ids), len(ids) > 1, actor)


async def _file(
    session: AsyncSession, name: str, which: ColumnElement[bool], several: bool, actor: Actor
) -> CalendarFile:
    rows = (
        await session.execute(
            select(Task, Activity, Organisation.name, Roadmap.short_title, Municipality.time_zone)
            .join(Activity, Activity.id == Task.activity_id)
            .join(Organisation, Organisation.id == Task.organisation_id)
            .join(Roadmap, Roadmap.id == Task.roadmap_id)
            .join(Municipality, Municipality.id == Task.municipality_id)
            .where(
                which,
                Roadmap.status == RoadmapStatus.ACTIVE,
                Task.deadline.is_not(None),
                # What was cancelled stays in the file: it leaves the calendars that have it.
                Task.status.in_([*OPEN, Status.CANCELLED]),
            )
            .order_by(Task.deadline, Activity.position)
        )
    ).all()
    entries = [
        CalendarEntry(
            f"task-{task.id}@roadmap-bot",
            f"{activity.number} {activity.title}" + (f" · {school}" if several else ""),
            task.deadline,
            f"{roadmap}\n{school}",
            revision=task.version,
            cancelled=task.status is Status.CANCELLED,
        )
        for task, activity, school, roadmap, _ in rows
        if task.deadline is not None
    ]
    zone = stored_zone(rows[0][4] if rows else None)
    content = calendar_file(name, entries, zone, actor.as_of, ALARMS)
    return CalendarFile(name, content, sum(not entry.cancelled for entry in entries))
