"""What a curator changes in the working calendar: days off, transferred days, school holidays."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from domain.possible_days import possible_days
from models.insertion import insert_new
from models.people import Municipality
from models.upkeep import CalendarOverride
from services.core import audit, replan_triggers

MAX_DAYS = 130
"""School holidays are weeks, a summer is three months: more is a mistake in the dates."""

MAX_NAME = 80


@dataclass(frozen=True, slots=True)
class DayStretch:
    """Days in a row, both inclusive, that a curator has set alike."""

    first: date
    last: date
    working: bool
    name: str


async def see(
    session: AsyncSession, municipality_id: int, since: date, *, actor: Actor
) -> list[DayStretch]:
    """What was set by hand from the day `since` on, in order."""
    require(actor, UseCase.EDIT_CALENDAR, municipality_id=municipality_id)
    rows = await session.scalars(
        select(CalendarOverride)
        .where(CalendarOverride.municipality_id == municipality_id, CalendarOverride.day >= since)
        .order_by(CalendarOverride.day)
    )
    found: list[DayStretch] = []
    for row in rows:
        name = row.name or ""
        last = found[-1] if found else None
        if last and (last.working, last.name) == (row.working, name) and _follows(last, row.day):
            found[-1] = DayStretch(last.first, row.day, row.working, name)
        else:
            found.append(DayStretch(row.day, row.day, row.working, name))
    return found


async def put(
    session: AsyncSession,
    municipality_id: int,
    days: DayStretch,
    *,
    actor: Actor,
) -> None:
    """Set days worked or off, whatever they were; every reminder is planned anew.

    Raises Refusal(BAD_INPUT, field) for a stretch that ends before it begins or is too long, and
    Refusal(DAY_OUTSIDE) for years that nobody plans yet or any more.
    """
    await _require(session, municipality_id, actor)
    year = actor.as_of.year
    possible = possible_days(date(year, 1, 1), date(year + 1, 12, 31))
    possible.check(days.first)
    possible.check(days.last)
    wanted = _days(days.first, days.last)
    await _drop(session, municipality_id, days.first, days.last)
    await insert_new(
        session,
        CalendarOverride,
        [
            {
                "municipality_id": municipality_id,
                "day": day,
                "working": days.working,
                "name": days.name[:MAX_NAME] or None,
            }
            for day in wanted
        ],
    )
    await _changed(session, municipality_id, "set", days.first, days.last, actor)


async def clear(
    session: AsyncSession, municipality_id: int, first: date, last: date, *, actor: Actor
) -> None:
    """Let days be again what they are in the whole country."""
    await _require(session, municipality_id, actor)
    _days(first, last)
    await _drop(session, municipality_id, first, last)
    await _changed(session, municipality_id, "clear", first, last, actor)


async def _require(session: AsyncSession, municipality_id: int, actor: Actor) -> None:
    require(actor, UseCase.EDIT_CALENDAR, municipality_id=municipality_id)
    if await session.get(Municipality, municipality_id) is None:
        raise Refusal(Code.DENIED)


async def _drop(session: AsyncSession, municipality_id: int, first: date, last: date) -> None:
    await session.execute(
        delete(CalendarOverride).where(
            CalendarOverride.municipality_id == municipality_id,
            CalendarOverride.day.between(first, last),
        )
    )


async def _changed(
    session: AsyncSession, municipality_id: int, what: str, first: date, last: date, actor: Actor
) -> None:
    await replan_triggers.municipality(session, municipality_id, actor.as_of)
    audit.record(
        session,
        UseCase.EDIT_CALENDAR,
        what,
        municipality_id=municipality_id,
        actor=actor,
        first=first.isoformat(),
        last=last.isoformat(),
    )


def _days(first: date, last: date) -> list[date]:
    if not 0 <= (last - first).days < MAX_DAYS:
        raise Refusal(Code.BAD_INPUT, field="days")
    return [first + timedelta(days=number) for number in range((last - first).days + 1)]


def _follows(stretch: DayStretch, day: date) -> bool:
    return day == stretch.last + timedelta(days=1)
