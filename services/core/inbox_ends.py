"""How an update ends: it is done, or it is set aside until an administrator has it tried again."""

from collections.abc import Sequence
from datetime import datetime
from typing import cast

from sqlalchemy import Table, Update, bindparam, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.enums import RowKind, UpdateState
from models.inbox import InboxUpdate
from models.people import Person
from models.rows import Reach, change
from services.core import conversations, outbox
from services.core import set_aside as set_aside_rows
from services.core.conversations import ConversationState
from services.core.inbox import ClaimedUpdate
from services.core.outbox import Owed
from services.core.set_aside import Changes, Fault


async def finish(
    reach: Reach,
    done: ClaimedUpdate,
    now: datetime,
    conversation: tuple[str, ConversationState] | None = None,
) -> bool:
    """The update is done: its words go, its conversation moves on.

    False where somebody else has taken it up meanwhile: then nothing changes.
    """
    if not await _end(reach, done, now, _DONE):
        return False
    if conversation is not None:
        key, what = conversation
        await conversations.save(reach, key, what, now)
    return True


async def set_aside(
    session: AsyncSession,
    failed: ClaimedUpdate,
    reason: str,
    now: datetime,
    *,
    is_stored: bool,
    conversation: tuple[str, ConversationState] | None = None,
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


async def _end(reach: Reach, ended: ClaimedUpdate, now: datetime, how: Update, **more: str) -> bool:
    values = {"row": ended.id, "held": ended.claims, "now": now, **more}
    return await change(reach, how, values) == 1


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
