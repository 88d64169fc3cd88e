"""Letters of the office to schools: seen before they go, sent once, read with a press."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, UseCase, require
from domain.errors import Code, Denial, Refusal, Stale
from domain.limits import check_length
from models.letters import Letter, LetterReader
from models.people import Organisation, OrganisationGroup
from models.tasks import Task
from services.core import audit, outbox
from services.core.hours import within_hours
from services.core.outbox import Owed
from services.reminders import letter_views
from services.reminders.letter_views import LetterView

LONGEST = 2_000
"""Letters of a text, so that it fits one message with what stands around it."""


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
    return await letter_views.view(session, row)


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
    return await letter_views.view(session, await _own(session, letter_id, actor))


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
    people = await letter_views.coordinators(session, row.schools)
    session.add_all(
        LetterReader(letter_id=row.id, organisation_id=school, person_id=person_id)
        for school, person_id, *_ in people
    )
    chats = {person_id: chat for _, person_id, _, chat in people}
    messages = [
        Owed(
            letter_views.delivery_key(row.id, person_id),
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
    return await letter_views.view(session, row)


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
