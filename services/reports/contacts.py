"""The people behind a task: the curators of its municipality, the coordinators of its school."""

from sqlalchemy import BindParameter, ColumnElement, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import OF_SCHOOL, Actor, Role
from models.people import Membership, Person
from services.core import absences, outbox
from services.core.hours import within_hours
from services.core.phones import Contact
from services.core.transitions import LoadedTask


async def curators_of(session: AsyncSession, municipality_id: int) -> list[Person]:
    """The curators of a municipality, those who came first first."""
    return await _people(
        session, Membership.municipality_id == municipality_id, Membership.role == Role.CURATOR
    )


def is_curator(municipality_id: BindParameter[int]) -> list[ColumnElement[bool]]:
    """What holds of a membership and its person who is a curator now, and can be written to."""
    return [
        Membership.municipality_id == municipality_id,
        Membership.role == Role.CURATOR,
        Membership.ended_at.is_(None),
        Person.forgotten_at.is_(None),
        Person.reachable.is_(True),
    ]


async def reachable_curators(session: AsyncSession, municipality_id: int) -> tuple[Contact, ...]:
    """Who of them can be asked, in the same order; nobody without a name."""
    rows = await session.execute(_CURATORS, {"municipality": municipality_id})
    found = dict.fromkeys((id_, name, phone) for id_, name, phone in rows)
    return tuple(Contact(name, phone) for _, name, phone in found if name)


_CURATORS = (
    select(Person.id, Person.name, Person.phone)
    .join(Membership, Membership.person_id == Person.id)
    .where(*is_curator(bindparam("municipality")))
    .order_by(Membership.id)
)


async def coordinators_of(session: AsyncSession, organisation_id: int) -> list[Person]:
    """The coordinators of an organisation, those who came first first."""
    return await _people(
        session,
        Membership.organisation_id == organisation_id,
        Membership.role == Role.COORDINATOR,
    )


async def own_curators(session: AsyncSession, *, actor: Actor) -> list[Contact]:
    """The curators of the actor's municipalities."""
    ids = dict.fromkeys(held.municipality_id for held in actor.current())
    found = [each for id_ in ids for each in await reachable_curators(session, id_)]
    return list(dict.fromkeys(found))


async def own_coordinators(session: AsyncSession, *, actor: Actor) -> list[Contact]:
    """The coordinators of the schools that the actor works in."""
    found = [
        person
        for id_ in actor.organisations(*OF_SCHOOL)
        for person in await coordinators_of(session, id_)
        if person.id != actor.person_id and person.reachable
    ]
    return list(dict.fromkeys(Contact(each.name, each.phone) for each in found if each.name))


async def tell_curators(
    session: AsyncSession,
    found: LoadedTask,
    kind: str,
    number: int,
    *,
    actor: Actor,
    **payload: int,
) -> None:
    """Owe a message about a task to every curator but the actor; `number` makes the key unique."""
    people = await curators_of(session, found.task.municipality_id)
    await _tell(session, people, found, kind, number, actor, payload)


async def tell_school(
    session: AsyncSession,
    found: LoadedTask,
    kind: str,
    number: int,
    *,
    actor: Actor,
    **payload: int,
) -> None:
    """Owe a message about a task to every coordinator of its school but the actor."""
    people = await coordinators_of(session, found.task.organisation_id)
    await _tell(session, people, found, kind, number, actor, payload)


async def _tell(
    session: AsyncSession,
    people: list[Person],
    found: LoadedTask,
    kind: str,
    number: int,
    actor: Actor,
    payload: dict[str, int],
) -> None:
    task = found.task
    owed = [
        outbox.to_person(
            person,
            f"{kind}:{task.id}:{number}",
            kind,
            task.municipality_id,
            task_id=task.id,
            **payload,
        )
        for person in await absences.present(session, people, found.today)
        if person.id != actor.person_id
    ]
    waiting = await within_hours(session, task.municipality_id, owed, actor.as_of)
    await outbox.owe(session, waiting, actor.as_of)


async def _people(session: AsyncSession, *conditions: ColumnElement[bool]) -> list[Person]:
    found = await session.scalars(
        select(Person)
        .join(Membership, Membership.person_id == Person.id)
        .where(*conditions, Membership.ended_at.is_(None), Person.forgotten_at.is_(None))
        .order_by(Membership.id)
    )
    # A person may hold the same role twice after a hand-over and back.
    return list(dict.fromkeys(found))
