"""The head of a school reads everything and reports nothing: they are told who does; so is a
coordinator who asks for the others.
"""

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.utterances import people
from domain.utterances import Intent, SpeakerRole
from handlers.core.showing import show
from handlers.utterances import common
from handlers.utterances.hearing import Heard
from services.reports import contacts


async def answer_act(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> None:
    """Who can do what a head has said; words that name nothing are answered as anybody's."""
    if heard.reading.intent is Intent.UNKNOWN and not heard.tasks:
        await common.answer(message, ctx, state, heard)
    elif heard.reading.intent is Intent.SNOOZE:
        # To a head the bot writes of what is long overdue alone: nothing can be put off.
        await message.answer(ctx.texts("said-head-unreminded"))
    else:
        await tell_who_can(message, ctx, heard)


async def tell_who_can(message: Message, ctx: Context, heard: Heard) -> None:
    """By name, who can report; to somebody who reports, who else does."""
    async with ctx.read() as session:
        names = await contacts.own_coordinators(session, actor=ctx.actor)
    reports = heard.role is SpeakerRole.COORDINATOR
    await show(message, people.who_reports(names, ctx.texts, reports=reports), ctx.tools)
