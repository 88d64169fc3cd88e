"""Who takes part in a municipality: the office, the schools without anybody, coming and going."""

from dataclasses import dataclass

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_OFFICE, Actor, Role, UseCase, require
from domain.errors import Code, Refusal, Stale
from domain.granting import may_grant
from domain.organisation_kinds import OF_OFFICE_KINDS
from models.people import Membership, Municipality, Organisation, Person
from services.core import audit, municipalities, replan_triggers
from services.core.organisation_names import in_order
from services.people import invites
from services.people.organisation_views import MemberView, without_coordinator


@dataclass(frozen=True, slots=True)
class PeopleOverview:
    """A municipality in figures: `without` counts organisations that nobody reports for.

    `unreachable` counts coordinators to whom the bot cannot write.
    """

    municipality_id: int
    municipality: str
    organisations: int
    without: int
    coordinators: int
    unreachable: int
    office: tuple[tuple[Role, MemberView], ...]


@dataclass(frozen=True, slots=True)
class Member:
    """One live membership, for the card of a colleague."""

    membership_id: int
    role: Role
    municipality_id: int
    municipality: str
    organisation_id: int | None
    organisation: str | None
    name: str
    reachable: bool


@dataclass(frozen=True, slots=True)
class InviteMade:
    """An invite as it is handed out: the token is shown once. `whom` is a name out of a list."""

    token: str
    role: Role
    place: str
    whom: str = ""


async def overview(session: AsyncSession, municipality_id: int, *, actor: Actor) -> PeopleOverview:
    """The people and organisations of a municipality in figures."""
    require(actor, UseCase.MANAGE_PEOPLE, municipality_id=municipality_id)
    municipality = await municipalities.one(session, municipality_id)
    open_ = Organisation.municipality_id == municipality_id, Organisation.closed_at.is_(None)
    organisations = select(func.count()).select_from(Organisation).where(*open_)
    without = select(func.count()).select_from(Organisation).where(*open_, without_coordinator())
    live = Membership.municipality_id == municipality_id, Membership.ended_at.is_(None)
    coordinators = (
        select(func.count(Membership.person_id.distinct()))
        .join(Person, Person.id == Membership.person_id)
        .where(*live, Membership.role == Role.COORDINATOR)
    )
    office = await session.execute(
        select(Membership.role, Membership.id, Person.name, Person.reachable, Person.phone)
        .join(Person, Person.id == Membership.person_id)
        .where(*live, Membership.role.in_(OF_OFFICE))
        .order_by(Membership.role, Membership.id)
    )
    return PeopleOverview(
        municipality.id,
        municipality.name,
        await session.scalar(organisations) or 0,
        await session.scalar(without) or 0,
        await session.scalar(coordinators) or 0,
        await session.scalar(coordinators.where(Person.reachable.is_(False))) or 0,
        tuple((row[0], MemberView(row[1], row[2], row[3], row[4])) for row in office),
    )


async def see_member(session: AsyncSession, membership_id: int, *, actor: Actor) -> Member:
    """A live membership; raises Refusal(DENIED), and Stale for one that has ended."""
    held = await _find(session, membership_id, actor)
    if held.ended_at is not None:
        raise Stale
    person = await session.get_one(Person, held.person_id)
    municipality = await session.get_one(Municipality, held.municipality_id)
    organisation = await session.get(Organisation, held.organisation_id or 0)
    return Member(
        held.id,
        held.role,
        held.municipality_id,
        municipality.name,
        held.organisation_id,
        organisation.name if organisation else None,
        person.name,
        person.reachable,
    )


async def end_membership(session: AsyncSession, membership_id: int, *, actor: Actor) -> None:
    """End a role at once: its rights and reminders end, its reports stay.

    Raises Stale where it has ended already, Refusal(LAST_CURATOR) for the only curator,
    and Refusal(DENIED) also for a role that the actor could not give.
    """
    held = await _find(session, membership_id, actor)
    municipality, school = held.municipality_id, held.organisation_id
    if not may_grant(actor, held.role, municipality_id=municipality, organisation_id=school):
        raise Refusal(Code.DENIED)
    if held.role is Role.CURATOR:
        await _require_another_curator(session, held)
    ended = await session.execute(
        update(Membership)
        .where(Membership.id == held.id, Membership.ended_at.is_(None))
        .values(ended_at=actor.as_of)
        .returning(Membership.id)
    )
    if ended.first() is None:
        raise Stale
    await invites.end_baseless(session, held.person_id, actor.as_of)
    audit.record(
        session,
        UseCase.MANAGE_PEOPLE,
        "",
        municipality_id=held.municipality_id,
        actor=actor,
        change="end",
        role=held.role.value,
        whom=held.person_id,
        organisation_id=held.organisation_id,
    )
    if held.organisation_id is not None:
        await replan_triggers.organisation(session, held.organisation_id, actor.as_of)


