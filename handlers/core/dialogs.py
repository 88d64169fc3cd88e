"""Dialogs: what is asked and answered in several messages, or goes on by a button below one.

What was said so far is kept with the conversation, since a button has no room for it. The buttons
carry the number of their dialog, so that one of an older dialog never acts on what was said in a
newer one.
"""

from typing import Any

from aiogram.fsm.context import FSMContext

from bot.ui.context import Context
from domain.errors import Code, Stale

_NUMBER = "number"


async def number_of(state: FSMContext, ctx: Context) -> int:
    """The number of the dialog that is open, for its buttons; the first one asks for it."""
    known = (await state.get_data()).get(_NUMBER)
    return int(known) if known is not None else await renumber(state, ctx)


async def renumber(state: FSMContext, ctx: Context) -> int:
    """A number of its own for what has been said just now: buttons below what was said before it
    in the same dialog are stale.
    """
    await state.update_data({_NUMBER: ctx.number})
    return ctx.number


async def said_in(
    state: FSMContext, number: int, code: Code = Code.QUESTION_STALE
) -> dict[str, Any]:
    """What was said in the dialog with this number.

    Raises Stale where that is over, or another one has begun since: what was said in that stays.
    """
    kept = await state.get_data()
    if kept.get(_NUMBER) != number:
        raise Stale(code)
    return kept
