"""«Отмени», «верни как было» after a deed that can be taken back: its button is pressed."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message, TelegramObject

from bot.ui.callbacks.core import PutBack
from bot.ui.callbacks.people import UndoList
from bot.ui.callbacks.review import ReviewTakeBack
from bot.ui.callbacks.roadmaps import RoadmapStep, TakeBackChange
from bot.ui.callbacks.tasks import PutDeadlinesBack
from bot.ui.context import Context
from handlers.core.conversation import UNDO, forget
from handlers.core.showing import SHOWN
from services.core.conversations import OPEN_FOR

KINDS = frozenset(
    each.__prefix__
    for each in (PutDeadlinesBack, ReviewTakeBack, TakeBackChange, UndoList, PutBack)
)


class UndoStays(BaseMiddleware):
    """The conversation remembers the way back that was shown last, until something else is."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        result = await handler(event, data)
        state: FSMContext | None = data.get("state")
        ctx: Context | None = data.get("ctx")
        shown = SHOWN.get()
        if state is None or ctx is None or shown is None:
            return result
        if not isinstance(event, Message | CallbackQuery):
            return result
        found = next((data for data in _data(shown) if _takes_back(data)), None)
        if found is None:
            await forget(state, UNDO)
        else:
            await state.update_data({UNDO: [found, ctx.now.timestamp()]})
        return result


async def way_back(state: FSMContext, ctx: Context) -> str | None:
    """The data of the button that takes back what was just done; None where there is none."""
    kept = (await state.get_data()).get(UNDO)
    if kept is None or ctx.now - datetime.fromtimestamp(kept[1], UTC) > OPEN_FOR:
        return None
    return str(kept[0])


def _takes_back(data: str) -> bool:
    prefix = data.partition(":")[0]
    if prefix == RoadmapStep.__prefix__:
        return RoadmapStep.unpack(data).step == "undo"
    return prefix in KINDS


def _data(shown: InlineKeyboardMarkup) -> list[str]:
    return [each.callback_data or "" for row in shown.inline_keyboard for each in row]
