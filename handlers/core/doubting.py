"""Words that may be no answer to what the bot waits for: asked about once, with the words kept."""

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.callbacks.utterances import SaidAnswer
from bot.ui.context import Context
from bot.ui.screens.utterances import asking
from domain.utterances import on_russian_keys
from handlers.core.dialogs import number_of
from handlers.core.offering import offer


async def doubt(message: Message, ctx: Context, state: FSMContext) -> None:
    """Whether these words are meant. The question replies to them, and the waiting goes on."""
    press = SaidAnswer(number=await number_of(state, ctx))
    await offer(state, ctx, press, message)
    screen = asking.doubted(on_russian_keys(message.text or ""), press, ctx.texts)
    await message.reply(screen.text, reply_markup=screen.keyboard)