async def report_oneself(session: AsyncSession, organisation_id: int, *, actor: Actor) -> str:
    """Let a curator report for a body of the office too; returns its name. Twice is once.

    Raises Refusal(DENIED) for whoever is no curator there, Stale for one that is closed or is no
    part of the office: a school has its own people.
    """
    row = await session.get(Organisation, organisation_id)
    if row is None:
        raise Refusal(Code.DENIED)
    # Of a whole municipality only its curators report.
    require(actor, UseCase.REPORT, municipality_id=row.municipality_id)
    if row.kind not in OF_OFFICE_KINDS or row.closed_at is not None:
        raise Stale
    is_new = await invites.grant(
        session, actor.person_id, Role.COORDINATOR, row.municipality_id, row.id, actor.as_of
    )
    if is_new:
        audit.record(
            session,
            UseCase.JOIN,
            Role.COORDINATOR.value,
            municipality_id=row.municipality_id,
            actor=actor,
            organisation_id=row.id,
        )
    return row.name


async def invite_office(
    session: AsyncSession, municipality_id: int, role: Role, *, actor: Actor
) -> InviteMade:
    """An invite for a curator or a manager."""
    token = await invites.make(session, role, municipality_id, actor=actor)
    municipality = await municipalities.one(session, municipality_id)
    return InviteMade(token, role, municipality.name)


async def invite_to_school(
    session: AsyncSession, organisation_id: int, role: Role = Role.COORDINATOR, *, actor: Actor
) -> InviteMade:
    """An invite for one more coordinator of an organisation, or for its head."""
    organisation = await session.get(Organisation, organisation_id)
    if organisation is None:
        raise Refusal(Code.DENIED)
    token = await invites.make(
        session, role, organisation.municipality_id, organisation.id, actor=actor
    )
    return InviteMade(token, role, organisation.name, _whom(organisation, role))


def _whom(organisation: Organisation, role: Role) -> str:
    named = organisation.listed_head if role is Role.HEAD else organisation.listed_coordinator
    return named or ""


async def invite_successor(
    session: AsyncSession, membership_id: int, *, actor: Actor
) -> InviteMade:
    """An invite that ends this membership when it is used: handing over in one step."""
    held = await see_member(session, membership_id, actor=actor)
    token = await invites.make(
        session,
        held.role,
        held.municipality_id,
        held.organisation_id,
        replaces_membership_id=held.membership_id,
        actor=actor,
    )
    return InviteMade(token, held.role, held.organisation or held.municipality)


async def invite_missing(
    session: AsyncSession, municipality_id: int, *, actor: Actor
) -> list[InviteMade]:
    """An invite for every organisation without a coordinator, in the order of every list."""
    require(actor, UseCase.MAKE_INVITE, municipality_id=municipality_id)
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.municipality_id == municipality_id, without_coordinator()
        )
    )
    ordered = in_order(rows.all(), lambda row: (row.kind, row.name))
    return [await invite_to_school(session, row.id, actor=actor) for row in ordered]


async def _find(session: AsyncSession, membership_id: int, actor: Actor) -> Membership:
    held = await session.get(Membership, membership_id, populate_existing=True)
    if held is None:
        raise Refusal(Code.DENIED)
    require(actor, UseCase.MANAGE_PEOPLE, municipality_id=held.municipality_id)
    return held


async def _require_another_curator(session: AsyncSession, held: Membership) -> None:
    """Of two curators who end each other at once, the second one finds nobody else left."""
    await municipalities.lock(session, held.municipality_id)
    others = await session.scalar(
        select(Membership.id)
        .where(
            Membership.municipality_id == held.municipality_id,
            Membership.role == Role.CURATOR,
            Membership.ended_at.is_(None),
            Membership.id != held.id,
            Membership.person_id != held.person_id,
        )
        .limit(1)
    )
    if others is None:
        raise Refusal(Code.LAST_CURATOR)
