"""What the bot was told: stored before it is confirmed, worked on in the order of its chat.

A try of an update may end anywhere: the process is killed, Telegram is away, the code is wrong.
The next one begins from the start. That its effects still come once is held by the keys of reports
(`update_key`), by compare-and-set, and for everything else by `services.core.tries`. How an update
ends is told in `services.core.inbox_ends`.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    and_,
    bindparam,
    case,
    delete,
    exists,
    func,
    literal,
    or_,
    select,
    update,
)
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased
from sqlalchemy.sql.dml import ReturningInsert

from models import insertion
from models.enums import UpdateState
from models.inbox import InboxUpdate
from models.rows import Reach, dialect_of, fetch

LEASE = timedelta(seconds=30)
"""How long a claim holds unless it is extended: then another replica goes on after a kill."""

KEPT = timedelta(days=2)
"""Telegram keeps an update for a day: after two no done one can come again."""

KEPT_ASIDE = timedelta(days=14)
"""So long an administrator has time to mend the cause and have it worked on again."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """An update that has come: `payload` is its JSON, `chat_id` the chat whose order it keeps."""

    update_id: int
    chat_id: int
    payload: str


@dataclass(frozen=True, slots=True)
class ClaimedUpdate:
    """An update that this process may work on. `claims` is the number of this claim."""

    id: int
    update_id: int
    chat_id: int
    payload: str
    claims: int
    applied: bool
    received_at: datetime


@dataclass(frozen=True, slots=True)
class Depth:
    """What lies in the inbox: how many wait, since when the oldest, how many were set aside."""

    waiting: int
    oldest: datetime | None
    set_aside: int


async def store(
    reach: Reach,
    bot_id: int,
    arrivals: Sequence[Arrival],
    now: datetime,
    *,
    room: int = 0,
) -> list[ClaimedUpdate]:
    """Store updates in their order, in one statement; one that is known already is passed over.

    Up to `room` of them are claimed with it and returned: of each chat in which nothing is
    unfinished the first, once, also where Telegram brings it twice in one batch.
    """
    firsts: dict[int, Arrival] = {}
    rows = []
    for arrival in arrivals:
        may_begin = len(firsts) < room and arrival.chat_id not in firsts
        if may_begin:
            firsts[arrival.chat_id] = arrival
        row = {
            "bot_id": bot_id,
            "update_id": arrival.update_id,
            "chat_id": arrival.chat_id,
            "payload": arrival.payload,
            "received_at": now,
            "applied": False,
            "lease": now + LEASE,
        }
        for what in ("state", "claims", "lease"):
            row |= {
                f"{what}_bot": bot_id,
                f"{what}_chat": arrival.chat_id,
                f"{what}_may": may_begin,
            }
        rows.append(row)
    # One row is carried out as it is; several are spread over batches first.
    values = rows if len(rows) > 1 else rows[0]
    found = await fetch(reach, _store(dialect_of(reach)), values)
    ids = {update_id: id_ for id_, update_id, state in found if state is UpdateState.CLAIMED}
    return [
        ClaimedUpdate(
            ids[each.update_id], each.update_id, each.chat_id, each.payload, 1, False, now
        )
        for each in firsts.values()
        if each.update_id in ids
    ]


@cache
def _store(dialect: str) -> ReturningInsert[int, int, UpdateState]:
    state, lease = InboxUpdate.state.type, InboxUpdate.lease_until.type
    insert = insertion.of(dialect, InboxUpdate).values(
        state=case(
            (_begins("state"), literal(UpdateState.CLAIMED, state)),
            else_=literal(UpdateState.WAITING, state),
        ),
        claims=case((_begins("claims"), 1), else_=0),
        lease_until=case((_begins("lease"), bindparam("lease", type_=lease))),
    )
    return insert.on_conflict_do_nothing().returning(
        InboxUpdate.id, InboxUpdate.update_id, InboxUpdate.state
    )


def _begins(what: str) -> ColumnElement[bool]:
    """Whether a row may be claimed with its insert. Of many rows at once PostgreSQL's driver takes
    no value twice: each column has values of its own."""
    earlier = aliased(InboxUpdate)
    return and_(
        bindparam(f"{what}_may", type_=Boolean),
        ~exists().where(
            earlier.bot_id == bindparam(f"{what}_bot", type_=BigInteger),
            earlier.chat_id == bindparam(f"{what}_chat", type_=BigInteger),
            earlier.finished_at.is_(None),
        ),
    )


async def claim(
    session: AsyncSession, bot_id: int, limit: int, held: Collection[int], now: datetime
) -> list[ClaimedUpdate]:
    """Take up to `limit` updates, of each chat the oldest unfinished one, if nobody works on it.

    `held` are those that this process works on: its own claims do not end by its own clock.
    """
    if limit <= 0:
        return []
    # A row that another replica is claiming is passed over; under the lock it is looked at again.
    free = _free(select(InboxUpdate), bot_id, held, now)
    rows = list(
        await session.scalars(
            free.order_by(InboxUpdate.id).limit(limit).with_for_update(skip_locked=True)
        )
    )
    if rows:
        await session.execute(
            update(InboxUpdate)
            .where(InboxUpdate.id.in_([row.id for row in rows]))
            .values(
                state=UpdateState.CLAIMED, lease_until=now + LEASE, claims=InboxUpdate.claims + 1
            )
            .execution_options(synchronize_session=False)
        )
    return [
        ClaimedUpdate(
            row.id,
            row.update_id,
            row.chat_id,
            row.payload or "",
            row.claims + 1,
            row.applied,
            row.received_at,
        )
        for row in rows
    ]


async def is_anything_free(
    session: AsyncSession, bot_id: int, held: Collection[int], now: datetime
) -> bool:
    """Whether `claim` would find something now: a look at an index, without any lock."""
    found = await session.scalar(_free(select(InboxUpdate.id), bot_id, held, now).limit(1))
    return found is not None


def _free(query: Select[Any], bot_id: int, held: Collection[int], now: datetime) -> Select[Any]:
    oldest = (
        select(func.min(InboxUpdate.id))
        .where(InboxUpdate.bot_id == bot_id, InboxUpdate.finished_at.is_(None))
        .group_by(InboxUpdate.chat_id)
    )
    return query.where(
        InboxUpdate.id.in_(oldest),
        InboxUpdate.id.not_in(held),
        or_(
            InboxUpdate.state == UpdateState.WAITING,
            and_(InboxUpdate.state == UpdateState.CLAIMED, InboxUpdate.lease_until < now),
        ),
    )


async def extend(session: AsyncSession, held: Collection[ClaimedUpdate], now: datetime) -> None:
    """Hold these for another `LEASE`.

    Rows that a transaction of ours holds are passed over: they are free to nobody, and whoever
    waits for one while holding another could wait for ever.
    """
    free = await session.scalars(
        select(InboxUpdate.id)
        .where(
            InboxUpdate.id.in_([claimed.id for claimed in held]),
            InboxUpdate.state == UpdateState.CLAIMED,
        )
        .with_for_update(skip_locked=True)
    )
    await session.execute(
        update(InboxUpdate)
        .where(InboxUpdate.id.in_(free.all()))
        .values(lease_until=now + LEASE)
        .execution_options(synchronize_session=False)
    )


async def give_back(session: AsyncSession, bot_id: int, ids: Sequence[int] | None = None) -> None:
    """End claims without a trace: those of `ids`, or all where this process is the only one."""
    statement = (
        update(InboxUpdate)
        .where(InboxUpdate.bot_id == bot_id, InboxUpdate.state == UpdateState.CLAIMED)
        .values(state=UpdateState.WAITING, lease_until=None)
        .execution_options(synchronize_session=False)
    )
    if ids is not None:
        # A stop is no failure; after a kill the claim counts, since the update may be its cause.
        statement = statement.where(InboxUpdate.id.in_(ids)).values(claims=InboxUpdate.claims - 1)
    await session.execute(statement)


async def depth(session: AsyncSession) -> Depth:
    """What lies in the inbox now, for whoever keeps the bot running."""
    waiting, oldest = (
        await session.execute(
            select(func.count(), func.min(InboxUpdate.received_at)).where(
                InboxUpdate.finished_at.is_(None)
            )
        )
    ).one()
    aside = await session.scalar(
        select(func.count()).where(InboxUpdate.state == UpdateState.SET_ASIDE)
    )
    return Depth(waiting, oldest, aside or 0)


async def forget(session: AsyncSession, chat_id: int) -> None:
    """Remove what a person has sent, or is named in, in the own chat or a group; what is under way
    loses its chat and its words when it is done.
    """
    named = [InboxUpdate.payload.contains(f'"id":{chat_id}{end}') for end in (",", "}")]
    await session.execute(
        delete(InboxUpdate).where(
            InboxUpdate.finished_at.is_not(None), or_(InboxUpdate.chat_id == chat_id, *named)
        )
    )
