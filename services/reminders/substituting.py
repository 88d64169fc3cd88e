"""«До 15 января, вместо меня Мария»: asked for, shown in the settings, taken back or over."""

from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, require
from domain.errors import Code, Refusal
from domain.possible_days import PossibleDays
from models.people import Membership, Person
from models.reminders import Absence
from services.core import outbox, replan_triggers
from services.core.absences import of_people
from services.core.hours import within_hours

LONGEST = timedelta(days=366)
KIND = "substitute"


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody with the same work."""

    person_id: int
    name: str


@dataclass(frozen=True, slots=True)
class Substitution:
    """Until which local day (excluded) who is reminded instead."""

    until: date
    name: str


async def colleagues(session: AsyncSession, *, actor: Actor) -> list[Colleague]:
    """Who reports for one of the actor's schools, or runs the same municipality, by name."""
    require(actor, UseCase.EDIT_NOTIFICATIONS, person_id=actor.person_id)
    schools = actor.organisations(Role.COORDINATOR)
    offices = [held.municipality_id for held in actor.current() if held.role is Role.CURATOR]
    rows = await session.execute(
        select(Person.id, Person.name)
        .join(Membership, Membership.person_id == Person.id)
        .where(
            Membership.ended_at.is_(None),
            Person.forgotten_at.is_(None),
            Person.reachable,
            Person.id != actor.person_id,
            Person.name != "",
            or_(
                (Membership.role == Role.COORDINATOR) & Membership.organisation_id.in_(schools),
                (Membership.role == Role.CURATOR) & Membership.municipality_id.in_(offices),
            ),
        )
        .distinct()
        .order_by(Person.name, Person.id)
    )
    return [Colleague(*row) for row in rows]


async def current(session: AsyncSession, today: date, *, actor: Actor) -> Substitution | None:
    """What the actor has asked for, while it lasts."""
    away = (await of_people(session, [actor.person_id])).get(actor.person_id)
    if away is None or away.until <= today:
        return None
    person = await session.get(Person, away.substitute_id)
    return Substitution(away.until, person.name if person else "")


async def begin(
    session: AsyncSession, substitute_id: int, until: date, today: date, *, actor: Actor
) -> Substitution:
    """Have a colleague reminded until a day; the colleague is told. Takes the place of another one.

    Raises Refusal(DAY_NOT_AHEAD, first, last) for a day that is past or too far, and DENIED for
    somebody who is no colleague.
    """
    PossibleDays(today + timedelta(days=1), today + LONGEST).check(until, Code.DAY_NOT_AHEAD)
    found = await colleagues(session, actor=actor)
    if substitute_id not in {each.person_id for each in found}:
        raise Refusal(Code.DENIED)
    await _end(session, actor)
    absence = Absence(
        person_id=actor.person_id,
        substitute_id=substitute_id,
        until=until,
        created_at=actor.as_of,
    )
    session.add(absence)
    await session.flush()
    person = await session.get_one(Person, substitute_id)
    owed = outbox.to_person(person, f"{KIND}:{absence.id}", KIND, None, absence_id=absence.id)
    municipality_id = next(held.municipality_id for held in actor.current())
    waiting = await within_hours(session, municipality_id, [owed], actor.as_of)
    await outbox.owe(session, waiting, actor.as_of)
    await replan_triggers.person(session, actor.person_id, actor.as_of)
    return Substitution(until, person.name)


async def end(session: AsyncSession, *, actor: Actor) -> None:
    """Be reminded again from now on."""
    require(actor, UseCase.EDIT_NOTIFICATIONS, person_id=actor.person_id)
    await _end(session, actor)
    await replan_triggers.person(session, actor.person_id, actor.as_of)


async def _end(session: AsyncSession, actor: Actor) -> None:
    await session.execute(
        update(Absence)
        .where(Absence.person_id == actor.person_id, Absence.ended_at.is_(None))
        .values(ended_at=actor.as_of)
        .execution_options(synchronize_session=False)
    )


async def load_told(
    session: AsyncSession, absence_id: int, person_id: int, today: date
) -> Substitution | None:
    """Whom a substitute stands in for, and until when; None where it is over or taken back."""
    absence = await session.get(Absence, absence_id)
    if absence is None or absence.ended_at is not None or absence.until <= today:
        return None
    person = await session.get(Person, absence.person_id)
    is_theirs = absence.substitute_id == person_id
    return Substitution(absence.until, person.name) if person and is_theirs else None
