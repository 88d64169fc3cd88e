"""What the commands that talk to Telegram share: signals, refusals in words, the sample town."""

import asyncio
import signal
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot.cli.console import BAD_INPUT, Stop
from bot.cli.faults import GONE, in_words, is_port_taken
from bot.config import Settings
from bot.ui.texts import Texts, texts

if TYPE_CHECKING:
    from bot.sample.town import Town

LAST_PORT = 65_535


def stop_on_signals() -> asyncio.Event:
    """An event that is set when the process is asked to end."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    return stop


@contextmanager
def telegram_in_words(settings: Settings) -> Iterator[None]:
    """Turn a token that Telegram refuses, and a server that does not answer, into `Stop`."""
    from aiogram.exceptions import AiogramError, TelegramNotFound, TelegramUnauthorizedError

    from bot.connection import TokenRevoked, WebhookRefused

    say = texts(settings.default_locale)
    try:
        yield
    except (TelegramUnauthorizedError, TelegramNotFound):
        # 404 is what a token of the wrong form gets.
        raise Stop(say("cli-token-refused")) from None
    except TokenRevoked:
        raise Stop(say("cli-token-revoked")) from None
    except WebhookRefused as error:
        # What was taken before and cannot be looked up just now may be there in a minute.
        code = GONE if error.stands else BAD_INPUT
        raise Stop(say("cli-webhook-refused", error=str(error)), code) from None
    except AiogramError as error:
        address = settings.bot_api_url
        raise Stop(say("cli-unreachable", address=address, error=str(error)), GONE) from None


async def serve_town(settings: Settings, day: date, port: int, plan: Path) -> None:
    """The simulator, the bot and the sample town with a plan in force; raises `Stop`."""
    from bot.sample.seeding import seed
    from bot.sample.town import simulated_town

    say = texts(settings.default_locale)
    with _port_in_words(say, port):
        async with simulated_town(settings, day=day, port=port) as town:
            await seed(town, plan)
            await _until_stopped(town, say, "cli-town")


async def serve_empty_town(settings: Settings, port: int) -> None:
    """The simulator and a bot that keep everything in DATA_DIR over restarts; raises `Stop`."""
    from bot.sample.seeding import meet_administrator
    from bot.sample.town import lasting_town

    say = texts(settings.default_locale)
    with in_words(settings), _port_in_words(say, port):
        async with lasting_town(settings, port=port) as town:
            await meet_administrator(town)
            await _until_stopped(town, say, "cli-empty-town")


async def _until_stopped(town: "Town", say: Texts, about: str) -> None:
    # What is said can be stopped from the moment that it is said.
    stop = stop_on_signals()
    print(say("cli-page", url=town.simulator.page_url))
    print(say(about, folder=str(town.app.settings.data_dir)))
    print(say("cli-running", username=town.app.tools.username), flush=True)
    await stop.wait()


@contextmanager
def _port_in_words(say: Texts, port: int) -> Iterator[None]:
    if not 0 <= port <= LAST_PORT:
        raise Stop(say("cli-bad-port", port=str(port), last=str(LAST_PORT)))
    try:
        yield
    except OSError as error:
        if is_port_taken(error):
            raise Stop(say("cli-port-taken", port=str(port))) from None
        raise
