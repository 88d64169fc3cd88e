"""A list of organisations beside those that are known: looked at, taken over, taken back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from domain.organisation_comparison import Comparison, KnownOrganisation, ListedState, compare_lists
from domain.organisation_list import ListedOrganisation
from models.enums import Target
from models.people import Invite, Membership, Organisation, group_member
from models.roadmaps import Assignment
from models.tasks import Report, Task
from services.assignment.targets import KIND_OF
from services.core import audit
from services.people import organisations

LONGEST_LIST = 500


@dataclass(frozen=True, slots=True)
class ListTaken:
    """What taking a list over did: ids of organisations that are new; (id, former phone)."""

    added: tuple[int, ...] = ()
    phones: tuple[tuple[int, str | None], ...] = ()


async def preview(
    session: AsyncSession,
    municipality_id: int,
    listed: Sequence[ListedOrganisation],
    *,
    actor: Actor,
) -> list[Comparison]:
    """Each listed organisation beside the known one that it is or may be; nothing is stored.

    Raises Refusal(BAD_INPUT) for a list without organisations, or with more than 500.
    """
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    if not 0 < len(listed) <= LONGEST_LIST:
        raise Refusal(Code.BAD_INPUT)
    rows = await session.scalars(
        select(Organisation)
        .where(Organisation.municipality_id == municipality_id)
        .order_by(Organisation.id)
    )
    known = [KnownOrganisation(row.id, row.name, row.kind, row.phone or "") for row in rows]
    return compare_lists(listed, known)


async def take(
    session: AsyncSession,
    municipality_id: int,
    listed: Sequence[ListedOrganisation],
    *,
    alike_are_new: bool = False,
    actor: Actor,
) -> ListTaken:
    """Add what is new and change only what differs; what is alike counts as the same unless told.

    Plans that name all organisations give the new ones tasks at once.
    """
    found = await preview(session, municipality_id, listed, actor=actor)
    new: list[ListedOrganisation] = []
    phones: list[tuple[int, str | None]] = []
    for each in found:
        if each.standing is ListedState.NEW or (
            alike_are_new and each.standing is ListedState.ALIKE
        ):
            new.append(each.listed)
        elif each.known and each.listed.phone and each.standing is not ListedState.SAME:
            row = await session.get_one(Organisation, each.known.id)
            if row.phone != each.listed.phone:
                phones.append((row.id, row.phone))
                row.phone = each.listed.phone
    await session.flush()
    named = [(each.name, each.kind) for each in new]
    await organisations.add_named(session, municipality_id, named, actor=actor)
    return ListTaken(await _with_phones(session, municipality_id, new), tuple(phones))


async def undo(
    session: AsyncSession, municipality_id: int, taken: ListTaken, *, actor: Actor
) -> None:
    """Take a list back: what it added is gone, or closed where something hangs on it.

    Raises Refusal(ALREADY_REPORTED) once one of the new organisations has reported.
    """
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    reported = select(Report.id).join(Task, Task.id == Report.task_id)
    if await session.scalar(reported.where(Task.organisation_id.in_(taken.added)).limit(1)):
        raise Refusal(Code.ALREADY_REPORTED)
    mine = Organisation.municipality_id == municipality_id
    for row in await session.scalars(
        select(Organisation).where(mine, Organisation.id.in_(taken.added))
    ):
        if await _is_used(session, row.id):
            row.closed_at = actor.as_of
        else:
            await session.delete(row)
    former = dict(taken.phones)
    for row in await session.scalars(select(Organisation).where(mine, Organisation.id.in_(former))):
        row.phone = former[row.id]
    await session.flush()
    _note(session, municipality_id, actor, "list-undone", new=len(taken.added))
    await _follow(session, municipality_id, actor)


def counts(found: Sequence[Comparison]) -> Counter[ListedState]:
    """How many of a list are new, the same, changed, alike."""
    return Counter(each.standing for each in found)


async def _with_phones(
    session: AsyncSession, municipality_id: int, new: Sequence[ListedOrganisation]
) -> tuple[int, ...]:
    """Give the organisations that were added their phones; returns their ids."""
    phones = {each.name: each.phone or None for each in new}
    rows = await session.scalars(
        select(Organisation)
        .where(Organisation.municipality_id == municipality_id, Organisation.name.in_(phones))
        .order_by(Organisation.id)
    )
    added = []
    for row in rows:
        row.phone = phones[row.name]
        added.append(row.id)
    await session.flush()
    return tuple(added)


async def _is_used(session: AsyncSession, organisation_id: int) -> bool:
    uses = (
        exists().where(Task.organisation_id == organisation_id),
        exists().where(Membership.organisation_id == organisation_id),
        exists().where(Invite.organisation_id == organisation_id),
        exists().where(Assignment.organisation_id == organisation_id),
        exists().where(group_member.c.organisation_id == organisation_id),
    )
    found = [await session.scalar(select(use)) for use in uses]
    return any(found)


async def _follow(session: AsyncSession, municipality_id: int, actor: Actor) -> None:
    await organisations.follow(session, municipality_id, actor, Target.ALL, *KIND_OF)


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
