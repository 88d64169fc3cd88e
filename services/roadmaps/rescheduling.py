"""Tasks of a plan in force follow its activities when terms, rhythm or period change."""

from collections.abc import Collection
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.tasks import TaskWindow
from models.enums import RoadmapStatus
from models.roadmaps import Activity, Roadmap
from services.assignment import task_making
from services.assignment.task_making import TasksMade
from services.assignment.wanted_tasks import windows_of
from services.assignment.window_moves import MovedTask, move_windows
from services.roadmaps import roadmap_news

Windows = dict[int, list[TaskWindow]]


@dataclass(frozen=True, slots=True)
class Followed:
    """What became of the tasks."""

    moved: list[MovedTask]
    count: TasksMade


async def windows_before(
    session: AsyncSession, roadmap: Roadmap, activity_ids: Collection[int] | None = None
) -> Windows:
    """Activity id → its windows now: to be taken before the change that `follow` follows."""
    return {
        row.id: windows_of(row, roadmap) for row in await _rows(session, roadmap.id, activity_ids)
    }


async def follow(
    session: AsyncSession, roadmap: Roadmap, before: Windows, *, actor: Actor
) -> Followed:
    """Bring the tasks of these activities in line with what they say now.

    A draft has no tasks, and nothing happens. Tasks that go on move to their new window, the
    others are made or cancelled as `task_making.make_tasks` does.
    """
    moved: list[MovedTask] = []
    if roadmap.status is not RoadmapStatus.ACTIVE or not before:
        return Followed(moved, TasksMade())
    await session.flush()
    for row in await _rows(session, roadmap.id, before):
        if row.cancelled_at is None:
            moved += await move_windows(
                session,
                row.id,
                before[row.id],
                windows_of(row, roadmap),
                reason=row.term,
                actor=actor,
            )
    count = await task_making.make_tasks(session, roadmap.id, actor.as_of, activity_ids=before)
    return Followed(moved, count)


async def follow_and_tell(
    session: AsyncSession, roadmap: Roadmap, before: Windows, *, actor: Actor
) -> Followed:
    """`follow`, and the schools concerned are told of it."""
    done = await follow(session, roadmap, before, actor=actor)
    if roadmap.status is RoadmapStatus.ACTIVE:
        await roadmap_news.tell(
            session, roadmap, [task.task_id for task in done.moved], actor.as_of
        )
    return done


async def _rows(
    session: AsyncSession, roadmap_id: int, activity_ids: Collection[int] | None
) -> list[Activity]:
    chosen = select(Activity).where(Activity.roadmap_id == roadmap_id)
    if activity_ids is not None:
        chosen = chosen.where(Activity.id.in_(activity_ids))
    return list(await session.scalars(chosen.order_by(Activity.position)))
