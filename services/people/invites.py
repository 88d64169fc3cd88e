"""One-time invites: made by a curator, used once, kept only as hashes."""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, Role, UseCase, allowed, require
from domain.errors import Code, Refusal, Stale
from domain.granting import may_grant
from models.people import Invite, InviteFailure, Membership, Municipality, Organisation, Person
from services.core import actors, audit, replan_triggers

LIFETIME = timedelta(days=30)
FIRST_LIFETIME = timedelta(hours=1)
"""Of the first administrator's invite: whoever opens it owns the bot."""

FAILURES_ALLOWED = 5
FAILURES_WITHIN = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Joined:
    """What an invite gave. `municipality` is None for an administrator of the whole bot."""

    role: Role
    municipality: str | None
    organisation: str | None


async def make(
    session: AsyncSession,
    role: Role,
    municipality_id: int,
    organisation_id: int | None = None,
    *,
    replaces_membership_id: int | None = None,
    actor: Actor,
) -> str:
    """Make an invite and return its token, which is shown once and cannot be found again.

    Raises Refusal(DENIED) where the actor may not give this role here, Stale for an organisation
    that is closed.
    """
    use_case = UseCase.HAND_OVER if replaces_membership_id else UseCase.MAKE_INVITE
    require(actor, use_case, municipality_id=municipality_id, organisation_id=organisation_id)
    if not may_grant(actor, role, municipality_id=municipality_id, organisation_id=organisation_id):
        raise Refusal(Code.DENIED)
    if (role in OF_SCHOOL) is (organisation_id is None):
        raise Refusal(Code.DENIED)
    if organisation_id is not None:
        organisation = await session.get(Organisation, organisation_id, populate_existing=True)
        if organisation is None or organisation.municipality_id != municipality_id:
            raise Refusal(Code.DENIED)
        if organisation.closed_at is not None:
            raise Stale
    if replaces_membership_id is not None:
        held = await session.get(Membership, replaces_membership_id)
        promised = role, municipality_id, organisation_id
        if held is None or held.ended_at or not _may_replace(held, actor):
            raise Refusal(Code.DENIED)
        if (held.role, held.municipality_id, held.organisation_id) != promised:
            raise Refusal(Code.DENIED)
    audit.record(
        session,
        use_case,
        role.value,
        municipality_id=municipality_id,
        actor=actor,
        organisation_id=organisation_id,
    )
    return _store(
        session,
        Invite(
            role=role,
            municipality_id=municipality_id,
            organisation_id=organisation_id,
            replaces_membership_id=replaces_membership_id,
            created_by=actor.person_id,
            created_at=actor.as_of,
            expires_at=actor.as_of + LIFETIME,
        ),
    )


async def has_administrator(session: AsyncSession) -> bool:
    """Whether anybody has the whole bot."""
    found = await session.scalar(select(Person.id).where(Person.is_administrator).limit(1))
    return found is not None


async def make_first(session: AsyncSession, now: datetime) -> str | None:
    """An invite for the first administrator, or None where the bot has one already.

    Earlier unused ones end, so that only the link printed last works.
    """
    if await has_administrator(session):
        return None
    await session.execute(
        update(Invite)
        .where(Invite.municipality_id.is_(None), Invite.used_at.is_(None))
        .values(expires_at=now)
    )
    return _store(
        session,
        Invite(role=Role.ADMINISTRATOR, created_at=now, expires_at=now + FIRST_LIFETIME),
    )


async def make_from_shell(
    session: AsyncSession,
    role: Role,
    municipality_id: int,
    organisation_id: int | None,
    now: datetime,
) -> str:
    """An invite made on the command line: whoever has the shell has every right already."""
    return _store(
        session,
        Invite(
            role=role,
            municipality_id=municipality_id,
            organisation_id=organisation_id,
            created_at=now,
            expires_at=now + LIFETIME,
        ),
    )


async def end_baseless(session: AsyncSession, person_id: int, now: datetime) -> None:
    """End the unused invites that a person has made and could not make any more.

    Else whoever has lost a role would come back by a link kept for that day.
    """
    maker = await actors.identity(session, await session.get_one(Person, person_id), now)
    unused = await session.scalars(
        select(Invite).where(
            Invite.created_by == person_id, Invite.used_at.is_(None), Invite.expires_at > now
        )
    )
    for invite in unused.all():
        municipality, school = invite.municipality_id or 0, invite.organisation_id
        if not may_grant(
            maker.actor, invite.role, municipality_id=municipality, organisation_id=school
        ):
            invite.expires_at = now


