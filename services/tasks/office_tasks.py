"""The tasks of a municipality as its office speaks of them: by activity, by school, by message."""

from collections.abc import Collection

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor
from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.tasks.task_lists import TaskLine, read_lines


async def activity_id(session: AsyncSession, name: str, *, actor: Actor) -> int | None:
    """The activity of a roadmap in force with this number or title; None for none or several."""
    office = [held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL]
    rows = await session.scalars(
        select(Activity.id)
        .join(Roadmap, Roadmap.id == Activity.roadmap_id)
        .where(
            Roadmap.municipality_id.in_(office),
            Roadmap.status == RoadmapStatus.ACTIVE,
            Activity.cancelled_at.is_(None),
            or_(Activity.number == name, Activity.title == name),
        )
        .limit(2)
    )
    found = rows.all()
    return found[0] if len(found) == 1 else None


async def find(
    session: AsyncSession,
    *,
    task_ids: Collection[int] | None = None,
    activities: Collection[str] = (),
    organisations: Collection[str] = (),
    statuses: Collection[Status] | None = None,
    actor: Actor,
) -> list[TaskLine]:
    """Those of the municipalities in whose office the actor is; what is not given does not narrow.

    `activities` are numbers, or titles of those that have none; `organisations` full names.
    """
    office = [held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL]
    conditions = [Task.municipality_id.in_(office), Task.status != Status.CANCELLED]
    if task_ids is not None:
        conditions.append(Task.id.in_(task_ids))
    if activities:
        conditions.append(or_(Activity.number.in_(activities), Activity.title.in_(activities)))
    if organisations:
        conditions.append(Organisation.name.in_(organisations))
    if statuses is not None:
        conditions.append(Task.status.in_(statuses))
    return await read_lines(session, *conditions, actor=actor)
