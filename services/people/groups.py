"""Groups of organisations that plans name together: «ШНОР», «городские», «сельские»."""

from dataclasses import dataclass

from sqlalchemy import delete, func, insert, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Refusal, Stale
from domain.name_search import matches
from domain.task_counts import TaskCount
from models.enums import Target
from models.people import Organisation, OrganisationGroup, group_member
from models.roadmaps import Assignment
from services.assignment import organisation_changes, organisation_forecasts
from services.assignment.open_organisations import Standing
from services.core import audit, organisation_names
from services.core.organisation_names import in_order
from services.people import organisations

PAGE = 8


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A group and how many open organisations are in it."""

    id: int
    name: str
    members: int


@dataclass(frozen=True, slots=True)
class MemberLine:
    """An organisation that is in a group or could be, and what plans in force would ask of it."""

    organisation_id: int
    name: str
    is_member: bool
    joining: TaskCount


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupPage:
    """A group with a page of all open organisations, from 0. `used` says that a plan names it.

    `words` are those that narrowed the organisations, `found` counts what fits them.
    """

    id: int
    municipality_id: int
    name: str
    members: int
    used: bool
    lines: tuple[MemberLine, ...]
    page: int
    pages: int
    words: str = ""
    found: int = 0


async def listing(session: AsyncSession, municipality_id: int, *, actor: Actor) -> list[GroupLine]:
    """All groups of a municipality by name."""
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    rows = await session.execute(
        select(OrganisationGroup.id, OrganisationGroup.name, func.count(Organisation.id))
        .outerjoin(group_member, group_member.c.group_id == OrganisationGroup.id)
        .outerjoin(
            Organisation,
            (Organisation.id == group_member.c.organisation_id) & Organisation.closed_at.is_(None),
        )
        .where(OrganisationGroup.municipality_id == municipality_id)
        .group_by(OrganisationGroup.id, OrganisationGroup.name)
        .order_by(OrganisationGroup.name)
    )
    return [GroupLine(*row) for row in rows]


async def see(
    session: AsyncSession, group_id: int, page: int = 0, words: str = "", *, actor: Actor
) -> GroupPage:
    """A group and a page of the organisations that can be put into it, or those that words find."""
    group = await _find(session, group_id, actor)
    members = set(
        await session.scalars(
            select(group_member.c.organisation_id).where(group_member.c.group_id == group.id)
        )
    )
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.municipality_id == group.municipality_id,
            Organisation.closed_at.is_(None),
        )
    )
    ordered = in_order(rows.all(), lambda row: (row.kind, row.name))
    fitting = [row for row in ordered if not words or matches(row.name, words)]
    pages = max(1, -(-len(fitting) // PAGE))
    shown = min(max(page, 0), pages - 1)
    used = await session.scalar(
        select(Assignment.id).where(Assignment.group_id == group.id).limit(1)
    )
    on_page = fitting[shown * PAGE : (shown + 1) * PAGE]
    forecast = await organisation_forecasts.look(
        session, group.municipality_id, [row.id for row in on_page], actor=actor
    )
    return GroupPage(
        id=group.id,
        municipality_id=group.municipality_id,
        name=group.name,
        members=sum(row.id in members for row in ordered),
        used=used is not None,
        lines=tuple(
            MemberLine(
                row.id,
                row.name,
                row.id in members,
                forecast.foresee({row.id: Standing(row.kind, frozenset({group.id}))}).made,
            )
            for row in on_page
        ),
        page=shown,
        pages=pages,
        words=words,
        found=len(fitting),
    )


async def create(session: AsyncSession, municipality_id: int, name: str, *, actor: Actor) -> int:
    """Add an empty group and return its id. Raises Refusal(NAME_TAKEN)."""
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    group = OrganisationGroup(municipality_id=municipality_id, name=organisation_names.clean(name))
    session.add(group)
    try:
        await session.flush()
    except IntegrityError:
        raise Refusal(Code.NAME_TAKEN) from None
    _note(session, group, actor, "create")
    return group.id


async def put(
    session: AsyncSession, group_id: int, organisation_id: int, *, joins: bool = True, actor: Actor
) -> None:
    """Put an organisation into a group, or take it out where it `joins` it no more; tasks follow
    where a plan names the group. Twice is once.
    """
    group = await _find(session, group_id, actor)
    organisation = await organisations.find(session, organisation_id, actor=actor)
    if organisation.municipality_id != group.municipality_id:
        raise Refusal(Code.DENIED)
    pair = {"group_id": group.id, "organisation_id": organisation.id}
    own = [group_member.c[name] == id_ for name, id_ in pair.items()]
    is_member = await session.scalar(select(group_member.c.group_id).where(*own)) is not None
    if is_member is joins:
        return
    await session.execute(
        insert(group_member).values(pair) if joins else delete(group_member).where(*own)
    )
    change = "join" if joins else "leave"
    _note(session, group, actor, change, organisation_id=organisation.id)
    await organisation_changes.follow(session, group.municipality_id, actor, Target.GROUP)


async def remove(session: AsyncSession, group_id: int, *, actor: Actor) -> None:
    """Delete a group that no plan names; raises Stale where one does."""
    group = await _find(session, group_id, actor)
    used = select(Assignment.id).where(Assignment.group_id == group.id).limit(1)
    if await session.scalar(used) is not None:
        raise Stale
    _note(session, group, actor, "remove")
    await session.execute(delete(group_member).where(group_member.c.group_id == group.id))
    await session.execute(delete(OrganisationGroup).where(OrganisationGroup.id == group.id))


async def _find(session: AsyncSession, group_id: int, actor: Actor) -> OrganisationGroup:
    group = await session.get(OrganisationGroup, group_id, populate_existing=True)
    if group is None:
        raise Refusal(Code.DENIED)
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=group.municipality_id)
    return group


def _note(
    session: AsyncSession, group: OrganisationGroup, actor: Actor, change: str, **details: int
) -> None:
    audit.record(
        session,
        UseCase.MANAGE_ORGANISATIONS,
        group.name,
        municipality_id=group.municipality_id,
        actor=actor,
        group_id=group.id,
        change=f"group-{change}",
        **details,
    )
