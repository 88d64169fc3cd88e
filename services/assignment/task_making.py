"""From a plan in force to tasks: every activity × window × organisation, made or mended."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from operator import itemgetter
from typing import Any

from sqlalchemy import and_, case, exists, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.workflow import OPEN, Action, Status
from models.enums import RoadmapStatus
from models.insertion import insert_new
from models.roadmaps import Roadmap
from models.tasks import Report, Task
from services.assignment.wanted_tasks import WantedTasks, asked_of, load_wanted
from services.core import municipalities, task_states
from services.core.batches import batches

BATCH = 500
"""Rows of one statement: large enough to be quick, small enough to let other updates in between."""

BY_SOMEBODY = or_(Report.action.is_(None), Report.action != Action.MARK)
"""Reports of people: what a plan's file said of a task is none."""

STANDING = or_(
    Task.status != Status.CANCELLED, exists().where(Report.task_id == Task.id, BY_SOMEBODY)
)
"""Tasks that are not made or taken up again: those that people reported on stay cancelled."""

Key = tuple[int, str]


@dataclass(frozen=True, slots=True)
class TasksMade:
    """What `make_tasks` did: added, taken up again, cancelled; `kept` were right already."""

    new: int = 0
    restored: int = 0
    cancelled: int = 0
    kept: int = 0

    def __add__(self, other: "TasksMade") -> "TasksMade":
        return TasksMade(
            self.new + other.new,
            self.restored + other.restored,
            self.cancelled + other.cancelled,
            self.kept + other.kept,
        )


@dataclass(frozen=True, slots=True)
class _Found:
    """A task that is there. `marked` has no report but what the plan's file says."""

    id: int
    status: Status
    reported: bool
    marked: bool


async def make_tasks(
    session: AsyncSession,
    roadmap_id: int,
    now: datetime,
    *,
    activity_ids: Collection[int] | None = None,
) -> TasksMade:
    """Bring the tasks of an active roadmap in line with its activities and assignments.

    Doing it twice changes nothing. Tasks that should not be there and were never reported are
    cancelled; those with a report are kept, unless their activity itself was cancelled. A task
    that was cancelled here and is wanted again is taken up again. `activity_ids` limits the work
    to some activities.
    """
    roadmap = await session.get_one(Roadmap, roadmap_id)
    if roadmap.status is not RoadmapStatus.ACTIVE:
        return TasksMade()
    wanted = await load_wanted(session, roadmap, activity_ids)
    total = TasksMade()
    if not await _has_tasks(session, roadmap.id):
        for rows in batches(_rows(roadmap, wanted, now), BATCH):
            await insert_new(session, Task, rows)
            total += TasksMade(new=len(rows))
        today = await municipalities.today(session, roadmap.municipality_id, now)
        await task_states.keep_new(session, Task.roadmap_id == roadmap.id, today)
        return total
    for entry in wanted:
        total += await _mend(session, roadmap, entry, now)
    return total


async def _has_tasks(session: AsyncSession, roadmap_id: int) -> bool:
    found = await session.scalar(select(Task.id).where(Task.roadmap_id == roadmap_id).limit(1))
    return found is not None


async def _found(session: AsyncSession, activity_id: int) -> dict[Key, _Found]:
    """The tasks of an activity, by organisation and window."""
    rows = await session.execute(
        select(Task.id, Task.organisation_id, Task.window, Task.status).where(
            Task.activity_id == activity_id
        )
    )
    reports = await session.execute(
        select(Report.task_id, func.max(case((BY_SOMEBODY, 1), else_=0)))
        .join(Task, Task.id == Report.task_id)
        .where(Task.activity_id == activity_id)
        .group_by(Report.task_id)
    )
    by_somebody = dict(reports.all())
    return {
        (organisation_id, window): _Found(
            task_id, status, task_id in by_somebody, by_somebody.get(task_id) == 0
        )
        for task_id, organisation_id, window, status in rows
    }


async def _mend(
    session: AsyncSession, roadmap: Roadmap, entry: WantedTasks, now: datetime
) -> TasksMade:
    """Bring the tasks of one activity in line with what they should be."""
    found = await _found(session, entry.activity_id)
    missing, right = [], set()
    for row in _rows(roadmap, [entry], now):
        key = row["organisation_id"], row["window"]
        if key in found:
            right.add(key)
        else:
            missing.append(row)
    for rows in batches(missing, BATCH):
        await insert_new(session, Task, rows)
    restored = [
        found[key].id
        for key in right
        if found[key].status is Status.CANCELLED and (not found[key].reported or found[key].marked)
    ]
    await _set_status(session, restored, Status.PLANNED, now)
    cancelled = [
        task.id
        for key, task in found.items()
        if key not in right and _is_cancelled_with(task, entry)
    ]
    await _set_status(session, cancelled, Status.CANCELLED, now)
    if missing or restored or cancelled:
        today = await municipalities.today(session, roadmap.municipality_id, now)
        changed = and_(Task.activity_id == entry.activity_id, Task.changed_at == now)
        await task_states.keep(session, changed, today)
    return TasksMade(len(missing), len(restored), len(cancelled), len(right) - len(restored))


def _is_cancelled_with(task: _Found, entry: WantedTasks) -> bool:
    """Whether a task that should not be there ends: if its activity did, or if nobody reported."""
    if entry.is_cancelled:
        return task.status in OPEN or task.status is Status.SUBMITTED
    return task.status in OPEN and not task.reported


async def _set_status(
    session: AsyncSession, task_ids: Iterable[int], status: Status, now: datetime
) -> None:
    for ids in batches(task_ids, BATCH):
        await session.execute(
            update(Task)
            .where(Task.id.in_(ids))
            .values(
                status=status,
                version=Task.version + 1,
                changed_at=now,
                next_at=None if status is Status.CANCELLED else now,
            )
            .execution_options(synchronize_session=False)
        )


def _rows(
    roadmap: Roadmap, wanted: Iterable[WantedTasks], now: datetime
) -> Iterator[dict[str, Any]]:
    for entry in wanted:
        pairs = asked_of(entry.windows, entry.organisations, entry.asked_from)
        for window, asked in groupby(pairs, key=itemgetter(0)):
            # The planner looks at every new task once: that a task is new is said too.
            common = {
                "municipality_id": roadmap.municipality_id,
                "roadmap_id": roadmap.id,
                "section_id": entry.section_id,
                "activity_id": entry.activity_id,
                "window": window.label,
                "window_start": window.start,
                "deadline": window.end,
                "original_deadline": window.end,
                "status": Status.PLANNED,
                "version": 1,
                "created_at": now,
                "changed_at": now,
                "done_late": False,
                "next_at": now,
            }
            for _, organisation_id in asked:
                yield {**common, "organisation_id": organisation_id}
