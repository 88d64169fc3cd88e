"""By what the terms of a stored roadmap are read."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.school_calendar import SchoolCalendar
from domain.term_reader import TermReader
from models.roadmaps import Roadmap
from models.upkeep import SchoolTerm
from services.assignment.wanted_tasks import period_of


async def school_calendar(session: AsyncSession, municipality_id: int) -> SchoolCalendar | None:
    """The school terms of a municipality, or None while nobody has said them."""
    rows = await session.execute(
        select(SchoolTerm.first_day, SchoolTerm.last_day)
        .where(SchoolTerm.municipality_id == municipality_id)
        .order_by(SchoolTerm.first_day)
    )
    terms = tuple((first, last) for first, last in rows)
    return SchoolCalendar(terms) if terms else None


async def reader_of(session: AsyncSession, roadmap: Roadmap) -> TermReader:
    """How the terms of a roadmap are read."""
    calendar = await school_calendar(session, roadmap.municipality_id)
    return TermReader(period_of(roadmap), calendar)
