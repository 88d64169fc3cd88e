"""Who is asking: a Telegram account becomes a person, a person's live roles become an actor."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain import access
from domain.access import Actor, Role
from models import upkeep
from models.people import Invite, Membership, Municipality, Organisation, Person
from models.rows import fetch
from models.tasks import MessageLink
from services.core.conversations import ConversationState

Columns = Row[*tuple[Any, ...]]


@dataclass(frozen=True, slots=True)
class HeldRole:
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
    places: tuple[HeldRole, ...]

    @property
    def is_nobody(self) -> bool:
        """Whether it is not known who that is: a group speaks, or Telegram itself."""
        return not self.telegram_id

    @property
    def is_stranger(self) -> bool:
        """Whether nothing is stored of whoever speaks."""
        return not self.person_id

    def has(self, *roles: Role) -> bool:
        return any(place.role in roles for place in self.places)


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who causes an update, in what conversation, and about which task.

    `about` is the task of the message that was pressed or replied to, None where it has none.
    """

    identity: Identity
    conversation: ConversationState
    about: int | None


def nobody(now: datetime) -> Identity:
    """Whoever speaks in the name of a group: nothing is known of them and nothing is stored."""
    return stranger(0, "", now)


def stranger(telegram_id: int, name: str, now: datetime) -> Identity:
    """Somebody who has not come by an invite: nothing is stored of them."""
    return Identity(0, telegram_id, name, None, None, None, True, Actor(0, (), now), ())


async def find(session: AsyncSession, telegram_id: int, now: datetime) -> Identity | None:
    """The person behind a Telegram account with all live roles, or None for a stranger."""
    speaker = await find_speaker(session, telegram_id, now)
    return speaker.identity if speaker else None


async def find_speaker(
    session: AsyncSession,
    telegram_id: int,
    now: datetime,
    *,
    conversation: str = "",
    chat_id: int = 0,
    message_id: int = 0,
) -> Speaker | None:
    """The same with what an update needs besides, in one statement.

    `conversation` is the key of the row that is read along. The message is the one that was
    pressed or replied to, 0 for none.
    """
    values = {
        "telegram_id": telegram_id,
        "conversation": conversation,
        "chat_id": chat_id,
        "message_id": message_id,
    }
    held = await fetch(session, _SPEAKER, values)
    if not held:
        return None
    first = held[0]
    return Speaker(
        _identity(first, [row for row in held if row.membership_id is not None], now),
        ConversationState(first.state, first.data or {}),
        first.task_id,
    )


async def identity(session: AsyncSession, person: Person, now: datetime) -> Identity:
    """A person with all live roles, at the aware moment `now`."""
    (found,) = await identities(session, [person], now)
    return found


async def identities(
    session: AsyncSession, people: Sequence[Person], now: datetime
) -> list[Identity]:
    """These people with all live roles, in one query for all of them."""
    found = await fetch(session, _HELD, {"people": [person.id for person in people]})
    held: dict[int, list[Columns]] = defaultdict(list)
    for row in found:
        held[row.person_id].append(row)
    return [_identity(person, held[person.id], now) for person in people]


_PLACE = (
    Membership.person_id,
    Membership.id.label("membership_id"),
    Membership.role,
    Membership.municipality_id,
    Municipality.name.label("municipality"),
    Municipality.time_zone.label("municipality_zone"),
    Municipality.locale.label("municipality_locale"),
    Membership.organisation_id,
    Organisation.name.label("organisation"),
)

_HELD = (
    select(*_PLACE)
    .join(Municipality, Municipality.id == Membership.municipality_id)
    .outerjoin(Organisation, Organisation.id == Membership.organisation_id)
    .where(
        Membership.person_id.in_(bindparam("people", expanding=True)),
        Membership.ended_at.is_(None),
    )
    .order_by(Membership.id)
)

_SPEAKER = (
    select(
        Person.id,
        Person.telegram_id,
        Person.name,
        Person.locale,
        Person.time_zone,
        Person.sees_rich_tables,
        Person.reachable,
        Person.is_administrator,
        *_PLACE,
        upkeep.Conversation.state,
        upkeep.Conversation.data,
        MessageLink.task_id,
    )
    .select_from(Person)
    .outerjoin(Membership, and_(Membership.person_id == Person.id, Membership.ended_at.is_(None)))
    .outerjoin(Municipality, Municipality.id == Membership.municipality_id)
    .outerjoin(Organisation, Organisation.id == Membership.organisation_id)
    .outerjoin(upkeep.Conversation, upkeep.Conversation.key == bindparam("conversation"))
    .outerjoin(
        MessageLink,
        and_(
            MessageLink.chat_id == bindparam("chat_id"),
            MessageLink.message_id == bindparam("message_id"),
        ),
    )
    .where(Person.telegram_id == bindparam("telegram_id"), Person.forgotten_at.is_(None))
    .order_by(Membership.id)
)


def _identity(person: Person | Columns, held: Sequence[Columns], now: datetime) -> Identity:
    places = tuple(
        HeldRole(
            row.membership_id,
            row.role,
            row.municipality_id,
            row.municipality,
            row.municipality_zone,
            row.organisation_id,
            row.organisation,
        )
        for row in held
    )
    rights = tuple(
        access.MemberRole(place.municipality_id, place.role, place.organisation_id)
        for place in places
    )
    return Identity(
        person.id,
        person.telegram_id,
        person.name,
        person.locale or next((row.municipality_locale for row in held), None),
        person.time_zone,
        person.sees_rich_tables,
        person.reachable,
        Actor(person.id, rights, now, person.is_administrator),
        places,
    )


async def keep_only_administrators(
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
) -> int:
    """Store a person, or note a new name and that the bot may write again; returns the person's id.

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
    return person.id
