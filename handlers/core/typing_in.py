"""Asking a person to type something, and knowing the answer."""

from typing import Any

from aiogram import F
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from bot.ui.context import Context
from bot.ui.screen import button, keyboard
from handlers.core.showing import note_shown

TYPED = F.text & ~F.text.startswith("/")
"""Words that may be an answer: a command is none."""


async def ask(
    event: Message | CallbackQuery,
    ctx: Context,
    state: FSMContext,
    about: State,
    text: str,
    back: CallbackData,
    **data: Any,
) -> None:
    """Ask in a message of its own, so that what was pressed stays in sight, and remember.

    `back` is where «Отмена» leads; its handler ends the waiting.
    """
    await state.set_state(about)
    await state.set_data(data)
    message = event if isinstance(event, Message) else event.message
    if isinstance(event, CallbackQuery):
        await event.answer()
    if isinstance(message, Message):
        cancel = keyboard([button(ctx.texts("button-cancel"), back)])
        note_shown(cancel)
        await message.answer(text, reply_markup=cancel)
