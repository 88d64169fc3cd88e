"""`run`: the bot on Telegram with BOT_TOKEN, otherwise against the simulator with a sample town."""

import argparse
import asyncio

from bot.cli.console import Stop, fail, sentence, settings_or_stop, start_logging
from bot.cli.helping import Purpose
from bot.cli.serving import serve_town, stop_on_signals, telegram_in_words
from bot.config import Settings
from bot.ui.texts import texts
from domain.clock import SystemClock
from domain.errors import Refusal

PAGE_PORT = 8081


def add(parser: argparse.ArgumentParser, say: Purpose) -> None:
    """The port of the chat page; it matters only without a token."""
    parser.add_argument("--port", type=int, default=PAGE_PORT, help=say("cli-help-port"))


def run(args: argparse.Namespace) -> int:
    """Serve until SIGINT or SIGTERM; what is in flight is finished first."""
    try:
        settings = settings_or_stop()
        start_logging(settings)
        if settings.token:
            asyncio.run(_on_telegram(settings))
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
    from bot.pauses import spare_what_stays
    from bot.ui.links import invite_link
    from services.people import invites

    say = texts(settings.default_locale)
    clock = SystemClock()
    with telegram_in_words(settings):
        async with application(settings, clock) as app:
            username = app.tools.username
            if not settings.admin_ids:
                async with app.tools.database.write() as session:
                    token = await invites.make_first(session, clock.now())
                if token is not None:
                    print(say("cli-first-admin", link=invite_link(username, token)))
            print(say("cli-running", username=username), flush=True)
            spare_what_stays()
            await app.serve(stop_on_signals())
