"""Tasks follow the deadline of their activity: the same task goes on in another window."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, and_, func, literal, not_, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.access import Actor
from domain.tasks import TaskWindow
from domain.window_moves import match_windows
from domain.workflow import OPEN
from models.enums import MoveVerdict
from models.insertion import insert_new
from models.tasks import DeadlineMove, Task
from services.core import municipalities, task_states
from services.core.batches import batches

_PASSING = "~"
"""Begins the name of a window while its task is on the way: no other name begins so."""

_BATCH = 2_000


@dataclass(frozen=True, slots=True)
class MovedTask:
    """A task whose deadline was moved."""

    task_id: int
    organisation_id: int


async def move_windows(
    session: AsyncSession,
    activity_id: int,
    old: Sequence[TaskWindow],
    new: Sequence[TaskWindow],
    *,
    reason: str,
    actor: Actor,
) -> list[MovedTask]:
    """Take the tasks of an activity from its old windows to the new ones.

    Every task of a window that goes on gets the new window's name, so that none is made twice.
    The deadline moves, and the move is recorded, where the school still owes the task and nobody
    has moved its deadline by hand. `reason` is what the record says: the new term, verbatim. Where
    only the first day differs there is nothing to tell, and nothing is recorded.
    """
    pairs = [(was, now) for was, now in match_windows(old, new) if was != now]
    if not pairs:
        return []
    leaving = {was.label for was, now in pairs if was.label != now.label}
    moved: list[MovedTask] = []
    for was, now in pairs:
        if was.end == now.end:
            await _move_start(session, activity_id, was, now)
        else:
            moved += await _move_deadlines(session, activity_id, was, now, reason, actor)
        if was.label != now.label:
            await _rename(session, activity_id, was.label, now.label, leaving)
    await session.execute(
        update(Task)
        .where(Task.activity_id == activity_id, Task.window.startswith(_PASSING))
        .values(window=func.substr(Task.window, len(_PASSING) + 1))
        .execution_options(synchronize_session=False)
    )
    return moved


async def _move_start(
    session: AsyncSession, activity_id: int, was: TaskWindow, now: TaskWindow
) -> None:
    await session.execute(
        update(Task)
        .where(*_going_on(activity_id, was))
        .values(window_start=now.start)
        .execution_options(synchronize_session=False)
    )


def _going_on(activity_id: int, was: TaskWindow) -> list[ColumnElement[bool]]:
    """The tasks of a window that are still owed and whose deadline nobody has moved by hand."""
    untouched = or_(
        Task.deadline == Task.original_deadline,
        and_(Task.deadline.is_(None), Task.original_deadline.is_(None)),
    )
    return [
        Task.activity_id == activity_id,
        Task.window == was.label,
        Task.status.in_(OPEN),
        untouched,
    ]


async def _move_deadlines(
    session: AsyncSession,
    activity_id: int,
    was: TaskWindow,
    now: TaskWindow,
    reason: str,
    actor: Actor,
) -> list[MovedTask]:
    rows = (
        await session.execute(
            select(Task.id, Task.organisation_id, Task.deadline, Task.municipality_id).where(
                *_going_on(activity_id, was)
            )
        )
    ).all()
    for some in batches(rows, _BATCH):
        await session.execute(
            update(Task)
            .where(Task.id.in_([row.id for row in some]))
            .values(
                window_start=now.start,
                deadline=now.end,
                original_deadline=now.end,
                version=Task.version + 1,
                changed_at=actor.as_of,
                next_at=actor.as_of,
            )
            .execution_options(synchronize_session=False)
        )
        today = await municipalities.today(session, some[0].municipality_id, actor.as_of)
        await task_states.keep(session, Task.id.in_([row.id for row in some]), today)
        moves = [_move(row.id, row.deadline, now, reason, actor) for row in some]
        await insert_new(session, DeadlineMove, moves)
    return [MovedTask(row.id, row.organisation_id) for row in rows]


async def _rename(
    session: AsyncSession, activity_id: int, was: str, now: str, leaving: set[str]
) -> None:
    """Two steps, since windows may change places: here each gets a passing name."""
    await session.execute(
        update(Task)
        .where(
            Task.activity_id == activity_id,
            Task.window == was,
            _free(activity_id, now, leaving),
        )
        .values(window=_PASSING + now)
        .execution_options(synchronize_session=False)
    )


def _free(activity_id: int, label: str, leaving: set[str]) -> ColumnElement[bool]:
    """Whether the organisation has no task of that name already, cancelled some time ago."""
    if label in leaving:
        return literal(True)
    other = aliased(Task)
    return not_(
        select(other.id)
        .where(
            other.activity_id == activity_id,
            other.organisation_id == Task.organisation_id,
            other.window == label,
        )
        .exists()
    )


def _move(task_id: int, before: Any, now: TaskWindow, reason: str, actor: Actor) -> dict[str, Any]:
    return {
        "task_id": task_id,
        "asked_by": actor.person_id,
        "asked_at": actor.as_of,
        "reason": reason,
        "old_deadline": before,
        "new_deadline": now.end,
        "verdict": MoveVerdict.ACCEPTED,
        "decided_by": actor.person_id,
        "decided_at": actor.as_of,
    }
