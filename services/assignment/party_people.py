"""The people whom a party may mean, and the organisations that they report for."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL
from domain.person_names import read_person, who
from models.people import Membership, Organisation, Person


@dataclass(frozen=True, slots=True)
class PersonPlace:
    """Somebody who works with the bot for an organisation. `is_named`: the party may mean them."""

    name: str
    organisation_id: int
    organisation: str
    is_named: bool


async def people_for(
    session: AsyncSession, municipality_id: int, party: str
) -> tuple[PersonPlace, ...]:
    """Everybody who works with the bot for an open organisation, by name."""
    rows = await session.execute(
        select(Membership.id, Person.name, Organisation.id, Organisation.name)
        .join(Person, Person.id == Membership.person_id)
        .join(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Membership.municipality_id == municipality_id,
            Membership.role.in_(OF_SCHOOL),
            Membership.ended_at.is_(None),
            Organisation.closed_at.is_(None),
        )
        .order_by(Person.name, Organisation.name)
    )
    found = rows.all()
    meant = read_person(party)
    named = who(meant, [(id_, name) for id_, name, _, _ in found]) if meant else []
    return tuple(
        PersonPlace(name, organisation_id, organisation, id_ in named)
        for id_, name, organisation_id, organisation in found
    )
