"""Upkeep of the tables: what nobody needs any more goes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.ui.context import Tools
from models.enums import RowKind
from services.core import set_aside, set_aside_list
from services.core.object_store import store_error
from services.core.set_aside import Fault, reason_of
from services.people import old_texts, retention
from services.people.retention import OldFile
from services.reminders import stored_settings
from services.reports import file_space


async def keep_house(tools: Tools) -> None:
    """Remove what is too old, a batch in a transaction."""
    now = tools.clock.now()
    await _look_for_faults(tools)
    for what in retention.KINDS:
        await _remove_rows(tools, what, now)
    await _remove_files(tools)
    await _remove_words(tools)
    counted = file_space.BATCH
    while counted == file_space.BATCH:
        async with tools.database.write() as session:
            counted = await file_space.count_anew(session, now)


async def _remove_rows(tools: Tools, what: str, now: datetime) -> None:
    full = True
    while full:
        async with tools.database.read() as session:
            keys = await retention.find_old(session, what, now)
        full = len(keys) == retention.BATCH
        if keys:
            async with tools.database.write() as session:
                await retention.remove_old(session, what, keys, now)


async def _look_for_faults(tools: Tools) -> None:
    """Settings that cannot be read are set aside; the administrators hear of all that is."""
    now = tools.clock.now()
    async with tools.database.read() as session:
        changes = await stored_settings.examine(session, now)
    async with tools.database.write() as session:
        await set_aside.write(session, changes, now)
        await set_aside_list.tell(session, now)


async def _remove_files(tools: Tools) -> None:
    now = tools.clock.now()
    async with tools.database.read() as session:
        kept = await retention.files_kept(session, tools.file_days)
    for municipality_id, days in kept:
        before, after = now - timedelta(days=days), 0
        while True:
            async with tools.database.read() as session:
                old = await retention.old_files(session, municipality_id, before, after)
            if not old:
                break
            await _remove_batch(tools, old, now)
            after = old[-1].file_id


async def _remove_batch(tools: Tools, old: Sequence[OldFile], now: datetime) -> None:
    # The bytes first: what is noted as removed must be gone.
    faults = [fault for file in old if (fault := await _remove(tools, file))]
    stays = {fault.row_id for fault in faults}
    removed = [file for file in old if file.file_id not in stays]
    async with tools.database.write() as session:
        await retention.note_removed(session, removed, now)
        looked_at = [file.file_id for file in old]
        await set_aside.record_faults(session, RowKind.FILE, looked_at, faults, now)


async def _remove_words(tools: Tools) -> None:
    """What was written long ago about what is finished; 0 days are for ever."""
    if not tools.text_days:
        return
    for written in old_texts.WRITTEN:
        ids = [0] * old_texts.BATCH
        while len(ids) == old_texts.BATCH:
            # Found apart from the writing: to look through all reports takes its time.
            async with tools.database.read() as session:
                ids = await old_texts.find(session, written, tools.clock.now(), tools.text_days)
            if ids:
                async with tools.database.write() as session:
                    await old_texts.remove(session, written, ids)


async def _remove(tools: Tools, file: OldFile) -> Fault | None:
    """Remove the bytes of a file; why they cannot be, where they cannot."""
    if file.sha256 is None:
        return None
    try:
        await tools.files.remove(file.sha256)
    except FileNotFoundError:
        # An earlier round was cut between removing and noting it.
        return None
    except (store_error(), OSError) as error:
        return Fault(RowKind.FILE, file.file_id, reason_of(error))
    return None
