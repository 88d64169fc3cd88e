"""`backup`: everything that the bot keeps, in one file, while it is at work."""

import argparse
import asyncio
from pathlib import Path

from bot.cli.console import Stop, fail, settings_or_stop
from bot.cli.faults import in_words
from bot.cli.helping import Purpose
from bot.config import Settings
from bot.ui.sizes import file_size
from bot.ui.texts import texts
from domain.clock import SystemClock


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """Where to, and how to get a key."""
    parser.add_argument("--to", type=Path, metavar="FOLDER", help=say("cli-help-backup-to"))
    parser.add_argument("--new-key", type=Path, metavar="FILE", help=say("cli-help-backup-key"))


def run(args: argparse.Namespace) -> int:
    """Print where the backup is; 1 where files are missing in it, 2 where there is nothing."""
    try:
        settings = settings_or_stop()
        if args.new_key:
            return _make_key(settings, args.new_key)
        return asyncio.run(_make(settings, args.to or settings.backups))
    except Stop as stop:
        return fail(stop)


def _make_key(settings: Settings, path: Path) -> int:
    from bot.backups import sealing

    say = texts(settings.default_locale)
    if path.exists():
        raise Stop(say("cli-key-exists", file=str(path)))
    with in_words(settings):
        public = sealing.new_key(path)
    print(say("cli-key-made", file=str(path), key=public))
    return 0


async def _make(settings: Settings, folder: Path) -> int:
    from bot.backups import making
    from bot.backups.snapshot import Unfit
    from services.core.object_store import FileStore

    say = texts(settings.default_locale)
    try:
        with in_words(settings):
            made = await making.make(
                settings.database,
                FileStore(settings.files),
                folder,
                settings.backup_key,
                SystemClock().now(),
            )
    except Unfit as unfit:
        raise Stop(say("cli-backup-unfit", current=unfit.current, newest=unfit.newest)) from None
    print(
        say(
            "cli-backup-made",
            file=str(made.path),
            size=file_size(say, made.size),
            files=str(made.files),
        )
    )
    for digest in made.missing:
        print(say("cli-backup-missing", digest=digest))
    return 1 if made.missing else 0
