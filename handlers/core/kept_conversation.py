"""The conversation of one update: read once, written with the end of the update."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, StateType, StorageKey

from services.core.conversations import ConversationState
from services.core.tries import Try

_KEYS = DefaultKeyBuilder(with_bot_id=True)


def row_key(key: StorageKey) -> str:
    """What the row of a conversation is called."""
    return _KEYS.build(key)


class KeptConversation(FSMContext):
    """What handlers get as `state`. Nobody else changes it: updates of a chat take turns.

    A change is kept with the try, and written where that comes to its end: the next one after a
    kill finds the question as this one has found it. aiogram's `storage` is never asked.
    """

    def __init__(
        self, storage: BaseStorage, key: StorageKey, known: ConversationState, this_try: Try | None
    ) -> None:
        super().__init__(storage, key)
        self._before = self._known = known
        self._try = this_try
        if this_try is not None and known != ConversationState():
            this_try.asked = row_key(key)

    async def get_state(self) -> str | None:
        return self._known.state

    async def get_data(self) -> dict[str, Any]:
        return dict(self._known.data)

    async def get_value(self, key: str, default: Any | None = None) -> Any | None:
        return self._known.data.get(key, default)

    async def set_state(self, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        self._change(replace(self._known, state=name))

    async def set_data(self, data: Mapping[str, Any]) -> None:
        self._change(replace(self._known, data=dict(data)))

    async def update_data(
        self, data: Mapping[str, Any] | None = None, **more: Any
    ) -> dict[str, Any]:
        await self.set_data({**self._known.data, **(data or {}), **more})
        return await self.get_data()

    async def clear(self) -> None:
        self._change(ConversationState())

    def _change(self, wanted: ConversationState) -> None:
        self._known = wanted
        if self._try is not None:
            changed = wanted != self._before
            self._try.conversation = (row_key(self.key), wanted) if changed else None
