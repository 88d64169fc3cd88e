"""The conversation of one update: read once, written only where it changes."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from handlers.core.storage import SqlStorage, name_of
from services.core.conversations import Conversation


class KeptConversation(FSMContext):
    """What handlers get as `state`. Nobody else changes it: updates of a person take turns."""

    def __init__(self, storage: BaseStorage, key: StorageKey, known: Conversation) -> None:
        super().__init__(storage, key)
        self._known = known

    async def get_state(self) -> str | None:
        return self._known.state

    async def get_data(self) -> dict[str, Any]:
        return dict(self._known.data)

    async def get_value(self, key: str, default: Any | None = None) -> Any | None:
        return self._known.data.get(key, default)

    async def set_state(self, state: StateType = None) -> None:
        await self._change(replace(self._known, state=name_of(state)))

    async def set_data(self, data: Mapping[str, Any]) -> None:
        await self._change(replace(self._known, data=dict(data)))

    async def update_data(
        self, data: Mapping[str, Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        await self.set_data({**self._known.data, **(data or {}), **more})
        return await self.get_data()

    async def clear(self) -> None:
        await self._change(Conversation())

    async def _change(self, wanted: Conversation) -> None:
        if wanted == self._known:
            return
        if isinstance(self.storage, SqlStorage):
            await self.storage.save(self.key, wanted)
        else:
            await self.storage.set_state(self.key, wanted.state)
            await self.storage.set_data(self.key, wanted.data)
        self._known = wanted
