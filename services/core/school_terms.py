"""The school calendar of a municipality, as it stands in its table."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.school_calendar import SchoolCalendar
from models.upkeep import SchoolTerm


async def school_calendar(session: AsyncSession, municipality_id: int) -> SchoolCalendar | None:
    """The school terms of a municipality, or None while nobody has said them."""
    rows = await session.execute(
        select(SchoolTerm.first_day, SchoolTerm.last_day)
        .where(SchoolTerm.municipality_id == municipality_id)
        .order_by(SchoolTerm.first_day)
    )
    terms = tuple((first, last) for first, last in rows)
    return SchoolCalendar(terms) if terms else None
