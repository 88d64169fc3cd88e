"""The head of a school reads everything and reports nothing: they are told who does."""

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.utterances import people
from domain.utterances import Intent
from handlers.core.showing import show
from handlers.utterances import common
from handlers.utterances.hearing import Heard
from services.reports import contacts


async def tell_who_can(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """By name, who can report; words that name nothing are answered as anybody's."""
    if heard.reading.intent is Intent.UNKNOWN and not heard.tasks:
        await common.answer(message, ctx, state, heard)
        return
    async with ctx.read() as session:
        names = await contacts.own_coordinators(session, actor=ctx.actor)
    await show(message, people.who_reports(names, ctx.texts), ctx.tools)
