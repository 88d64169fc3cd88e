"""What the office reads in the morning: who has not reported, what waits, who is long overdue."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, Role
from domain.calendar import end_of_day, local_day, stored_zone
from domain.reminding.policy import Escalation, Policy, Recipient
from domain.reminding.stages import list_day_before
from domain.reminding.worth import pause
from domain.workflow import OPEN, Status
from models.enums import DeliveryState, MoveVerdict, RoadmapStatus
from models.people import Municipality, Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import DeadlineMove, Task
from models.upkeep import Delivery
from services.core import calendars, roadmap_policies
from services.reminders import debtors, escalating
from services.reminders.debtors import Debtor, Debts, Due, Scope

USUAL = Policy()
NAMED = 6
WAITED = 2
"""Worked days after which a report that waits for a curator is worth a message."""


@dataclass(frozen=True, slots=True)
class SchoolCount:
    """An organisation and how many of its tasks something is said of."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class OfficeMorning:
    """A curator's morning. `late` are long overdue by the plan's own steps; `blocked` and
    `missing` owe something within a week and cannot be written to.
    """

    municipality_id: int
    municipality: str
    day: date
    waiting: int
    deadline_requests: int
    last_day: tuple[SchoolCount, ...]
    overdue: tuple[Debtor, ...]
    late: tuple[SchoolCount, ...]
    blocked: tuple[str, ...]
    missing: tuple[str, ...]


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


async def load_morning(
    session: AsyncSession, municipality_id: int, *, actor: Actor
) -> OfficeMorning | None:
    """The morning of a curator, or None where there is nothing to do.

    Raises Refusal(DENIED) for somebody who is a curator there no more.
    """
    overdue = await debtors.load(session, Scope(municipality_id, Due.OVERDUE), actor=actor)
    near = await debtors.load(session, Scope(municipality_id, Due.WEEK), actor=actor)
    today = overdue.today
    waiting = await _count(session, municipality_id, Task.status == Status.SUBMITTED)
    last_day = await _schools(session, municipality_id, Task.deadline == today)
    deadline_requests = await session.scalar(
        select(func.count())
        .select_from(DeadlineMove)
        .join(Task, Task.id == DeadlineMove.task_id)
        .where(Task.municipality_id == municipality_id, DeadlineMove.verdict == MoveVerdict.OPEN)
    )
    if not (overdue.debtors or waiting or last_day or deadline_requests):
        return None
    if not await _is_worth_saying(session, overdue, actor, is_due=bool(waiting or last_day)):
        return None
    return OfficeMorning(
        municipality_id,
        overdue.municipality,
        today,
        waiting,
        deadline_requests or 0,
        last_day,
        overdue.debtors,
        await _late(session, municipality_id, Role.CURATOR, actor.as_of),
        tuple(debtor.name for debtor in near.blocked),
        tuple(debtor.name for debtor in near.missing),
    )


async def _is_worth_saying(
    session: AsyncSession, overdue: Debts, actor: Actor, *, is_due: bool
) -> bool:
    """Whether the curator is to read a morning: once a week, or where somebody has waited long.

    On the day of the list it comes with anything that is to be done or is newly overdue; a list of
    nothing new waits for `worth.pause`. Between lists only what has waited for a decision for two
    worked days brings it.
    """
    municipality_id, today = overdue.scope.municipality_id, overdue.today
    previous = await session.scalar(
        select(func.max(Delivery.sent_at)).where(
            Delivery.person_id == actor.person_id,
            Delivery.municipality_id == municipality_id,
            Delivery.kind == "office-digest",
            Delivery.state == DeliveryState.SENT,
        )
    )
    if previous is None:
        return True
    municipality = await session.get_one(Municipality, municipality_id)
    zone = stored_zone(municipality.time_zone)
    before = local_day(previous, zone)
    calendar = await calendars.of_municipality(session, municipality_id, {today.year})
    # What has come to wait so long since the last morning: it is not said of the same thing twice.
    span = [end_of_day(calendar.shift(day, -WAITED), zone) for day in (before, today)]
    if before <= calendar.shift(today, -WAITED) and await _has_waited(
        session, municipality_id, span[0], span[1]
    ):
        return True
    if list_day_before(today, USUAL.weekly or 0, calendar) <= before:
        return False
    news = any(debtor.oldest is not None and debtor.oldest >= before for debtor in overdue.debtors)
    return is_due or news or today - before >= pause(0)


async def _has_waited(
    session: AsyncSession, municipality_id: int, since: datetime, before: datetime
) -> bool:
    """Whether a report or a request for another deadline of that time waits still."""
    submitted = await _count(
        session,
        municipality_id,
        and_(Task.status == Status.SUBMITTED, Task.changed_at >= since, Task.changed_at < before),
    )
    asked = await session.scalar(
        select(DeadlineMove.id)
        .join(Task, Task.id == DeadlineMove.task_id)
        .where(
            Task.municipality_id == municipality_id,
            DeadlineMove.verdict == MoveVerdict.OPEN,
            DeadlineMove.asked_at >= since,
            DeadlineMove.asked_at < before,
        )
        .limit(1)
    )
    return bool(submitted) or asked is not None


async def load_lateness(
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
    late = await _late(session, municipality_id, role, actor.as_of, *own)
    if not late:
        return None
    municipality = await session.get_one(Municipality, municipality_id)
    today = local_day(actor.as_of, stored_zone(municipality.time_zone))
    activities = await _activities(session, municipality_id, today, *own)
    return Lateness(of_school, municipality_id, municipality.name, late, today, activities)


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


async def _late(
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
    counted: Counter[str] = Counter()
    for roadmap_id, policy in policies.items():
        after = _step(policy.escalation, recipient)
        if after is None:
            continue
        # A day off counts as the worked day before it: up to the day before the next worked one.
        until = calendar.shift(calendar.shift(today, -after), 1) - timedelta(days=1)
        found = await _schools(
            session,
            municipality_id,
            Task.roadmap_id == roadmap_id,
            func.coalesce(Task.mend_by, Task.deadline) <= until,
            # Lateness counts from the day on which the school has learnt of the task.
            Task.created_at < end_of_day(until, zone),
            *conditions,
        )
        for school in found:
            counted[school.name] += school.count
    return tuple(SchoolCount(*item) for item in counted.most_common())


def _step(steps: tuple[Escalation, ...], recipient: Recipient) -> int | None:
    return next((step.after for step in steps if step.to is recipient), None)


async def _schools(
    session: AsyncSession, municipality_id: int, *conditions: ColumnElement[bool]
) -> tuple[SchoolCount, ...]:
    """Open tasks in force by organisation, the most first."""
    rows = await session.execute(
        select(Organisation.name, func.count())
        .select_from(Task)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(
            Task.municipality_id == municipality_id,
            Task.status.in_(OPEN),
            Roadmap.status == RoadmapStatus.ACTIVE,
            *conditions,
        )
        .group_by(Organisation.name)
        .order_by(func.count().desc(), Organisation.name)
    )
    return tuple(SchoolCount(name, count) for name, count in rows)


async def _count(
    session: AsyncSession, municipality_id: int, condition: ColumnElement[bool]
) -> int:
    found = await session.scalar(
        select(func.count())
        .select_from(Task)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .where(
            Task.municipality_id == municipality_id,
            Roadmap.status == RoadmapStatus.ACTIVE,
            condition,
        )
    )
    return found or 0
