"""Sending a kept file: by Telegram's own id, or from our copy where Telegram has lost it."""

from collections.abc import Sequence

from aiogram import Bot
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import (
    BufferedInputFile,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    Message,
)

from bot.ui.context import Tools
from services.reports.evidence import KeptFile

ALBUM = 10
"""The most that one album holds: https://core.telegram.org/bots/api#sendmediagroup."""


async def send_kept(bot: Bot, chat_id: int, kept: KeptFile, tools: Tools) -> Message | None:
    """Send a file as what it came as; None where neither Telegram nor our store has it."""
    if kept.telegram_file_id is not None:
        try:
            return await _send_by_id(bot, chat_id, kept.media, kept.telegram_file_id)
        except TelegramBadRequest:
            # The id is of another bot or was given up by Telegram: the copy is what is left.
            pass
    if kept.sha256 is None:
        return None
    try:
        content = await tools.files.get(kept.sha256)
    except FileNotFoundError:
        return None
    return await bot.send_document(chat_id, BufferedInputFile(content, kept.name))


async def send_all(bot: Bot, chat_id: int, files: Sequence[KeptFile], tools: Tools) -> bool:
    """Send files together, albums of what fits into one; False where some are lost.

    Pictures and videos make an album, documents another one; what neither takes comes by itself.
    """
    complete = True
    for kinds in (("photo", "video"), ("document",)):
        album = [file for file in files if file.media in kinds and file.telegram_file_id]
        if len(album) > 1 and await _send_album(bot, chat_id, album):
            files = [file for file in files if file not in album]
    for file in files:
        complete = await send_kept(bot, chat_id, file, tools) is not None and complete
    return complete


async def _send_album(bot: Bot, chat_id: int, files: Sequence[KeptFile]) -> bool:
    """Whether Telegram took all of them; it takes an album as a whole or not at all."""
    kinds = {"photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument}
    media = [kinds[file.media](media=file.telegram_file_id) for file in files]
    try:
        for start in range(0, len(media), ALBUM):
            await bot.send_media_group(chat_id, media[start : start + ALBUM])
    except TelegramBadRequest:
        return False
    return True


async def _send_by_id(bot: Bot, chat_id: int, media: str, file_id: str) -> Message:
    match media:
        case "photo":
            return await bot.send_photo(chat_id, file_id)
        case "voice":
            return await bot.send_voice(chat_id, file_id)
        case "video":
            return await bot.send_video(chat_id, file_id)
        case "video_note":
            return await bot.send_video_note(chat_id, file_id)
        case "audio":
            return await bot.send_audio(chat_id, file_id)
        case "animation":
            return await bot.send_animation(chat_id, file_id)
        case _:
            return await bot.send_document(chat_id, file_id)
