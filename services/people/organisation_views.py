"""The organisations of a municipality for the eye: lists, and one of them with its people."""

from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, func, not_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, Role, UseCase, allowed, require
from domain.errors import Code, Refusal
from domain.name_search import matches
from domain.organisation_kinds import OF_OFFICE_KINDS, OrganisationKind
from domain.workflow import OPEN
from models.people import Membership, Organisation, OrganisationGroup, Person, group_member
from models.tasks import Task
from services.core.organisation_names import in_order

PAGE = 8


class OrganisationSelection(StrEnum):
    """Which organisations are listed."""

    ALL = "all"
    WITHOUT = "without"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class OrganisationLine:
    """An organisation in a list, with the number of its coordinators."""

    id: int
    name: str
    kind: OrganisationKind
    coordinators: int


@dataclass(frozen=True, slots=True)
class OrganisationPage:
    """A page of a list, from 0; `total` counts all that it could show.

    `words` are those that narrowed the list, empty for a page of the whole.
    """

    municipality_id: int
    which: OrganisationSelection
    lines: tuple[OrganisationLine, ...]
    page: int
    pages: int
    total: int
    words: str = ""


@dataclass(frozen=True, slots=True)
class MemberView:
    """A live membership for the eye. `reachable` is False where the bot was blocked."""

    membership_id: int
    name: str
    reachable: bool
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganisationCard:
    """One organisation: who reports for it, who heads it, its groups, what it still owes.

    `may_join`: whoever looks may report for it and does not yet.
    """

    id: int
    municipality_id: int
    name: str
    kind: OrganisationKind
    closed: bool
    people: tuple[MemberView, ...]
    heads: tuple[MemberView, ...]
    groups: tuple[str, ...]
    owed: int
    may_join: bool = False
    full_name: str = ""
    listed_coordinator: str = ""
    listed_head: str = ""
    listed_coordinator_phone: str = ""


def without_coordinator() -> ColumnElement[bool]:
    """An open organisation that nobody reports for."""
    held = exists().where(
        Membership.organisation_id == Organisation.id,
        Membership.role == Role.COORDINATOR,
        Membership.ended_at.is_(None),
    )
    return and_(Organisation.closed_at.is_(None), not_(held))


async def load_page(
    session: AsyncSession,
    municipality_id: int,
    which: OrganisationSelection,
    page: int = 0,
    words: str = "",
    *,
    actor: Actor,
) -> OrganisationPage:
    """A page of organisations in the order of every list; one beyond the end is the last one.

    With `words`, of those whose names they find.
    """
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    wanted = {
        OrganisationSelection.ALL: Organisation.closed_at.is_(None),
        OrganisationSelection.WITHOUT: without_coordinator(),
        OrganisationSelection.CLOSED: Organisation.closed_at.is_not(None),
    }[which]
    where = Organisation.municipality_id == municipality_id, wanted
    coordinators = (
        select(func.count(Membership.person_id.distinct()))
        .where(
            Membership.organisation_id == Organisation.id,
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
        )
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind, coordinators).where(*where)
    )
    ordered = in_order(rows.all(), lambda row: (row.kind, row.name))
    if words:
        ordered = [row for row in ordered if matches(row.name, words)]
    pages = max(1, -(-len(ordered) // PAGE))
    shown = min(max(page, 0), pages - 1)
    lines = tuple(OrganisationLine(*row) for row in ordered[shown * PAGE : (shown + 1) * PAGE])
    return OrganisationPage(municipality_id, which, lines, shown, pages, len(ordered), words)


@dataclass(frozen=True, slots=True)
class OrganisationsJoined:
    """How many organisations there are, and the names of those that nobody reports for."""

    total: int
    without: tuple[str, ...]


async def joined(session: AsyncSession, *, actor: Actor) -> OrganisationsJoined:
    """Of the open organisations where the actor sees summaries, in the order of every list."""
    towns = {
        each.municipality_id
        for each in actor.current()
        if each.role not in OF_SCHOOL
        and allowed(actor, UseCase.SEE_SUMMARY, municipality_id=each.municipality_id)
    }
    rows = await session.execute(
        select(Organisation.kind, Organisation.name, without_coordinator()).where(
            Organisation.municipality_id.in_(towns), Organisation.closed_at.is_(None)
        )
    )
    ordered = in_order(rows.all(), lambda row: (row.kind, row.name))
    return OrganisationsJoined(
        len(ordered), tuple(name for _, name, is_without in ordered if is_without)
    )


async def named(session: AsyncSession, name: str, *, actor: Actor) -> OrganisationCard | None:
    """The organisation with this full name in a municipality of the actor's office, if one."""
    office = [held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL]
    found = await session.scalar(
        select(Organisation.id).where(
            Organisation.municipality_id.in_(office), Organisation.name == name
        )
    )
    return await see(session, found, actor=actor) if found is not None else None


async def of_kind(
    session: AsyncSession, kind: OrganisationKind, *, actor: Actor
) -> list[OrganisationCard]:
    """The open organisations of this kind in the municipalities of the actor's office; none of
    those that nothing says the kind of.
    """
    office = [held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL]
    if kind is OrganisationKind.OTHER:
        return []
    found = await session.scalars(
        select(Organisation.id).where(
            Organisation.municipality_id.in_(office),
            Organisation.kind == kind,
            Organisation.closed_at.is_(None),
        )
    )
    return [await see(session, id_, actor=actor) for id_ in found]


async def see(session: AsyncSession, organisation_id: int, *, actor: Actor) -> OrganisationCard:
    """One organisation, as its curator sees it."""
    row = await session.get(Organisation, organisation_id, populate_existing=True)
    if row is None:
        raise Refusal(Code.DENIED)
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=row.municipality_id)
    found = await session.execute(
        select(
            Membership.role, Membership.id, Person.id, Person.name, Person.reachable, Person.phone
        )
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.organisation_id == row.id,
            Membership.role.in_(OF_SCHOOL),
            Membership.ended_at.is_(None),
        )
        .order_by(Membership.id)
    )
    people: dict[Role, list[MemberView]] = {role: [] for role in OF_SCHOOL}
    joined = False
    for role, id_, person_id, name, reachable, phone in found:
        people[role].append(MemberView(id_, name, reachable, phone))
        joined |= role is Role.COORDINATOR and person_id == actor.person_id
    groups = await session.scalars(
        select(OrganisationGroup.name)
        .join(group_member, group_member.c.group_id == OrganisationGroup.id)
        .where(group_member.c.organisation_id == row.id)
        .order_by(OrganisationGroup.name)
    )
    owed = await session.scalar(
        select(func.count())
        .select_from(Task)
        .where(Task.organisation_id == row.id, Task.status.in_(OPEN))
    )
    return OrganisationCard(
        id=row.id,
        municipality_id=row.municipality_id,
        name=row.name,
        kind=row.kind,
        closed=row.closed_at is not None,
        people=tuple(people[Role.COORDINATOR]),
        heads=tuple(people[Role.HEAD]),
        groups=tuple(groups),
        owed=owed or 0,
        may_join=row.kind in OF_OFFICE_KINDS
        and row.closed_at is None
        and not joined
        and allowed(actor, UseCase.REPORT, municipality_id=row.municipality_id),
        full_name=row.full_name or "",
        listed_coordinator=row.listed_coordinator or "",
        listed_head=row.listed_head or "",
        listed_coordinator_phone=row.listed_coordinator_phone or "",
    )
