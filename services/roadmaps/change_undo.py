"""A merged change of a plan is taken back: the plan and its tasks are as they were before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Code, Refusal, Stale
from domain.workflow import OPEN
from models.enums import RoadmapStatus
from models.roadmaps import AppliedChange, Roadmap
from models.tasks import DeadlineMove, Report, Task
from services.assignment import task_making
from services.core import roadmap_access, roadmap_audit, transitions
from services.roadmaps import roadmap_news, roadmap_restoring, roadmap_states
from services.roadmaps.roadmap_states import Reversal, RoadmapState
from services.tasks.deadline_moves import DECISIONS


@dataclass(frozen=True, slots=True)
class TakenBack:
    """What taking a change back does, or did: `restored` tasks are owed again."""

    roadmap_id: int
    short_title: str
    applied_at: datetime
    restored: int
    moved: int
    cancelled: int


async def keep(session: AsyncSession, roadmap: Roadmap, before: RoadmapState, now: datetime) -> int:
    """Keep the way back from a change that was merged just now; returns its id."""
    found = roadmap_states.reversal(before, await roadmap_states.load_state(session, roadmap.id))
    row = AppliedChange(
        roadmap_id=roadmap.id,
        applied_at=now,
        before=found.dump(),
        papers=await _papers(session, roadmap.id, {*found.touched, *found.added}),
    )
    session.add(row)
    await session.flush()
    return row.id


async def undoable(session: AsyncSession, roadmap: Roadmap) -> int | None:
    """The id of the change that may be taken back, None once somebody has reported on it.

    Whether its activities were edited since is looked at when it is pressed.
    """
    if roadmap.status is not RoadmapStatus.ACTIVE:
        return None
    # Not the whole way back: it holds every task that the change has moved.
    latest = select(func.max(AppliedChange.id)).where(AppliedChange.roadmap_id == roadmap.id)
    statement = select(
        AppliedChange.id,
        AppliedChange.papers,
        AppliedChange.before["touched"],
        AppliedChange.before["added"],
    ).where(AppliedChange.id == latest.scalar_subquery(), AppliedChange.undone_at.is_(None))
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    id_, papers, touched, added = row
    return id_ if await _papers(session, roadmap.id, {*touched, *added}) == papers else None


async def see(session: AsyncSession, change_id: int, *, actor: Actor) -> TakenBack:
    """What `take_back` would do; raises what it raises."""
    change, roadmap = await _open(session, change_id, actor)
    await _check(session, change)
    return await _told(session, roadmap, change)


async def take_back(session: AsyncSession, change_id: int, *, actor: Actor) -> TakenBack:
    """Undo a merged change; schools are told of their tasks as after any change.

    What the change added stays in the tables as cancelled, so that no old button finds something
    else. Raises Stale for a change that is not the last one or was taken back,
    Refusal(CHANGE_REPORTED) once somebody has reported on what it concerns, and
    Refusal(CHANGED_SINCE) where its activities have been edited.
    """
    change, roadmap = await _open(session, change_id, actor)
    await _claim(session, change, actor.as_of)
    await transitions.lock(session, Task.activity_id.in_(_concerned(change)))
    await _check(session, change)
    done = await _told(session, roadmap, change)
    moved = await roadmap_restoring.restore(
        session, roadmap, Reversal(**change.before), actor.as_of
    )
    await task_making.make_tasks(session, roadmap.id, actor.as_of)
    await roadmap_news.tell(session, roadmap, moved, actor.as_of)
    roadmap_audit.note(
        session, UseCase.UNDO_IMPORT, roadmap, "change", actor=actor, change_id=change.id
    )
    return done


async def _open(
    session: AsyncSession, change_id: int, actor: Actor
) -> tuple[AppliedChange, Roadmap]:
    change = await session.get(AppliedChange, change_id, populate_existing=True)
    if change is None:
        raise Refusal(Code.DENIED)
    roadmap = await roadmap_access.roadmap(
        session, change.roadmap_id, UseCase.UNDO_IMPORT, RoadmapStatus.ACTIVE, actor=actor
    )
    last = await _last(session, roadmap.id)
    if last is None or last.id != change.id:
        raise Stale
    return change, roadmap


async def _last(session: AsyncSession, roadmap_id: int) -> AppliedChange | None:
    """The latest change of a roadmap, unless it was taken back."""
    latest = select(func.max(AppliedChange.id)).where(AppliedChange.roadmap_id == roadmap_id)
    found: AppliedChange | None = await session.scalar(
        select(AppliedChange).where(
            AppliedChange.id == latest.scalar_subquery(), AppliedChange.undone_at.is_(None)
        )
    )
    return found


async def _claim(session: AsyncSession, change: AppliedChange, now: datetime) -> None:
    """Compare and set: of two presses of the same button one counts."""
    claimed = await session.execute(
        update(AppliedChange)
        .where(AppliedChange.id == change.id, AppliedChange.undone_at.is_(None))
        .values(undone_at=now)
        .returning(AppliedChange.id)
    )
    if claimed.first() is None:
        raise Stale


def _concerned(change: AppliedChange) -> set[int]:
    """The activities that a change has brought, reworded, moved or taken away."""
    return {*change.before["touched"], *change.before["added"]}


async def _check(session: AsyncSession, change: AppliedChange) -> None:
    """Raise the Refusal for a change that cannot be taken back any more."""
    concerned = _concerned(change)
    if await _papers(session, change.roadmap_id, concerned) != change.papers:
        raise Refusal(Code.CHANGE_REPORTED)
    now = await roadmap_states.load_state(session, change.roadmap_id)
    if roadmap_states.mark_of(now, set(map(str, concerned))) != change.before["mark"]:
        raise Refusal(Code.CHANGED_SINCE)


async def _papers(session: AsyncSession, roadmap_id: int, activities: Collection[int]) -> int:
    """Reports and decided deadlines of some activities: both are only ever added."""
    mine = Task.roadmap_id == roadmap_id, Task.activity_id.in_(activities)
    reports = select(func.count()).select_from(Report).join(Task, Task.id == Report.task_id)
    moves = (
        select(func.count()).select_from(DeadlineMove).join(Task, Task.id == DeadlineMove.task_id)
    )
    decided = DeadlineMove.verdict.in_(DECISIONS)
    return (await session.scalar(reports.where(*mine)) or 0) + (
        await session.scalar(moves.where(*mine, decided)) or 0
    )


async def _told(session: AsyncSession, roadmap: Roadmap, change: AppliedChange) -> TakenBack:
    tasks = change.before["tasks"].values()
    came = await session.scalar(
        select(func.count())
        .select_from(Task)
        .where(
            Task.activity_id.in_(_concerned(change)),
            Task.created_at >= change.applied_at,
            Task.status.in_(OPEN),
        )
    )
    return TakenBack(
        roadmap.id,
        roadmap.short_title,
        change.applied_at,
        sum("status" in values for values in tasks),
        sum("deadline" in values for values in tasks),
        came or 0,
    )
