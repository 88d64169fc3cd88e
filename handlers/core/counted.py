"""A list that a message has counted, for its button to do something to: just those, as seen.

What was counted is kept as what is said in a dialog is (`handlers.core.dialogs`), under a number of
its own.
"""

from collections.abc import Iterable
from typing import Protocol

from aiogram.fsm.context import FSMContext

from bot.ui.context import Context
from domain.errors import Code, Stale
from handlers.core.dialogs import renumber, said_in

_COUNTED = "counted"


class SeenTask(Protocol):
    """A task as it was seen."""

    @property
    def task_id(self) -> int: ...

    @property
    def version(self) -> int: ...


async def count(state: FSMContext, ctx: Context, lines: Iterable[SeenTask]) -> int:
    """Keep what is being counted, and nothing that was counted before; whatever the bot waited
    for it waits for no more. Returns the number for the button.
    """
    seen = [[line.task_id, line.version] for line in lines]
    await state.set_state(None)
    await state.set_data({_COUNTED: seen})
    return await renumber(state, ctx)


async def take(state: FSMContext, number: int) -> list[tuple[int, int]]:
    """The tasks and versions that the message with this number has counted, once.

    Raises Stale where they were taken already, or another message has counted since: what that
    one has counted stays.
    """
    seen = (await said_in(state, number, Code.LIST_STALE)).get(_COUNTED)
    if not seen:
        raise Stale(Code.LIST_STALE)
    await state.clear()
    return [(task_id, version) for task_id, version in seen]
