"""Deadlines that had passed when a plan was put in force: whether tasks are made for them.

A plan that comes in at mid-year has months behind it that nobody means to report any more. They
get no tasks unless the curator says so; a plan that is over altogether gets all of its tasks, as
there is nothing else to make of it.
"""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from models.enums import RoadmapStatus
from models.roadmaps import Activity, Roadmap
from services.assignment.task_making import windows_of
from services.core import municipalities, roadmap_access, roadmap_audit


@dataclass(frozen=True, slots=True)
class PastWindows:
    """`count` deadlines of a draft lie before today; `made` tells whether they get tasks.

    `all_past`: the plan's period is over, so that they do whatever was chosen.
    """

    count: int = 0
    made: bool = False
    all_past: bool = False


async def look(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> PastWindows:
    """What there is to decide about the past of a draft, on today's day of its municipality."""
    roadmap = await roadmap_access.roadmap(session, roadmap_id, UseCase.IMPORT_PLAN, actor=actor)
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    rows = await session.scalars(select(Activity).where(Activity.roadmap_id == roadmap.id))
    ends = [window.end for row in rows for window in windows_of(row, roadmap)]
    count = sum(end is not None and end < today for end in ends)
    all_past = roadmap.period_end < today
    return PastWindows(count, roadmap.makes_past or all_past, all_past)


async def choose(session: AsyncSession, roadmap_id: int, *, make: bool, actor: Actor) -> None:
    """Whether a draft will get tasks for deadlines that have passed."""
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, UseCase.IMPORT_PLAN, RoadmapStatus.DRAFT, actor=actor
    )
    roadmap.makes_past = make
    roadmap_audit.note(
        session, UseCase.IMPORT_PLAN, roadmap, "past" if make else "no-past", actor=actor
    )


def begin_tasks(roadmap: Roadmap, today: date) -> None:
    """Fix the day from which a plan that comes into force today makes tasks."""
    over = roadmap.period_end < today
    roadmap.tasks_from = None if roadmap.makes_past or over else today
