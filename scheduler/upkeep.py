"""Work that nobody waits for: copies of the files that prove something."""

import logging
from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiohttp import ClientError

from bot.ui.context import Tools
from services.reports import file_copies
from services.reports.file_copies import DueCopy

log = logging.getLogger(__name__)

BATCH = 20


async def copy_files(tools: Tools, bot: Bot) -> int:
    """Copy what Telegram keeps into the object store and return how many files were copied.

    No transaction is open while a file is on its way. What could not be fetched now is due again
    at the next call.
    """
    copied, after = 0, 0
    while True:
        async with tools.database.read() as session:
            batch = await file_copies.due(session, tools.clock.now(), BATCH, after=after)
        if not batch:
            return copied
        for due in batch:
            copied += await _copy(tools, bot, due)
        after = batch[-1].file_id


async def _copy(tools: Tools, bot: Bot, due: DueCopy) -> bool:
    try:
        content = await _download(bot, due.telegram_file_id)
    except (AiogramError, ClientError, TimeoutError, OSError) as error:
        # The text of the error may hold the file's address, and with it the token.
        log.warning("file %s cannot be copied now: %s", due.file_id, type(error).__name__)
        return False
    digest = await tools.files.put(content)
    async with tools.database.write() as session:
        await file_copies.note_copied(session, due.file_id, digest, len(content))
    return True


async def _download(bot: Bot, telegram_file_id: str) -> bytes:
    file = await bot.get_file(telegram_file_id)
    buffer = BytesIO()
    await bot.download_file(file.file_path or "", buffer)
    return buffer.getvalue()
