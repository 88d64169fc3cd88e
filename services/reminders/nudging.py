"""Reminding those who owe with one press of a curator, outside the usual plan."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from domain.access import Actor, Role, UseCase
from models.people import Person
from models.upkeep import Delivery
from services.core import audit, municipalities, outbox
from services.core.hours import within_hours
from services.core.outbox import Owed
from services.reminders import debtors
from services.reminders.debtors import DebtorQuery
from services.tasks import task_lists
from services.tasks.task_lists import TaskLine


@dataclass(frozen=True, slots=True)
class Nudged:
    """How many people are told; `before` were told of the same today already.

    `leaves_at` is set where all of it waits for the morning of its readers.
    """

    people: int
    before: int
    leaves_at: datetime | None = None


async def nudge(session: AsyncSession, scope: DebtorQuery, *, actor: Actor) -> Nudged:
    """Owe a nudge to everybody who can be reached; of the same scope once a person and day.

    What it says is read when it is sent: whoever has reported in between gets none.
    """
    debts = await debtors.load(session, scope, actor=actor)
    # Two presses at once take turns, so that each says truly how many it has told.
    await municipalities.lock(session, scope.municipality_id)
    stem = (
        f"nudge:{scope.municipality_id}:{scope.due.value}:{scope.roadmap_id or 0}:"
        f"{scope.activity_id or 0}:{debts.today.isoformat()}"
    )
    if scope.organisation_id is not None:
        stem += f":o{scope.organisation_id}"
    people = (
        await session.execute(
            select(Person.id, Person.telegram_id).where(Person.id.in_(debts.people))
        )
    ).all()
    keys = {f"{stem}:{person_id}" for person_id, _ in people}
    told = set(await session.scalars(select(Delivery.key).where(Delivery.key.in_(keys))))
    messages = [
        Owed(
            f"{stem}:{person_id}",
            "nudge",
            chat_id,
            {
                "municipality_id": scope.municipality_id,
                "due": scope.due.value,
                "roadmap_id": scope.roadmap_id,
                "activity_id": scope.activity_id,
                "organisation_id": scope.organisation_id,
                "by": actor.person_id,
            },
            person_id,
            scope.municipality_id,
            outbox.BULK,
        )
        for person_id, chat_id in people
    ]
    waiting = await within_hours(session, scope.municipality_id, messages, actor.as_of)
    await outbox.owe(session, waiting, actor.as_of)
    audit.record(
        session,
        UseCase.MESSAGE_DEBTORS,
        debts.about or scope.due.value,
        municipality_id=scope.municipality_id,
        actor=actor,
        people=len(people) - len(told),
        roadmap_id=scope.roadmap_id,
        activity_id=scope.activity_id,
        organisation_id=scope.organisation_id,
    )
    leaves_at = await outbox.waits_until(session, keys)
    return Nudged(len(people) - len(told), len(told), leaves_at)


async def still_owed(session: AsyncSession, scope: DebtorQuery, *, actor: Actor) -> list[TaskLine]:
    """What of a scope a coordinator owes now, the newest need first: what a nudge says."""
    today = await municipalities.today(session, scope.municipality_id, actor.as_of)
    ids = await debtors.still_owed(session, scope, actor.organisations(Role.COORDINATOR), today)
    every = await task_lists.lines(session, actor=actor)
    return [line for line in every if line.task_id in ids]