async def note_failure(session: AsyncSession, telegram_id: int, now: datetime) -> None:
    """Count a wrong token. In a transaction of its own: that of the refusal is rolled back."""
    session.add(InviteFailure(telegram_id=telegram_id, at=now))


async def follow(
    session: AsyncSession, token: str, telegram_id: int, name: str, now: datetime
) -> Joined:
    """`use` for whoever has this number in Telegram: of a stranger this is the first that is kept.

    Where the invite is refused, the transaction takes that back.
    """
    person_id = await actors.remember(session, telegram_id, name, is_administrator=False, now=now)
    return await use(session, token, person_id, now)


async def use(session: AsyncSession, token: str, person_id: int, now: datetime) -> Joined:
    """Give the person what the invite promises.

    Raises Refusal(THROTTLED) after too many wrong tokens, Refusal(INVITE_INVALID) for an unknown,
    used or expired one and one of a closed organisation alike: a stranger learns nothing from the
    difference. The last works again with its organisation.
    """
    person = await session.get_one(Person, person_id)
    failures = await session.scalar(
        select(func.count())
        .select_from(InviteFailure)
        .where(
            InviteFailure.telegram_id == person.telegram_id,
            InviteFailure.at > now - FAILURES_WITHIN,
        )
    )
    if (failures or 0) >= FAILURES_ALLOWED:
        raise Refusal(Code.THROTTLED, minutes=int(FAILURES_WITHIN.total_seconds()) // 60)
    invite = await session.scalar(select(Invite).where(Invite.token_hash == _hash(token)))
    if invite is None:
        raise Refusal(Code.INVITE_INVALID)
    # Compare and set: of two people who open the same link at once, one joins.
    claimed = await session.execute(
        update(Invite)
        .where(Invite.id == invite.id, Invite.used_at.is_(None), Invite.expires_at > now)
        .values(used_at=now, used_by=person_id)
        .returning(Invite.id)
    )
    if claimed.first() is None:
        raise Refusal(Code.INVITE_INVALID)
    if invite.municipality_id is None:
        person.is_administrator = True
        return Joined(Role.ADMINISTRATOR, None, None)
    organisation = (
        await session.get_one(Organisation, invite.organisation_id, populate_existing=True)
        if invite.organisation_id
        else None
    )
    if organisation is not None and organisation.closed_at is not None:
        raise Refusal(Code.INVITE_INVALID)
    if invite.replaces_membership_id is not None:
        await _end_replaced(session, invite.replaces_membership_id, now)
    await grant(
        session, person_id, invite.role, invite.municipality_id, invite.organisation_id, now
    )
    municipality = await session.get_one(Municipality, invite.municipality_id)
    audit.write(
        session,
        UseCase.JOIN.value,
        invite.role.value,
        municipality_id=invite.municipality_id,
        person_id=person_id,
        at=now,
        organisation_id=invite.organisation_id,
    )
    return Joined(invite.role, municipality.name, organisation.name if organisation else None)


def _may_replace(held: Membership, actor: Actor) -> bool:
    """A colleague's work is handed over by those who manage people, one's own by oneself."""
    if held.person_id == actor.person_id:
        return True
    return allowed(actor, UseCase.MANAGE_PEOPLE, municipality_id=held.municipality_id)


async def _end_replaced(session: AsyncSession, membership_id: int, now: datetime) -> None:
    person_id = await session.scalar(
        update(Membership)
        .where(Membership.id == membership_id, Membership.ended_at.is_(None))
        .values(ended_at=now)
        .returning(Membership.person_id)
    )
    if person_id is not None:
        await end_baseless(session, person_id, now)


async def grant(
    session: AsyncSession,
    person_id: int,
    role: Role,
    municipality_id: int,
    organisation_id: int | None,
    now: datetime,
) -> bool:
    """Give a role, unless the person has it; a new coordinator is told what is due.

    Returns whether it was given now.
    """
    held = await session.scalar(
        select(Membership).where(
            Membership.person_id == person_id,
            Membership.municipality_id == municipality_id,
            Membership.role == role,
            Membership.organisation_id.is_(None)
            if organisation_id is None
            else Membership.organisation_id == organisation_id,
            Membership.ended_at.is_(None),
        )
    )
    if held is None:
        session.add(
            Membership(
                person_id=person_id,
                municipality_id=municipality_id,
                organisation_id=organisation_id,
                role=role,
                created_at=now,
            )
        )
    if organisation_id is not None:
        await session.flush()
        await replan_triggers.organisation(session, organisation_id, now)
    return held is None


def _store(session: AsyncSession, invite: Invite) -> str:
    token = secrets.token_urlsafe(18)
    invite.token_hash = _hash(token)
    session.add(invite)
    return token


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
