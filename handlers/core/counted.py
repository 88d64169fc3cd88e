"""A list that a message has counted, for its button to do something to: just those, as seen.

What was counted is kept with the conversation, since a button has no room for it. The button
carries a number, so that one of an older message never does something to the list of a newer one.
"""

from collections.abc import Iterable
from typing import Protocol

from aiogram.fsm.context import FSMContext

from bot.ui.context import Context
from domain.errors import Code, Stale

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
    number = ctx.number
    seen = [[line.task_id, line.version] for line in lines]
    await state.set_state(None)
    await state.set_data({_COUNTED: [number, seen]})
    return number


async def take(state: FSMContext, number: int) -> list[tuple[int, int]]:
    """The tasks and versions that the message with this number has counted, once.

    Raises Stale where they were taken already, or another message has counted since: what that
    one has counted stays.
    """
    kept, seen = (await state.get_data()).get(_COUNTED, (None, ()))
    if kept != number or not seen:
        raise Stale(Code.LIST_STALE)
    await state.clear()
    return [(task_id, version) for task_id, version in seen]
