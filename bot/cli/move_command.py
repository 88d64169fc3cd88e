"""`move`: all tables into another database, SQLite or PostgreSQL, counted and compared."""

import argparse
import asyncio
from contextlib import ExitStack
from typing import TYPE_CHECKING

from bot.cli.console import Stop, fail, settings_or_stop
from bot.cli.faults import GONE, in_words
from bot.cli.helping import Purpose
from bot.config import Settings, SettingsError, load_settings
from bot.ui.texts import Texts, texts

if TYPE_CHECKING:
    from models.engine import Database


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """Where to."""
    parser.add_argument("--to", required=True, metavar="URL", help=say("cli-help-move-to"))


def run(args: argparse.Namespace) -> int:
    """Print the rows of each table; 2 where the target is not empty or the bot is at work."""
    try:
        settings = settings_or_stop()
        asyncio.run(_move(settings, args.to))
    except Stop as stop:
        return fail(stop)
    return 0


async def _move(settings: Settings, url: str) -> None:
    from bot.single_process import single_process
    from models import copying, migrating
    from models.copying import Mismatch
    from models.engine import Database

    say = texts(settings.default_locale)
    try:
        load_settings(database_url=url)
    except SettingsError:
        raise Stop(say("cli-move-bad-url", wanted=say("setting-database-url"))) from None
    try:
        with in_words(settings), ExitStack() as locks:
            async with (
                Database(settings.database, verbatim=True) as source,
                Database(url, verbatim=True) as target,
            ):
                if not source.is_there:
                    raise Stop(say("cli-move-nothing"))
                for database in (source, target):
                    locks.enter_context(single_process(database))
                    await _require_rest(database, say)
                if await copying.is_empty(source):
                    raise Stop(say("cli-move-nothing"))
                if not await copying.is_empty(target):
                    raise Stop(say("cli-move-occupied"))
                await migrating.upgrade(source)
                await migrating.upgrade(target)
                async with source.read() as reading, target.write() as writing:
                    counted = await copying.copy(reading, writing)
    except Mismatch as mismatch:
        raise Stop(say("cli-move-mismatch", table=mismatch.table), GONE) from None
    for table, rows in counted.items():
        print(f"{table:<28}{rows:>10}")
    print(say("cli-moved", rows=str(sum(counted.values()))))


async def _require_rest(database: "Database", say: Texts) -> None:
    """Raise `Stop` where a bot is connected to PostgreSQL: what it hears now would stay behind."""
    others = await database.others_connected()
    if others:
        raise Stop(say("cli-move-at-work", connections=str(others)))
