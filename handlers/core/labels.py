"""The labels below a question of the bot, typed: they press their buttons, and are no answer."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware, Bot, Dispatcher, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import InlineKeyboardMarkup, Message, TelegramObject

from bot.ui.context import Context
from handlers.core.conversation import BESIDE
from handlers.core.private import private_router
from handlers.core.showing import forget_shown, shown_last
from handlers.core.typed_presses import labelled, press
from handlers.core.typing_in import TYPED

_own = Router(name="core.labels.own")

_LABELS = "labels"
"""Where the conversation keeps the buttons below the question that is open."""


@_own.message(TYPED)
async def press_label(
    message: Message,
    ctx: Context,
    state: FSMContext,
    bot: Bot,
    dispatcher: Dispatcher,
    **tools: Any,
) -> None:
    """Press what is labelled so. A reply is about the message that it answers."""
    kept = await state.get_value(_LABELS)
    if kept is None or message.reply_to_message or await state.get_state() is None:
        raise SkipHandler
    data = labelled(message.text or "", InlineKeyboardMarkup.model_validate(kept))
    if data is None:
        raise SkipHandler
    tools |= {"ctx": ctx, "state": state, "bot": bot}
    await press(data, message, dispatcher, **tools)


class LabelsStay(BaseMiddleware):
    """What is shown with a new question is kept with it, until the question is another.

    Answers to what was asked in between change nothing.
    """

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        state: FSMContext | None = data.get("state")
        if state is None:
            return await handler(event, data)
        before = await state.get_state(), _own_data(await state.get_data())
        forget_shown()
        result = await handler(event, data)
        shown, waits = shown_last(), await state.get_state()
        is_new = (waits, _own_data(await state.get_data())) != before
        if waits is not None and shown is not None and is_new and _asks(before[0], waits, event):
            await state.update_data({_LABELS: shown.model_dump(exclude_none=True)})
        return result


def _own_data(data: dict[str, Any]) -> dict[str, Any]:
    """What is remembered of the question itself."""
    return {key: each for key, each in data.items() if key not in BESIDE}


def _asks(before: str | None, now: str, event: TelegramObject) -> bool:
    """Whether another question is open, or the same was shown anew by a press."""
    return before != now or not isinstance(event, Message)


router = private_router("core.labels", _own)
