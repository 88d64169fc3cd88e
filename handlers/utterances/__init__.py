"""Words that no button asked for: understood, asked about with the text kept, or answered."""

from aiogram import Bot, Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.utterances.asking import dropped
from domain.utterances import Speaker, takes_back
from handlers.core.private import private_router
from handlers.core.showing import show
from handlers.core.typing_in import TYPED
from handlers.utterances import asking, continuing, managers, office, school
from handlers.utterances.hearing import hear
from services.reports.remarks import Remark

_words = Router(name="utterances.words")


@_words.message(TYPED)
async def listen(message: Message, ctx: Context, state: FSMContext, bot: Bot) -> None:
    """Do what the words say, answer them, or ask; what the bot waits for goes on waiting, unless
    it is taken back.
    """
    if not ctx.person.places:
        raise SkipHandler
    async with ctx.read() as session:
        heard = await continuing.begun(session, message, ctx) or await hear(
            session, message, ctx, ctx.about
        )
    if isinstance(heard, Remark):
        await continuing.add(message, ctx, heard)
    elif await state.get_state() is not None and takes_back(heard.said, heard.world):
        await state.clear()
        await show(message, dropped(ctx.texts), ctx.tools)
    elif heard.is_of_school:
        await school.answer(message, ctx, state, heard)
    elif heard.role is Speaker.MANAGER:
        await managers.answer(message, ctx, state, bot, heard)
    else:
        await office.answer(message, ctx, state, bot, heard)


router = private_router("utterances", asking.router, office.router, _words)
