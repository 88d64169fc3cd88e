"""Where aiogram keeps what the bot has asked a person: a table, so that a restart forgets little.

The storages on PyPI for SQL lose concurrent writes; here every change is one upsert inside a
writing transaction. Nothing precious is kept here: see docs/decisions/conversations.md.
"""

from collections.abc import Mapping
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from domain.clock import Clock
from models.engine import Database
from models.upkeep import Conversation

KEYS = DefaultKeyBuilder(with_bot_id=True)


class SqlStorage(BaseStorage):
    """State and data of a conversation, one row for each chat and person."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        await self._change(key, state=name)

    async def get_state(self, key: StorageKey) -> str | None:
        row = await self._row(key)
        return row.state if row else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._change(key, data=dict(data))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        row = await self._row(key)
        return dict(row.data) if row else {}

    async def update_data(self, key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
        return await self._change(key, merge=dict(data))

    async def close(self) -> None:
        """The database is closed by whoever opened it."""

    async def _row(self, key: StorageKey) -> Conversation | None:
        async with self._database.read() as session:
            return await session.get(Conversation, KEYS.build(key))

    async def _change(
        self, key: StorageKey, *, merge: dict[str, Any] | None = None, **values: Any
    ) -> dict[str, Any]:
        name = KEYS.build(key)
        async with self._database.write() as session:
            row = await session.get(Conversation, name, with_for_update=True)
            if row is None:
                row = Conversation(key=name, state=None, data={})
                session.add(row)
            for field, value in values.items():
                setattr(row, field, value)
            row.data = {**row.data, **(merge or {})}
            row.changed_at = self._clock.now()
            return dict(row.data)
