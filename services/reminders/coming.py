"""What will come to a person in the next days, as things stand: shown in the settings."""

from collections import defaultdict
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, MemberRole, Role
from domain.calendar import local_day, local_moment, stored_zone
from domain.reminding.digest import digest as digest_of
from domain.reminding.policy import RecipientKind
from domain.reminding.stages import escalated_on, list_day_before
from domain.reminding.worth import DigestHistory, is_worth_saying, names_overdue, pause
from domain.workflow import OPEN, Status
from models.enums import MoveVerdict, RoadmapStatus
from models.people import Municipality, Organisation
from models.roadmaps import Roadmap
from models.tasks import DeadlineMove, Task
from services.core import calendars, roadmap_policies
from services.core.owing import DUE, OWED, TOLD_ABOVE
from services.reminders import digests, heard_before, office_digests
from services.reminders.escalating import LEADERS, RECIPIENTS

AHEAD = timedelta(days=30)
A_DAY = timedelta(days=1)


async def mornings(
    session: AsyncSession, person_id: int, zone: ZoneInfo, now: datetime
) -> tuple[date, ...]:
    """The local days of the next month on which a morning message comes if nothing is reported.

    By the very rule that sends them, played day by day.
    """
    loaded, _ = await digests.load_owed(session, person_id)
    if not loaded:
        return ()
    today = local_day(now, zone)
    calendar = await calendars.of_municipality(
        session, loaded[0].municipality_id, {today.year, (today + AHEAD).year}
    )
    tasks = [item.task for item in loaded]
    policies = {item.task.roadmap_id: item.policy for item in loaded}
    weekly = digests.list_day(loaded)
    heard = await heard_before.load(session, person_id, today + A_DAY, weekly, calendar, zone)
    days = []
    for ahead in range(1, AHEAD.days + 1):
        day = today + timedelta(days=ahead)
        if not calendar.is_working(day):
            continue
        found = digest_of(tasks, person_id, day, calendar, policies, heard.previous_at)
        if found is None:
            continue
        morning = local_moment(day, time(9), zone)
        is_list = weekly is None or list_day_before(day, weekly, calendar) == day
        # Between lists nothing but a last day brings a message: as if the list had just been read.
        told = heard if is_list else DigestHistory(morning - A_DAY)
        if weekly is None or is_worth_saying(found, told, weekly, calendar, zone):
            days.append(day)
            listed = (
                morning if names_overdue(day, heard, weekly, calendar, zone) else heard.listed_at
            )
            heard = DigestHistory(morning, heard.ignored + 1, listed)
    return tuple(days)


async def of_office(session: AsyncSession, *, actor: Actor) -> tuple[date, ...]:
    """The same for a curator: if nothing is reported and nothing is decided."""
    own = dict.fromkeys(
        held.municipality_id for held in actor.current() if held.role is Role.CURATOR
    )
    days = {day for id_ in own for day in await _of_municipality(session, id_, actor)}
    return tuple(sorted(days))


async def _of_municipality(session: AsyncSession, municipality_id: int, actor: Actor) -> list[date]:
    zone = stored_zone((await session.get_one(Municipality, municipality_id)).time_zone)
    today = local_day(actor.as_of, zone)
    calendar = await calendars.of_municipality(
        session, municipality_id, {today.year, (today + AHEAD).year}
    )
    deadlines, reviews, requests = await _office_owes(session, municipality_id)
    waiting = [local_day(moment, zone) for moment in (*reviews, *requests)]
    sent = await office_digests.previous_at(session, municipality_id, actor.person_id)
    before = local_day(sent, zone) if sent else date.min
    weekly = await roadmap_policies.list_day(session, municipality_id)
    days = []
    for ahead in range(1, AHEAD.days + 1):
        day = today + timedelta(days=ahead)
        overdue = [each for each in deadlines if each < day]
        if not calendar.is_working(day) or not (overdue or waiting or day in deadlines):
            continue
        is_list = before < list_day_before(day, weekly, calendar)
        is_new = bool(reviews) or day in deadlines or any(each >= before for each in overdue)
        waited = calendar.shift(day, -office_digests.WAITED)
        has_waited = before <= waited and any(
            calendar.shift(before, -office_digests.WAITED) < each <= waited for each in waiting
        )
        is_first = before == date.min
        if is_first or has_waited or (is_list and (is_new or day - before >= pause(0))):
            days.append(day)
            before = day
    return days


async def of_leader(session: AsyncSession, *, actor: Actor) -> tuple[date, ...]:
    """The days on which a head or a manager hears of what is long overdue, if it stays so."""
    days = set[date]()
    for held in actor.current():
        if held.role in LEADERS:
            days |= await _escalations(session, held, RECIPIENTS[held.role], actor)
    return tuple(sorted(days))


async def _escalations(
    session: AsyncSession, held: MemberRole, recipient: RecipientKind, actor: Actor
) -> set[date]:
    zone = stored_zone((await session.get_one(Municipality, held.municipality_id)).time_zone)
    today = local_day(actor.as_of, zone)
    late = await _late_from(session, held, today, zone)
    policies = await roadmap_policies.policies_of(session, late)
    calendar = await calendars.of_municipality(
        session, held.municipality_id, {(today + AHEAD * months).year for months in range(-12, 2)}
    )
    found = {
        escalated_on(day, step, policies[roadmap_id].weekly, calendar)
        for roadmap_id, days in late.items()
        for step in policies[roadmap_id].escalation
        if step.to is recipient
        for day in days
    }
    return {day for day in found if today < day <= today + AHEAD}


async def _late_from(
    session: AsyncSession, held: MemberRole, today: date, zone: ZoneInfo
) -> dict[int, set[date]]:
    """Since when tasks of each roadmap are late, or will be, in what a membership reaches."""
    own = [Task.organisation_id == held.organisation_id] if held.role in OF_SCHOOL else []
    rows = await session.execute(
        select(Task.roadmap_id, DUE, Task.created_at)
        .join(Roadmap, Roadmap.id == Task.roadmap_id)
        .join(Organisation, Organisation.id == Task.organisation_id)
        .where(
            Task.municipality_id == held.municipality_id,
            *OWED,
            TOLD_ABOVE,
            Organisation.closed_at.is_(None),
            today + AHEAD >= DUE,
            *own,
        )
        .distinct()
    )
    found: dict[int, set[date]] = defaultdict(set)
    for roadmap_id, deadline, created_at in rows:
        if deadline is not None:
            found[roadmap_id].add(max(deadline, local_day(created_at, zone)))
    return found


async def _office_owes(
    session: AsyncSession, municipality_id: int
) -> tuple[list[date], list[datetime], list[datetime]]:
    """Deadlines of what is open; since when reports and requests for another deadline wait."""
    in_force = (
        Task.municipality_id == municipality_id,
        Roadmap.status == RoadmapStatus.ACTIVE,
    )
    tasks = select(Task.deadline).join(Roadmap, Roadmap.id == Task.roadmap_id).where(*in_force)
    deadlines = await session.scalars(
        tasks.where(Task.status.in_(OPEN), Task.deadline.is_not(None)).distinct()
    )
    reviews = await session.scalars(
        tasks.with_only_columns(Task.changed_at).where(Task.status == Status.SUBMITTED)
    )
    requests = await session.scalars(
        tasks.with_only_columns(DeadlineMove.asked_at)
        .join(DeadlineMove, DeadlineMove.task_id == Task.id)
        .where(DeadlineMove.verdict == MoveVerdict.OPEN)
    )
    found = [day for day in deadlines if day is not None]
    return found, list(reviews), list(requests)
