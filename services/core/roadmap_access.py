"""A roadmap or an activity by its id, for somebody who may touch it."""

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal, Stale
from models.enums import RoadmapStatus
from models.roadmaps import Activity, Roadmap

EDITABLE = (RoadmapStatus.DRAFT, RoadmapStatus.ACTIVE)


async def roadmap(
    session: AsyncSession,
    roadmap_id: int,
    use_case: UseCase,
    *statuses: RoadmapStatus,
    actor: Actor,
) -> Roadmap:
    """The roadmap, read afresh; with `statuses`, only in one of them.

    Raises Refusal(DENIED) for a foreign one and for one that does not exist alike, and
    Stale for one in another status: the button describes a past world.
    """
    found = await session.get(Roadmap, roadmap_id, populate_existing=True)
    if found is None:
        raise Refusal(Code.DENIED)
    require(actor, use_case, municipality_id=found.municipality_id)
    if statuses and found.status not in statuses:
        raise Stale
    return found


async def activity(
    session: AsyncSession,
    activity_id: int,
    use_case: UseCase,
    *statuses: RoadmapStatus,
    actor: Actor,
) -> tuple[Activity, Roadmap]:
    """The activity and its roadmap, read afresh; raises what `roadmap` raises.

    A cancelled activity is stale.
    """
    found = await session.get(Activity, activity_id, populate_existing=True)
    if found is None:
        raise Refusal(Code.DENIED)
    owner = await roadmap(session, found.roadmap_id, use_case, *statuses, actor=actor)
    if found.cancelled_at is not None:
        raise Stale
    return found, owner


async def changed_by(session: AsyncSession, draft: Roadmap) -> Roadmap | None:
    """The plan that a draft changes, while that plan is in force.

    None for a plan of its own, which a change of a plan that is over has become.
    """
    if draft.replaces_id is None:
        return None
    roadmap = await session.get(Roadmap, draft.replaces_id, populate_existing=True)
    return roadmap if roadmap is not None and roadmap.status is RoadmapStatus.ACTIVE else None


async def set_status(
    session: AsyncSession, roadmap: Roadmap, before: RoadmapStatus, after: RoadmapStatus
) -> None:
    """Compare and set: of two presses of the same button one counts, the other is STALE."""
    changed = await session.execute(
        update(Roadmap)
        .where(Roadmap.id == roadmap.id, Roadmap.status == before)
        .values(status=after)
        .returning(Roadmap.id)
    )
    if changed.first() is None:
        raise Stale
    await session.refresh(roadmap)
