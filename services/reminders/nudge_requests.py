"""Asking the curators to nudge the schools of a list: what a manager does, who nudges nobody."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from models.people import Person
from models.upkeep import Delivery
from services.core import absences, audit, municipalities, outbox
from services.core.hours import within_hours
from services.reports import contacts

KIND = "remind-asked"
"""As it is stored with the messages that have been sent."""


async def ask_curators(
    session: AsyncSession, municipality_id: int, about: str, place: dict[str, Any], *, actor: Actor
) -> int:
    """Tell every curator who can be reached which list is meant; of one list once a day.

    `place` says which list, in values that fit a message of the outbox; `about` names it for the
    audit log. Returns how many are told now, 0 where all were told today.
    """
    require(actor, UseCase.WRITE_TO_SCHOOLS, municipality_id=municipality_id)
    today = await municipalities.today(session, municipality_id, actor.as_of)
    stem = f"{KIND}:{actor.person_id}:{today.isoformat()}:" + ":".join(map(str, place.values()))
    curators = await contacts.curators_of(session, municipality_id)
    reached = [curator for curator in curators if curator.reachable]
    people = await absences.present(session, reached, today)
    payload = {**place, "by": actor.person_id}
    messages = [
        outbox.to_person(person, stem, KIND, municipality_id, **payload) for person in people
    ]
    keys = [message.key for message in messages]
    told = set(await session.scalars(select(Delivery.key).where(Delivery.key.in_(keys))))
    waiting = await within_hours(session, municipality_id, messages, actor.as_of)
    await outbox.owe(session, waiting, actor.as_of)
    fresh = sum(key not in told for key in keys)
    if fresh:
        audit.record(
            session,
            UseCase.WRITE_TO_SCHOOLS,
            about,
            municipality_id=municipality_id,
            actor=actor,
            curators=fresh,
        )
    return fresh


async def author_of(session: AsyncSession, person_id: int) -> str:
    """The name of whoever has asked, "" for somebody who was forgotten."""
    return await session.scalar(select(Person.name).where(Person.id == person_id)) or ""
