"""Letters of the office to schools: seen before they go, sent once, read with a press."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase, require
from domain.errors import Code, Denial, Refusal, Stale
from domain.limits import check_length
from models.letters import Letter, LetterReader
from models.people import Membership, Organisation, OrganisationGroup, Person
from models.tasks import Task
from services.core import audit, outbox
from services.core.hours import within_hours
from services.core.organisation_names import in_order
from services.core.outbox import Owed

LONGEST = 2_000
"""Letters of a text, so that it fits one message with what stands around it."""


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


async def draft(
    session: AsyncSession,
    municipality_id: int,
    organisation_ids: Iterable[int],
    about: str,
    text: str,
    *,
    actor: Actor,
) -> LetterView:
    """Keep a letter to be looked at; nobody is told. Schools of elsewhere are left out.

    Raises Refusal(TOO_LONG), and Refusal(BAD_INPUT) for no words.
    """
    require(actor, UseCase.WRITE_TO_SCHOOLS, municipality_id=municipality_id)
    check_length(text, LONGEST)
    if not text.strip():
        raise Refusal(Code.BAD_INPUT)
    own = await session.scalars(
        select(Organisation.id).where(
            Organisation.id.in_(list(organisation_ids)),
            Organisation.municipality_id == municipality_id,
        )
    )
    row = Letter(
        municipality_id=municipality_id,
        person_id=actor.person_id,
        text=text.strip(),
        about=about,
        schools=sorted(own),
        created_at=actor.as_of,
    )
    session.add(row)
    await session.flush()
    return await _view(session, row)


async def addressed(
    session: AsyncSession, municipality_id: int, names: Collection[str], *, actor: Actor
) -> list[int]:
    """The organisations that are called so, or are in groups of these names; without names all
    that have been asked for anything.
    """
    require(actor, UseCase.WRITE_TO_SCHOOLS, municipality_id=municipality_id)
    of_group = Organisation.groups.any(OrganisationGroup.name.in_(names))
    named = or_(Organisation.name.in_(names), of_group)
    asked = exists().where(Task.organisation_id == Organisation.id)
    found = await session.scalars(
        select(Organisation.id).where(
            Organisation.municipality_id == municipality_id,
            Organisation.closed_at.is_(None),
            named if names else asked,
        )
    )
    return list(found)


async def see(session: AsyncSession, letter_id: int, *, actor: Actor) -> LetterView:
    """A letter with the ledger of its readers; an unsent one is its author's alone."""
    return await _view(session, await _own(session, letter_id, actor))


async def send(session: AsyncSession, letter_id: int, *, actor: Actor) -> LetterView:
    """Send a letter, once. Raises Stale where it was sent already."""
    row = await _own(session, letter_id, actor)
    found = await session.execute(
        update(Letter)
        .where(Letter.id == letter_id, Letter.sent_at.is_(None))
        .values(sent_at=actor.as_of)
        .returning(Letter.id)
    )
    if found.scalar() is None:
        raise Stale
    people = await _coordinators(session, row.schools)
    session.add_all(
        LetterReader(letter_id=row.id, organisation_id=school, person_id=person_id)
        for school, person_id, *_ in people
    )
    chats = {person_id: chat for _, person_id, _, chat in people}
    messages = [
        Owed(
            _key(row.id, person_id),
            "letter",
            chat,
            {"letter": row.id},
            person_id,
            row.municipality_id,
            outbox.BULK,
        )
        for person_id, chat in chats.items()
    ]
    waiting = await within_hours(session, row.municipality_id, messages, actor.as_of)
    await outbox.owe(session, waiting, actor.as_of)
    audit.record(
        session,
        UseCase.WRITE_TO_SCHOOLS,
        row.about,
        municipality_id=row.municipality_id,
        actor=actor,
        people=len(chats),
        schools=len(row.schools),
    )
    await session.flush()
    await session.refresh(row)
    return await _view(session, row)


async def drop(session: AsyncSession, letter_id: int, *, actor: Actor) -> None:
    """Throw a letter away that was not sent. Raises Stale for one that was."""
    row = await _own(session, letter_id, actor)
    if row.sent_at is not None:
        raise Stale
    await session.execute(delete(Letter).where(Letter.id == letter_id))


async def read(session: AsyncSession, letter_id: int, *, actor: Actor) -> None:
    """Its reader has pressed «Прочитано»; again changes nothing. Raises Denial for others."""
    own = LetterReader.letter_id == letter_id, LetterReader.person_id == actor.person_id
    if await session.scalar(select(LetterReader.letter_id).where(*own).limit(1)) is None:
        raise Denial
    await session.execute(
        update(LetterReader).where(*own, LetterReader.read_at.is_(None)).values(read_at=actor.as_of)
    )


async def received(session: AsyncSession, letter_id: int, person_id: int) -> tuple[str, str] | None:
    """The text and the author's name, for one of its readers; None where it is gone."""
    rows = await session.execute(
        select(Letter.text, Person.name)
        .join(LetterReader, LetterReader.letter_id == Letter.id)
        .join(Person, Person.id == Letter.person_id)
        .where(Letter.id == letter_id, LetterReader.person_id == person_id)
    )
    row = rows.first()
    return (row[0], row[1]) if row else None


async def recent(
    session: AsyncSession, municipality_id: int, *, actor: Actor
) -> list[tuple[int, str, datetime]]:
    """The last letters that were sent: ids, the beginning of the words, when."""
    require(actor, UseCase.WRITE_TO_SCHOOLS, municipality_id=municipality_id)
    rows = await session.execute(
        select(Letter.id, Letter.text, Letter.sent_at)
        .where(Letter.municipality_id == municipality_id, Letter.sent_at.is_not(None))
        .order_by(Letter.id.desc())
        .limit(8)
    )
    return [(id_, text, sent_at) for id_, text, sent_at in rows if sent_at is not None]


async def _own(session: AsyncSession, letter_id: int, actor: Actor) -> Letter:
    row = await session.get(Letter, letter_id)
    require(actor, UseCase.WRITE_TO_SCHOOLS, municipality_id=row.municipality_id if row else None)
    if row is None or (row.sent_at is None and row.person_id != actor.person_id):
        raise Denial(row.municipality_id if row else None)
    return row


async def _view(session: AsyncSession, row: Letter) -> LetterView:
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
        await outbox.waits_until(session, [_key(row.id, each.person_id) for each in readers]),
    )


def _key(letter_id: int, person_id: int) -> str:
    return f"letter:{letter_id}:{person_id}"


Told = tuple[int, int, str, datetime | None]
"""Organisation, person, name, and the moment of «Прочитано»."""


async def _to_be_told(session: AsyncSession, organisation_ids: Iterable[int]) -> list[Told]:
    people = await _coordinators(session, organisation_ids)
    return [(school, id_, name, None) for school, id_, name, _ in people]


async def _told(session: AsyncSession, letter_id: int) -> list[Told]:
    rows = await session.execute(
        select(LetterReader.organisation_id, Person.id, Person.name, LetterReader.read_at)
        .join(Person, Person.id == LetterReader.person_id)
        .where(LetterReader.letter_id == letter_id)
    )
    return [(school, id_, name, read_at) for school, id_, name, read_at in rows]


async def _coordinators(
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
