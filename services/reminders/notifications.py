"""What a person may choose about the bot's messages: hour, zone, language, weekly summary."""

from dataclasses import dataclass
from datetime import date, time
from zoneinfo import ZoneInfo

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_OFFICE, Actor, Role, UseCase, require
from domain.calendar import zone_named
from domain.errors import Code, Refusal
from domain.phones import read_phone
from models.people import Person
from models.tasks import Snooze
from services.core import replan_triggers
from services.reminders import coming, substituting
from services.reminders.escalating import LEADERS
from services.reminders.substituting import Substitution

LOCALES = ("ru", "en")


@dataclass(frozen=True, slots=True, kw_only=True)
class Notifications:
    """The settings of a person; None follows the plan or the municipality.

    `snoozed` counts the tasks that the person has put off. `is_office`: a weekly summary can be
    asked for. `tables`: rich tables are seen; None before the question was put. `away` is who
    stands in, and until when. `coming` are the days of the next month on which a morning message
    comes, None for somebody who reports nothing; `coming_office` the same for a curator,
    `coming_lateness` those on which a head or a manager hears of what is long overdue.
    """

    hour: time | None
    phone: str | None
    zone: str | None
    locale: str | None
    weekly: bool
    is_office: bool
    snoozed: int
    tables: bool | None
    today: date
    away: Substitution | None
    may_be_away: bool
    coming: tuple[date, ...] | None
    coming_office: tuple[date, ...] | None
    coming_lateness: tuple[date, ...] | None


async def see(session: AsyncSession, today: date, zone: ZoneInfo, *, actor: Actor) -> Notifications:
    """The actor's own settings on a local day."""
    reports = any(held.role is Role.COORDINATOR for held in actor.current())
    curates = any(held.role is Role.CURATOR for held in actor.current())
    leads = any(held.role in LEADERS for held in actor.current())
    person = await _person(session, actor)
    snoozed = await session.scalar(
        select(func.count())
        .select_from(Snooze)
        .where(Snooze.person_id == person.id, Snooze.until > actor.as_of.date())
    )
    return Notifications(
        hour=person.digest_time,
        phone=person.phone,
        zone=person.time_zone,
        locale=person.locale,
        weekly=person.weekly_digest,
        is_office=any(held.role in OF_OFFICE for held in actor.current()),
        snoozed=snoozed or 0,
        tables=person.sees_rich_tables,
        today=today,
        away=await substituting.current(session, today, actor=actor),
        may_be_away=any(held.role in (Role.COORDINATOR, Role.CURATOR) for held in actor.current()),
        coming=await coming.mornings(session, person.id, zone, actor.as_of) if reports else None,
        coming_office=await coming.of_office(session, actor=actor) if curates else None,
        coming_lateness=await coming.of_leader(session, actor=actor) if leads else None,
    )


async def set_hour(session: AsyncSession, hour: time | None, *, actor: Actor) -> None:
    """Have the morning message at another local time."""
    (await _person(session, actor)).digest_time = hour
    await replan_triggers.person(session, actor.person_id, actor.as_of)


async def set_zone(session: AsyncSession, zone: str | None, *, actor: Actor) -> None:
    """Read dates and be written to in another zone. Raises Refusal(BAD_INPUT) for no zone."""
    if zone is not None:
        zone_named(zone)
    (await _person(session, actor)).time_zone = zone
    await replan_triggers.person(session, actor.person_id, actor.as_of)


async def set_locale(session: AsyncSession, locale: str, *, actor: Actor) -> None:
    """Speak another language. Raises Refusal(BAD_INPUT) for one that the bot does not speak."""
    if locale not in LOCALES:
        raise Refusal(Code.BAD_INPUT, field="locale")
    (await _person(session, actor)).locale = locale


async def set_phone(session: AsyncSession, phone: str | None, *, actor: Actor) -> None:
    """Be named with a telephone, or without. Raises Refusal(BAD_INPUT) for what is none."""
    said = None if phone is None else read_phone(phone)
    if said is None and phone is not None:
        raise Refusal(Code.BAD_INPUT, field="phone")
    (await _person(session, actor)).phone = said


async def set_weekly(session: AsyncSession, weekly: bool, *, actor: Actor) -> None:
    """Have the summary of the week on Mondays, or no more. Raises Refusal(DENIED) at a school."""
    if not any(held.role in OF_OFFICE for held in actor.current()):
        raise Refusal(Code.DENIED)
    (await _person(session, actor)).weekly_digest = weekly


async def wake_snoozed(session: AsyncSession, *, actor: Actor) -> None:
    """Take back whatever was put off."""
    await _person(session, actor)
    await session.execute(delete(Snooze).where(Snooze.person_id == actor.person_id))
    await replan_triggers.person(session, actor.person_id, actor.as_of)


async def _person(session: AsyncSession, actor: Actor) -> Person:
    require(actor, UseCase.EDIT_NOTIFICATIONS, person_id=actor.person_id)
    return await session.get_one(Person, actor.person_id)
