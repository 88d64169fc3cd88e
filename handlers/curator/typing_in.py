"""Asking a curator to type something about a plan."""

from typing import Any

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message

from bot.ui.context import Context
from bot.ui.screens import decision
from handlers.curator.states import Planning
from services import activity_views


async def ask(
    callback: CallbackQuery, state: FSMContext, about: State, text: str, **data: Any
) -> None:
    """Ask in a message of its own, so that what was pressed stays in sight, and remember."""
    await state.set_state(about)
    await state.set_data(data)
    await callback.answer()
    if isinstance(callback.message, Message):
        await callback.message.answer(text)


async def ask_term(
    callback: CallbackQuery,
    ctx: Context,
    state: FSMContext,
    activity_id: int,
    order: int,
    done: int = 0,
) -> None:
    """Ask for the term of an activity; `order` and `done` say where the question stood."""
    async with ctx.read() as session:
        view = await activity_views.see(session, activity_id, actor=ctx.actor)
    text = decision.ask_term(view, ctx.texts)
    await ask(callback, state, Planning.term, text, activity=activity_id, order=order, done=done)
