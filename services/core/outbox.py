"""What is owed to people who did not just press a button; `scheduler.delivery` sends it."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeliveryState
from models.insertion import insert_new
from models.people import Person
from models.upkeep import Delivery

URGENT, USUAL, BULK = 0, 1, 2
"""Priorities: a return or a last day, a digest, a message to many."""

WAITING = (DeliveryState.PENDING, DeliveryState.UNCERTAIN)
"""States that are sent when due; an uncertain one is sent again, since a duplicate is better."""

LONGEST_WAIT = timedelta(days=366)
"""No message is owed for a later day."""

UNSENT = (*WAITING, DeliveryState.CLAIMED)
"""States in which a message is still to leave, or is leaving."""


@dataclass(frozen=True, slots=True)
class Owed:
    """One message to one chat. `key` is unique for ever: the same thing is owed only once.

    `kind` names the renderer in `scheduler.messages`; `payload` holds ids, not texts, since the
    text is made from live data when the message is sent.
    """

    key: str
    kind: str
    chat_id: int
    payload: dict[str, Any] = field(default_factory=dict)
    person_id: int | None = None
    municipality_id: int | None = None
    priority: int = USUAL
    due_at: datetime | None = None


def to_person(
    person: Person, key: str, kind: str, municipality_id: int | None, **payload: Any
) -> Owed:
    """An urgent message to a person, due at once; the key gets the person's id added."""
    return Owed(
        f"{key}:{person.id}",
        kind,
        person.telegram_id,
        payload,
        person.id,
        municipality_id,
        URGENT,
    )


async def owe(session: AsyncSession, messages: Iterable[Owed], now: datetime) -> None:
    """Put messages into the outbox in the transaction of what caused them."""
    rows = [
        {
            "key": message.key,
            "kind": message.kind,
            "chat_id": message.chat_id,
            "payload": message.payload,
            "person_id": message.person_id,
            "municipality_id": message.municipality_id,
            "priority": message.priority,
            "state": DeliveryState.PENDING,
            "due_at": message.due_at or now,
            "created_at": now,
            "attempts": 0,
            "doubts": 0,
        }
        for message in messages
    ]
    await insert_new(session, Delivery, rows)


def never_leaves(now: datetime) -> ColumnElement[bool]:
    """Messages that nobody would ever claim: of no state that there is, or due in another age."""
    return or_(
        Delivery.state.not_in(DeliveryState),
        and_(Delivery.state.in_(WAITING), Delivery.due_at > now + LONGEST_WAIT),
    )


async def waits_until(session: AsyncSession, keys: Collection[str]) -> datetime | None:
    """When the first of these messages leaves, where all wait for the hours of their readers."""
    rows = await session.execute(
        select(Delivery.due_at, Delivery.created_at, Delivery.state).where(Delivery.key.in_(keys))
    )
    found = rows.all()
    if not all(row.state is DeliveryState.PENDING and row.due_at > row.created_at for row in found):
        return None
    return min((row.due_at for row in found), default=None)


async def next_due(session: AsyncSession) -> datetime | None:
    """The moment at which the next waiting message is due."""
    moment: datetime | None = await session.scalar(
        select(func.min(Delivery.due_at)).where(Delivery.state.in_(WAITING))
    )
    return moment
