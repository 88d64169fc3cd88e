"""Asking the curators to remind the schools of a list: what a manager does, who reminds nobody."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, require
from models.people import Membership, Person
from models.upkeep import Delivery
from services.core import audit, municipalities, outbox
from services.core.outbox import Owed

KIND = "remind-asked"


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
    people = await session.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.municipality_id == municipality_id,
            Membership.role == Role.CURATOR,
            Membership.ended_at.is_(None),
            Person.reachable,
            Person.forgotten_at.is_(None),
        )
        .distinct()
    )
    payload = {**place, "by": actor.person_id, "municipality": municipality_id}
    messages = [
        outbox.to_person(person, stem, KIND, municipality_id, **payload) for person in people
    ]
    keys = [message.key for message in messages]
    told = set(await session.scalars(select(Delivery.key).where(Delivery.key.in_(keys))))
    await outbox.owe(session, messages, actor.as_of)
    fresh = len(_fresh(messages, told))
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


def _fresh(messages: list[Owed], told: set[str]) -> list[Owed]:
    return [message for message in messages if message.key not in told]


async def author_of(session: AsyncSession, person_id: int) -> str:
    """The name of whoever has asked, "" for somebody who was forgotten."""
    return await session.scalar(select(Person.name).where(Person.id == person_id)) or ""
