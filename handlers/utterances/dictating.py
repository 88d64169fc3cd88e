"""«Напиши школе 3, что ждём протокол»: the letter with these words, looked at before it goes."""

from aiogram.types import Message

from bot.ui.context import Context
from bot.ui.screens.reminders import letters as screens
from domain.access import UseCase
from domain.utterances import SpeakerRole
from domain.utterances.dictated_letters import dictated_letter
from handlers.core.places import municipalities_for
from handlers.core.showing import show
from handlers.utterances.hearing import Heard
from services.reminders import letters

OF_OFFICE = (SpeakerRole.CURATOR, SpeakerRole.MANAGER)


async def prepare(message: Message, ctx: Context, heard: Heard) -> bool:
    """Whether the words dictate a letter to schools: it is shown as it would go, and not sent."""
    if heard.role not in OF_OFFICE or heard.replied is not None:
        return False
    letter = dictated_letter(heard.said, heard.world)
    owners = municipalities_for(ctx, UseCase.WRITE_TO_SCHOOLS)
    if letter is None or len(owners) != 1:
        return False
    about = ", ".join(letter.to) or ctx.texts("letter-to-all")
    async with ctx.write() as session:
        schools = await letters.addressed(session, owners[0][0], letter.to, actor=ctx.actor)
        view = await letters.draft(
            session, owners[0][0], schools, about, letter.words, actor=ctx.actor
        )
    await show(message, screens.preview(view, ctx.texts), ctx.tools)
    return True
