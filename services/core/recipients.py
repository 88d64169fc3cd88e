"""Whom messages of the outbox are for: read at once for all of a batch."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from models.people import Municipality, Person
from services.core import actors
from services.core.actors import Identity
from services.core.claims import Claimed


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom a message is for: `person` is None for a group. `locale` and `time_zone` are a person's
    own, else the municipality's, None where neither is known."""

    person: Identity | None
    locale: str | None
    time_zone: str | None


async def load(
    session: AsyncSession, batch: Sequence[Claimed], now: datetime
) -> dict[int, Addressee]:
    """By the id of the message; messages to persons who were forgotten are left out."""
    people = await _people(session, batch, now)
    municipalities = await _municipalities(session, batch)
    found = {}
    for claimed in batch:
        person = people.get(claimed.person_id) if claimed.person_id is not None else None
        if person is None and claimed.person_id is not None:
            continue
        owner = municipalities.get(claimed.municipality_id or 0)
        locale = (person.locale if person else None) or (owner.locale if owner else None)
        zone = (person.time_zone if person else None) or (owner.time_zone if owner else None)
        found[claimed.id] = Addressee(person, locale, zone)
    return found


async def _people(
    session: AsyncSession, batch: Sequence[Claimed], now: datetime
) -> dict[int, Identity]:
    ids = {claimed.person_id for claimed in batch if claimed.person_id is not None}
    rows = await session.scalars(
        select(Person).where(Person.id.in_(ids), Person.forgotten_at.is_(None))
    )
    return {
        person.person_id: person for person in await actors.identities(session, rows.all(), now)
    }


async def _municipalities(
    session: AsyncSession, batch: Sequence[Claimed]
) -> dict[int, Municipality]:
    ids = {claimed.municipality_id for claimed in batch if claimed.municipality_id is not None}
    rows = await session.scalars(select(Municipality).where(Municipality.id.in_(ids)))
    return {municipality.id: municipality for municipality in rows}
