"""«Что мешает?»: a school that leaves its lists unanswered says why; its curators read it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, require
from domain.calendar import local_day
from domain.reminding.hindrance import Hindrance
from models.people import Organisation, Person
from models.reminders import HindranceReport
from models.roadmaps import Roadmap
from models.tasks import Task
from services.core.owing import DUE, OWED
from services.core.phones import PHONE
from services.reports import contacts


@dataclass(frozen=True, slots=True)
class HindranceOutcome:
    """What became of an answer: for how many overdue tasks it stands, and who reads it."""

    count: int
    curators: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SchoolHindrance:
    """What a school with overdue tasks has said last, and who said it; "" for who was forgotten."""

    organisation_id: int
    organisation: str
    phone: str | None
    who: str
    hindrance: Hindrance
    at: datetime


async def report(
    session: AsyncSession, hindrance: Hindrance, zone: ZoneInfo, *, actor: Actor
) -> HindranceOutcome:
    """Keep what is in the way of all that the actor's schools owe; nothing where nothing is owed.

    The same answer given twice on a day is kept once.
    """
    require(actor, UseCase.SNOOZE, person_id=actor.person_id)
    today = local_day(actor.as_of, zone)
    owed = await _overdue(session, actor.organisations(Role.COORDINATOR), today)
    for organisation_id in owed:
        last = await session.scalar(
            select(HindranceReport)
            .where(
                HindranceReport.organisation_id == organisation_id,
                HindranceReport.person_id == actor.person_id,
            )
            .order_by(HindranceReport.id.desc())
            .limit(1)
        )
        is_said = last is not None and last.hindrance is hindrance
        if last is None or not is_said or local_day(last.at, zone) != today:
            session.add(
                HindranceReport(
                    organisation_id=organisation_id,
                    person_id=actor.person_id,
                    at=actor.as_of,
                    hindrance=hindrance,
                )
            )
    curators = await contacts.own_curators(session, actor=actor)
    return HindranceOutcome(sum(owed.values()), tuple(each.name for each in curators))


async def _overdue(
    session: AsyncSession, organisation_ids: Sequence[int], today: date
) -> dict[int, int]:
    """How many open tasks are overdue, by organisation."""
    rows = await session.execute(
        select(Task.organisation_id, func.count())
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(Task.organisation_id.in_(organisation_ids), *OWED, today > DUE)
        .group_by(Task.organisation_id)
    )
    return dict(rows.all())


async def of_schools(
    session: AsyncSession, organisation_ids: Sequence[int]
) -> list[SchoolHindrance]:
    """The last word of each of these organisations, the newest first."""
    last = (
        select(func.max(HindranceReport.id))
        .where(
            HindranceReport.organisation_id.in_(organisation_ids),
            HindranceReport.hindrance.in_(Hindrance),
        )
        .group_by(HindranceReport.organisation_id)
    )
    rows = await session.execute(
        select(
            HindranceReport,
            Organisation.id,
            Organisation.name,
            func.coalesce(Person.phone, PHONE),
            Person.name,
        )
        .join(Organisation, Organisation.id == HindranceReport.organisation_id)
        .join(Person, Person.id == HindranceReport.person_id)
        .where(HindranceReport.id.in_(last))
        .order_by(HindranceReport.at.desc())
    )
    return [
        SchoolHindrance(id_, school, phone, who, said.hindrance, said.at)
        for said, id_, school, phone, who in rows
    ]
