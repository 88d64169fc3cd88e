"""A button's label that was typed: it does what a press of the button does."""

import re
from html import escape
from typing import Any

from aiogram import Dispatcher
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from bot.ui.texts import bare

_COUNT = re.compile(r" \d+$")


class TypedPress(CallbackQuery):
    """A press whose `message` is the one in which the label was typed: it cannot be edited, and
    what a press is answered with becomes a message of its own.
    """

    async def answer(  # type: ignore[override]  # there is no press for Telegram to be told of
        self, text: str | None = None, *_: Any, **__: Any
    ) -> bool:
        if text and isinstance(self.message, Message):
            await self.message.answer(escape(text, quote=False))
        return True


def labelled(
    text: str,
    keyboard: InlineKeyboardMarkup | None,
    *,
    counted: bool = False,
    in_part: bool = False,
) -> str | None:
    """The data of the button with this label; marks need not be typed, nor counts unless `counted`:
    «файлы». `in_part` takes some words of a label.
    """
    said = bare(text)
    for row in keyboard.inline_keyboard if keyboard and said else []:
        for button in row:
            label = bare(button.text)
            typed = (label,) if counted else (label, _COUNT.sub("", label))
            is_meant = said in typed or (in_part and f" {said} " in f" {label} ")
            if button.callback_data and is_meant:
                return button.callback_data
    return None


async def press(data: str, message: Message, dispatcher: Dispatcher, **tools: Any) -> None:
    """Have a button's handler work as if it had been pressed; `tools` are what a handler gets."""
    assert message.from_user is not None
    typed = TypedPress.model_validate(
        {
            "id": "",
            "from": message.from_user,
            "chat_instance": str(message.chat.id),
            "message": message,
            "data": data,
        }
    )
    await dispatcher.propagate_event("callback_query", typed.as_(message.bot), **tools)
