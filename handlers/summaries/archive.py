"""The evidence itself, as archives of at most what Telegram takes."""

import asyncio
import tempfile
from pathlib import Path

from aiogram import Bot, F, Router
from aiogram.types import CallbackQuery, FSInputFile

from bot.ui.callbacks.summaries import SummaryFile
from bot.ui.context import Context
from bot.ui.screens.summaries.summary_links import query_of
from bot.ui.summary import words
from domain.summary import SummaryQuery
from services.summaries import evidence_archive
from services.summaries.evidence_archive import EvidenceItems

router = Router(name="summaries.archive")


@router.callback_query(SummaryFile.filter(F.kind == "archive"), F.message.chat.type == "private")
async def press_archive(
    callback: CallbackQuery, callback_data: SummaryFile, ctx: Context, bot: Bot
) -> None:
    """The files behind the figures that are shown."""
    found = await load(query_of(callback_data), ctx)
    if not found.files:
        await callback.answer(ctx.texts("summary-archive-none"), show_alert=True)
        return
    await callback.answer(ctx.texts("summary-making"))
    await deliver(callback.from_user.id, found, ctx, bot)


async def load(query: SummaryQuery, ctx: Context) -> EvidenceItems:
    """What was sent for what is asked about."""
    async with ctx.read() as session:
        return await evidence_archive.load(session, query, actor=ctx.actor)


async def deliver(chat_id: int, found: EvidenceItems, ctx: Context, bot: Bot) -> None:
    """Every file in force by section and school, with a list of them."""
    from bot.ui.summary import archives

    async with ctx.read() as session:
        places = await archives.paths(session, found.roadmap_ids, ctx.texts)
    await bot.send_chat_action(chat_id, "upload_document")
    with tempfile.TemporaryDirectory() as folder:
        parts = archives.write(found, places, ctx.tools.files, Path(folder), ctx.texts)
        # Copying is waiting for disks, and the store has its own settings: a thread will do.
        while (made := await asyncio.to_thread(next, parts, None)) is not None:
            path, said = made
            said = f"{words.heading(found.info, ctx.texts)}\n{said}"
            await bot.send_document(chat_id, FSInputFile(path), caption=said, parse_mode=None)
            # A year of photographs must not fill the disk: one archive at a time.
            path.unlink()
