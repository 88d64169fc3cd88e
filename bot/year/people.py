"""The people of a played year: who they are, and how soon each school does what it owes."""

import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role
from models.people import Membership, Organisation, Person
from services.core import actors
from services.people import memberships

OFFICE_ID = 9_000_000
"""Telegram ids of the played people begin here."""


@dataclass(slots=True)
class Temper:
    """How a school works: days before the deadline (negative: after it), and how often nothing."""

    early: int
    spread: int
    forgets: float

    def days_before(self, dice: random.Random) -> int:
        return self.early + dice.randint(-self.spread, self.spread)


TEMPERS = (Temper(6, 3, 0.01), Temper(3, 4, 0.03), Temper(0, 6, 0.06), Temper(-6, 8, 0.15))


@dataclass(slots=True)
class People:
    """Who acts. `coordinators` are by organisation; one who left is replaced there."""

    municipality_id: int
    curator: Actor
    manager: Actor
    coordinators: dict[int, Actor]
    tempers: Mapping[int, Temper]

    def at(self, actor: Actor, now: datetime) -> Actor:
        return replace(actor, as_of=now)


async def gather(
    session: AsyncSession, municipality_id: int, dice: random.Random, now: datetime
) -> People:
    """A curator, a manager, and a coordinator for each organisation of a municipality."""
    schools = list(
        await session.scalars(
            select(Organisation.id)
            .where(Organisation.municipality_id == municipality_id)
            .order_by(Organisation.id)
        )
    )
    curator = await join(session, municipality_id, Role.CURATOR, None, now)
    manager = await join(session, municipality_id, Role.MANAGER, None, now)
    coordinators = {
        school: await join(session, municipality_id, Role.COORDINATOR, school, now)
        for school in schools
    }
    tempers = {school: dice.choice(TEMPERS) for school in schools}
    return People(municipality_id, curator, manager, coordinators, tempers)


async def join(
    session: AsyncSession, municipality_id: int, role: Role, school: int | None, now: datetime
) -> Actor:
    """One more person with a role."""
    last = await session.scalar(select(Person.id).order_by(Person.id.desc()).limit(1))
    number = (last or 0) + 1
    person = Person(telegram_id=OFFICE_ID + number, name=f"Человек {number}", first_seen_at=now)
    session.add(person)
    await session.flush()
    session.add(
        Membership(
            person_id=person.id,
            municipality_id=municipality_id,
            organisation_id=school,
            role=role,
            created_at=now,
        )
    )
    await session.flush()
    return (await actors.identity(session, person, now)).actor


async def hand_over(session: AsyncSession, people: People, school: int, now: datetime) -> None:
    """The coordinator of a school leaves, and another person goes on."""
    leaving = people.coordinators[school]
    held = await session.scalar(
        select(Membership.id).where(
            Membership.person_id == leaving.person_id,
            Membership.organisation_id == school,
            Membership.ended_at.is_(None),
        )
    )
    if held is not None:
        await memberships.end_membership(session, held, actor=people.at(people.curator, now))
    people.coordinators[school] = await join(
        session, people.municipality_id, Role.COORDINATOR, school, now
    )
