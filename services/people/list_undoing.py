"""A list of organisations that was taken over is taken back."""

from dataclasses import dataclass

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal, Stale
from models.enums import Target
from models.people import Invite, Membership, Organisation, TakenList, group_member
from models.roadmaps import Assignment
from models.tasks import Report, Task
from services.assignment import organisation_changes
from services.assignment.targets import KIND_OF
from services.core import audit, transitions
from services.people import listed_groups
from services.people.organisation_lists import COLUMNS


@dataclass(frozen=True, slots=True)
class ListUndone:
    """What taking a list back did: how many of what it had added are gone, how many closed.

    `restored` have the names and phones again that they had before it.
    """

    municipality_id: int
    gone: int
    closed: int
    restored: int = 0


async def undo(session: AsyncSession, list_id: int, *, actor: Actor) -> ListUndone:
    """Take a list back: what it added is gone, or closed where something hangs on it.

    An invite that nobody has used hangs on nothing: it ends with its organisation.

    What was changed by hand since stays. Raises Stale for a list that was
    taken back, or while a later one is in force, and Refusal(LIST_REPORTED) once one of
    the new organisations has reported.
    """
    taken = await session.get(TakenList, list_id, populate_existing=True)
    if taken is None:
        raise Refusal(Code.DENIED)
    municipality_id = taken.municipality_id
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    await _claim(session, taken, actor)
    await transitions.lock(session, Task.organisation_id.in_(taken.added))
    reported = select(Report.id).join(Task, Task.id == Report.task_id)
    if await session.scalar(reported.where(Task.organisation_id.in_(taken.added)).limit(1)):
        raise Refusal(Code.LIST_REPORTED)
    await listed_groups.leave(session, taken.joined, taken.new_groups)
    mine = Organisation.municipality_id == municipality_id
    rows = await session.scalars(select(Organisation).where(mine, Organisation.id.in_(taken.added)))
    gone = closed = 0
    for row in rows.all():
        if await _is_used(session, row.id):
            row.closed_at = row.closed_at or actor.as_of
            closed += 1
        else:
            await session.execute(delete(Invite).where(Invite.organisation_id == row.id))
            await session.delete(row)
            gone += 1
    written = [("phone", *row) for row in taken.phones]
    written += [(COLUMNS[said], id_, former, listed) for id_, said, former, listed in taken.names]
    restored: set[int] = set()
    for column, id_, former, listed in written:
        found = await session.scalars(
            update(Organisation)
            .where(mine, Organisation.id == id_, getattr(Organisation, column) == listed)
            .values({column: former})
            .returning(Organisation.id)
        )
        restored.update(found)
    await session.flush()
    _note(session, municipality_id, actor, "list-undone", new=len(taken.added))
    await _follow(session, municipality_id, actor)
    return ListUndone(municipality_id, gone, closed, len(restored))


async def _claim(session: AsyncSession, taken: TakenList, actor: Actor) -> None:
    """Compare and set: of two presses one counts, and only for the last list still in force."""
    latest = select(func.max(TakenList.id)).where(
        TakenList.municipality_id == taken.municipality_id, TakenList.undone_at.is_(None)
    )
    if await session.scalar(latest) != taken.id:
        raise Stale
    claimed = await session.execute(
        update(TakenList)
        .where(TakenList.id == taken.id, TakenList.undone_at.is_(None))
        .values(undone_at=actor.as_of)
        .returning(TakenList.id)
    )
    if claimed.first() is None:
        raise Stale


async def _is_used(session: AsyncSession, organisation_id: int) -> bool:
    uses = (
        exists().where(Task.organisation_id == organisation_id),
        exists().where(Membership.organisation_id == organisation_id),
        exists().where(Invite.organisation_id == organisation_id, Invite.used_at.is_not(None)),
        exists().where(Assignment.organisation_id == organisation_id),
        exists().where(group_member.c.organisation_id == organisation_id),
    )
    found = [await session.scalar(select(use)) for use in uses]
    return any(found)


async def _follow(session: AsyncSession, municipality_id: int, actor: Actor) -> None:
    await organisation_changes.follow(
        session, municipality_id, actor, Target.ALL, Target.GROUP, *KIND_OF
    )


def _note(
    session: AsyncSession, municipality_id: int, actor: Actor, what: str, **details: int
) -> None:
    audit.record(
        session,
        UseCase.MANAGE_ORGANISATIONS,
        what,
        municipality_id=municipality_id,
        actor=actor,
        **details,
    )
