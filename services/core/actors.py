"""Who is asking: a Telegram account becomes a person, a person's live roles become an actor."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain import access
from domain.access import Actor, Role
from models.people import Invite, Membership, Municipality, Organisation, Person


@dataclass(frozen=True, slots=True)
class Place:
    """One role of a person, with names for the eye."""

    membership_id: int
    role: Role
    municipality_id: int
    municipality: str
    time_zone: str
    organisation_id: int | None
    organisation: str | None


@dataclass(frozen=True, slots=True)
class Identity:
    """A person as the face of the bot needs it. `locale` is the person's or the municipality's."""

    person_id: int
    telegram_id: int
    name: str
    locale: str | None
    time_zone: str | None
    sees_rich_tables: bool | None
    reachable: bool
    actor: Actor
    places: tuple[Place, ...]

    def has(self, *roles: Role) -> bool:
        return any(place.role in roles for place in self.places)


async def find(session: AsyncSession, telegram_id: int, now: datetime) -> Identity | None:
    """The person behind a Telegram account with all live roles, or None for a stranger."""
    person = await session.scalar(
        select(Person).where(Person.telegram_id == telegram_id, Person.forgotten_at.is_(None))
    )
    return await identity(session, person, now) if person else None


async def identity(session: AsyncSession, person: Person, now: datetime) -> Identity:
    """A person with all live roles, at the aware moment `now`."""
    (found,) = await identities(session, [person], now)
    return found


async def identities(
    session: AsyncSession, people: Sequence[Person], now: datetime
) -> list[Identity]:
    """These people with all live roles, in one query for all of them."""
    rows = await session.execute(
        select(Membership, Municipality, Organisation)
        .join(Municipality, Municipality.id == Membership.municipality_id)
        .outerjoin(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Membership.person_id.in_({person.id for person in people}),
            Membership.ended_at.is_(None),
        )
        .order_by(Membership.id)
    )
    held: dict[int, list[tuple[Membership, Municipality, Organisation | None]]] = defaultdict(list)
    for membership, municipality, organisation in rows:
        held[membership.person_id].append((membership, municipality, organisation))
    return [_identity(person, held[person.id], now) for person in people]


def _identity(
    person: Person,
    held: Sequence[tuple[Membership, Municipality, Organisation | None]],
    now: datetime,
) -> Identity:
    places = tuple(
        Place(
            membership.id,
            membership.role,
            municipality.id,
            municipality.name,
            municipality.time_zone,
            membership.organisation_id,
            organisation.name if organisation else None,
        )
        for membership, municipality, organisation in held
    )
    rights = tuple(
        access.Membership(municipality.id, membership.role, membership.organisation_id)
        for membership, municipality, _ in held
    )
    return Identity(
        person.id,
        person.telegram_id,
        person.name,
        person.locale or next((municipality.locale for _, municipality, _ in held), None),
        person.time_zone,
        person.sees_rich_tables,
        person.reachable,
        Actor(person.id, rights, now, person.is_administrator),
        places,
    )


async def settle_administrators(
    session: AsyncSession, named: Collection[int], now: datetime
) -> None:
    """Let nobody be an administrator but the Telegram numbers that ADMIN_IDS names.

    Where it names nobody, whoever has claimed the bot stays. Those who are named become one when
    they write.
    """
    if not named:
        return
    await session.execute(
        update(Person)
        .where(Person.is_administrator, Person.telegram_id.not_in(named))
        .values(is_administrator=False)
    )
    await session.execute(
        update(Invite)
        .where(Invite.municipality_id.is_(None), Invite.used_at.is_(None))
        .values(expires_at=now)
    )


async def remember(
    session: AsyncSession,
    telegram_id: int,
    name: str,
    *,
    is_administrator: bool,
    now: datetime,
) -> None:
    """Store a person who writes to the bot, or note a new name and that the bot may write again.

    `is_administrator` True comes from ADMIN_IDS; False takes nothing away.
    """
    person = await session.scalar(select(Person).where(Person.telegram_id == telegram_id))
    if person is None:
        person = Person(telegram_id=telegram_id, name=name, first_seen_at=now)
        session.add(person)
    person.name = name
    person.reachable = True
    person.unreachable_since = None
    person.forgotten_at = None
    person.is_administrator = bool(person.is_administrator) or is_administrator
    await session.flush()
