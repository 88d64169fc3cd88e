"""What the bot was told: stored before it is confirmed, worked on in the order of its chat.

A try of an update may end anywhere: the process is killed, Telegram is away, the code is wrong.
The next one begins from the start. That its effects still come once is held by the keys of reports
(`update_key`), by compare-and-set, and for everything else by `Try`: it marks the update in the
transaction of what it has caused.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from typing import Any, cast

from sqlalchemy import (
    BigInteger,
    Boolean,
    ColumnElement,
    Select,
    Table,
    Update,
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

from domain.errors import Code, Refusal
from models import insertion
from models.enums import RowKind, UpdateState
from models.inbox import InboxUpdate
from models.people import Person
from models.rows import change, fetch
from services.core import conversations, outbox
from services.core import set_aside as set_aside_rows
from services.core.conversations import Conversation
from services.core.outbox import Owed
from services.core.set_aside import Changes, Fault

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


class LeaseLost(Exception):
    """Somebody else has taken the update up meanwhile: nothing of this try may be stored."""


class Try:
    """One try of an update: lets its effects through once.

    A use case that knows its update by a key is repeatable: it is let through always, and changes
    nothing the second time. Any other is refused where an earlier try has changed something.
    """

    def __init__(self, claimed: ClaimedUpdate, *, applied: bool) -> None:
        self._claimed = claimed
        self.was_applied = applied
        """Whether an earlier try has changed something."""
        self.is_applied = applied
        """The same, this one included."""
        self.is_stored = applied
        """Whether anything is stored, by a repeatable use case too."""
        self.asked: str | None = None
        """The key of the conversation, where something was asked when the try began."""
        self.conversation: tuple[str, Conversation] | None = None
        """The key of the conversation and what it is to become, None where it stays."""
        self.links: dict[tuple[int, int], int | None] = {}
        """Chat and number of the messages that were shown → the task that each is about."""

    def admit(self) -> None:
        """Raises Refusal(ALREADY_DONE) where an earlier try has changed something."""
        if self.was_applied:
            raise Refusal(Code.ALREADY_DONE)

    async def hold(self, session: AsyncSession) -> None:
        """Keep the update ours until the end of a transaction. Raises LeaseLost.

        A use case that knows its update by a key finds what an earlier try has stored; two at the
        same time would not find each other's.
        """
        values = {"row": self._claimed.id, "held": self._claimed.claims}
        if not await fetch(session, _OURS, values):
            raise LeaseLost

    async def mark(self, session: AsyncSession) -> None:
        """Note in the transaction of an effect that there is one; `is_applied` is for the caller
        to set once that is committed.

        Raises LeaseLost, also where an earlier commit has arrived that nobody heard of: the row
        knows, and whoever takes the update up next will.
        """
        values = {"row": self._claimed.id, "held": self._claimed.claims, "before": self.is_applied}
        if await change(session, _MARK, values) != 1:
            raise LeaseLost


_OURS = (
    select(InboxUpdate.id)
    .where(InboxUpdate.id == bindparam("row"), InboxUpdate.claims == bindparam("held"))
    .with_for_update()
)
_MARK = (
    update(cast(Table, InboxUpdate.__table__))
    .where(
        InboxUpdate.id == bindparam("row"),
        InboxUpdate.claims == bindparam("held"),
        InboxUpdate.applied == bindparam("before"),
    )
    .values(applied=True)
)


async def store(
    session: AsyncSession,
    bot_id: int,
    arrivals: Sequence[Arrival],
    now: datetime,
    *,
    room: int = 0,
) -> list[ClaimedUpdate]:
    """Store updates in their order, in one statement; one that is known already is passed over.

    Up to `room` of them are claimed with it and returned: of each chat in which nothing is
    unfinished the first.
    """
    begun: set[int] = set()
    rows = []
    for arrival in arrivals:
        may_begin = len(begun) < room and arrival.chat_id not in begun
        if may_begin:
            begun.add(arrival.chat_id)
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
    found = await fetch(session, _store(session.get_bind().dialect.name), values)
    ids = {update_id: id_ for id_, update_id, state in found if state is UpdateState.CLAIMED}
    return [
        ClaimedUpdate(
            ids[each.update_id], each.update_id, each.chat_id, each.payload, 1, False, now
        )
        for each in arrivals
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


async def finish(
    session: AsyncSession,
    done: ClaimedUpdate,
    now: datetime,
    conversation: tuple[str, Conversation] | None = None,
) -> bool:
    """The update is done: its words go, its conversation moves on.

    False where somebody else has taken it up meanwhile: then nothing changes.
    """
    if not await _end(session, done, now, _DONE):
        return False
    if conversation is not None:
        key, what = conversation
        await conversations.save(session, key, what, now)
    return True


async def set_aside(
    session: AsyncSession,
    failed: ClaimedUpdate,
    reason: str,
    now: datetime,
    *,
    is_stored: bool,
    conversation: tuple[str, Conversation] | None = None,
) -> bool:
    """The update cannot be worked on: its person is told, administrators find it in their list.

    `reason` is for them and holds no words of anybody; `is_stored` says that something of it is
    done, and then `conversation` moves on. False as `finish` does.
    """
    if not await _end(session, failed, now, _ASIDE, why=reason):
        return False
    if conversation is not None:
        await conversations.save(session, *conversation, now)
    person = await session.scalar(
        select(Person).where(Person.telegram_id == failed.chat_id, Person.forgotten_at.is_(None))
    )
    told = Owed(
        f"set-aside:{failed.id}",
        "update-set-aside",
        failed.chat_id,
        {"inbox": failed.id, "is_stored": is_stored},
        person_id=person.id if person else None,
        priority=outbox.URGENT,
    )
    await outbox.owe(session, [told], now)
    fault = Fault(RowKind.UPDATE, failed.id, reason)
    await set_aside_rows.write(session, Changes((fault,)), now)
    return True


async def _end(
    session: AsyncSession, ended: ClaimedUpdate, now: datetime, how: Update, **more: str
) -> bool:
    values = {"row": ended.id, "held": ended.claims, "now": now, **more}
    return await change(session, how, values) == 1


_HELD = (
    update(cast(Table, InboxUpdate.__table__))
    .where(
        InboxUpdate.id == bindparam("row"),
        InboxUpdate.claims == bindparam("held"),
        InboxUpdate.finished_at.is_(None),
    )
    .values(finished_at=bindparam("now"), lease_until=None)
)
_DONE = _HELD.values(state=UpdateState.DONE, payload=None, chat_id=0)
_ASIDE = _HELD.values(state=UpdateState.SET_ASIDE, error=bindparam("why"))


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


async def set_aside_at(session: AsyncSession, id_: int) -> datetime | None:
    """When an update came that is set aside; None for one that is not, or not any more."""
    came_at: datetime | None = await session.scalar(
        select(InboxUpdate.received_at).where(
            InboxUpdate.id == id_, InboxUpdate.state == UpdateState.SET_ASIDE
        )
    )
    return came_at


async def try_again(session: AsyncSession, ids: Sequence[int]) -> None:
    """Have updates that were set aside worked on again."""
    await session.execute(
        update(InboxUpdate)
        .where(InboxUpdate.id.in_(ids), InboxUpdate.state == UpdateState.SET_ASIDE)
        .values(state=UpdateState.WAITING, finished_at=None, claims=0, error=None)
        .execution_options(synchronize_session=False)
    )


async def forget(session: AsyncSession, chat_id: int) -> None:
    """Remove what a chat has sent; what is under way loses its chat when it is done."""
    await session.execute(
        delete(InboxUpdate).where(
            InboxUpdate.chat_id == chat_id, InboxUpdate.finished_at.is_not(None)
        )
    )
