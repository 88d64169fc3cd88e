"""A list of organisations beside those that are known: looked at, taken over, taken back."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import delete, exists, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal, Stale
from domain.organisation_comparison import (
    KnownOrganisation,
    ListedState,
    OrganisationComparison,
    compare_lists,
)
from domain.organisation_list import ListedOrganisation
from models.enums import Target
from models.people import Invite, Membership, Organisation, TakenList, group_member
from models.roadmaps import Assignment
from models.tasks import Report, Task
from services.assignment import organisation_changes
from services.assignment.targets import KIND_OF
from services.core import audit, transitions
from services.people import listed_groups

LONGEST_LIST = 500
# Field of a list → column of the organisation.
_PEOPLE = {
    "coordinator": "listed_coordinator",
    "head": "listed_head",
    "coordinator_phone": "listed_coordinator_phone",
    "full_name": "full_name",
}


@dataclass(frozen=True, slots=True)
class ListTaken:
    """What taking a list over did: ids of organisations that are new, and of those with new words.

    `list_id` is what takes it back, None where nothing was changed.
    """

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    list_id: int | None = None


@dataclass(frozen=True, slots=True)
class ListUndone:
    """What taking a list back did to what it had added: how many are gone, how many closed."""

    municipality_id: int
    gone: int
    closed: int


async def preview(
    session: AsyncSession,
    municipality_id: int,
    listed: Sequence[ListedOrganisation],
    *,
    actor: Actor,
) -> list[OrganisationComparison]:
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
    groups = await listed_groups.of_organisations(session, municipality_id)
    known = [
        KnownOrganisation(
            row.id,
            row.name,
            row.kind,
            row.phone or "",
            row.listed_coordinator or "",
            row.listed_head or "",
            row.listed_coordinator_phone or "",
            tuple(groups.get(row.id, ())),
            row.full_name or "",
        )
        for row in rows
    ]
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
    phones: list[tuple[int, str | None, str]] = []
    names: list[tuple[int, str, str | None, str]] = []
    members: dict[int, Sequence[str]] = {}
    for each in found:
        if each.standing is ListedState.NEW or (
            alike_are_new and each.standing is ListedState.ALIKE
        ):
            new.append(each.listed)
        elif each.known and each.standing is not ListedState.SAME:
            row = await session.get_one(Organisation, each.known.id)
            names += _name_people(row, each.listed)
            members[row.id] = each.listed.groups
            if each.listed.phone and row.phone != each.listed.phone:
                phones.append((row.id, row.phone, each.listed.phone))
                row.phone = each.listed.phone
    await session.flush()
    named = [(each.name, each.kind) for each in new]
    await organisation_changes.add_named(session, municipality_id, named, actor=actor)
    added = await _complete(session, municipality_id, new, members)
    joined, new_groups = await listed_groups.join(session, municipality_id, members)
    if joined:
        await organisation_changes.follow(session, municipality_id, actor, Target.GROUP)
    touched = [*(row[0] for row in phones), *(row[0] for row in names), *(row[1] for row in joined)]
    changed = tuple(id_ for id_ in dict.fromkeys(touched) if id_ not in added)
    if not added and not changed:
        return ListTaken()
    kept = TakenList(
        municipality_id=municipality_id,
        taken_at=actor.as_of,
        added=list(added),
        phones=phones,
        names=names,
        joined=joined,
        new_groups=new_groups,
    )
    session.add(kept)
    await session.flush()
    return ListTaken(added, changed, kept.id)


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
    for id_, former, listed in taken.phones:
        await session.execute(
            update(Organisation)
            .where(mine, Organisation.id == id_, Organisation.phone == listed)
            .values(phone=former)
        )
    for id_, column, former, listed in taken.names:
        held = getattr(Organisation, _PEOPLE[column])
        await session.execute(
            update(Organisation)
            .where(mine, Organisation.id == id_, held == listed)
            .values({_PEOPLE[column]: former})
        )
    await session.flush()
    _note(session, municipality_id, actor, "list-undone", new=len(taken.added))
    await _follow(session, municipality_id, actor)
    return ListUndone(municipality_id, gone, closed)


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


def counts(found: Sequence[OrganisationComparison]) -> Counter[ListedState]:
    """How many of a list are new, the same, changed, alike."""
    return Counter(each.standing for each in found)


async def _complete(
    session: AsyncSession,
    municipality_id: int,
    new: Sequence[ListedOrganisation],
    members: dict[int, Sequence[str]],
) -> tuple[int, ...]:
    """Give the organisations that were added their phones, people and groups; returns their ids."""
    listed = {each.name: each for each in new}
    rows = await session.scalars(
        select(Organisation)
        .where(Organisation.municipality_id == municipality_id, Organisation.name.in_(listed))
        .order_by(Organisation.id)
    )
    added = []
    for row in rows:
        row.phone = listed[row.name].phone or None
        _name_people(row, listed[row.name])
        members[row.id] = listed[row.name].groups
        added.append(row.id)
    await session.flush()
    return tuple(added)


def _name_people(
    row: Organisation, listed: ListedOrganisation
) -> list[tuple[int, str, str | None, str]]:
    """Write down whom a list names; returns what it takes to undo that."""
    changed = []
    for said, column in _PEOPLE.items():
        name, former = getattr(listed, said), getattr(row, column)
        if name and name not in (former, row.name):
            setattr(row, column, name)
            changed.append((row.id, said, former, name))
    return changed


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
