"""Where aiogram keeps what the bot has asked a person: a table, so that a restart forgets little.

The storages on PyPI for SQL lose concurrent writes; here every change is one upsert inside a
writing transaction. Nothing precious is kept here: see docs/decisions/conversations.md.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from domain.clock import Clock
from models.engine import Database
from services.core import conversations
from services.core.conversations import Conversation

_KEYS = DefaultKeyBuilder(with_bot_id=True)


class SqlStorage(BaseStorage):
    """State and data of a conversation, one row for each chat and person."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def row_key(self, key: StorageKey) -> str:
        """What the row of a conversation is called."""
        return _KEYS.build(key)

    async def save(self, key: StorageKey, conversation: Conversation) -> None:
        """Put a conversation in the place of what was there."""
        async with self._database.write() as session:
            await conversations.save(session, self.row_key(key), conversation, self._clock.now())

    async def load(self, key: StorageKey) -> Conversation:
        async with self._database.glance() as session:
            return await conversations.load(session, self.row_key(key))

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        await self.save(key, replace(await self.load(key), state=name_of(state)))

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self.load(key)).state

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self.save(key, replace(await self.load(key), data=data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict((await self.load(key)).data)

    async def close(self) -> None:
        """The database is closed by whoever opened it."""


def name_of(state: StateType) -> str | None:
    """A state as it is stored."""
    return state.state if isinstance(state, State) else state
