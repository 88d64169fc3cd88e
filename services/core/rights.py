"""Asked before the bot asks for words, so that nobody types what would be refused."""

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from models.tasks import DeadlineMove
from services.core import transitions


def check(use_case: UseCase, *, municipality_id: int | None = None, actor: Actor) -> None:
    """Raise Refusal(DENIED) unless the actor may do this in the municipality."""
    require(actor, use_case, municipality_id=municipality_id)


async def check_task(
    session: AsyncSession, task_id: int, use_case: UseCase, *, actor: Actor
) -> None:
    """Raise Refusal(DENIED) unless the actor may do this to the task."""
    await transitions.find(session, task_id, use_case, actor=actor)


async def check_move(session: AsyncSession, move_id: int, *, actor: Actor) -> int:
    """The task of a request for another deadline; Refusal(DENIED) unless the actor decides it."""
    move = await session.get(DeadlineMove, move_id)
    if move is None:
        raise Refusal(Code.DENIED)
    await check_task(session, move.task_id, UseCase.MOVE_DEADLINE, actor=actor)
    return move.task_id
