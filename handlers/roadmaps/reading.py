"""The file or the words of a message, read as a plan or as a list of organisations."""

import asyncio
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from aiogram import Bot
from aiogram.types import Message

from bot.ui.callbacks.roadmaps import ImportFor
from bot.ui.context import Context
from domain.draft import lists_organisations
from domain.errors import Code, Refusal
from domain.organisation_list import OrganisationList
from handlers.core.downloading import download
from handlers.people.name_lists import list_at, read_lines
from services.roadmaps import draft_storing
from services.roadmaps.draft_rows import Source
from services.roadmaps.roadmap_files import RoadmapFile, read_plan


async def _fetch(message: Message, path: Path, ctx: Context, bot: Bot) -> Source:
    """Put the plan of a message at `path`; words are a file of text."""
    document = message.document
    if document is None:
        await asyncio.to_thread(path.write_text, message.text or "", encoding="utf-8")
        return Source(ctx.texts("import-pasted-name"))
    await download(bot, document, path)
    return Source(
        document.file_name or "plan",
        telegram_file_id=document.file_id,
        telegram_unique_id=document.file_unique_id,
    )


@dataclass(frozen=True, slots=True)
class ListInstead:
    """A list of organisations that came instead of a plan, which it may be after all."""

    given: OrganisationList
    may_be_plan: bool


async def _list_in(message: Message, path: Path, name: str) -> OrganisationList | None:
    """The organisations that a message lists, if it clearly does that; its file is at `path`."""
    if message.document is None:
        given = read_lines(message.text or "")
    else:
        given = await list_at(path, name, owner=message.chat.id)
    return given if given.is_clear else None


async def read_and_store(
    message: Message,
    key: str,
    whose: ImportFor,
    progress: Message,
    ctx: Context,
    bot: Bot,
    *,
    list_asked: bool = False,
) -> list[int] | ListInstead:
    """The ids of the drafts, or the list of organisations that came: instead, or as was asked."""
    municipality_id = whose.municipality_id
    with TemporaryDirectory() as folder:
        path = Path(folder) / "document"
        source = await _fetch(message, path, ctx, bot)
        read = _of_asked if list_asked else _of_unasked
        found = await read(message, path, source.name, whose)
        if isinstance(found, ListInstead):
            return found
        data = await asyncio.to_thread(path.read_bytes)
    await progress.edit_text(ctx.texts("import-read", tables=found.tables, rows=found.rows))
    digest = await ctx.tools.files.put(data)
    source = replace(source, size=len(data), sha256=digest, key=key)
    async with ctx.write() as session:
        return await draft_storing.store_drafts(
            session, found.drafts, municipality_id, source, actor=ctx.actor
        )


async def _of_unasked(
    message: Message, path: Path, name: str, whose: ImportFor
) -> RoadmapFile | ListInstead:
    """A plan, unless it is clearly a list and was not said to be a plan."""
    try:
        found = await read_plan(path, name, municipality_id=whose.municipality_id)
    except Refusal as refusal:
        if whose.is_plan or refusal.code is not Code.FILE_NO_PLAN:
            raise
        if given := await _list_in(message, path, name):
            return ListInstead(given, may_be_plan=False)
        raise
    may_be_list = not whose.is_plan and all(map(lists_organisations, found.drafts))
    if may_be_list and (given := await _list_in(message, path, name)):
        return ListInstead(given, may_be_plan=True)
    return found


async def _of_asked(
    message: Message, path: Path, name: str, whose: ImportFor
) -> RoadmapFile | ListInstead:
    """The list that was asked for; a table or an order that says terms is a plan."""
    with suppress(Refusal):
        found = await read_plan(path, name, municipality_id=whose.municipality_id)
        said = (activity for draft in found.drafts for activity in draft.activities)
        if any(activity.term for activity in said):
            return found
    if message.document is None:
        return ListInstead(read_lines(message.text or ""), may_be_plan=False)
    return ListInstead(await list_at(path, name, owner=message.chat.id), may_be_plan=False)
