"""What a bot says of itself before anybody writes to it: its commands, its notice."""

import logging

from aiogram import Bot
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramServerError,
)
from aiogram.types import BotCommand

from bot.ui.texts import LOCALES, texts

log = logging.getLogger(__name__)

COMMANDS = (
    "start",
    "tasks",
    "summary",
    "review",
    "debtors",
    "plans",
    "people",
    "policy",
    "deliveries",
    "calendar",
    "notifications",
    "help",
    "whoami",
    "privacy",
)


async def introduce(bot: Bot) -> None:
    """Commands, and the notice that an empty chat shows before anything is stored.

    A notice of the office's own, set at @BotFather, stays. A Bot API server that knows no such
    method, however it says so, is no reason not to serve.
    """
    try:
        has_notice = bool((await bot.get_my_description()).description)
        for locale in LOCALES:
            say = texts(locale)
            # Russian is what a client with any other language gets.
            language = None if locale == "ru" else locale
            commands = [
                BotCommand(command=name, description=say(f"command-{name}")) for name in COMMANDS
            ]
            await bot.set_my_commands(commands, language_code=language)
            if not has_notice:
                await bot.set_my_description(say("bot-description"), language_code=language)
    except (TelegramNotFound, TelegramBadRequest, TelegramServerError, ClientDecodeError):
        log.warning("The Bot API server does not take commands and description: without them.")
