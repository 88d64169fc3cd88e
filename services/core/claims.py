"""What a process may send: messages of the outbox, claimed for a time, and what became of them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, bindparam, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import DeliveryState, RowKind
from models.upkeep import Delivery
from services.core import events, set_aside
from services.core.outbox import WAITING
from services.core.set_aside import Changes, Fault


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """A message that this process may send until `lease_until`.

    `is_told`: a morning message has said the same meanwhile.
    """

    id: int
    kind: str
    chat_id: int
    payload: dict[str, Any]
    person_id: int | None
    municipality_id: int | None
    attempts: int
    doubts: int
    lease_until: datetime
    is_told: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryOutcome:
    """What became of one claimed message.

    `again_at` brings it back then: as pending, or as uncertain where Telegram may have taken it.
    `is_attempt` False takes the attempt back that the claim has counted: nothing was tried.
    """

    id: int
    state: DeliveryState
    message_id: int | None = None
    error: str | None = None
    again_at: datetime | None = None
    is_attempt: bool = True


async def is_anything_due(session: AsyncSession, now: datetime) -> bool:
    """Whether `claim` would find something now: a look at an index, without any lock."""
    row = await session.scalar(select(Delivery.id).where(_is_due(now)).limit(1))
    return row is not None


def _is_due(now: datetime) -> ColumnElement[bool]:
    return or_(
        and_(Delivery.state.in_(WAITING), Delivery.due_at <= now),
        and_(Delivery.state == DeliveryState.CLAIMED, Delivery.lease_until < now),
    )


async def claim(
    session: AsyncSession, limit: int, lease: timedelta, now: datetime
) -> list[Claimed]:
    """Take up to `limit` messages that are due, urgent ones first, municipalities in turn.

    Also takes over what another process had claimed and did not finish within its lease.
    """
    turn = (
        func.row_number()
        .over(partition_by=Delivery.municipality_id, order_by=Delivery.due_at)
        .label("turn")
    )
    due = select(Delivery.id, Delivery.priority, turn).where(_is_due(now)).subquery()
    # Twice as many candidates: some of them are being claimed by other replicas right now.
    candidates = select(due.c.id).order_by(due.c.priority, due.c.turn).limit(limit * 2)
    ids = list(await session.scalars(candidates))
    if not ids:
        return []
    # Looked at again under the lock: another replica may have claimed or sent it meanwhile.
    free = select(Delivery).where(_is_due(now)).with_for_update(skip_locked=True)
    found = {row.id: row for row in await _read(session, ids, free, now)}
    back = await events.beside_their_morning(session, list(found.values()), now)
    free_now = [found[id_] for id_ in ids if id_ in found and id_ not in back][:limit]
    told = await events.told(session, free_now)
    rows = await events.bundled(session, free_now, told)
    await session.execute(
        update(Delivery)
        .where(Delivery.id.in_([row.id for row in rows]))
        .values(
            state=DeliveryState.CLAIMED, lease_until=now + lease, attempts=Delivery.attempts + 1
        )
        .execution_options(synchronize_session=False)
    )
    return [
        Claimed(
            id=row.id,
            kind=row.kind,
            chat_id=row.chat_id,
            payload=row.payload,
            person_id=row.person_id,
            municipality_id=row.municipality_id,
            attempts=row.attempts + 1,
            doubts=row.doubts,
            lease_until=now + lease,
            is_told=row.id in told,
        )
        for row in rows
    ]


async def _read(
    session: AsyncSession, ids: Sequence[int], free: Select[Delivery], now: datetime
) -> list[Delivery]:
    """These messages; one whose row cannot be read has failed, and the others go."""

    async def read(some: Sequence[int]) -> list[Delivery]:
        rows = list(await session.scalars(free.where(Delivery.id.in_(some))))
        for row in rows:
            if not isinstance(row.payload, dict):
                raise TypeError(f"payload is {type(row.payload).__name__}")
        return rows

    found, faults = await set_aside.bisect(session, RowKind.MESSAGE, ids, read)
    await fail(session, faults, now)
    return [row for some in found for row in some]


async def fail(session: AsyncSession, faults: Collection[Fault], now: datetime) -> None:
    """Messages that can never leave as they are: kept, counted and shown."""
    for fault in faults:
        await session.execute(
            update(Delivery)
            .where(Delivery.id == fault.row_id)
            .values(state=DeliveryState.FAILED, error=fault.reason, lease_until=None)
            .execution_options(synchronize_session=False)
        )
    await set_aside.write(session, Changes(tuple(faults)), now)


async def record_outcomes(
    session: AsyncSession, outcomes: Sequence[DeliveryOutcome], now: datetime
) -> None:
    """Write down what became of claimed messages."""
    connection = await session.connection()
    table: Table = Delivery.metadata.tables[Delivery.__tablename__]
    await connection.execute(
        table.update()
        .where(table.c.id == bindparam("key_id"))
        .values(
            state=bindparam("new_state"),
            message_id=bindparam("new_message"),
            error=bindparam("new_error"),
            sent_at=bindparam("new_sent"),
            due_at=func.coalesce(bindparam("again", type_=Delivery.due_at.type), table.c.due_at),
            doubts=table.c.doubts + bindparam("doubt"),
            attempts=table.c.attempts - bindparam("untried"),
            lease_until=None,
        ),
        [
            {
                "key_id": outcome.id,
                "new_state": outcome.state,
                "new_message": outcome.message_id,
                "new_error": outcome.error,
                "new_sent": now if outcome.state is DeliveryState.SENT else None,
                "again": outcome.again_at,
                "doubt": int(outcome.state is DeliveryState.UNCERTAIN),
                "untried": int(not outcome.is_attempt),
            }
            for outcome in outcomes
        ],
    )


async def give_back(session: AsyncSession, ids: Sequence[int] | None = None) -> None:
    """End leases without a trace: those of `ids`, or all where this process is the only one."""
    statement = (
        update(Delivery)
        .where(Delivery.state == DeliveryState.CLAIMED)
        .values(state=DeliveryState.PENDING, lease_until=None, attempts=Delivery.attempts - 1)
        .execution_options(synchronize_session=False)
    )
    if ids is not None:
        statement = statement.where(Delivery.id.in_(ids))
    await session.execute(statement)
