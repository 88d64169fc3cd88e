"""Moving the deadlines of many tasks at once, as they were seen."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase
from services.core import transitions
from services.tasks import deadline_moves, deadline_requests


@dataclass(frozen=True, slots=True)
class MovedMany:
    """What became of many at once: `changed` were not as they had been seen, and are left.

    `made` are the first and the last of the moves, None where none of them can be taken back:
    what answered a school's request stays.
    """

    count: int
    changed: int
    made: tuple[int, int] | None = None


async def move_many(
    session: AsyncSession, seen: Iterable[tuple[int, int]], deadline: date | None, *, actor: Actor
) -> MovedMany:
    """Move the deadlines of tasks as they were seen: pairs of a task and its version.

    What has changed since, or has this deadline already, is left; so is what waits for a day, if
    `deadline` is None («бессрочно»). Raises what `deadline_moves.move` does for a day that cannot
    be.
    """
    made, changed, goes_back = list[int](), 0, False
    for task_id, version in seen:
        found = await transitions.find(session, task_id, UseCase.MOVE_DEADLINE, actor=actor)
        same = found.task.version == version and found.task.deadline != deadline
        request = await deadline_requests.waiting(session, task_id)
        asks_day = deadline is None and request is not None
        if not same or asks_day or not deadline_requests.may_ask(found):
            changed += 1
            continue
        move = await deadline_moves.move_found(session, found, version, deadline, actor=actor)
        made.append(move.move_id)
        goes_back |= request is None
    return MovedMany(len(made), changed, (min(made), max(made)) if goes_back else None)
