"""Tasks of a plan in force follow its activities when terms, rhythm or period change."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.tasks import TaskWindow
from models.enums import RoadmapStatus
from models.plans import Activity, Roadmap
from services import plan_news, task_making
from services.task_making import TaskCount, windows_of
from services.window_moves import Moved, move_windows

Windows = dict[int, list[TaskWindow]]


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the tasks."""

    moved: list[Moved]
    count: TaskCount


async def windows_before(
    session: AsyncSession, plan: Roadmap, activity_ids: Collection[int] | None = None
) -> Windows:
    """Activity id → its windows now: to be taken before the change that `follow` follows."""
    return {row.id: windows_of(row, plan) for row in await _rows(session, plan.id, activity_ids)}


async def follow(
    session: AsyncSession, plan: Roadmap, before: Windows, *, actor: Actor
) -> Followed:
    """Bring the tasks of these activities in line with what they say now.

    A draft has no tasks, and nothing happens. Tasks that go on move to their new window, the
    others are made or cancelled as `task_making.make_tasks` does.
    """
    moved: list[Moved] = []
    if plan.status is not RoadmapStatus.ACTIVE or not before:
        return Followed(moved, TaskCount())
    await session.flush()
    for row in await _rows(session, plan.id, before):
        if row.cancelled_at is None:
            moved += await move_windows(
                session,
                row.id,
                before[row.id],
                windows_of(row, plan),
                reason=row.term,
                actor=actor,
            )
    count = await task_making.make_tasks(session, plan.id, actor.as_of, activity_ids=before)
    return Followed(moved, count)


async def follow_and_tell(
    session: AsyncSession, plan: Roadmap, before: Windows, *, actor: Actor
) -> Followed:
    """`follow`, and the schools concerned are told of it."""
    done = await follow(session, plan, before, actor=actor)
    if plan.status is RoadmapStatus.ACTIVE:
        await plan_news.tell(session, plan, [task.task_id for task in done.moved], actor.as_of)
    return done


async def _rows(
    session: AsyncSession, roadmap_id: int, activity_ids: Collection[int] | None
) -> list[Activity]:
    chosen = select(Activity).where(Activity.roadmap_id == roadmap_id)
    if activity_ids is not None:
        chosen = chosen.where(Activity.id.in_(activity_ids))
    return list(await session.scalars(chosen.order_by(Activity.position)))
