"""What the bot has asked a person and waits for, as a row of the database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import Table, bindparam, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from models import upkeep
from models.insertion import insert_or_replace
from models.rows import Reach, change

OPEN_FOR = timedelta(minutes=30)
"""How long the next words may be about what was last shown, sent, asked or offered."""

_ROW = select(upkeep.Conversation.state, upkeep.Conversation.data).where(
    upkeep.Conversation.key == bindparam("key")
)
_REMOVE = delete(cast(Table, upkeep.Conversation.__table__)).where(
    upkeep.Conversation.key == bindparam("key")
)


@dataclass(frozen=True, slots=True)
class ConversationState:
    """`state` names what is waited for, None for nothing; `data` is what the answer will need."""

    state: str | None = None
    data: Mapping[str, Any] = field(default_factory=dict)


async def load(session: AsyncSession, key: str) -> ConversationState:
    """The conversation of that key; one that was never begun waits for nothing."""
    row = (await session.execute(_ROW, {"key": key})).one_or_none()
    return ConversationState(*row) if row else ConversationState()


async def save(reach: Reach, key: str, conversation: ConversationState, now: datetime) -> None:
    """Put the conversation in the place of what was there; where nothing is waited for, no row."""
    if conversation == ConversationState():
        await change(reach, _REMOVE, {"key": key})
        return
    row = {
        "key": key,
        "state": conversation.state,
        "data": dict(conversation.data),
        "changed_at": now,
    }
    await insert_or_replace(reach, upkeep.Conversation, row, ("key",))
