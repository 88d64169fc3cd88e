"""The process that is killed: the bot's own delivery loop, with time running faster."""

import asyncio
import logging
import math
import signal
import time
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from multiprocessing.sharedctypes import Synchronized
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncSession

from bot.ui.context import Tools
from bot.ui.screen import Screen
from models.engine import Database
from scheduler.delivery import DeliveryLoop
from scheduler.rate_limiter import WINDOW, RateLimiter
from scheduler.rendering import Recipient
from services.core.object_store import FileStore

EPOCH = datetime(2026, 11, 24, 6, tzinfo=UTC)
TICK_SECONDS = 0.05
REQUEST_TIMEOUT = 3.0


@dataclass(frozen=True, slots=True)
class Spec:
    """What a delivery process needs. `per_second` None means without Telegram's limits.

    Its clock shows `EPOCH` at `began` (seconds of `time.time`) and runs `speed` times as fast.
    """

    database: str
    api: str
    token: str
    files: str
    log: str
    per_second: float | None
    speed: float
    began: float


class FastClock:
    """The compressed time that all processes of a run share, with jumps from outside."""

    def __init__(self, spec: Spec, jump: "Synchronized[float]") -> None:
        self._spec = spec
        self._jump = jump

    def now(self) -> datetime:
        passed = (time.time() - self._spec.began) * self._spec.speed
        return EPOCH + timedelta(seconds=passed + self._jump.value)


def serve(spec: Spec, jump: "Synchronized[float]") -> None:
    """Deliver what is due until SIGTERM, or until killed."""
    logging.basicConfig(filename=spec.log, format="%(asctime)s %(levelname)s %(message)s")
    asyncio.run(_serve(spec, FastClock(spec, jump)))


async def say(session: AsyncSession, payload: dict[str, Any], to: Recipient) -> Screen:
    """The renderer of a run: the text is in the payload, so that the other end can count it."""
    return Screen(str(payload["text"]))


async def _serve(spec: Spec, clock: FastClock) -> None:
    stop = asyncio.Event()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, stop.set)
    database = Database(spec.database)
    session = AiohttpSession(api=TelegramAPIServer.from_base(spec.api), timeout=REQUEST_TIMEOUT)
    async with Bot(spec.token, session=session) as bot:
        zone = ZoneInfo("Europe/Moscow")
        tools = Tools(
            database=database,
            clock=clock,
            files=FileStore(spec.files),
            username="bot",
            default_zone=zone,
            default_locale="ru",
            admin_ids=frozenset(),
        )
        rate_limiter = RateLimiter(
            spec.per_second, window=math.ceil(spec.per_second or 0) or WINDOW
        )
        delivery = DeliveryLoop(tools, bot, {"say": say}, rate_limiter)
        await delivery.recover()
        async with asyncio.TaskGroup() as group:
            delivering = group.create_task(_deliver(delivery))
            await stop.wait()
            await delivery.stop()
            delivering.cancel()
    await database.close()


async def _deliver(delivery: DeliveryLoop) -> None:
    while True:
        try:
            await delivery.drain()
        except* (DBAPIError, OSError):
            # As the scheduler does: a tick that fails is logged, the next one tries again.
            logging.exception("a tick failed")
        await asyncio.sleep(TICK_SECONDS)
