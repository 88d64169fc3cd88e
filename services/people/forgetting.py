"""What is kept of a person, and forgetting the person: the reports stay with the school.

Of somebody who was forgotten there remains a row without a name and without a Telegram number,
so that reports still say that somebody made them.
"""

from dataclasses import dataclass

from sqlalchemy import Case, String, case, cast, delete, func, literal, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from domain.access import Actor, UseCase, require
from domain.keeping import days_kept
from models.enums import DeliveryState
from models.people import InviteFailure, Membership, Municipality, Person
from models.reminders import Absence
from models.roadmaps import Roadmap
from models.tasks import MessageLink, Report, Snooze, Upload
from models.upkeep import Conversation, Delivery
from services.core import audit, inbox, replan_triggers
from services.people import invites
from services.reports import dropping


@dataclass(frozen=True, slots=True)
class Keeping:
    """How many days a municipality keeps files; None for as long as the plan itself."""

    municipality: str
    days: int | None


async def keepings(session: AsyncSession, days: int = 0, *, actor: Actor) -> list[Keeping]:
    """How long the actor's municipalities keep files; `days` where one says nothing, 0 for ever."""
    require(actor, UseCase.SEE_PRIVACY)
    rows = await session.execute(
        select(Municipality.name, Municipality.file_retention_days)
        .where(Municipality.id.in_({held.municipality_id for held in actor.current()}))
        .order_by(Municipality.name)
    )
    return [Keeping(name, days_kept(own, days) or None) for name, own in rows]


async def forget(session: AsyncSession, *, actor: Actor) -> None:
    """Remove the actor: name, telephone, Telegram number, roles, settings, conversations, and
    messages not yet sent.

    Comments, files and reviews stay as those of a nameless person. Doing it twice changes
    nothing, and of a stranger there is nothing to remove.
    """
    if not actor.person_id:
        return
    require(actor, UseCase.FORGET_ME, person_id=actor.person_id)
    person = await session.get_one(Person, actor.person_id, populate_existing=True)
    if person.forgotten_at is not None:
        return
    telegram_id, pseudonym = person.telegram_id, -person.id
    await _end_roles(session, person, actor)
    await _forget_chat(session, telegram_id, actor)
    await _rename_keys(session, person, pseudonym)
    await session.execute(
        update(Delivery).where(Delivery.person_id == person.id).values(chat_id=pseudonym)
    )
    await session.execute(
        update(Delivery)
        .where(Delivery.person_id == person.id, Delivery.state == DeliveryState.PENDING)
        .values(state=DeliveryState.OBSOLETE)
    )
    await session.execute(delete(Snooze).where(Snooze.person_id == person.id))
    await session.execute(
        delete(Absence).where(
            or_(Absence.person_id == person.id, Absence.substitute_id == person.id)
        )
    )
    person.telegram_id = pseudonym
    person.name = ""
    person.phone = None
    person.locale = person.time_zone = person.digest_time = None
    person.sees_rich_tables = None
    person.weekly_digest = person.reachable = person.is_administrator = False
    person.forgotten_at = actor.as_of
    await invites.end_baseless(session, person.id, actor.as_of)


async def _rename_keys(session: AsyncSession, person: Person, pseudonym: int) -> None:
    """Keys of messages hold the number of their chat, which is the person's own; Telegram's number
    of a press tells it too. What is said later of the same message still finds it.
    """
    for key, id_, own in (
        (Report.update_key, Report.id, Report.person_id == person.id),
        (Roadmap.source_key, Roadmap.id, Roadmap.source_key.startswith(f"m{person.telegram_id}:")),
    ):
        await session.execute(
            update(key.class_)
            .where(own)
            .values({key.key: _without_number(key, id_, person.telegram_id, pseudonym)})
            .execution_options(synchronize_session=False)
        )


def _without_number(
    key: InstrumentedAttribute[str | None],
    id_: InstrumentedAttribute[int],
    telegram_id: int,
    pseudonym: int,
) -> Case[str | None]:
    named = f"m{telegram_id}:"
    return case(
        (key.startswith(named), literal(f"m{pseudonym}:") + func.substr(key, len(named) + 1)),
        (key.startswith("c"), literal("c") + cast(id_, String)),
        else_=key,
    )


async def _end_roles(session: AsyncSession, person: Person, actor: Actor) -> None:
    # While the roles still say which tasks are the person's.
    await replan_triggers.person(session, person.id, actor.as_of)
    held = list(
        await session.scalars(
            select(Membership).where(
                Membership.person_id == person.id, Membership.ended_at.is_(None)
            )
        )
    )
    for membership in held:
        membership.ended_at = actor.as_of
        audit.record(
            session,
            UseCase.FORGET_ME,
            membership.role.value,
            municipality_id=membership.municipality_id,
            actor=actor,
        )


async def _forget_chat(session: AsyncSession, telegram_id: int, actor: Actor) -> None:
    """Whatever is kept under the number of the private chat, which is the person's own."""
    mine = await session.scalars(select(Upload.id).where(Upload.person_id == actor.person_id))
    for upload_id in mine.all():
        await dropping.drop(session, upload_id, actor=actor)
    await session.execute(delete(Upload).where(Upload.person_id == actor.person_id))
    await inbox.forget(session, telegram_id)
    await session.execute(delete(MessageLink).where(MessageLink.chat_id == telegram_id))
    await session.execute(delete(InviteFailure).where(InviteFailure.telegram_id == telegram_id))
    await session.execute(
        delete(Conversation).where(Conversation.key.endswith(f":{telegram_id}", autoescape=True))
    )
