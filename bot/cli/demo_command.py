"""`demo`: a plan against the simulator, to look at, played by itself, or a whole period counted."""

import argparse
import asyncio
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.cli.console import Stop, fail, sentence, settings_or_stop
from bot.cli.discreet_log import start_logging
from bot.cli.helping import Purpose
from bot.config import Settings
from bot.ui.texts import texts
from domain.draft import Draft
from domain.errors import Refusal

OUT = Path("out")
PAGE_PORT = 8081
EVENINGS, MOST_EVENINGS = 12, 100


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """What plan to show, on which day, and whether by itself."""
    parser.add_argument("file", type=Path, nargs="?", help=say("cli-help-demo-file"))
    parser.add_argument("--script", action="store_true", help=say("cli-help-demo-script"))
    parser.add_argument("--today", type=_day, metavar="DATE", help=say("cli-help-demo-today"))
    parser.add_argument("--year", action="store_true", help=say("cli-help-demo-year"))
    parser.add_argument("--seed", type=int, default=1, help=say("cli-help-demo-seed"))
    parser.add_argument(
        "--evenings", type=_number, default=EVENINGS, help=say("cli-help-demo-evenings")
    )
    parser.add_argument("--port", type=int, default=PAGE_PORT, help=say("cli-help-port"))


def run(args: argparse.Namespace) -> int:
    """0 if everything was seen to work, 1 if a step failed or a figure differs, 2 for bad input."""
    try:
        if args.file is not None and not args.file.is_file():
            raise Stop(texts("ru")("error-file-missing", file=str(args.file)))
        settings = settings_or_stop()
        start_logging(settings.model_copy(update={"log_level": "WARNING"}))
        OUT.mkdir(exist_ok=True)
        return asyncio.run(_run(settings, args))
    except Stop as stop:
        return fail(stop)
    except Refusal as refusal:
        return fail(Stop(sentence(texts(settings.default_locale), refusal)))


async def _run(settings: Settings, args: argparse.Namespace) -> int:
    from bot import sample
    from documents.read.worker import read_safely
    from domain import plan

    path = args.file or sample.PLAN
    draft = plan.draft(await read_safely(path, path.name))
    if args.year:
        return 0 if await _play_year(settings, path, draft, args) else 1
    # Only now: what is no plan is to be refused before two seconds of imports.
    from bot.cli.serving import serve_town
    from bot.sample.script import play

    day = args.today or sample.a_day_inside(draft)
    if not args.script:
        await serve_town(settings, day, args.port, path)
        return 0
    return 0 if await play(settings, path, draft, day, OUT, print) else 1


async def _play_year(
    settings: Settings, path: Path, draft: Draft, args: argparse.Namespace
) -> bool:
    from bot.year.performance import perform

    say = texts(settings.default_locale)
    with TemporaryDirectory(prefix="roadmap-") as folder:
        return await perform(
            path.name, draft, Path(folder), print, say, seed=args.seed, evenings=args.evenings
        )


def _number(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) <= MOST_EVENINGS:
        raise argparse.ArgumentTypeError(text)
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(text) from None
