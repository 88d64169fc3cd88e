"""A file that somebody has sent, brought here."""

from pathlib import Path

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import Document

from domain.errors import Code, Refusal


async def download(bot: Bot, document: Document, path: Path) -> None:
    """Put the file at `path`. Raises Refusal(FILE_BROKEN) where Telegram does not have it."""
    try:
        await bot.download(document, path)
    except TelegramBadRequest as error:
        raise Refusal(Code.FILE_BROKEN) from error
