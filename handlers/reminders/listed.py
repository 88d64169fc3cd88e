"""Who owes, as it was shown last: «напомни им» means those, and nobody else."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, TelegramObject

from bot.ui.callbacks.reminders import Debtors, Nudge
from bot.ui.callbacks.summaries import Laggards
from bot.ui.context import Context
from handlers.core.conversation import LISTED, forget, keep, kept
from handlers.core.showing import shown_last
from handlers.summaries.showing import group_of


class ListStays(BaseMiddleware):
    """The conversation remembers whose duties the list is of that was shown last."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        result = await handler(event, data)
        state: FSMContext | None = data.get("state")
        ctx: Context | None = data.get("ctx")
        if state is None or ctx is None or not isinstance(event, Message | CallbackQuery):
            return result
        shown = shown_last()
        listed = _listed(shown)
        if listed is not None and group_of(event) is None:
            await keep(state, LISTED, listed.pack(), ctx.now)
        elif shown is not None:
            await forget(state, LISTED)
        return result


async def listed_last(state: FSMContext, ctx: Context) -> Debtors | None:
    """Whose duties were shown last; None where that is too long ago."""
    packed = await kept(state, LISTED, ctx.now)
    if packed is None:
        return None
    try:
        return Debtors.unpack(packed)
    except (TypeError, ValueError):
        return None  # Another version has kept it.


def _listed(shown: InlineKeyboardMarkup | None) -> Debtors | None:
    """The scope of a list by the buttons below it: what reminds of it, else what opens it."""
    reminds = [Nudge.unpack(data) for data in _data(shown, Nudge.__prefix__)]
    opens = [Debtors.unpack(data) for data in _data(shown, Debtors.__prefix__)]
    if reminds:
        return Debtors(**reminds[0].model_dump())
    lists = [each for each in opens if each.part == "list"]
    # Below tasks whose schools can be written to, the way to who owes is of these tasks.
    writes = any(_data(shown, Laggards.__prefix__))
    found = lists[0] if lists else opens[0] if opens and writes else None
    return found.model_copy(update={"part": "preview", "page": 0}) if found else None


def _data(shown: InlineKeyboardMarkup | None, prefix: str) -> Iterator[str]:
    for row in shown.inline_keyboard if shown else ():
        for each in row:
            if each.callback_data and each.callback_data.partition(":")[0] == prefix:
                yield each.callback_data
