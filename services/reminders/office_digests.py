"""What the office reads in the morning: who has not reported, what waits, who is long overdue."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role
from domain.calendar import end_of_day, local_day, stored_zone
from domain.reminding.stages import list_day_before
from domain.reminding.worth import pause
from domain.workflow import Status
from models.enums import DeliveryState, MoveVerdict, RoadmapStatus
from models.people import Municipality
from models.roadmaps import Roadmap
from models.tasks import DeadlineMove, Task
from models.upkeep import Delivery
from services.core import calendars, roadmap_policies
from services.reminders import debtors, decisions_waiting, hindrances, lateness
from services.reminders.debtors import Debtor, DebtorQuery, Debts, DueWithin
from services.reminders.decisions_waiting import Awaited, Decisions
from services.reminders.hindrances import SchoolHindrance
from services.reminders.lateness import SchoolCount

WAITED = 2
"""Worked days after which a report that waits for a curator is worth a message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeMorning:
    """A curator's morning: what waits for a decision comes first.

    `late` are long overdue by the plan's own steps; `blocked` and `missing` owe something within a
    week and cannot be written to.
    """

    municipality_id: int
    municipality: str
    day: date
    decisions: tuple[Decisions, ...]
    last_day: tuple[SchoolCount, ...]
    overdue: tuple[Debtor, ...]
    late: tuple[SchoolCount, ...]
    blocked: tuple[str, ...]
    missing: tuple[str, ...]
    hindrances: tuple[SchoolHindrance, ...] = ()

    def count(self, awaited: Awaited) -> int:
        """How many tasks wait for that decision."""
        return next((each.count for each in self.decisions if each.awaited is awaited), 0)


async def load_morning(
    session: AsyncSession, municipality_id: int, *, actor: Actor
) -> OfficeMorning | None:
    """The morning of a curator, or None where there is nothing to do.

    Raises Refusal(DENIED) for somebody who is a curator there no more.
    """
    overdue = await debtors.load(
        session, DebtorQuery(municipality_id, DueWithin.OVERDUE), actor=actor
    )
    near = await debtors.load(session, DebtorQuery(municipality_id, DueWithin.WEEK), actor=actor)
    today = overdue.today
    municipality = await session.get_one(Municipality, municipality_id)
    zone = stored_zone(municipality.time_zone)
    decisions = await decisions_waiting.load(session, municipality_id, today, zone)
    last_day = await lateness.schools(session, municipality_id, Task.deadline == today)
    if not (overdue.debtors or decisions or last_day):
        return None
    is_due = bool(last_day) or any(each.awaited is Awaited.REVIEW for each in decisions)
    said = await _hindrances(session, overdue, zone)
    if not await _is_worth_saying(session, overdue, zone, said, actor, is_due=is_due):
        return None
    return OfficeMorning(
        municipality_id=municipality_id,
        municipality=overdue.municipality,
        day=today,
        decisions=decisions,
        last_day=last_day,
        overdue=overdue.debtors,
        late=await lateness.of_role(session, municipality_id, Role.CURATOR, actor.as_of),
        blocked=tuple(debtor.name for debtor in near.blocked),
        missing=tuple(debtor.name for debtor in near.missing),
        hindrances=said,
    )


async def _hindrances(
    session: AsyncSession, overdue: Debts, zone: ZoneInfo
) -> tuple[SchoolHindrance, ...]:
    """What the schools that owe something have said is in the way, since they owe it."""
    since = {debtor.organisation_id: debtor.oldest or date.min for debtor in overdue.debtors}
    found = await hindrances.of_schools(session, list(since))
    return tuple(each for each in found if local_day(each.at, zone) > since[each.organisation_id])


async def _is_worth_saying(
    session: AsyncSession,
    overdue: Debts,
    zone: ZoneInfo,
    said: Sequence[SchoolHindrance],
    actor: Actor,
    *,
    is_due: bool,
) -> bool:
    """Whether the curator is to read a morning: once a week, or where somebody has waited long.

    On the day of the list it comes with anything that is to be done or is newly overdue; a list of
    nothing new waits for `worth.pause`. Between lists only what has waited for a decision for two
    worked days brings it, or a school that has said what is in its way.
    """
    municipality_id, today = overdue.scope.municipality_id, overdue.today
    previous = await previous_at(session, municipality_id, actor.person_id)
    if previous is None or any(each.at > previous for each in said):
        return True
    before = local_day(previous, zone)
    calendar = await calendars.of_municipality(session, municipality_id, {today.year})
    # What has come to wait so long since the last morning: it is not said of the same thing twice.
    span = [end_of_day(calendar.shift(day, -WAITED), zone) for day in (before, today)]
    if before <= calendar.shift(today, -WAITED) and await _has_waited(
        session, municipality_id, span[0], span[1]
    ):
        return True
    weekly = await roadmap_policies.list_day(session, municipality_id)
    if list_day_before(today, weekly, calendar) <= before:
        return False
    news = any(debtor.newest is not None and debtor.newest >= before for debtor in overdue.debtors)
    return is_due or news or today - before >= pause(0)


async def previous_at(
    session: AsyncSession, municipality_id: int, person_id: int
) -> datetime | None:
    """When the last morning of a municipality has reached its curator."""
    moment: datetime | None = await session.scalar(
        select(func.max(Delivery.sent_at)).where(
            Delivery.person_id == person_id,
            Delivery.municipality_id == municipality_id,
            Delivery.kind == "office-digest",
            Delivery.state == DeliveryState.SENT,
        )
    )
    return moment


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
