"""The process that is killed: the whole bot, as `run` starts it."""

import asyncio
import itertools
import logging
import signal
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiogram.types import Update
from pydantic import SecretStr

from bot.app import application
from bot.config import load_settings
from bot.garbage_collection import spare_what_stays
from bot.inbox import working
from bot.inbox.working import Inbox
from domain.clock import SystemClock
from handlers.core import update_keys
from models.enums import UpdateState
from models.inbox import InboxUpdate
from scheduler import leadership
from services.core import inbox
from services.core.inbox import Arrival

SECRET = "chaos"
NOTHING = "nothing"
WITHOUT = (NOTHING, "inbox", "lease", "inbox-key", "keys")
"""What can be taken out of the bot, so that it is seen that the harness would notice; nothing, so
that it is seen that it would not without a reason."""


@dataclass(frozen=True, slots=True)
class BotSpec:
    """What a bot needs. It polls where `port` is 0, else it is called at `webhook`.

    `lease` is how many real seconds the claim of an update and the lead of a replica hold.
    """

    database: str
    api: str
    token: str
    folder: str
    log: str
    webhook: str = ""
    port: int = 0
    lease: float = 30.0
    without: str = ""


def serve(spec: BotSpec) -> None:
    """Serve until SIGTERM, or until killed."""
    logging.basicConfig(
        filename=spec.log, level=logging.WARNING, format="%(asctime)s %(levelname)s %(message)s"
    )
    inbox.LEASE = timedelta(seconds=spec.lease)
    leadership.LEASE = timedelta(seconds=spec.lease / 2)
    leadership.RENEW_SECONDS = spec.lease / 8
    working.EXTEND_SECONDS = spec.lease / 3
    if spec.without:
        TAKEN_OUT[spec.without]()
    asyncio.run(_serve(spec))


async def _serve(spec: BotSpec) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    own = load_settings(
        _env_file=None,
        bot_token=SecretStr(spec.token),
        bot_api_url=spec.api,
        data_dir=Path(spec.folder),
        database_url=spec.database,
        webhook_url=spec.webhook or None,
        webhook_secret=SecretStr(SECRET),
        webhook_port=spec.port or 8080,
        health_port=None,
    )
    async with application(own, SystemClock(), stop) as app:
        spare_what_stays()
        await app.serve(stop)


def _without_nothing() -> None:
    """The same run and the same kills, the bot whole."""


def _without_inbox() -> None:
    """An update is confirmed, or answered with 200, before it is worked on."""

    async def take(self: Inbox, arrivals: Sequence[Arrival]) -> None:
        assert self._group is not None
        for arrival in arrivals:
            self._group.create_task(_feed(self, arrival))

    Inbox.take = take  # type: ignore[method-assign]


async def _feed(self: Inbox, arrival: Arrival) -> None:
    tries = self.tries
    update = Update.model_validate_json(arrival.payload, context={"bot": tries._bot})
    try:
        await tries._dispatcher.feed_update(tries._bot, update)
    except Exception:
        logging.exception("an update was lost")


def _without_lease() -> None:
    """What a killed process had taken up is never taken up by another one."""
    free = inbox._free

    def never_ends(*args: Any) -> Any:
        return free(*args).where(InboxUpdate.state == UpdateState.WAITING)

    async def give_back(*args: Any) -> None:
        return None

    inbox._free = never_ends  # type: ignore[assignment]
    inbox.give_back = give_back  # type: ignore[assignment]


def _without_inbox_key() -> None:
    """An update that Telegram brings twice is stored twice."""
    store, numbers = inbox.store, itertools.count(SystemClock().now().microsecond << 40)

    async def store_all(
        session: Any, bot_id: int, arrivals: Sequence[Arrival], now: Any, **more: Any
    ) -> Any:
        anew = [Arrival(next(numbers), each.chat_id, each.payload) for each in arrivals]
        return await store(session, bot_id, anew, now, **more)

    inbox.store = store_all  # type: ignore[assignment]


def _without_keys() -> None:
    """Nor does a report know the update that it came by."""
    _without_inbox_key()
    numbers, of_parts = itertools.count(SystemClock().now().microsecond), update_keys.of_parts

    def of_parts_anew(*parts: Any) -> str:
        return f"{of_parts(*parts)}/{next(numbers)}"

    update_keys.of_parts = of_parts_anew  # type: ignore[assignment]


TAKEN_OUT: dict[str, Callable[[], None]] = dict(
    zip(
        WITHOUT,
        (_without_nothing, _without_inbox, _without_lease, _without_inbox_key, _without_keys),
        strict=True,
    )
)
