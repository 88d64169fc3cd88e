"""Lateness: which organisations are long overdue, by the steps of their plans, and with what."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import NamedTuple

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, Role
from domain.calendar import end_of_day, local_day, stored_zone
from domain.reminding.policy import Escalation, Recipient
from domain.workflow import OPEN
from models.enums import RoadmapStatus
from models.people import Membership, Municipality, Organisation, Person
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.core import calendars, roadmap_policies
from services.reminders import escalating
from services.reports import contacts

NAMED = 6


@dataclass(frozen=True, slots=True)
class SchoolCount:
    """An organisation and how many of its tasks something is said of.

    `people` report for it, by name; `phone` is None where none is written down.
    """

    name: str
    count: int
    phone: str | None = None
    people: tuple[str, ...] = ()


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
    deadline: date


@dataclass(frozen=True, slots=True)
class Lateness:
    """What is told upwards: the organisations whose tasks are long overdue.

    `of_school`: a head is told of the own ones.
    """

    of_school: bool
    municipality_id: int
    municipality: str
    late: tuple[SchoolCount, ...]
    day: date
    activities: tuple[LateActivity, ...] = ()
    curators: tuple[str, ...] = ()


async def load(
    session: AsyncSession, municipality_id: int, role: Role, *, actor: Actor
) -> Lateness | None:
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
    schools = [each.organisation_id for each in held]
    own = [Task.organisation_id.in_(schools)] if of_school else []
    late = await of_role(session, municipality_id, role, actor.as_of, *own)
    if not late:
        return None
    municipality = await session.get_one(Municipality, municipality_id)
    today = local_day(actor.as_of, stored_zone(municipality.time_zone))
    activities = await _activities(session, municipality_id, today, *own)
    curators = await contacts.names_of_curators(session, municipality_id)
    return Lateness(
        of_school, municipality_id, municipality.name, late, today, activities, curators
    )


async def _activities(
    session: AsyncSession, municipality_id: int, today: date, *conditions: ColumnElement[bool]
) -> tuple[LateActivity, ...]:
    """The overdue activities, the longest overdue first."""
    due = func.coalesce(Task.mend_by, Task.deadline)
    rows = await session.execute(
        select(Activity.number, Activity.title, Organisation.name, Task.deadline)
        .select_from(Task)
        .join(Activity, Activity.id == Task.activity_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(
            Task.municipality_id == municipality_id,
            Task.status.in_(OPEN),
            Roadmap.status == RoadmapStatus.ACTIVE,
            Task.deadline.is_not(None),
            due < today,
            *conditions,
        )
        .order_by(due, Task.id)
        .limit(NAMED)
    )
    return tuple(
        LateActivity(number, title, organisation, deadline)
        for number, title, organisation, deadline in rows
        if deadline is not None
    )


async def of_role(
    session: AsyncSession,
    municipality_id: int,
    role: Role,
    now: datetime,
    *conditions: ColumnElement[bool],
) -> tuple[SchoolCount, ...]:
    """Organisations with tasks beyond the step at which their roadmap tells `role`."""
    municipality = await session.get_one(Municipality, municipality_id)
    zone = stored_zone(municipality.time_zone)
    today = local_day(now, zone)
    calendar = await calendars.of_municipality(session, municipality_id, {today.year})
    recipient = next(to for to, held in escalating.ROLES.items() if held is role)
    roadmaps = await session.scalars(
        select(Roadmap.id).where(
            Roadmap.municipality_id == municipality_id, Roadmap.status == RoadmapStatus.ACTIVE
        )
    )
    policies = await roadmap_policies.policies_of(session, roadmaps.all())
    counted: Counter[int] = Counter()
    named: dict[int, _School] = {}
    for roadmap_id, policy in policies.items():
        after = _step(policy.escalation, recipient)
        if after is None:
            continue
        # A day off counts as the worked day before it: up to the day before the next worked one.
        until = calendar.shift(calendar.shift(today, -after), 1) - timedelta(days=1)
        found = await _counts(
            session,
            municipality_id,
            Task.roadmap_id == roadmap_id,
            func.coalesce(Task.mend_by, Task.deadline) <= until,
            # Lateness counts from the day on which the school has learnt of the task.
            Task.created_at < end_of_day(until, zone),
            *conditions,
        )
        for school, count in found:
            counted[school.id] += count
            named[school.id] = school
    people = await _coordinators(session, list(named))
    return tuple(
        SchoolCount(named[id_].name, count, named[id_].phone, tuple(people.get(id_, ())))
        for id_, count in counted.most_common()
    )


async def _coordinators(
    session: AsyncSession, organisation_ids: Sequence[int]
) -> dict[int, list[str]]:
    """Who reports for these organisations, by name."""
    rows = await session.execute(
        select(Membership.organisation_id, Person.name)
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
    found: dict[int, list[str]] = defaultdict(list)
    for organisation_id, name in rows:
        if organisation_id is not None and name not in found[organisation_id]:
            found[organisation_id].append(name)
    return found


def _step(steps: tuple[Escalation, ...], recipient: Recipient) -> int | None:
    return next((step.after for step in steps if step.to is recipient), None)


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
        .where(
            Task.municipality_id == municipality_id,
            Task.status.in_(OPEN),
            Roadmap.status == RoadmapStatus.ACTIVE,
            *conditions,
        )
        .group_by(Task.organisation_id)
        .subquery()
    )
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.phone, counted.c.count)
        .join(counted, counted.c.organisation_id == Organisation.id)
        .order_by(counted.c.count.desc(), Organisation.name)
    )
    return [(_School(id_, name, phone), count) for id_, name, phone, count in rows]
