"""A town to look around in: the simulator and the bot in one process, with one clock.

Everything is made in a folder of its own, anew each time: the simulator forgets its chats when it
ends, and a database that remembers them would be of no use.
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
from services.core import outbox
from services.reminders import reminding
from simulator.clock import SimulatedClock
from simulator.server import Simulator

MORNING = time(8, 55)


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
    """The simulator and a bot that nobody has claimed yet, at work on the morning of `day`.

    Of the settings only language, zone and log level count: token, server, database and files
    are the town's own.
    """
    zone = ZoneInfo(sample.TIME_ZONE)
    clock = SimulatedClock(datetime.combine(day, MORNING, zone).astimezone(UTC))
    with TemporaryDirectory(prefix="roadmap-") as folder:
        async with Simulator(clock=clock, port=port, zone=sample.TIME_ZONE) as simulator:
            own = settings.model_copy(
                update={
                    "bot_token": SecretStr(simulator.token),
                    "bot_api_url": simulator.url,
                    "proxy_url": None,
                    "data_dir": Path(folder),
                    "database_url": "",
                    "files_url": "",
                    "admin_ids": frozenset(),
                    "default_timezone": sample.TIME_ZONE,
                    "webhook_url": None,
                    "health_port": None,
                    "backup_time": None,
                }
            )
            async with application(own, clock) as app:
                town = Town(simulator, app)
                simulator.next_stop = town.next_stop
                clock.listen(lambda _: app.ticker.tick())
                stop = asyncio.Event()
                async with asyncio.TaskGroup() as group:
                    group.create_task(app.serve(stop))
                    try:
                        yield town
                    finally:
                        stop.set()
