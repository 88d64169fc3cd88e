"""«Напиши школе 3, что ждём протокол»: the letter with these words, looked at before it goes."""

from html import escape

from aiogram.fsm.context import FSMContext
from aiogram.types import Message

from bot.ui.callbacks.core import Menu
from bot.ui.context import Context
from domain.access import UseCase
from domain.utterances.dictated_letters import dictated_letter
from handlers.core.places import municipalities_for
from handlers.core.states import Asking
from handlers.core.typing_in import ask
from handlers.reminders.letters import show_preview
from handlers.utterances.hearing import OF_OFFICE, Heard
from services.reminders import letters
from services.reminders.letters import LONGEST

NAMED = 3
"""So many of those who are written to are named above a letter."""


async def prepare(message: Message, ctx: Context, state: FSMContext, heard: Heard) -> bool:
    """Whether the words dictate a letter to schools: it is shown as it would go, and not sent.

    Where they only name to whom, the words of the letter are asked for.
    """
    if heard.role not in OF_OFFICE or heard.replied is not None:
        return False
    letter = dictated_letter(heard.said, heard.world)
    owners = municipalities_for(ctx, UseCase.WRITE_TO_SCHOOLS)
    if letter is None or len(owners) != 1:
        return False
    async with ctx.read() as session:
        schools = await letters.addressed(session, owners[0][0], letter.to, actor=ctx.actor)
    about = ", ".join(letter.to[:NAMED]) or ctx.texts("letter-to-all")
    if len(letter.to) > NAMED:
        about = ctx.texts("letter-to-list", names=about, others=len(letter.to) - NAMED)
    if ctx.actor.is_of_several:
        about = f"{about} · {owners[0][1]}"
    if not letter.words:
        await ask(
            message,
            ctx,
            state,
            Asking.letter,
            ctx.texts("letter-ask-named", names=escape(about), most=LONGEST),
            Menu(place="home"),
            municipality=owners[0][0],
            schools=schools,
            named=about,
        )
        return True
    async with ctx.write() as session:
        view = await letters.draft(
            session, owners[0][0], schools, about, letter.words, actor=ctx.actor
        )
    await show_preview(message, view, ctx, state)
    return True
