"""`restore`: a backup into an empty place."""

import argparse
import asyncio
from pathlib import Path

from bot.cli.console import Stop, fail, settings_or_stop
from bot.cli.faults import in_words
from bot.cli.helping import Purpose
from bot.config import Settings
from bot.ui.texts import texts


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """The backup, and its secret key where it is encrypted."""
    parser.add_argument("file", type=Path, help=say("cli-help-restore-file"))
    parser.add_argument("--key", type=Path, metavar="FILE", help=say("cli-help-restore-key"))


def run(args: argparse.Namespace) -> int:
    """Print what is there again; 2 where the place is not empty or the file is no backup."""
    try:
        settings = settings_or_stop()
        for path in filter(None, (args.file, args.key)):
            if not path.is_file():
                raise Stop(texts(settings.default_locale)("error-file-missing", file=str(path)))
        with in_words(settings):
            settings.data_dir.mkdir(parents=True, exist_ok=True)
        asyncio.run(_restore(settings, args.file, args.key))
    except Stop as stop:
        return fail(stop)
    return 0


async def _restore(settings: Settings, path: Path, key: Path | None) -> None:
    from bot.backups import restoring
    from bot.backups.archive import Damaged
    from bot.backups.sealing import BadKey, Sealed
    from bot.single_process import single_process
    from models.engine import Database
    from services.core.object_store import FileStore

    say = texts(settings.default_locale)
    try:
        with in_words(settings):
            async with Database(settings.database, verbatim=True) as target:
                with single_process(target):
                    files = FileStore(settings.files)
                    done = await restoring.restore(path, key, target, files)
    except restoring.Occupied:
        raise Stop(say("cli-restore-occupied")) from None
    except restoring.Newer:
        raise Stop(say("cli-restore-newer", file=str(path))) from None
    except Damaged:
        raise Stop(say("cli-restore-damaged", file=str(path))) from None
    except Sealed:
        raise Stop(say("cli-restore-sealed", file=str(path))) from None
    except BadKey:
        raise Stop(say("cli-restore-bad-key", file=str(key))) from None
    moment = done.made_at[:16].replace("T", " ")
    print(say("cli-restored", moment=moment, rows=str(done.rows), files=str(done.files)))
