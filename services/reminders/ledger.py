"""The ledger of a curator: what the bot has sent to whom, what is uncertain, whom to telephone."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import ColumnElement, and_, exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from domain.access import Actor, Role, UseCase, require
from models.enums import DeliveryState
from models.people import Membership, Municipality, Organisation, Person
from models.upkeep import Delivery
from services.core.organisation_names import in_order
from services.core.phones import PHONE

WEEK = timedelta(days=7)
PAGE = 8


class LedgerPart(StrEnum):
    """Which messages of the week are listed."""

    ALL = "all"
    TROUBLE = "trouble"


TROUBLE = (DeliveryState.UNCERTAIN, DeliveryState.FAILED, DeliveryState.UNREACHABLE)


@dataclass(frozen=True, slots=True)
class Unreached:
    """An organisation to which the bot cannot write. `joined`: somebody was there, and blocked it.

    `since` is when the last of its coordinators was lost.
    """

    name: str
    phone: str | None
    joined: bool
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Ledger:
    """A week of messages by state, and who cannot be reached."""

    municipality_id: int
    municipality: str
    states: dict[DeliveryState, int]
    unreached: tuple[Unreached, ...]


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One message of the bot: to whom, of what kind, what became of it and when."""

    kind: str
    person: str
    organisation: str | None
    state: DeliveryState
    at: datetime


@dataclass(frozen=True, slots=True)
class Entries:
    """A page of messages, the newest first, from 0."""

    municipality_id: int
    part: LedgerPart
    entries: tuple[LedgerEntry, ...]
    page: int
    pages: int


async def see(session: AsyncSession, municipality_id: int, *, actor: Actor) -> Ledger:
    """The week of a municipality."""
    require(actor, UseCase.SEE_DELIVERIES, municipality_id=municipality_id)
    municipality = await session.get_one(Municipality, municipality_id)
    rows = await session.execute(
        select(Delivery.state, func.count())
        .where(*_week(municipality_id, actor.as_of))
        .group_by(Delivery.state)
    )
    states = {row[0]: row[1] for row in rows}
    unreached = await unreachable(session, municipality_id)
    return Ledger(municipality_id, municipality.name, states, tuple(unreached))


async def unreachable(session: AsyncSession, municipality_id: int) -> list[Unreached]:
    """The open organisations of which no coordinator can be written to, by name."""
    held = and_(
        Membership.organisation_id == Organisation.id,
        Membership.role == Role.COORDINATOR,
        Membership.ended_at.is_(None),
    )
    other, someone = aliased(Membership), aliased(Person)
    reached = exists().where(
        other.organisation_id == Organisation.id,
        other.role == Role.COORDINATOR,
        other.ended_at.is_(None),
        someone.id == other.person_id,
        someone.reachable,
    )
    rows = await session.execute(
        select(
            Organisation.name,
            Organisation.kind,
            PHONE,
            func.count(Membership.id),
            func.max(Person.unreachable_since),
        )
        .outerjoin(Membership, held)
        .outerjoin(Person, Person.id == Membership.person_id)
        .where(
            Organisation.municipality_id == municipality_id,
            Organisation.closed_at.is_(None),
            ~reached,
        )
        .group_by(Organisation.id)
    )
    ordered = in_order(rows.all(), lambda row: (row.kind, row.name))
    return [Unreached(name, phone, count > 0, since) for name, _, phone, count, since in ordered]


async def entries(
    session: AsyncSession, municipality_id: int, part: LedgerPart, page: int, *, actor: Actor
) -> Entries:
    """A page of the week's messages; a page beyond the end is the last one."""
    require(actor, UseCase.SEE_DELIVERIES, municipality_id=municipality_id)
    where = _week(municipality_id, actor.as_of)
    if part is LedgerPart.TROUBLE:
        where.append(Delivery.state.in_(TROUBLE))
    count = await session.scalar(select(func.count()).select_from(Delivery).where(*where)) or 0
    pages = max(1, -(-count // PAGE))
    page = min(max(page, 0), pages - 1)
    school = (
        select(func.min(Organisation.name))
        .join(Membership, Membership.organisation_id == Organisation.id)
        .where(
            Membership.person_id == Delivery.person_id,
            Membership.municipality_id == municipality_id,
            Membership.ended_at.is_(None),
        )
        .scalar_subquery()
    )
    rows = await session.execute(
        select(Delivery, Person.name, school)
        .outerjoin(Person, Person.id == Delivery.person_id)
        .where(*where)
        .order_by(Delivery.due_at.desc(), Delivery.id.desc())
        .limit(PAGE)
        .offset(page * PAGE)
    )
    found = tuple(
        LedgerEntry(row.kind, name or "", organisation, row.state, row.sent_at or row.due_at)
        for row, name, organisation in rows
    )
    return Entries(municipality_id, part, found, page, pages)


def _week(municipality_id: int, now: datetime) -> list[ColumnElement[bool]]:
    """The last seven days; what turned out to be out of date was never a message."""
    return [
        Delivery.municipality_id == municipality_id,
        Delivery.due_at > now - WEEK,
        Delivery.due_at <= now,
        Delivery.state != DeliveryState.OBSOLETE,
    ]
