"""A list of organisations beside those that are known: looked at, and taken over."""

from collections import Counter
from collections.abc import Container, Sequence
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal
from domain.organisation_comparison import (
    KnownOrganisation,
    ListedState,
    OrganisationComparison,
    compare_lists,
)
from domain.organisation_list import ListedOrganisation
from domain.planning.wording import key
from models.enums import Target
from models.people import Organisation, TakenList
from services.assignment import organisation_changes, organisation_forecasts
from services.assignment.open_organisations import Standing
from services.assignment.organisation_forecasts import TasksOfNew
from services.core import municipalities
from services.people import listed_groups

LONGEST_LIST = 500
COLUMNS = {
    "coordinator": "listed_coordinator",
    "head": "listed_head",
    "coordinator_phone": "listed_coordinator_phone",
    "full_name": "full_name",
}
"""Field of a list → column of the organisation."""


@dataclass(frozen=True, slots=True)
class ListTaken:
    """What taking a list over did: ids of organisations that are new, and of those with new words.

    `list_id` is what takes it back, None where nothing was changed.
    """

    added: tuple[int, ...] = ()
    changed: tuple[int, ...] = ()
    list_id: int | None = None


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
            row.closed_at is not None,
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
    past: bool = False,
    actor: Actor,
) -> ListTaken:
    """Add what is new and change only what differs; what is alike counts as the same unless told.

    Plans that name all organisations give the new ones tasks at once, for windows that have ended
    only where the `past` is wanted.
    """
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    # Of two who take the same list at once the second finds it taken: undoing theirs takes nothing
    # of the other's.
    await municipalities.lock(session, municipality_id)
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
            said = {name for name, _, _ in each.changes}
            names += _name_people(row, each.listed, said)
            members[row.id] = each.listed.groups
            if "phone" in said:
                phones.append((row.id, row.phone, each.listed.phone))
                row.phone = each.listed.phone
    await session.flush()
    named = [(each.name, each.kind) for each in new]
    await organisation_changes.add_named(session, municipality_id, named, past=past, actor=actor)
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


@dataclass(frozen=True, slots=True)
class ListForecast:
    """The tasks that taking a list makes, and those `with_alike` where what is alike is new too."""

    tasks: TasksOfNew
    with_alike: TasksOfNew


async def foresee(
    session: AsyncSession,
    municipality_id: int,
    found: Sequence[OrganisationComparison],
    *,
    actor: Actor,
) -> ListForecast:
    """The tasks that `take` makes of what was compared, by plans in force."""
    ids = await listed_groups.ids_by_key(session, municipality_id)
    known = [each.known.id for each in found if each.known and each.listed.groups]
    forecast = await organisation_forecasts.look(session, municipality_id, known, actor=actor)

    def standings(new: Container[ListedState]) -> dict[int, Standing]:
        result: dict[int, Standing] = {}
        for number, each in enumerate(found, start=1):
            joins = frozenset(ids[key(name)] for name in each.listed.groups if key(name) in ids)
            if each.standing in new:
                result[-number] = Standing(each.listed.kind, joins)
            elif each.known and joins and each.known.id in forecast.open:
                result[each.known.id] = Standing(each.known.kind, joins)
        return result

    return ListForecast(
        forecast.foresee(standings((ListedState.NEW,))),
        forecast.foresee(standings((ListedState.NEW, ListedState.ALIKE))),
    )


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
        _name_people(row, listed[row.name], COLUMNS)
        members[row.id] = listed[row.name].groups
        added.append(row.id)
    await session.flush()
    return tuple(added)


def _name_people(
    row: Organisation, listed: ListedOrganisation, fields: Container[str]
) -> list[tuple[int, str, str | None, str]]:
    """Write down whom a list names in some of its fields; returns what it takes to undo that."""
    changed = []
    for said, column in COLUMNS.items():
        if said not in fields:
            continue
        name, former = getattr(listed, said), getattr(row, column)
        if name and name not in (former, row.name):
            setattr(row, column, name)
            changed.append((row.id, said, former, name))
    return changed
