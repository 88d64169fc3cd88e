"""What is reviewed at all: set for a roadmap, and otherwise for single activities of it."""

from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, allowed
from models.enums import RoadmapStatus
from models.roadmaps import Activity, Roadmap
from services.core import roadmap_access, roadmap_audit


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """A roadmap in force: whether its reports are reviewed, and how many activities differ."""

    roadmap_id: int
    title: str
    needed: bool
    exceptions: int


async def rules(session: AsyncSession, *, actor: Actor) -> list[ReviewRule]:
    """The roadmaps in force whose rules the actor may change, the oldest first."""
    ids = [
        held.municipality_id
        for held in actor.current()
        if allowed(actor, UseCase.EDIT_POLICY, municipality_id=held.municipality_id)
    ]
    exceptions = (
        select(func.count())
        .where(
            Activity.roadmap_id == Roadmap.id,
            Activity.review_needed.is_not(None),
            Activity.review_needed != Roadmap.review_needed,
            Activity.cancelled_at.is_(None),
        )
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Roadmap.id, Roadmap.short_title, Roadmap.review_needed, exceptions)
        .where(Roadmap.municipality_id.in_(ids), Roadmap.status == RoadmapStatus.ACTIVE)
        .order_by(Roadmap.id)
    )
    return [ReviewRule(*row) for row in rows]


async def set_roadmap(
    session: AsyncSession, roadmap_id: int, needed: bool, *, actor: Actor
) -> None:
    """Whether reports of a roadmap are reviewed. What waits already still waits."""
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.EDIT_POLICY, *roadmap_access.EDITABLE, actor=actor
    )
    roadmap.review_needed = needed
    roadmap_audit.note(session, UseCase.EDIT_POLICY, roadmap, actor=actor, change=_change(needed))


async def set_activity(
    session: AsyncSession, activity_id: int, needed: bool, *, actor: Actor
) -> None:
    """Whether reports of one activity are reviewed; what the roadmap says is no exception."""
    row, roadmap = await roadmap_access.activity(
        session, activity_id, UseCase.EDIT_POLICY, *roadmap_access.EDITABLE, actor=actor
    )
    row.review_needed = None if needed is roadmap.review_needed else needed
    roadmap_audit.note(
        session,
        UseCase.EDIT_POLICY,
        roadmap,
        f"{row.number} {row.title}".strip(),
        actor=actor,
        activity_id=row.id,
        change=_change(needed),
    )


def _change(needed: bool) -> str:
    return "review-on" if needed else "review-off"
