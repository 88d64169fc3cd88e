"""`run`: the bot on Telegram with BOT_TOKEN, otherwise against the simulator with a sample town."""

import argparse
import asyncio
from contextlib import suppress
from importlib import import_module

from bot.cli.console import Stop, fail, sentence, settings_or_stop
from bot.cli.discreet_log import start_logging
from bot.cli.faults import in_words
from bot.cli.first_link import show_way_in
from bot.cli.helping import Purpose
from bot.cli.serving import serve_empty_town, serve_town, stop_on_signals, telegram_in_words
from bot.config import Settings
from bot.garbage_collection import loading, spare_what_stays
from bot.ui.texts import texts
from domain.clock import SystemClock
from domain.errors import Refusal

PAGE_PORT = 8081
SAMPLE, EMPTY = "sample", "empty"


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """The port of the chat page and the town that is played; they matter only without a token."""
    parser.add_argument("--port", type=int, default=PAGE_PORT, help=say("cli-help-port"))
    parser.add_argument("--town", choices=(SAMPLE, EMPTY), help=say("cli-help-town"))


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM; what is in flight is finished first."""
    try:
        settings = settings_or_stop()
        start_logging(settings)
        if settings.token and args.town:
            raise Stop(texts(settings.default_locale)("cli-town-with-token"))
        with loading():
            import_module("bot.app")
        if settings.token:
            asyncio.run(_on_telegram(settings))
        elif args.town == EMPTY:
            asyncio.run(serve_empty_town(settings, args.port))
        else:
            from bot import sample

            asyncio.run(serve_town(settings, sample.DAY, args.port, sample.PLAN))
    except Stop as stop:
        return fail(stop)
    except Refusal as refusal:
        return fail(Stop(sentence(texts(settings.default_locale), refusal)))
    return 0


async def _on_telegram(settings: Settings) -> None:
    from bot.app import application
    from bot.connection import Stopped
    from bot.watchdog import watched

    say = texts(settings.default_locale)
    clock = SystemClock()
    stop = stop_on_signals()
    with in_words(settings), telegram_in_words(settings), suppress(Stopped):
        async with watched(), application(settings, clock, stop) as app:
            await show_way_in(app)
            print(say("cli-running", username=app.tools.username), flush=True)
            spare_what_stays()
            await app.serve(stop)
