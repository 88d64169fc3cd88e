"""Words that may be no answer to what the bot waits for: asked about once, with the words kept."""

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.callbacks.utterances import SaidAnswer
from bot.ui.context import Context
from bot.ui.screens.utterances import asking
from handlers.core.offering import ask_about


async def doubt(message: Message, ctx: Context, state: FSMContext) -> None:
    """Whether these words are meant. The question replies to them, and the waiting goes on."""
    screen = asking.doubted(message.text or "", ctx.texts)
    await ask_about(message, screen, state, ctx, SaidAnswer())
