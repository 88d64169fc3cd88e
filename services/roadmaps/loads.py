"""What a draft will ask of each organisation: tasks by month, and weeks that are too full."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from models.people import Organisation
from services.assignment.forecasts import look_ahead
from services.core import municipalities, roadmap_access
from services.core.organisation_names import in_order

WEEK_LIMIT = 5
"""More tasks due in one week than this are too many for one organisation."""


@dataclass(frozen=True, slots=True)
class OrganisationLoad:
    """`months` holds ("2026-09", 4), `full_weeks` the Monday of each week beyond the limit."""

    name: str
    tasks: int
    months: tuple[tuple[str, int], ...]
    full_weeks: tuple[tuple[date, int], ...]


async def listing(
    session: AsyncSession, roadmap_id: int, *, actor: Actor
) -> Sequence[OrganisationLoad]:
    """Every organisation that gets tasks; those with full weeks first."""
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.IMPORT_PLAN, actor=actor)
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    forecast = await look_ahead(session, roadmap, today)
    found = {load.organisation_id: load for load in forecast.loads(WEEK_LIMIT) if load.count.total}
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.id.in_(found)
        )
    )
    named = in_order(rows.all(), lambda row: (row.kind, row.name))
    loads = [
        OrganisationLoad(
            row.name, found[row.id].count.total, found[row.id].count.by_month, found[row.id].weeks
        )
        for row in named
    ]
    return sorted(loads, key=lambda load: not load.full_weeks)
