"""What the bot may be waiting for, and what a reply is about."""

from typing import Any

from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reports.prompts import Prompt
from services.tasks import message_links


class Asking(StatesGroup):
    """`words` about the task that the conversation names, or `search` words for the list."""

    words = State()
    search = State()


IDLE = StateFilter(None, Asking.words, Asking.search)
"""Nobody else of the bot is waiting for what the person sends."""


async def wait_for(state: FSMContext, prompt: Prompt, task_id: int, **more: int) -> None:
    """Remember which question about which task is open."""
    await state.set_state(Asking.words)
    await state.set_data({"about": prompt.value, "task": task_id, **more})


class Answers(Filter):
    """A text that answers one of these questions; gives the handler `asked`, what was remembered.

    A command is no answer, nor is a reply to the card of another task.
    """

    def __init__(self, *prompts: Prompt) -> None:
        self._prompts = {prompt.value for prompt in prompts}

    async def __call__(
        self, message: Message, state: FSMContext, ctx: Context
    ) -> bool | dict[str, Any]:
        if not message.text or message.text.startswith("/"):
            return False
        if await state.get_state() != Asking.words.state:
            return False
        asked = await state.get_data()
        if asked.get("about") not in self._prompts:
            return False
        replied = await task_of_reply(message, ctx)
        return {"asked": asked} if replied in (None, asked["task"]) else False


async def task_of_reply(message: Message, ctx: Context) -> int | None:
    """The task that the message replied to is about, None for no reply or another message."""
    reply = message.reply_to_message
    if reply is None:
        return None
    async with ctx.read() as session:
        return await message_links.task_of(session, reply.chat.id, reply.message_id)
