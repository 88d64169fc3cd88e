"""Work that nobody waits for: copies of the files that prove something, looked into first."""

import asyncio
import logging
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from tempfile import TemporaryDirectory

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiohttp import ClientError

from bot.ui.context import Tools
from documents.read.pupils import look_for_pupils
from domain.errors import Refusal
from domain.pupil_lists import PupilDoubt
from services.reports import file_copies, held_files
from services.reports.file_copies import DueCopy

log = logging.getLogger(__name__)

BATCH = 20

PICTURES = ("image", "audio", "video")
"""Kinds that nobody can look into, even where they come as documents."""


async def copy_files(tools: Tools, bot: Bot) -> int:
    """Copy what Telegram keeps into the object store and return how many files were copied.

    A document that looks like a list of pupils is not copied: its sender is asked about it.

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
        refused = isinstance(error, TelegramBadRequest)
        async with tools.database.write() as session:
            await file_copies.note_missed(session, due.file_id, tools.clock.now(), refused=refused)
        return False
    if doubt := await _look(due, content, tools):
        async with tools.database.write() as session:
            await held_files.hold(session, due.file_id, doubt, tools.clock.now())
        return False
    digest = await tools.files.put(content)
    async with tools.database.write() as session:
        await file_copies.note_copied(session, due.file_id, digest, len(content))
    return True


async def _look(due: DueCopy, content: bytes, tools: Tools) -> PupilDoubt | None:
    """What in the file looks like a list of pupils; None also where nobody can look into it."""
    guessed = (guess_type(due.name)[0] or "").partition("/")[0]
    if due.cleared or due.media != "document" or guessed in PICTURES:
        return None
    with TemporaryDirectory() as folder:
        path = Path(folder, "file")
        await asyncio.to_thread(path.write_bytes, content)
        try:
            return await look_for_pupils(
                path, due.name, tools.clock.now().date(), owner=due.municipality_id
            )
        except Refusal as refusal:
            log.info("file %s was not looked into: %s", due.file_id, refusal.code.value)
            return None


async def _download(bot: Bot, telegram_file_id: str) -> bytes:
    file = await bot.get_file(telegram_file_id)
    buffer = BytesIO()
    await bot.download_file(file.file_path or "", buffer)
    return buffer.getvalue()
