"""What the bot waited for before something else was said: that is done, and the waiting goes on."""

from dataclasses import dataclass
from typing import Any, Self

from aiogram.fsm.context import FSMContext

from domain.utterances import ACTS, Intent
from handlers.core.conversation import BESIDE, task_asked_about
from handlers.core.states import Asking, Planning
from handlers.utterances.hearing import Heard

_NAMES = {
    each.state
    for each in (
        Asking.organisations,
        Asking.organisation_name,
        Asking.group_name,
        Planning.name,
    )
}


@dataclass(frozen=True, slots=True)
class AwaitedAnswer:
    """A question of the bot that was open, as the conversation has it."""

    state: str | None
    data: dict[str, Any]

    @classmethod
    async def of(cls, state: FSMContext) -> Self:
        return cls(await state.get_state(), await state.get_data())

    @property
    def is_for_name(self) -> bool:
        """Whether a name is waited for, or a list of names."""
        return self.state in _NAMES

    async def go_on(self, state: FSMContext, heard: Heard) -> None:
        """Wait again, unless something else is waited for now, or the question was contradicted.

        Whoever is shown the menu has left the question; so has who does another thing to what it
        was about, as to accept what a reason to return was asked for.
        """
        if self.state is None:
            return
        if heard.reading.intent is Intent.MENU:
            await state.clear()
        elif await state.get_state() is None and not await state.get_data():
            if not self._is_contradicted(heard):
                await state.set_state(self.state)
                await state.set_data(self.data)
        elif await self._is_open(state) and self._is_contradicted(heard):
            await state.clear()

    async def _is_open(self, state: FSMContext) -> bool:
        """Whether it is this very question that is waited for: what was done may have asked another
        one, of the same kind.
        """
        now = await state.get_data()
        same = _question(now) == _question(self.data)
        return same and await state.get_state() == self.state

    def _is_contradicted(self, heard: Heard) -> bool:
        about = task_asked_about(self.data)
        acts = heard.reading.confident and heard.reading.intent in ACTS
        if not acts or about is None:
            return False
        in_hand = {heard.replied, heard.opened} if heard.reading.activity is None else set()
        return about in in_hand | {line.task_id for line in heard.tasks}


def _question(data: dict[str, Any]) -> dict[str, Any]:
    return {key: each for key, each in data.items() if key not in BESIDE}
