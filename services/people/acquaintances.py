"""Somebody by name, as far as whoever asks may know: the role, the school, the telephone."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, Role
from models.people import Membership, Municipality, Organisation, Person


@dataclass(frozen=True, slots=True)
class Acquaintance:
    """A person in a role. `place` is the organisation, of an office the municipality.

    `organisation_id` is None for somebody of an office.
    """

    name: str
    phone: str | None
    role: Role
    place: str
    organisation_id: int | None


async def called(
    session: AsyncSession, is_meant: Callable[[str], bool], *, actor: Actor
) -> list[Acquaintance]:
    """Those whose names `is_meant` takes: an office knows everybody of its municipality, a school
    its own people and the curators.
    """
    office = {held.municipality_id for held in actor.current() if held.role not in OF_SCHOOL}
    around = {held.municipality_id for held in actor.current()}
    rows = await session.execute(
        select(
            Person.name, Person.phone, Membership.role, Organisation.name, Municipality.name,
            Membership.organisation_id,
        )
        .join(Membership, Membership.person_id == Person.id)
        .join(Municipality, Municipality.id == Membership.municipality_id)
        .outerjoin(Organisation, Organisation.id == Membership.organisation_id)
        .where(
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
            or_(
                Membership.municipality_id.in_(office),
                Membership.organisation_id.in_(actor.organisations(*OF_SCHOOL)),
                and_(Membership.municipality_id.in_(around), Membership.role == Role.CURATOR),
            ),
        )
        .order_by(Membership.id)
    )  # fmt: skip
    found = (
        Acquaintance(name, phone, role, school or town, organisation_id)
        for name, phone, role, school, town, organisation_id in rows
        if name and is_meant(name)
    )
    return list(dict.fromkeys(found))
