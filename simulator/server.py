"""The simulator as an object: starts the server, holds its world, gives persons to speak as."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from aiohttp import web

from simulator import api, control, control_world
from simulator.client import Client, Group, Person
from simulator.clock import SimulatedClock
from simulator.faults import Counters, Faults
from simulator.keeping import Keeping
from simulator.requests import BODY_LIMIT
from simulator.world import World

PAGE = Path(__file__).parent / "page"


class Simulator:
    """A Telegram of its own on this machine, for one bot.

    An async context manager. `clock` None means the real time; `port` 0 takes a free one;
    `token` must begin with the bot's numeric id and a colon (ValueError otherwise). `zone` is the
    IANA zone in which the page shows times, the browser's own where it is None. `keep` is a file in
    which everything stays over restarts, the distance of the clock from the real time too;
    sqlite3.Error at the start where it cannot be used.
    """

    def __init__(
        self,
        *,
        clock: SimulatedClock | None = None,
        host: str = "127.0.0.1",
        port: int = 0,
        token: str = "42:simulator",
        username: str = "roadmap_demo_bot",
        rate_limits: bool = False,
        zone: str | None = None,
        keep: Path | None = None,
    ) -> None:
        self.clock = clock if clock is not None else SimulatedClock()
        self.token = token
        self.world = World(self.clock, token, username)
        self.world.faults.rate_limits = rate_limits
        self.world.zone = zone
        self.next_stop: Callable[[], Awaitable[datetime | None]] | None = None
        self._host = host
        self._port = port
        self._runner: web.AppRunner | None = None
        self._client: Client | None = None
        self._keep = keep
        self._keeping: Keeping | None = None
        self.clock.listen(self._tell_time)

    @property
    def faults(self) -> Faults:
        """The switches for bad weather."""
        return self.world.faults

    @property
    def counters(self) -> Counters:
        """What the bot has done so far."""
        return self.world.counters

    @property
    def url(self) -> str:
        """The base of the Bot API, for `TelegramAPIServer.from_base`; known once started."""
        return f"http://{self._host}:{self._port}"

    @property
    def page_url(self) -> str:
        """The chat page."""
        return f"{self.url}/"

    @property
    def client(self) -> Client:
        """The control API's client of this simulator; open while the simulator runs."""
        if self._client is None:
            raise RuntimeError("the simulator is not running")
        return self._client

    def person(
        self,
        first_name: str,
        *,
        last_name: str | None = None,
        user_id: int | None = None,
        username: str | None = None,
        language_code: str = "ru",
    ) -> Person:
        """Somebody to speak as; their talk with the bot is still empty (see `Person.start`)."""
        person = self.world.add_person(
            first_name,
            last_name=last_name,
            user_id=user_id,
            username=username,
            language_code=language_code,
        )
        return Person(self.client, person.id, person.full_name)

    def group(self, title: str, members: list[Person], *, kind: str = "supergroup") -> Group:
        """A group of persons, the first of whom owns it; the bot is not in it yet."""
        chat = self.world.add_group(title, [member.id for member in members], kind=kind)
        return Group(self.client, chat.id, title)

    async def start(self) -> None:
        """Begin to serve."""
        middlewares = [control.refusals]
        if self._keep is not None:
            self._keeping = Keeping(self.world, self._keep)
            await self._keeping.load()
            middlewares.insert(0, self._keeping.saving)
        app = web.Application(client_max_size=BODY_LIMIT, middlewares=middlewares)
        app[api.WORLD] = self.world
        app[control_world.NEXT_STOP] = lambda: self.next_stop
        api.add_routes(app)
        control.add_routes(app)
        control_world.add_routes(app)
        app.router.add_get("/", _serve_index)
        app.router.add_static("/page/", PAGE)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
        await self._runner.setup()
        site = web.TCPSite(self._runner, self._host, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self._client = Client(self.url)

    async def stop(self) -> None:
        """End serving; polls and streams that are under way are cut."""
        self.world.webhook.stop()
        self.world.updates.stop()
        if self._client is not None:
            await self._client.close()
            self._client = None
        if self._runner is not None:
            await self._runner.cleanup()
            self._runner = None
        if self._keeping is not None:
            self._keeping.close()
            self._keeping = None

    async def serve_forever(self) -> None:
        """Serve until cancelled."""
        await asyncio.Event().wait()

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    async def _tell_time(self, moment: datetime) -> None:
        self.world.journal.record({"type": "clock", "now": moment.isoformat()})


async def _serve_index(request: web.Request) -> web.FileResponse:
    return web.FileResponse(PAGE / "index.html")
