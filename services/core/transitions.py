"""One step of one task: found afresh, allowed, moved by compare-and-set, written down.

Every use case that changes a task goes through here, whoever does it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, cast
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, Table, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, require
from domain.action_rights import USE_CASE_OF
from domain.calendar import local_day, stored_zone
from domain.errors import Code, Refusal, Stale
from domain.workflow import Action, Status, is_reported, move
from models.enums import RoadmapStatus
from models.insertion import insert_one
from models.people import Municipality
from models.roadmaps import Activity, Roadmap
from models.rows import change, fetch
from models.tasks import Report, Task
from services.core import task_states


@dataclass(frozen=True, slots=True)
class LoadedTask:
    """A task as it stands now. `today` is the local day of its municipality."""

    task: Task
    activity: Activity
    roadmap: Roadmap
    zone: ZoneInfo
    today: date

    @property
    def review_needed(self) -> bool:
        """What the activity says, or else the roadmap."""
        return is_review_needed(self.activity.review_needed, self.roadmap.review_needed)


@dataclass(frozen=True, slots=True)
class Outcome:
    """Where a task stands after a use case. `repeated`: the same update was carried out before.

    `report_id` is the report that was added, None where none was.
    """

    task_id: int
    status: Status
    version: int
    repeated: bool = False
    report_id: int | None = None


async def lock(session: AsyncSession, *of_tasks: ColumnElement[bool]) -> None:
    """Hold tasks to the end of the transaction, before it is looked whether anybody has reported.

    A report that comes at this moment is seen, or finds its task changed.
    """
    await session.scalars(select(Task.id).where(*of_tasks).order_by(Task.id).with_for_update())


async def find(
    session: AsyncSession, task_id: int, use_case: UseCase, *, actor: Actor
) -> LoadedTask:
    """The task, read afresh, for somebody who may do `use_case` to it.

    Raises Refusal(DENIED) for a foreign task and for one that does not exist alike.
    """
    row = (await session.execute(_FOUND, {"task": task_id})).one_or_none()
    if row is None:
        raise Refusal(Code.DENIED)
    task, activity, roadmap, time_zone = row
    require(
        actor,
        use_case,
        municipality_id=task.municipality_id,
        organisation_id=task.organisation_id,
    )
    zone = stored_zone(time_zone)
    return LoadedTask(task, activity, roadmap, zone, local_day(actor.as_of, zone))


_FOUND = (
    select(Task, Activity, Roadmap, Municipality.time_zone)
    .join(Activity, Activity.id == Task.activity_id)
    .join(Roadmap, Roadmap.id == Task.roadmap_id)
    .join(Municipality, Municipality.id == Task.municipality_id)
    .where(Task.id == bindparam("task"))
    .execution_options(populate_existing=True)
)


async def find_for(
    session: AsyncSession, task_id: int, action: Action, *, actor: Actor
) -> LoadedTask:
    """The task for somebody who may take `action`; its roadmap must be in force.

    Raises Refusal(DENIED) as `find` does, and Stale where the roadmap is not active.
    """
    found = await find(session, task_id, USE_CASE_OF[action], actor=actor)
    if found.roadmap.status is not RoadmapStatus.ACTIVE:
        raise Stale
    return found


async def step(
    session: AsyncSession,
    found: LoadedTask,
    action: Action,
    *,
    actor: Actor,
    version: int | None = None,
    comment: str | None = None,
    update_key: str | None = None,
    **columns: Any,
) -> Outcome:
    """Move a found task by `action` and add the report.

    `version` is what the pressed button had seen, None for what does not come from a button.
    `columns` are further values of the task. Raises Stale where the action does not fit
    the status, or where somebody else was quicker.
    """
    task = found.task
    if version is not None and version != task.version:
        raise Stale
    after = move(task.status, action, found.review_needed)
    await _swap(
        session,
        task,
        status=after,
        version=task.version + 1,
        changed_at=actor.as_of,
        # The planner looks at once at whatever is the school's turn now.
        next_at=None if is_reported(after) else actor.as_of,
        **columns,
    )
    await task_states.keep_one(session, task.id, found.today)
    report_id = await write_down(
        session, found, action, after=after, comment=comment, update_key=update_key, actor=actor
    )
    return Outcome(task.id, after, task.version + 1, report_id=report_id)


async def add(
    session: AsyncSession,
    found: LoadedTask,
    action: Action | None,
    *,
    actor: Actor,
    comment: str | None = None,
    indicator_id: int | None = None,
    value: float | None = None,
    update_key: str | None = None,
) -> Outcome:
    """Add a report that moves nothing: a comment, a file, a number.

    What the school adds to a report under review gives it a new version, so that nobody accepts
    what they have not seen. Raises Stale where the status takes no additions any more.
    """
    task = found.task
    after = move(task.status, action or Action.ATTACH, found.review_needed)
    version = task.version + (after is Status.SUBMITTED and is_school(actor, task.organisation_id))
    await _swap(session, task, version=version)
    report_id = await write_down(
        session,
        found,
        action,
        after=after,
        comment=comment,
        indicator_id=indicator_id,
        value=value,
        update_key=update_key,
        actor=actor,
    )
    return Outcome(task.id, after, version, report_id=report_id)


async def _swap(session: AsyncSession, seen: Task, **columns: Any) -> None:
    """Set columns of a task that is as it was seen. Raises Stale where it is not."""
    values = {"task": seen.id, "seen": seen.version, **columns}
    if await change(session, _SWAP, values) != 1:
        raise Stale


_SWAP = update(cast(Table, Task.__table__)).where(
    Task.id == bindparam("task"), Task.version == bindparam("seen")
)
"""Sets whatever columns it is given values for."""


def is_review_needed(of_activity: bool | None, of_roadmap: bool) -> bool:
    """What the activity says, or else the roadmap."""
    return of_roadmap if of_activity is None else of_activity


def is_school(actor: Actor, organisation_id: int) -> bool:
    """Whether the actor coordinates this organisation."""
    return organisation_id in actor.organisations(Role.COORDINATOR)


async def write_down(
    session: AsyncSession,
    found: LoadedTask,
    action: Action | None,
    *,
    after: Status,
    comment: str | None,
    update_key: str | None,
    actor: Actor,
    indicator_id: int | None = None,
    value: float | None = None,
) -> int | None:
    """Add a report and return its id; None where its update was written down already."""
    row = {
        "task_id": found.task.id,
        "person_id": actor.person_id,
        "at": actor.as_of,
        "action": action,
        "status_before": found.task.status,
        "status_after": after,
        "comment": comment,
        "indicator_id": indicator_id,
        "value": value,
        "update_key": update_key,
    }
    return await insert_one(session, Report, row)


async def repeated(
    session: AsyncSession, found: LoadedTask, update_key: str | None
) -> Outcome | None:
    """The present state where this very update was carried out before, else None."""
    if update_key is None:
        return None
    if not await fetch(session, _REPEATED, {"key": update_key}):
        return None
    return Outcome(found.task.id, found.task.status, found.task.version, repeated=True)


_REPEATED = select(Report.id).where(Report.update_key == bindparam("key"))
