"""The working calendar of a municipality: the country's, with the days that a curator has set."""

import logging
from collections.abc import Collection
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import WorkingCalendar
from models.upkeep import CalendarOverride
from services.core.holidays_calendar import working_calendar
from services.core.set_aside import reason_of

log = logging.getLogger(__name__)


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
    own, faults = await own_days(session, ids)
    for id_, reason in faults.items():
        # A day that cannot be read must not silence a municipality: the country's days hold.
        log.error("the calendar of municipality %s is not read: %s", id_, reason)
    return {id_: working_calendar(years, days) for id_, days in own.items()}


async def own_days(
    session: AsyncSession, ids: Collection[int]
) -> tuple[dict[int, dict[date, bool]], dict[int, str]]:
    """The days set by hand by municipality, and of those whose days cannot be read, why."""
    try:
        return await _read_days(session, ids), {}
    except ValueError:
        own, faults = dict[int, dict[date, bool]](), dict[int, str]()
    for id_ in ids:
        try:
            own |= await _read_days(session, [id_])
        except ValueError as error:
            own[id_], faults[id_] = {}, reason_of(error)
    return own, faults


async def _read_days(session: AsyncSession, ids: Collection[int]) -> dict[int, dict[date, bool]]:
    rows = await session.execute(
        select(
            CalendarOverride.municipality_id, CalendarOverride.day, CalendarOverride.working
        ).where(CalendarOverride.municipality_id.in_(ids))
    )
    own: dict[int, dict[date, bool]] = {id_: {} for id_ in ids}
    for id_, day, working in rows:
        own[id_][day] = working
    return own
