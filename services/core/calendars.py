"""The working calendar of a municipality: the country's, with the days that a curator has set."""

from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import WorkingCalendar
from models.upkeep import CalendarOverride
from services.core.holidays_calendar import working_calendar


async def of_municipality(
    session: AsyncSession, municipality_id: int, years: Collection[int]
) -> WorkingCalendar:
    """The calendar of these years and of the ones beside them."""
    found = await of_municipalities(session, [municipality_id], years)
    return found[municipality_id]


async def of_municipalities(
    session: AsyncSession, ids: Collection[int], years: Collection[int]
) -> dict[int, WorkingCalendar]:
    """The same for several at once, by their ids."""
    rows = await session.execute(
        select(
            CalendarOverride.municipality_id, CalendarOverride.day, CalendarOverride.working
        ).where(CalendarOverride.municipality_id.in_(ids))
    )
    own: dict[int, dict[date, bool]] = {id_: {} for id_ in ids}
    for id_, day, working in rows:
        own[id_][day] = working
    wanted = range(min(years) - 1, max(years) + 2)
    return {id_: working_calendar(wanted, days) for id_, days in own.items()}
