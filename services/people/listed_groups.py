"""Groups that a list of organisations names: joined with it, left again when it is taken back."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from sqlalchemy import and_, delete, exists, insert, select, tuple_
from sqlalchemy.ext.asyncio import AsyncSession

from domain.planning.wording import key
from models.people import OrganisationGroup, group_member
from models.roadmaps import Assignment
from services.core import organisation_names

Pairs = list[tuple[int, int]]


async def of_organisations(session: AsyncSession, municipality_id: int) -> dict[int, list[str]]:
    """The names of the groups that each organisation is in."""
    rows = await session.execute(
        select(group_member.c.organisation_id, OrganisationGroup.name)
        .join(OrganisationGroup, OrganisationGroup.id == group_member.c.group_id)
        .where(OrganisationGroup.municipality_id == municipality_id)
        .order_by(OrganisationGroup.name)
    )
    found: dict[int, list[str]] = defaultdict(list)
    for organisation_id, name in rows:
        found[organisation_id].append(name)
    return found


async def ids_by_key(session: AsyncSession, municipality_id: int) -> dict[str, int]:
    """The groups of a municipality by what their names say."""
    rows = await session.execute(
        select(OrganisationGroup.name, OrganisationGroup.id).where(
            OrganisationGroup.municipality_id == municipality_id
        )
    )
    return {key(name): id_ for name, id_ in rows}


async def join(
    session: AsyncSession, municipality_id: int, named: Mapping[int, Sequence[str]]
) -> tuple[Pairs, list[int]]:
    """Put organisations into the groups that are named beside them, new groups among them.

    Returns what takes it back: pairs of (group, organisation), and the groups that are new.
    """
    groups = await ids_by_key(session, municipality_id)
    held = await of_organisations(session, municipality_id)
    pairs: Pairs = []
    created: list[int] = []
    for organisation_id, names in named.items():
        known = set(map(key, held.get(organisation_id, ())))
        for name in names:
            if key(name) in known:
                continue
            known.add(key(name))
            if key(name) not in groups:
                row = OrganisationGroup(
                    municipality_id=municipality_id, name=organisation_names.clean(name)
                )
                session.add(row)
                await session.flush()
                groups[key(name)] = row.id
                created.append(row.id)
            pairs.append((groups[key(name)], organisation_id))
    if pairs:
        values = [{"group_id": group, "organisation_id": each} for group, each in pairs]
        await session.execute(insert(group_member), values)
    return pairs, created


async def leave(session: AsyncSession, pairs: Sequence[Sequence[int]], created: list[int]) -> None:
    """Take organisations out again; a group that the list brought goes where nothing needs it."""
    if pairs:
        both = tuple_(group_member.c.group_id, group_member.c.organisation_id)
        await session.execute(delete(group_member).where(both.in_([tuple(pair) for pair in pairs])))
    unused = and_(
        ~exists().where(group_member.c.group_id == OrganisationGroup.id),
        ~exists().where(Assignment.group_id == OrganisationGroup.id),
    )
    await session.execute(
        delete(OrganisationGroup).where(OrganisationGroup.id.in_(created), unused)
    )
