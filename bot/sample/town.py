"""A town to look around in: the simulator and the bot in one process, with one clock.

The sample is made in a folder of its own, anew each time, and is gone with its chats. An empty town
stays in DATA_DIR with its chats, apart from what the bot keeps there with a token: numbers that the
simulator gives to persons are those of strangers in Telegram.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path
from tempfile import TemporaryDirectory
from zoneinfo import ZoneInfo

from pydantic import SecretStr

from bot import sample
from bot.app import App, application
from bot.config import Settings
from bot.single_process import single_process
from models.engine import Database
from services.core import outbox
from services.reminders import reminding
from simulator.clock import SimulatedClock
from simulator.server import Simulator

MORNING = time(8, 55)
LASTING = "trial"
"""The folder in DATA_DIR of a town that stays."""


@dataclass(frozen=True, slots=True)
class Town:
    """The running town."""

    simulator: Simulator
    app: App

    async def next_stop(self) -> datetime | None:
        """The next moment at which the bot has something to do: a reminder or a delivery."""
        async with self.app.tools.database.read() as session:
            moments = [await reminding.next_moment(session), await outbox.next_due(session)]
        return min((moment for moment in moments if moment is not None), default=None)


@asynccontextmanager
async def simulated_town(settings: Settings, *, day: date, port: int = 0) -> AsyncIterator[Town]:
    """The simulator and a bot that nobody has claimed yet, at work on the morning of `day`."""
    zone = sample.TIME_ZONE
    clock = SimulatedClock(datetime.combine(day, MORNING, ZoneInfo(zone)).astimezone(UTC))
    with TemporaryDirectory(prefix="roadmap-") as folder:
        simulator = Simulator(clock=clock, port=port, zone=zone)
        async with _at_work(settings, simulator, Path(folder), zone) as town:
            yield town


@asynccontextmanager
async def lasting_town(settings: Settings, *, port: int = 0) -> AsyncIterator[Town]:
    """A town without anybody that stays over restarts, chats included; its days are real ones.

    Raises Refusal(ALREADY_RUNNING) where another process is at work in its folder, OSError and
    sqlite3.Error where that cannot be used.
    """
    folder, zone = settings.data_dir / LASTING, settings.default_timezone
    folder.mkdir(parents=True, exist_ok=True)
    with single_process(Database(f"sqlite:///{folder / 'roadmap.db'}")):
        # Asked before the simulator opens what the other process keeps.
        pass
    simulator = Simulator(port=port, zone=zone, keep=folder / "telegram.db")
    async with _at_work(settings, simulator, folder, zone) as town:
        yield town


@asynccontextmanager
async def _at_work(
    settings: Settings, simulator: Simulator, folder: Path, zone: str
) -> AsyncIterator[Town]:
    """A bot for a simulator. Of the settings only language, limits and log level count: token,
    server, database and files are the town's own."""
    async with simulator:
        own = settings.model_copy(
            update={
                "bot_token": SecretStr(simulator.token),
                "bot_api_url": simulator.url,
                "proxy_url": None,
                "data_dir": folder,
                "database_url": "",
                "files_url": "",
                "admin_ids": frozenset(),
                "default_timezone": zone,
                "webhook_url": None,
                "health_port": None,
                "backup_time": None,
            }
        )
        async with application(own, simulator.clock) as app:
            town = Town(simulator, app)
            simulator.next_stop = town.next_stop
            simulator.clock.listen(lambda _: app.ticker.tick())
            stop = asyncio.Event()
            async with asyncio.TaskGroup() as group:
                group.create_task(app.serve(stop))
                try:
                    yield town
                finally:
                    stop.set()
