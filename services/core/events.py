"""Events: what people tell each other about tasks, where it waits for the reader's morning.

The morning message tells them too, if one leaves; else they come a little later, as one message.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from types import MappingProxyType
from typing import Any

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeliveryState
from models.upkeep import Delivery

SCHOOL_MORNING, OFFICE_MORNING = "digest", "office-digest"

AFTER_MORNING = timedelta(minutes=30)
"""So long after the hour of the morning an event comes by itself, if no morning has told it."""

STANDS_BACK = timedelta(minutes=2)
"""So long an event stands back for a morning that is about to leave."""

MORNING_OF: Mapping[str, str] = MappingProxyType(
    dict.fromkeys(
        (
            "returned",
            "curator-wrote",
            "deadline-decided",
            "task-cancelled",
            "mended",
            "accepted",
            "return-withdrawn",
        ),
        SCHOOL_MORNING,
    )
    | dict.fromkeys(
        ("deadline-asked", "question", "blocked", "not-applicable-asked", "school-wrote"),
        OFFICE_MORNING,
    )
)
"""The kind of an event → that of the morning message that tells it, in the order of telling."""

TOGETHER = frozenset(MORNING_OF) - {"question", "curator-wrote", "school-wrote"}
"""Kinds that are told in one message wherever several leave at once: none needs a reply."""

BUNDLE = "events"
"""The kind of a message that tells several events: payload `many`, their kinds, payloads, ids."""

ALONE = "alone"
"""A payload with this key is never bundled: a bundle that it was in could not be made."""


@dataclass(frozen=True, slots=True)
class WaitingEvent:
    """An event that waits for a morning."""

    kind: str
    payload: dict[str, Any]


async def waiting_for(
    session: AsyncSession, person_id: int, morning: str, municipality_id: int | None = None
) -> list[WaitingEvent]:
    """What has come to wait for a person since the last morning message of that kind."""
    kinds = [kind for kind, of in MORNING_OF.items() if of == morning]
    told = await session.scalar(
        select(func.max(Delivery.due_at)).where(
            Delivery.person_id == person_id,
            Delivery.kind == morning,
            Delivery.state == DeliveryState.SENT,
            *_of(municipality_id),
        )
    )
    rows = await session.scalars(
        select(Delivery)
        .where(
            Delivery.person_id == person_id,
            Delivery.kind.in_(kinds),
            # One that is leaving, or may not have arrived, too: it may be put back, and then it
            # counts as told. Twice is better than never.
            Delivery.state.in_(
                (DeliveryState.PENDING, DeliveryState.UNCERTAIN, DeliveryState.CLAIMED)
            ),
            *_of(municipality_id),
            *([] if told is None else [Delivery.created_at >= told]),
        )
        .order_by(Delivery.id)
    )
    found = [WaitingEvent(row.kind, row.payload) for row in rows if _waits(row)]
    return sorted(found, key=lambda event: kinds.index(event.kind))


def _waits(row: Delivery) -> bool:
    """Whether it was left to a morning; a message that was put back for a moment was not."""
    return row.due_at - row.created_at >= AFTER_MORNING


def _of(municipality_id: int | None) -> list[Any]:
    return [] if municipality_id is None else [Delivery.municipality_id == municipality_id]


async def told(session: AsyncSession, rows: Sequence[Delivery]) -> set[int]:
    """Which of these deliveries are events that a morning message has told since they happened."""
    waited = [
        row for row in rows if row.kind in MORNING_OF and _waits(row) and ALONE not in row.payload
    ]
    if not waited:
        return set()
    mornings = await session.execute(
        select(Delivery.person_id, Delivery.municipality_id, Delivery.kind, Delivery.due_at).where(
            Delivery.person_id.in_({row.person_id for row in waited}),
            Delivery.kind.in_((SCHOOL_MORNING, OFFICE_MORNING)),
            Delivery.state == DeliveryState.SENT,
            Delivery.due_at > min(row.created_at for row in waited),
        )
    )
    found = mornings.all()
    return {
        row.id
        for row in waited
        for person_id, municipality_id, kind, due_at in found
        if person_id == row.person_id
        and kind == MORNING_OF[row.kind]
        and due_at > row.created_at
        and (kind == SCHOOL_MORNING or municipality_id == row.municipality_id)
    }


async def beside_their_morning(
    session: AsyncSession, rows: Sequence[Delivery], now: datetime
) -> set[int]:
    """Which of these events are due beside the morning that tells them, as after an outage.

    They are put off for `STANDS_BACK`: by then the morning has told them, or has had nothing
    to say.
    """
    waited = [
        row for row in rows if row.kind in MORNING_OF and _waits(row) and ALONE not in row.payload
    ]
    if not waited:
        return set()
    mornings = await session.execute(
        select(Delivery.person_id, Delivery.municipality_id, Delivery.kind).where(
            Delivery.person_id.in_({row.person_id for row in waited}),
            Delivery.kind.in_((SCHOOL_MORNING, OFFICE_MORNING)),
            Delivery.state.in_((DeliveryState.PENDING, DeliveryState.CLAIMED)),
            Delivery.due_at <= now,
        )
    )
    leaving = {tuple(row) for row in mornings}
    standing_back = {
        row.id
        for row in waited
        for person_id, municipality_id, kind in leaving
        if person_id == row.person_id
        and kind == MORNING_OF[row.kind]
        and (kind == SCHOOL_MORNING or municipality_id == row.municipality_id)
    }
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(standing_back))
        .values(due_at=now + STANDS_BACK)
        .execution_options(synchronize_session=False)
    )
    return standing_back


async def bundled(
    session: AsyncSession, rows: Sequence[Delivery], told_ids: set[int]
) -> list[Delivery]:
    """These deliveries with the events for one person made one; the first stands for all.

    The others are obsolete. What was told already is left alone.
    """
    together: dict[int | None, list[Delivery]] = defaultdict(list)
    for row in rows:
        if row.id in told_ids or row.kind not in MORNING_OF or ALONE in row.payload:
            continue
        if row.kind in TOGETHER or _waits(row):
            together[row.person_id].append(row)
    gone = set[int]()
    order = list(MORNING_OF)
    for some in together.values():
        if len(some) > 1:
            many = sorted(some, key=lambda row: order.index(row.kind))
            some[0].payload = {"many": [[row.kind, row.payload, row.id] for row in many]}
            some[0].kind = BUNDLE
            gone |= {row.id for row in some[1:]}
    await session.flush()
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_(gone))
        .values(state=DeliveryState.OBSOLETE)
        .execution_options(synchronize_session=False)
    )
    return [row for row in rows if row.id not in gone]


async def part(session: AsyncSession, bundle: Mapping[str, Any]) -> None:
    """Undo a bundle that cannot be made: each of its events leaves, or fails, by itself."""
    for kind, payload, id_ in bundle["many"]:
        await session.execute(
            update(Delivery)
            .where(Delivery.id == id_)
            .values(
                kind=kind,
                payload={**payload, ALONE: True},
                state=DeliveryState.PENDING,
                lease_until=None,
            )
            .execution_options(synchronize_session=False)
        )
