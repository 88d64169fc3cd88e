"""The figures of each day, kept: any past evening can be asked, and nothing rewrites it."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.calendar import local_day, stored_zone
from models.enums import RoadmapStatus, RowKind
from models.insertion import insert_new
from models.people import Municipality
from models.roadmaps import Roadmap
from models.upkeep import Snapshot
from services.core import set_aside
from services.summaries import figures
from services.summaries.figures import Figures, SectionOrganisationCell
from services.summaries.task_conditions import Scope


async def take(session: AsyncSession, roadmap_id: int, day: date) -> bool:
    """Keep how the roadmap stands now as the evening of the local day `day`.

    The first snapshot of a day stays: False where there was one. A task is overdue in it where
    its deadline was before `day`.
    """
    if await session.get(Snapshot, (roadmap_id, day)) is not None:
        return False
    roadmap = await session.get_one(Roadmap, roadmap_id)
    scope = Scope(roadmap.municipality_id, (roadmap_id,))
    kept = [
        [cell.section_id, cell.organisation_id, *cell.figures.parts()]
        for cell in await figures.cells(session, scope, day)
    ]
    row = {"roadmap_id": roadmap_id, "day": day, "figures": kept}
    await insert_new(session, Snapshot, [row])
    return True


async def take_due(session: AsyncSession, now: datetime) -> int:
    """Keep yesterday's evening of every roadmap in force that has none yet; how many were kept.

    To be called soon after midnight of each zone; called later, it keeps what stands then. The
    days on which nobody called have no snapshot: nothing is made up.
    """
    rows = await session.execute(
        select(Roadmap.id, Municipality.time_zone)
        .join(Municipality, Municipality.id == Roadmap.municipality_id)
        .where(Roadmap.status == RoadmapStatus.ACTIVE)
    )
    zones = dict(rows.all())

    async def take_these(ids: Sequence[int]) -> int:
        taken = 0
        for roadmap_id in ids:
            yesterday = local_day(now, stored_zone(zones[roadmap_id])) - timedelta(days=1)
            taken += await take(session, roadmap_id, yesterday)
        return taken

    counts, faults = await set_aside.apart(session, RowKind.FIGURES, list(zones), take_these)
    await set_aside.settle(session, RowKind.FIGURES, list(zones), faults, now)
    return sum(counts)


async def figures_on(
    session: AsyncSession, roadmap_id: int, day: date
) -> list[SectionOrganisationCell] | None:
    """The figures on the evening of `day`, None where they were not kept."""
    kept = await session.get(Snapshot, (roadmap_id, day))
    return None if kept is None else list(_cells(kept.figures))


async def days(session: AsyncSession, roadmap_id: int) -> Sequence[date]:
    """The days whose evenings were kept, the latest first."""
    found = await session.scalars(
        select(Snapshot.day).where(Snapshot.roadmap_id == roadmap_id).order_by(Snapshot.day.desc())
    )
    return found.all()


async def nearest(session: AsyncSession, roadmap_id: int, day: date) -> date | None:
    """The latest day up to `day` whose evening was kept."""
    found: date | None = await session.scalar(
        select(func.max(Snapshot.day)).where(Snapshot.roadmap_id == roadmap_id, Snapshot.day <= day)
    )
    return found


def _cells(kept: list[Any]) -> Iterator[SectionOrganisationCell]:
    for section_id, organisation_id, *parts in kept:
        yield SectionOrganisationCell(section_id, organisation_id, Figures(*parts))
