"""Which mornings are owed to the office: curators daily, summaries and groups weekly.

Nothing is planned ahead: each tick asks what is due today and not owed yet.
"""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Row, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.access import OF_OFFICE, Role
from domain.calendar import WorkingCalendar, local_day, stored_zone
from domain.reminding.policy import Policy
from domain.reminding.reminder_tracks import TrackTimes
from domain.summary import week_span
from models.enums import RoadmapStatus, RowKind
from models.people import Membership, Municipality, Person
from models.roadmaps import Roadmap, RoadmapChat
from models.upkeep import Delivery
from services.core import absences, calendars, outbox, set_aside
from services.core.outbox import Owed
from services.core.set_aside import Changes
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
        monday = week_span(self.today)[0]
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


@dataclass(frozen=True, slots=True)
class MorningMessages:
    """The messages of this morning, and what is new about readers for whom none can be planned."""

    messages: tuple[Owed, ...]
    changes: Changes

    def __bool__(self) -> bool:
        return bool(self.messages or self.changes)


async def due(session: AsyncSession, now: datetime) -> MorningMessages:
    """The messages of this morning that are not in the outbox yet.

    A reader or a group that cannot be planned for is set aside; everybody else gets theirs.
    """
    people = list(
        await session.scalars(
            select(Membership.person_id)
            .where(Membership.role.in_(OF_OFFICE), Membership.ended_at.is_(None))
            .distinct()
        )
    )
    chats = list(await session.scalars(select(RoadmapChat.id)))
    owed, news = await _planned(session, RowKind.MORNING, people, _to_people, now)
    posts, about_chats = await _planned(session, RowKind.GROUP, chats, _to_chats, now)
    owed |= posts
    known = await session.scalars(select(Delivery.key).where(Delivery.key.in_(list(owed))))
    for key in known:
        del owed[key]
    return MorningMessages(tuple(owed.values()), news + about_chats)


async def owe(session: AsyncSession, found: MorningMessages, now: datetime) -> None:
    """Put them into the outbox; what another replica was quicker with is passed over."""
    await outbox.owe(session, found.messages, now)
    await set_aside.write(session, found.changes, now)


async def _planned(
    session: AsyncSession,
    kind: RowKind,
    ids: Sequence[int],
    planner: Callable[[AsyncSession, Sequence[int], datetime], Awaitable[list[Owed]]],
    now: datetime,
) -> tuple[dict[str, Owed], Changes]:
    async def plan(some: Sequence[int]) -> list[Owed]:
        return await planner(session, some, now)

    parts, faults = await set_aside.bisect(session, kind, ids, plan)
    owed = {message.key: message for part in parts for message in part}
    return owed, await set_aside.changes(session, kind, ids, faults, now)


async def _to_people(session: AsyncSession, ids: Sequence[int], now: datetime) -> list[Owed]:
    found = await session.execute(
        select(Person, Membership.role, Municipality)
        .join(Membership, Membership.person_id == Person.id)
        .join(Municipality, Municipality.id == Membership.municipality_id)
        .where(
            Person.id.in_(ids),
            Membership.role.in_(OF_OFFICE),
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
        )
    )
    rows = found.all()
    known = await _calendars(session, [row.Municipality for row in rows], now)
    away = await absences.of_people(session, ids)
    curators = await _curators(session, {row.Municipality.id for row in rows}) if away else {}
    owed = []
    for person, role, municipality in rows:
        zone = stored_zone(person.time_zone, municipality.time_zone)
        colleagues = curators.get(municipality.id, ())
        if absences.away_until(person.id, colleagues, away, local_day(now, zone)):
            continue
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


async def _curators(session: AsyncSession, municipality_ids: Iterable[int]) -> dict[int, list[int]]:
    """The ids of the curators of each municipality to whom the bot can write."""
    rows = await session.execute(
        select(Membership.municipality_id, Membership.person_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Person.reachable,
            Membership.municipality_id.in_(municipality_ids),
            Membership.role == Role.CURATOR,
            Membership.ended_at.is_(None),
        )
    )
    found: dict[int, list[int]] = defaultdict(list)
    for municipality_id, person_id in rows:
        found[municipality_id].append(person_id)
    return found


async def _to_chats(session: AsyncSession, ids: Sequence[int], now: datetime) -> list[Owed]:
    return [*await _weeks(session, ids, now), *await _summaries(session, ids, now)]


async def _weeks(session: AsyncSession, ids: Sequence[int], now: datetime) -> list[Owed]:
    """The week of a roadmap, for the groups that follow it."""
    rows, known = await _following(session, ids, RoadmapChat.posts_week, now)
    owed = []
    for chat, municipality in rows:
        zone = stored_zone(municipality.time_zone)
        morning = _morning(known[municipality.id], zone, USUAL.hour, now)
        monday = morning.week()
        if monday is not None:
            key = f"week:{chat.id}:{monday.isoformat()}"
            about = {"link": chat.id, "thread": chat.thread_id}
            owed.append(
                Owed(key, "group-week", chat.chat_id, about, None, municipality.id, outbox.BULK)
            )
    return owed


async def _summaries(session: AsyncSession, ids: Sequence[int], now: datetime) -> list[Owed]:
    """The summaries whose weekday and hour have come in the groups that asked for them."""
    rows, known = await _following(session, ids, RoadmapChat.summary_weekday.is_not(None), now)
    owed = []
    for chat, municipality in rows:
        zone, hour = stored_zone(municipality.time_zone), time(chat.summary_hour)
        morning = _morning(known[municipality.id], zone, hour, now)
        day = morning.of_weekday(chat.summary_weekday or 0, chat.summary_since)
        if day is not None:
            key, about = (
                f"summary:{chat.id}:{day.isoformat()}",
                {"link": chat.id, "thread": chat.thread_id},
            )
            place = (chat.chat_id, about, None, municipality.id, outbox.BULK)
            owed.append(Owed(key, "group-summary", *place))
    return owed


async def _following(
    session: AsyncSession,
    ids: Sequence[int],
    wants: ColumnElement[bool] | InstrumentedAttribute[bool],
    now: datetime,
) -> tuple[Sequence[Row[RoadmapChat, Municipality]], dict[int, WorkingCalendar]]:
    """Those of these groups that want something of a roadmap in force, and the calendars."""
    found = await session.execute(
        select(RoadmapChat, Municipality)
        .join(Roadmap, Roadmap.id == RoadmapChat.roadmap_id)
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(RoadmapChat.id.in_(ids), wants, Roadmap.status == RoadmapStatus.ACTIVE)
    )
    rows = found.all()
    return rows, await _calendars(session, [row.Municipality for row in rows], now)


async def _calendars(
    session: AsyncSession, municipalities: Iterable[Municipality], now: datetime
) -> dict[int, WorkingCalendar]:
    return await calendars.of_municipalities(
        session, {municipality.id for municipality in municipalities}, {now.year}
    )


def _morning(calendar: WorkingCalendar, zone: ZoneInfo, hour: time, now: datetime) -> _Morning:
    clockwork = TrackTimes(zone, hour, USUAL.quiet, calendar)
    return _Morning(calendar, clockwork, local_day(now, zone), now)
