"""Deadlines that a curator has moved at once and puts back where nobody has changed the tasks."""

from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from domain.errors import Code, Stale
from models.tasks import DeadlineMove
from services.core import transitions
from services.core.transitions import LoadedTask
from services.tasks.deadline_moves import carry_out
from services.tasks.deadline_requests import is_movable
from services.tasks.moving_many import MovedMany


async def put_back(session: AsyncSession, first: int, last: int, *, actor: Actor) -> MovedMany:
    """Give the tasks of these moves the deadlines of before, past ones too; the schools are told.

    `first` and `last` are those of one order of the actor; what others have moved meanwhile lies
    between them and stays. So does what somebody has changed since, and a request of a school that
    the order has answered. Raises Stale where nothing is left to be put back.
    """
    count = changed = 0
    for move in await _moves(session, first, last, actor):
        found = await transitions.find(session, move.task_id, UseCase.MOVE_DEADLINE, actor=actor)
        if found.task.version != move.left_version or not _may_have(found, move.old_deadline):
            changed += 1
            continue
        await carry_out(session, found, move.old_deadline, actor=actor)
        count += 1
    if not count:
        raise Stale(Code.LIST_STALE)
    return MovedMany(count, changed)


def _may_have(found: LoadedTask, before: date | None) -> bool:
    """Whether the deadline of before can be given back, «бессрочно» too."""
    task = found.task
    return is_movable(found.roadmap.status, task.status, task.deadline or before)


async def _moves(session: AsyncSession, first: int, last: int, actor: Actor) -> list[DeadlineMove]:
    """What the actor has moved at the moment of the first of them."""
    moment = select(DeadlineMove.decided_at).where(DeadlineMove.id == first).scalar_subquery()
    rows = await session.scalars(
        select(DeadlineMove)
        .where(
            DeadlineMove.id.between(first, last),
            DeadlineMove.decided_by == actor.person_id,
            DeadlineMove.decided_at == moment,
        )
        .order_by(DeadlineMove.id)
    )
    return list(rows)
