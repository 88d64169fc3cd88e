"""The working calendar of a municipality: the country's, with the days that a curator has set."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import WorkingCalendar
from models.upkeep import CalendarOverride
from services.holidays_calendar import working_calendar


async def of_municipality(
    session: AsyncSession, municipality_id: int, years: Collection[int]
) -> WorkingCalendar:
    """The calendar of these years and of the ones beside them."""
    rows = await session.execute(
        select(CalendarOverride.day, CalendarOverride.working).where(
            CalendarOverride.municipality_id == municipality_id
        )
    )
    return working_calendar(range(min(years) - 1, max(years) + 2), dict(rows.all()))
