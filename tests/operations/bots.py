"""A bot in this process, as `run` starts it, that may have to wait for its Telegram."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any

import aiohttp
from pydantic import SecretStr

from bot.app import App, application
from bot.config import Settings
from bot.connection import Stopped
from simulator.clock import SimulatedClock
from tests.bot.conftest import MORNING

TOKEN = "42:simulator"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def settings(folder: Path, url: str, **rest: Any) -> Settings:
    """Settings of a bot that is watched over at `health_port`."""
    return Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, its plugin apart
        bot_token=SecretStr(TOKEN),
        bot_api_url=url,
        data_dir=folder,
        **{"health_port": free_port()} | rest,
    )


@asynccontextmanager
async def started(own: Settings) -> AsyncIterator[asyncio.Future[App]]:
    """A bot in the background; the future is done when it has met Telegram."""
    stop, there = asyncio.Event(), asyncio.get_running_loop().create_future()

    async def run() -> None:
        with suppress(Stopped):
            async with application(own, SimulatedClock(MORNING), stop) as app:
                there.set_result(app)
                await app.listen(stop)

    async with asyncio.TaskGroup() as group:
        group.create_task(run())
        try:
            yield there
        finally:
            stop.set()


async def ask(own: Settings, path: str) -> tuple[int, str]:
    """Status and text of what the bot says at a path of its own port."""
    port = own.webhook_port if own.webhook_url else own.health_port
    async with aiohttp.ClientSession() as client:
        while True:
            try:
                async with client.get(f"http://127.0.0.1:{port}{path}") as answer:
                    return answer.status, await answer.text()
            except aiohttp.ClientConnectionError:
                # The port opens a moment after the task has begun.
                await asyncio.sleep(0.01)


async def until(condition: Callable[[], bool], seconds: float = 60.0) -> None:
    """Wait for something that another task brings about."""
    async with asyncio.timeout(seconds):
        while not condition():  # noqa: ASYNC110
            await asyncio.sleep(0.01)


async def until_ready(own: Settings, wanted: int = 200) -> str:
    """Wait until /readyz answers so, and return what it says."""
    async with asyncio.timeout(60):
        while True:
            status, said = await ask(own, "/readyz")
            if status == wanted:
                return said
            await asyncio.sleep(0.01)
