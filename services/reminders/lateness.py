"""Lateness: which organisations are long overdue, by the steps of their plans, and with what."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, Role
from domain.calendar import local_day, stored_zone
from models.people import Membership, Municipality, Organisation, Person
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.core import absences
from services.core.owing import DUE, OWED
from services.core.phones import PHONE, Contact
from services.reminders import long_overdue
from services.reports import contacts

NAMED = 6


@dataclass(frozen=True, slots=True)
class SchoolCount:
    """An organisation and how many of its tasks something is said of.

    `people` report for it; `phone` is None where none is written down.
    """

    name: str
    count: int
    phone: str | None = None
    people: tuple[Contact, ...] = ()


class _Coordinator(NamedTuple):
    """Who reports, without what of a person is no matter here and may be unreadable."""

    id: int
    name: str
    phone: str | None
    reachable: bool


class _School(NamedTuple):
    """What is said of an organisation; a kind that cannot be read is no matter here."""

    id: int
    name: str
    phone: str | None


@dataclass(frozen=True, slots=True)
class LateActivity:
    """An activity that is long overdue in an organisation."""

    number: str
    title: str
    organisation: str
    roadmap: str
    deadline: date


@dataclass(frozen=True, slots=True)
class LatenessNotices:
    """What is told upwards: the organisations whose tasks are long overdue.

    `of_school`: a head is told of the own ones. `activities` are the newest, `oldest` is the
    earliest deadline of all.
    """

    of_school: bool
    municipality_id: int
    municipality: str
    late: tuple[SchoolCount, ...]
    day: date
    activities: tuple[LateActivity, ...] = ()
    oldest: date | None = None
    curators: tuple[Contact, ...] = ()

    @property
    def count(self) -> int:
        """How many tasks of all those organisations."""
        return sum(school.count for school in self.late)


async def load(
    session: AsyncSession, municipality_id: int, role: Role, *, actor: Actor
) -> LatenessNotices | None:
    """What has been overdue for so long that a head or a manager is to know.

    None where there is nothing, and for somebody who does not hold that `role` there any more.
    """
    held = [
        each
        for each in actor.current()
        if each.role is role and each.municipality_id == municipality_id
    ]
    if not held:
        return None
    of_school = role in OF_SCHOOL
    condition = await long_overdue.condition(session, municipality_id, role, actor.as_of)
    if of_school:
        schools = [each.organisation_id for each in held]
        condition = and_(condition, Task.organisation_id.in_(schools))
    municipality = await session.get_one(Municipality, municipality_id)
    today = local_day(actor.as_of, stored_zone(municipality.time_zone))
    late = await _schools(session, municipality_id, condition, today)
    if not late:
        return None
    return LatenessNotices(
        of_school,
        municipality_id,
        municipality.name,
        late,
        today,
        await _activities(session, municipality_id, condition),
        await _oldest(session, municipality_id, condition),
        await contacts.reachable_curators(session, municipality_id),
    )


async def of_role(
    session: AsyncSession, municipality_id: int, role: Role, now: datetime
) -> tuple[SchoolCount, ...]:
    """Organisations with tasks beyond the step at which their roadmap tells `role`."""
    condition = await long_overdue.condition(session, municipality_id, role, now)
    municipality = await session.get_one(Municipality, municipality_id)
    today = local_day(now, stored_zone(municipality.time_zone))
    return await _schools(session, municipality_id, condition, today)


async def _activities(
    session: AsyncSession, municipality_id: int, condition: ColumnElement[bool]
) -> tuple[LateActivity, ...]:
    """The overdue activities, the newest first: the others have been named before."""
    rows = await session.execute(
        select(
            Activity.number, Activity.title, Organisation.name, Roadmap.short_title, Task.deadline
        )
        .select_from(Task)
        .join(Activity, Activity.id == Task.activity_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(*_owed_in(municipality_id), Task.deadline.is_not(None), condition)
        .order_by(DUE.desc(), Task.id)
        .limit(NAMED)
    )
    return tuple(
        LateActivity(number, title, organisation, roadmap, deadline)
        for number, title, organisation, roadmap, deadline in rows
        if deadline is not None
    )


async def _oldest(
    session: AsyncSession, municipality_id: int, condition: ColumnElement[bool]
) -> date | None:
    """The earliest deadline of them."""
    found: date | None = await session.scalar(
        select(func.min(Task.deadline))
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(*_owed_in(municipality_id), condition)
    )
    return found


def _owed_in(municipality_id: int) -> tuple[ColumnElement[bool], ...]:
    return Task.municipality_id == municipality_id, *OWED


async def _schools(
    session: AsyncSession, municipality_id: int, condition: ColumnElement[bool], today: date
) -> tuple[SchoolCount, ...]:
    """Organisations by how many such tasks they have, with who reports for them today."""
    found = await _counts(session, municipality_id, condition)
    people = await _coordinators(session, [school.id for school, _ in found], today)
    return tuple(
        SchoolCount(school.name, count, school.phone, tuple(people.get(school.id, ())))
        for school, count in found
    )


async def _coordinators(
    session: AsyncSession, organisation_ids: Sequence[int], today: date
) -> dict[int, list[Contact]]:
    """Who reports for these organisations; nobody for whom a colleague stands in."""
    rows = await session.execute(
        select(Membership.organisation_id, Person.id, Person.name, Person.phone, Person.reachable)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.organisation_id.in_(organisation_ids),
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
            Person.name != "",
        )
        .order_by(Membership.id)
    )
    people: dict[int, list[_Coordinator]] = defaultdict(list)
    for organisation_id, id_, name, phone, is_reachable in rows:
        if organisation_id is not None:
            people[organisation_id].append(_Coordinator(id_, name, phone, is_reachable))
    ids = {person.id for some in people.values() for person in some}
    away = await absences.of_people(session, ids)
    found = {}
    for organisation_id, some in people.items():
        heard = absences.reachable(some)
        there = [
            Contact(each.name, each.phone)
            for each in some
            if absences.away_until(each.id, heard, away, today) is None
        ]
        found[organisation_id] = list(dict.fromkeys(there))
    return found


async def schools(
    session: AsyncSession, municipality_id: int, *conditions: ColumnElement[bool]
) -> tuple[SchoolCount, ...]:
    """Open tasks in force by organisation, the most first."""
    found = await _counts(session, municipality_id, *conditions)
    return tuple(SchoolCount(school.name, count) for school, count in found)


async def _counts(
    session: AsyncSession, municipality_id: int, *conditions: ColumnElement[bool]
) -> list[tuple[_School, int]]:
    counted = (
        select(Task.organisation_id, func.count().label("count"))
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(*_owed_in(municipality_id), *conditions)
        .group_by(Task.organisation_id)
        .subquery()
    )
    rows = await session.execute(
        select(Organisation.id, Organisation.name, PHONE, counted.c.count)
        .join(counted, counted.c.organisation_id == Organisation.id)
        .order_by(counted.c.count.desc(), Organisation.name)
    )
    return [(_School(id_, name, phone), count) for id_, name, phone, count in rows]
