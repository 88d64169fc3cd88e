"""Upkeep of the tables: what nobody needs any more goes, each evening's figures are kept."""

from bot.ui.context import Tools
from services.people import retention
from services.summaries import snapshots


async def keep_house(tools: Tools) -> None:
    """Keep yesterday's figures, remove what is too old, a batch in a transaction."""
    now = tools.clock.now()
    async with tools.database.write() as session:
        await snapshots.take_due(session, now)
    for what in retention.KINDS:
        removed = retention.BATCH
        while removed == retention.BATCH:
            async with tools.database.write() as session:
                removed = await retention.remove_old(session, what, now)
    await _remove_files(tools)


async def _remove_files(tools: Tools) -> None:
    now = tools.clock.now()
    while True:
        async with tools.database.read() as session:
            old = await retention.old_files(session, now)
        if not old:
            return
        # The bytes first: what is noted as removed must be gone.
        for file in old:
            if file.sha256 is not None:
                await _remove(tools, file.sha256)
        async with tools.database.write() as session:
            await retention.note_removed(session, old, now)


async def _remove(tools: Tools, sha256: str) -> None:
    try:
        await tools.files.remove(sha256)
    except FileNotFoundError:
        # An earlier round was cut between removing and noting it.
        return
