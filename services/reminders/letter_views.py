"""A letter to schools as its author and its readers see it: who gets it, who has read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role
from models.letters import Letter, LetterReader
from models.people import Membership, Organisation, Person
from services.core import outbox
from services.core.organisation_names import in_order


@dataclass(frozen=True, slots=True)
class LetterReading:
    """A person of a school and when the letter was read, None before."""

    school: str
    person_id: int
    person: str
    read_at: datetime | None


@dataclass(frozen=True, slots=True)
class LetterView:
    """A letter as its author sees it. Before it is sent, `readers` are those who would get it.

    `unreached` are the schools at which the bot can write to nobody. `leaves_at` is set while a
    letter that was sent at night waits for the morning of its readers.
    """

    id: int
    text: str
    about: str
    sent_at: datetime | None
    readers: tuple[LetterReading, ...]
    unreached: tuple[str, ...]
    leaves_at: datetime | None = None

    @property
    def people(self) -> int:
        """How many persons; somebody of two schools gets one message."""
        return len({each.person_id for each in self.readers})


async def view(session: AsyncSession, row: Letter) -> LetterView:
    """The letter of a row; the rights are those of whoever calls this."""
    rows = await session.execute(
        select(Organisation.id, Organisation.name, Organisation.kind).where(
            Organisation.id.in_(row.schools)
        )
    )
    schools = in_order(rows.all(), lambda school: (school.kind, school.name))
    if row.sent_at is None:
        told = await _to_be_told(session, row.schools)
    else:
        told = await _told(session, row.id)
    readers = [
        LetterReading(school.name, id_, name, read_at)
        for school in schools
        for organisation_id, id_, name, read_at in told
        if organisation_id == school.id
    ]
    reached = {organisation_id for organisation_id, *_ in told}
    unreached = [school.name for school in schools if school.id not in reached]
    return LetterView(
        row.id,
        row.text,
        row.about,
        row.sent_at,
        tuple(readers),
        tuple(unreached),
        await outbox.waits_until(
            session, [delivery_key(row.id, each.person_id) for each in readers]
        ),
    )


async def received(
    session: AsyncSession, letter_id: int, *still: ColumnElement[bool], actor: Actor
) -> tuple[str, str] | None:
    """The text and the author's name, for one of its readers; None where it is gone."""
    rows = await session.execute(
        select(Letter.text, Person.name)
        .join(LetterReader, LetterReader.letter_id == Letter.id)
        .join(Person, Person.id == Letter.person_id)
        .where(Letter.id == letter_id, LetterReader.person_id == actor.person_id, *still)
    )
    row = rows.first()
    return (row[0], row[1]) if row else None


async def delivered(
    session: AsyncSession, letter_id: int, *, actor: Actor
) -> tuple[str, str] | None:
    """The same as it leaves, in the morning perhaps: None for who does not report there now."""
    still = LetterReader.organisation_id.in_(actor.organisations(Role.COORDINATOR))
    return await received(session, letter_id, still, actor=actor)


def delivery_key(letter_id: int, person_id: int) -> str:
    """The key under which a letter is owed to one person."""
    return f"letter:{letter_id}:{person_id}"


_Told = tuple[int, int, str, datetime | None]
"""Organisation, person, name, and the moment of «Прочитано»."""


async def _to_be_told(session: AsyncSession, organisation_ids: Iterable[int]) -> list[_Told]:
    people = await coordinators(session, organisation_ids)
    return [(school, id_, name, None) for school, id_, name, _ in people]


async def _told(session: AsyncSession, letter_id: int) -> list[_Told]:
    rows = await session.execute(
        select(LetterReader.organisation_id, Person.id, Person.name, LetterReader.read_at)
        .join(Person, Person.id == LetterReader.person_id)
        .where(LetterReader.letter_id == letter_id)
    )
    return [(school, id_, name, read_at) for school, id_, name, read_at in rows]


async def coordinators(
    session: AsyncSession, organisation_ids: Iterable[int]
) -> list[tuple[int, int, str, int]]:
    """Organisation, person, name and chat of those to whom the bot can write."""
    rows = await session.execute(
        select(Membership.organisation_id, Person.id, Person.name, Person.telegram_id)
        .join(Person, Person.id == Membership.person_id)
        .where(
            Membership.organisation_id.in_(list(organisation_ids)),
            Membership.role == Role.COORDINATOR,
            Membership.ended_at.is_(None),
            Person.reachable,
            Person.forgotten_at.is_(None),
        )
    )
    return [(school or 0, id_, name, chat) for school, id_, name, chat in rows]
