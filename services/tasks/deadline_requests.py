"""Requests of a school for another deadline, and taking one back; `deadline_moves` decides them."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, UseCase
from domain.calendar import later
from domain.errors import Code, Refusal, Stale
from domain.possible_days import PossibleDays, possible_days
from domain.workflow import OPEN, Status
from models.enums import MoveVerdict, RoadmapStatus
from models.tasks import DeadlineMove, Task
from services.core import calendars, transitions
from services.core.transitions import LoadedTask
from services.reports.contacts import tell_curators
from services.reports.remarks import required

USUAL = (3, 7, 14)
"""Days by which a deadline is usually moved."""


async def ask(
    session: AsyncSession,
    task_id: int,
    version: int | None,
    wanted: date,
    reason: str,
    *,
    actor: Actor,
) -> int:
    """Ask for another deadline and return the id of the request; the curators are told at once.

    Raises Stale where the task is not the school's turn, has no deadline, or has a
    request that waits; Refusal(BAD_INPUT) for a day that is past or the deadline itself;
    Refusal(DAY_OUTSIDE) for one far outside the plan.
    """
    found = await transitions.find(session, task_id, UseCase.REQUEST_DEADLINE, actor=actor)
    task = found.task
    if version is not None and version != task.version:
        raise Stale
    if not may_ask(found) or await waiting(session, task_id) is not None:
        raise Stale
    check(found, wanted)
    # Taking the row makes a second request at the same moment wait, and then see this one.
    taken = await session.execute(
        update(Task)
        .where(Task.id == task_id, Task.version == task.version)
        .values(version=task.version + 1)
        .returning(Task.id)
        .execution_options(synchronize_session=False)
    )
    if taken.first() is None:
        raise Stale
    move = DeadlineMove(
        task_id=task_id,
        asked_by=actor.person_id,
        asked_at=actor.as_of,
        reason=required(reason),
        old_deadline=task.deadline,
        new_deadline=wanted,
        verdict=MoveVerdict.OPEN,
    )
    session.add(move)
    await session.flush()
    await tell_curators(session, found, "deadline-asked", move.id, actor=actor, move_id=move.id)
    return move.id


async def withdraw(session: AsyncSession, task_id: int, *, actor: Actor) -> None:
    """The school takes back the request that waits; what the curators were not told yet is not.

    Raises Stale where none waits any more; Refusal(DENIED) for a curator, who answers it.
    """
    found = await transitions.find(session, task_id, UseCase.REQUEST_DEADLINE, actor=actor)
    if not transitions.is_school(actor, found.task.organisation_id):
        raise Refusal(Code.DENIED)
    taken = await session.execute(
        update(DeadlineMove)
        .where(DeadlineMove.task_id == task_id, DeadlineMove.verdict == MoveVerdict.OPEN)
        .values(verdict=MoveVerdict.WITHDRAWN, decided_by=actor.person_id, decided_at=actor.as_of)
        .returning(DeadlineMove.id)
        .execution_options(synchronize_session=False)
    )
    if taken.first() is None:
        raise Stale


async def waiting(session: AsyncSession, task_id: int) -> DeadlineMove | None:
    """The request of a task that nobody has decided yet."""
    found: DeadlineMove | None = await session.scalar(
        select(DeadlineMove)
        .where(DeadlineMove.task_id == task_id, DeadlineMove.verdict == MoveVerdict.OPEN)
        .order_by(DeadlineMove.id)
        .limit(1)
    )
    return found


async def waiting_for(session: AsyncSession, task_ids: Sequence[int]) -> set[int]:
    """Those of the tasks for which a request waits."""
    found = await session.scalars(
        select(DeadlineMove.task_id).where(
            DeadlineMove.task_id.in_(task_ids), DeadlineMove.verdict == MoveVerdict.OPEN
        )
    )
    return set(found)


async def waiting_in_office(session: AsyncSession, *, actor: Actor) -> list[int]:
    """The ids of the tasks for which a request waits where the actor is of the office."""
    ids = [held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL]
    found = await session.scalars(
        select(DeadlineMove.task_id)
        .join(Task, Task.id == DeadlineMove.task_id)
        .where(Task.municipality_id.in_(ids), DeadlineMove.verdict == MoveVerdict.OPEN)
        .distinct()
    )
    return list(found)


async def check_day(session: AsyncSession, task_id: int, wanted: date, *, actor: Actor) -> None:
    """Whether a school may ask for this day; raises what `ask` does for a day that cannot be."""
    check(await transitions.find(session, task_id, UseCase.REQUEST_DEADLINE, actor=actor), wanted)


async def usual_days(session: AsyncSession, task_id: int, *, actor: Actor) -> list[date]:
    """The working days to which a deadline is usually moved, for whoever sees the task."""
    found = await transitions.find(session, task_id, UseCase.SEE_TASK, actor=actor)
    start = max(found.task.deadline or found.today, found.today)
    calendar = await calendars.of_municipality(
        session, found.task.municipality_id, {start.year, found.today.year}
    )
    days = [calendar.working_day_on_or_after(later(start, step)) for step in USUAL]
    return list(dict.fromkeys(days))


def may_ask(found: LoadedTask) -> bool:
    """Whether the task has a deadline that could still be moved."""
    return is_movable(found.roadmap.status, found.task.status, found.task.deadline)


def is_movable(roadmap: RoadmapStatus, status: Status, deadline: date | None) -> bool:
    """The same of a task whose columns have been read."""
    return roadmap is RoadmapStatus.ACTIVE and status in OPEN and deadline is not None


def check(found: LoadedTask, wanted: date) -> None:
    """Raise Refusal for a day that no deadline can be moved to: past, the same, or far outside."""
    if wanted < found.today or wanted == found.task.deadline:
        raise Refusal(Code.BAD_INPUT)
    possible(found).check(wanted)


def possible(found: LoadedTask) -> PossibleDays:
    """The days that a deadline of the plan may be moved to, in the past of a late plan too."""
    return possible_days(found.roadmap.period_start, max(found.roadmap.period_end, found.today))
