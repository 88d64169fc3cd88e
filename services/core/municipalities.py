"""Municipalities and the organisations in them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import Select, exists, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, require
from domain.calendar import stored_zone
from domain.errors import Code, Refusal
from domain.limits import LONGEST_NAME, check_length
from domain.organisation_kinds import OrganisationKind
from domain.planning.wording import key
from models.insertion import insert_new
from models.people import Membership, Municipality, Organisation
from services.core import audit


@dataclass(frozen=True, slots=True)
class Added:
    """What became of a list of names: how many are new, how many were there already."""

    new: int
    known: int


@dataclass(frozen=True, slots=True)
class MunicipalityView:
    """A municipality with the numbers of its organisations and of the people in it.

    `is_curated`: whoever looks is a curator there.
    """

    id: int
    name: str
    time_zone: str
    organisations: int
    people: int
    is_curated: bool


async def list_all(session: AsyncSession, *, actor: Actor) -> list[MunicipalityView]:
    """Every municipality of this bot, by name."""
    require(actor, UseCase.MANAGE_MUNICIPALITIES)
    return [MunicipalityView(*row) for row in await session.execute(_municipalities(actor))]


async def see(session: AsyncSession, municipality_id: int, *, actor: Actor) -> MunicipalityView:
    """One municipality, as its administrator sees it."""
    require(actor, UseCase.MANAGE_MUNICIPALITIES)
    row = (
        await session.execute(_municipalities(actor).where(Municipality.id == municipality_id))
    ).first()
    if row is None:
        raise Refusal(Code.DENIED)
    return MunicipalityView(*row)


def _municipalities(actor: Actor) -> Select[int, str, str, int, int, bool]:
    organisations = (
        select(func.count())
        .select_from(Organisation)
        .where(Organisation.municipality_id == Municipality.id, Organisation.closed_at.is_(None))
        .scalar_subquery()
    )
    people = (
        select(func.count(Membership.person_id.distinct()))
        .where(Membership.municipality_id == Municipality.id, Membership.ended_at.is_(None))
        .scalar_subquery()
    )
    curated = exists().where(
        Membership.municipality_id == Municipality.id,
        Membership.person_id == actor.person_id,
        Membership.role == Role.CURATOR,
        Membership.ended_at.is_(None),
    )
    return select(
        Municipality.id, Municipality.name, Municipality.time_zone, organisations, people, curated
    ).order_by(Municipality.name)


async def create(
    session: AsyncSession, name: str, time_zone: str, locale: str, now: datetime
) -> int:
    """Add a municipality and return its id; an existing one with this name is returned as it is.

    Whoever calls this has the rights already: the shell, or `create_as`.
    """
    found = await session.scalar(select(Municipality.id).where(Municipality.name == name))
    if found is not None:
        return found
    row = Municipality(name=name, time_zone=time_zone, locale=locale, created_at=now)
    session.add(row)
    await session.flush()
    return row.id


def clean_name(name: str) -> str:
    """A typed name on one line; raises Refusal(BAD_INPUT) for an empty one, TOO_LONG."""
    clean = " ".join(name.split())
    if not clean:
        raise Refusal(Code.BAD_INPUT)
    check_length(clean, LONGEST_NAME)
    return clean


async def create_as(
    session: AsyncSession, name: str, time_zone: str, locale: str, *, actor: Actor
) -> int:
    """Add a municipality of this bot."""
    require(actor, UseCase.MANAGE_MUNICIPALITIES)
    name = clean_name(name)
    municipality_id = await create(session, name, time_zone, locale, actor.as_of)
    _record(session, UseCase.MANAGE_MUNICIPALITIES, name, municipality_id, actor)
    return municipality_id


async def rename(session: AsyncSession, municipality_id: int, name: str, *, actor: Actor) -> str:
    """Give a municipality another name; returns the one before.

    Raises Refusal(NAME_TAKEN), also for one that differs from another's in signs alone.
    """
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    row, new = await one(session, municipality_id), clean_name(name)
    others = await session.scalars(select(Municipality.name).where(Municipality.id != row.id))
    if key(new) in map(key, others):
        raise Refusal(Code.NAME_TAKEN)
    before, row.name = row.name, new
    try:
        await session.flush()
    except IntegrityError:
        # Somebody took the name at this very moment.
        raise Refusal(Code.NAME_TAKEN) from None
    audit.record(
        session,
        UseCase.MANAGE_ORGANISATIONS,
        before,
        municipality_id=row.id,
        actor=actor,
        change="rename-municipality",
        new=new,
    )
    return before


async def become_curator(
    session: AsyncSession, municipality_id: int, *, actor: Actor
) -> MunicipalityView:
    """Let the administrator work as a curator: in a small office they are one person."""
    municipality = await see(session, municipality_id, actor=actor)
    if not municipality.is_curated:
        session.add(
            Membership(
                person_id=actor.person_id,
                municipality_id=municipality_id,
                role=Role.CURATOR,
                created_at=actor.as_of,
            )
        )
        await session.flush()
        _record(session, UseCase.JOIN, Role.CURATOR.value, municipality_id, actor)
    return await see(session, municipality_id, actor=actor)


def _record(
    session: AsyncSession, use_case: UseCase, subject: str, municipality_id: int, actor: Actor
) -> None:
    audit.record(
        session,
        use_case,
        subject,
        municipality_id=municipality_id,
        actor=actor,
    )


async def has_organisations(session: AsyncSession, municipality_id: int) -> bool:
    """Whether there is an open organisation, so that a party can be pointed to somebody."""
    found = await session.scalar(
        select(Organisation.id)
        .where(Organisation.municipality_id == municipality_id, Organisation.closed_at.is_(None))
        .limit(1)
    )
    return found is not None


async def add_organisations(
    session: AsyncSession,
    municipality_id: int,
    organisations: Iterable[tuple[str, OrganisationKind]],
    asked_from: date | None = None,
) -> Added:
    """Add organisations by name and kind; names that exist are passed over."""
    known = set(
        await session.scalars(
            select(Organisation.name).where(Organisation.municipality_id == municipality_id)
        )
    )
    rows, repeated = [], 0
    for name, kind in organisations:
        clean = " ".join(name.split())[:LONGEST_NAME]
        if not clean or clean in known:
            repeated += bool(clean)
            continue
        known.add(clean)
        row = {"municipality_id": municipality_id, "name": clean, "kind": kind}
        rows.append({**row, "asked_from": asked_from})
    # Two people may paste the same list at once: what the other one added is passed over.
    await insert_new(session, Organisation, rows)
    return Added(len(rows), repeated)


async def add_organisations_as(
    session: AsyncSession,
    municipality_id: int,
    organisations: Iterable[tuple[str, OrganisationKind]],
    asked_from: date | None,
    *,
    actor: Actor,
) -> Added:
    """Add organisations on behalf of a curator."""
    require(actor, UseCase.MANAGE_ORGANISATIONS, municipality_id=municipality_id)
    added = await add_organisations(session, municipality_id, organisations, asked_from)
    audit.record(
        session,
        UseCase.MANAGE_ORGANISATIONS,
        "add",
        municipality_id=municipality_id,
        actor=actor,
        new=added.new,
    )
    return added


async def organisation_named(session: AsyncSession, municipality_id: int, name: str) -> int | None:
    """The id of an organisation by its exact name."""
    found: int | None = await session.scalar(
        select(Organisation.id).where(
            Organisation.municipality_id == municipality_id, Organisation.name == name
        )
    )
    return found


async def one(session: AsyncSession, municipality_id: int) -> Municipality:
    """A municipality by an id that came with a button; Refusal(DENIED) where there is none.

    Rights tell nothing of it for an administrator, who may see each that there is.
    """
    found = await session.get(Municipality, municipality_id)
    if found is None:
        raise Refusal(Code.DENIED)
    return found


async def lock(session: AsyncSession, municipality_id: int) -> None:
    """Hold a municipality to the end of the transaction: two who do the same in it take turns.

    SQLite has taken its lock already.
    """
    await session.execute(
        select(Municipality.id).where(Municipality.id == municipality_id).with_for_update()
    )


async def zone_of(session: AsyncSession, municipality_id: int) -> ZoneInfo:
    """The time zone in which a municipality counts its days."""
    municipality = await session.get_one(Municipality, municipality_id)
    return stored_zone(municipality.time_zone)


async def today(session: AsyncSession, municipality_id: int, now: datetime) -> date:
    """The present day of a municipality."""
    return now.astimezone(await zone_of(session, municipality_id)).date()
