"""What a curator or a manager has said: the nearest screen."""

from aiogram import Bot
from aiogram.types import Message

from bot.ui.context import Context
from domain.utterances import Intent
from handlers.reminders import debtors
from handlers.review import reviewing
from handlers.utterances import common
from handlers.utterances.hearing import Heard


async def answer(message: Message, ctx: Context, bot: Bot, heard: Heard) -> None:
    """Show what is asked for; words in reply to a card are a comment, passed on to the school."""
    match heard.reading.intent:
        case Intent.DEBTORS | Intent.REMIND:
            await debtors.begin(message, ctx)
        case Intent.REVIEW | Intent.ACCEPT | Intent.LIST:
            await reviewing.begin(message, ctx, bot)
        case Intent.CONTACT:
            await common.name_curators(message, ctx)
        case _ if heard.replied is not None:
            await common.note(message, ctx, heard, heard.replied)
        case _:
            await common.answer(message, ctx, heard)
