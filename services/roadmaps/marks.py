"""What a plan's file says of work that was done: offered once it is in force, not taken by itself.

A mark is about what lies behind: windows that have begun, or the only one that there is.
"""

from collections import defaultdict
from dataclasses import dataclass

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor
from domain.action_rights import USE_CASE_OF
from domain.errors import Stale
from domain.first_status import read_mark
from domain.workflow import Action, Status
from models.enums import RoadmapStatus
from models.insertion import insert_new
from models.roadmaps import Activity, Roadmap
from models.tasks import Report, Task
from services.core import municipalities, roadmap_access, roadmap_audit, task_states
from services.core.batches import batches

BATCH = 500


@dataclass(frozen=True, slots=True)
class Marked:
    """Activities that the file says are done, and their tasks that nobody has begun."""

    activities: int
    tasks: int


NOTHING_MARKED = Marked(0, 0)


async def look(session: AsyncSession, roadmap: Roadmap, *, actor: Actor) -> Marked:
    """What `take` would do to a plan in force."""
    found = await _marked(session, roadmap, actor)
    return Marked(len(found), sum(map(len, found.values())))


async def take(session: AsyncSession, roadmap_id: int, *, actor: Actor) -> Marked:
    """Count as done what the file says is done; each task keeps the mark as its report.

    Raises Stale where nothing is left to take.
    """
    roadmap = await roadmap_access.roadmap(
        session, roadmap_id, USE_CASE_OF[Action.MARK], RoadmapStatus.ACTIVE, actor=actor
    )
    found = await _marked(session, roadmap, actor)
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    taken: list[int] = []
    for ids in batches([id_ for tasks in found.values() for id_ in tasks], BATCH):
        # Compare and set: what a school has begun meanwhile stays the school's.
        changed = await session.scalars(
            update(Task)
            .where(Task.id.in_(ids), Task.status == Status.PLANNED)
            .values(
                status=Status.DONE,
                done_on=today,
                version=Task.version + 1,
                changed_at=actor.as_of,
                next_at=None,
            )
            .returning(Task.id)
            .execution_options(synchronize_session=False)
        )
        taken += changed.all()
    if not taken:
        raise Stale
    await _write_down(session, roadmap, taken, actor)
    for ids in batches(taken, BATCH):
        await task_states.keep(session, Task.id.in_(ids), today)
    roadmap_audit.note(
        session, USE_CASE_OF[Action.MARK], roadmap, "marks", actor=actor, tasks=len(taken)
    )
    return Marked(len(found), len(taken))


async def _marked(session: AsyncSession, roadmap: Roadmap, actor: Actor) -> dict[int, list[int]]:
    """Activity that is marked as done → its tasks that the mark is about."""
    today = await municipalities.today(session, roadmap.municipality_id, actor.as_of)
    rows = await session.execute(
        select(Activity.id, Activity.mark, Task.id, Task.window, Task.window_start, Task.status)
        .join(Task, Task.activity_id == Activity.id)
        .where(
            Activity.roadmap_id == roadmap.id,
            Activity.cancelled_at.is_(None),
            Activity.mark != "",
            Task.status != Status.CANCELLED,
        )
        .order_by(Activity.position, Task.id)
    )
    tasks = defaultdict(list)
    for activity_id, mark, task_id, window, start, status in rows:
        if read_mark(mark) is Status.DONE:
            tasks[activity_id].append((task_id, window, start, status))
    found: dict[int, list[int]] = {}
    for activity_id, its in tasks.items():
        single = len({window for _, window, _, _ in its}) == 1
        about = [
            id_
            for id_, _, start, status in its
            if status is Status.PLANNED and (single or start is None or start <= today)
        ]
        if about:
            found[activity_id] = about
    return found


async def _write_down(
    session: AsyncSession, roadmap: Roadmap, task_ids: list[int], actor: Actor
) -> None:
    marks = await session.execute(
        select(Task.id, Activity.mark)
        .join(Activity, Activity.id == Task.activity_id)
        .where(Task.roadmap_id == roadmap.id, Activity.mark != "")
    )
    said = dict(marks.all())
    rows = [
        {
            "task_id": task_id,
            "person_id": actor.person_id,
            "at": actor.as_of,
            "action": Action.MARK,
            "status_before": Status.PLANNED,
            "status_after": Status.DONE,
            "comment": said[task_id],
        }
        for task_id in task_ids
    ]
    await insert_new(session, Report, rows)
