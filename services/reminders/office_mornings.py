"""Which mornings are owed to the office: curators daily, summaries and groups weekly.

Nothing is planned ahead: each tick asks what is due today and not owed yet.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Role
from domain.calendar import WorkingCalendar, local_day
from domain.reminders import Policy
from domain.reminding.reminder_tracks import TrackTimes
from models.enums import RoadmapStatus
from models.people import Membership, Municipality, Person
from models.roadmaps import Roadmap, RoadmapChat
from models.upkeep import Delivery
from services.core import calendars, outbox
from services.core.outbox import Owed
from services.reminders.escalating import office_key

USUAL = Policy()
LATE = timedelta(days=2)
"""So long after the first working day of a week its message still comes, if the bot was off."""


@dataclass(frozen=True, slots=True)
class _Morning:
    """The calendar of a municipality with the clock of one reader."""

    calendar: WorkingCalendar
    clockwork: TrackTimes
    today: date
    now: datetime

    def is_time(self) -> bool:
        """Whether the hour has come, and one may write now: today is worked, nobody sleeps."""
        return self.clockwork.on(self.today) <= self.now == self.clockwork.from_now(self.now)

    def week(self) -> date | None:
        """The Monday of the week whose message is due, or None."""
        monday = self.today - timedelta(days=self.today.weekday())
        first = self.calendar.working_day_on_or_after(monday)
        return monday if self.is_time() and first <= self.today <= first + LATE else None

    def of_weekday(self, weekday: int, since: datetime | None) -> date | None:
        """The day of that name whose message is due, or None.

        A day off moves it to the next worked day, maybe into the next week. What was due before
        `since` is not made up for.
        """
        if not self.is_time():
            return None
        latest = self.today - timedelta(days=(self.today.weekday() - weekday) % 7)
        for day in (latest, latest - timedelta(days=7)):
            first = self.calendar.working_day_on_or_after(day)
            missed = since is not None and self.clockwork.on(first) < since
            if first <= self.today <= first + LATE and not missed:
                return day
        return None


async def due(session: AsyncSession, now: datetime) -> list[Owed]:
    """The messages of this morning that are not in the outbox yet."""
    owed = {message.key: message for message in await _to_people(session, now)}
    owed |= {message.key: message for message in await _to_groups(session, now)}
    owed |= {message.key: message for message in await _summaries(session, now)}
    known = await session.scalars(select(Delivery.key).where(Delivery.key.in_(list(owed))))
    for key in known:
        del owed[key]
    return list(owed.values())


async def owe(session: AsyncSession, messages: Sequence[Owed], now: datetime) -> None:
    """Put them into the outbox; what another replica was quicker with is passed over."""
    await outbox.owe(session, messages, now)


async def _to_people(session: AsyncSession, now: datetime) -> list[Owed]:
    found = await session.execute(
        select(Person, Membership.role, Municipality)
        .join(Membership, Membership.person_id == Person.id)
        .join(Municipality, Municipality.id == Membership.municipality_id)
        .where(
            Membership.role.in_((Role.CURATOR, Role.MANAGER)),
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
        )
    )
    rows = found.all()
    known = await _calendars(session, [row.Municipality for row in rows], now)
    owed = []
    for person, role, municipality in rows:
        zone = ZoneInfo(person.time_zone or municipality.time_zone)
        hour = person.digest_time or USUAL.hour
        morning = _morning(known[municipality.id], zone, hour, now)
        about = {"municipality": municipality.id}
        place = (person.telegram_id, about, person.id, municipality.id)
        if role is Role.CURATOR and morning.is_time():
            key = office_key(person.id, municipality.id, morning.today)
            owed.append(Owed(key, "office-digest", *place))
        monday = morning.week()
        if person.weekly_digest and monday is not None:
            key = f"weekly:{person.id}:{municipality.id}:{monday.isoformat()}"
            owed.append(Owed(key, "weekly-digest", *place))
    return owed


async def _to_groups(session: AsyncSession, now: datetime) -> list[Owed]:
    found = await session.execute(
        select(RoadmapChat, Municipality)
        .join(Roadmap, Roadmap.id == RoadmapChat.roadmap_id)
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(RoadmapChat.posts_week, Roadmap.status == RoadmapStatus.ACTIVE)
    )
    rows = found.all()
    known = await _calendars(session, [row.Municipality for row in rows], now)
    owed = []
    for chat, municipality in rows:
        zone = ZoneInfo(municipality.time_zone)
        morning = _morning(known[municipality.id], zone, USUAL.hour, now)
        monday = morning.week()
        if monday is not None:
            key = f"week:{chat.id}:{monday.isoformat()}"
            about = {"link": chat.id}
            owed.append(
                Owed(key, "group-week", chat.chat_id, about, None, municipality.id, outbox.BULK)
            )
    return owed


async def _summaries(session: AsyncSession, now: datetime) -> list[Owed]:
    """The summaries whose weekday and hour have come in the groups that asked for them."""
    found = await session.execute(
        select(RoadmapChat, Municipality)
        .join(Roadmap, Roadmap.id == RoadmapChat.roadmap_id)
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(RoadmapChat.summary_weekday.is_not(None), Roadmap.status == RoadmapStatus.ACTIVE)
    )
    rows = found.all()
    known = await _calendars(session, [row.Municipality for row in rows], now)
    owed = []
    for chat, municipality in rows:
        zone, hour = ZoneInfo(municipality.time_zone), time(chat.summary_hour)
        morning = _morning(known[municipality.id], zone, hour, now)
        day = morning.of_weekday(chat.summary_weekday or 0, chat.summary_since)
        if day is not None:
            key, about = f"summary:{chat.id}:{day.isoformat()}", {"link": chat.id}
            place = (chat.chat_id, about, None, municipality.id, outbox.BULK)
            owed.append(Owed(key, "group-summary", *place))
    return owed


async def _calendars(
    session: AsyncSession, municipalities: Iterable[Municipality], now: datetime
) -> dict[int, WorkingCalendar]:
    return await calendars.of_municipalities(
        session, {municipality.id for municipality in municipalities}, {now.year}
    )


def _morning(calendar: WorkingCalendar, zone: ZoneInfo, hour: time, now: datetime) -> _Morning:
    clockwork = TrackTimes(zone, hour, USUAL.quiet, calendar)
    return _Morning(calendar, clockwork, local_day(now, zone), now)
