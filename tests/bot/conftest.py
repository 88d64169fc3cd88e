"""The whole bot over HTTP against the simulator, and people of a municipality to speak as."""

import asyncio
import inspect
import os
import shutil
import ssl
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.types import Update
from pydantic import SecretStr
from sqlalchemy import select

from bot.app import App, application
from bot.config import Settings
from documents.sandbox import process
from documents.sandbox.limits import SandboxLimits
from domain import utterances
from domain.access import Actor, Role
from domain.workflow import Status
from models.enums import GroupShows
from models.people import Person as PersonRow
from models.roadmaps import RoadmapChat
from models.tasks import Task
from scheduler.rate_limiter import RateLimiter
from scheduler.ticking import Ticker
from services.review import reviewing
from simulator.client import Group, Person
from simulator.clock import SimulatedClock
from simulator.messages import Message
from simulator.server import Simulator
from tests import forked_sandbox, towns
from tests.bot import in_process
from tests.bot.forgotten import forget_everybody
from tests.bot.town_templates import Growing, TownTemplate
from tests.bot.twice import played_twice

TWICE = bool(os.environ.get("TWICE"))
FORGET = bool(os.environ.get("FORGET"))
"""Whether every update is played twice: see `tests.bot.twice`."""

counts_one_try = pytest.mark.skipif(TWICE, reason="counts what one try does, and there are two")

lets_time_pass = pytest.mark.skipif(TWICE, reason="what is due is sent between two tries")

MORNING = datetime(2026, 11, 24, 6, 0, tzinfo=UTC)
"""Tuesday, 24 November 2026, 09:00 in Moscow: when a test begins."""

TOMORROW = date(2026, 11, 25)

_event_types_of_last_updates = vars(Update)["event_type"].fget
"""aiogram knows them by the numbers of updates, which begin anew in each test: it would compare
each update with one of the test before, field by field."""


Begin = Callable[[Growing], AbstractAsyncContextManager["BotTown"]]
"""See the fixture `begin`."""


class BotTown(towns.Town):
    """A municipality (see `tests.towns.Town`) that the running bot serves.

    `sim` is the simulated Telegram, `app` the bot. People speak by `simulator.client.Person`.
    The last four are there where the fixture `school` has added them.
    """

    sim: Simulator
    app: App
    school_id: int
    task_id: int
    anna: Person
    galina: Person

    async def open_card(self, person: Person | None = None, label: str = "5.2") -> Message:
        """Have a person (Anna) open the card of a task from the list."""
        person = person or self.anna
        await person.send("/tasks")
        number = label.split()[0]
        await person.expect(number)
        await person.press(label)
        return await person.expect(number)

    async def status(self, task_id: int | None = None) -> Status:
        """Where a task (that of the fixture) stands."""
        return (await self.get(Task, task_id or self.task_id)).status

    async def meet(
        self, first_name: str, *roles: tuple[Role, int | None], last_name: str | None = None
    ) -> Person:
        """A person with roles who has opened the chat with the bot; `id` is the Telegram id."""
        person = self.sim.person(first_name, last_name=last_name)
        await self.person(person.name, *roles, telegram_id=person.id)
        await person.start()
        return person

    async def meet_coordinator(self, first_name: str, *organisation_ids: int) -> Person:
        """A coordinator of one or several schools, with the chat open."""
        return await self.meet(first_name, *((Role.COORDINATOR, id_) for id_ in organisation_ids))

    async def follow(self, group: Group, shows: GroupShows) -> None:
        """Have a group follow the town's roadmap; nothing is posted there unasked."""
        async with self.database.write() as session:
            session.add(
                RoadmapChat(
                    chat_id=group.id,
                    roadmap_id=self.roadmap_id,
                    posts_week=False,
                    shows=shows,
                    created_by=1,
                    created_at=self.clock.now(),
                )
            )

    async def meet_curator(self, first_name: str) -> Person:
        """A curator of the municipality, with the chat open."""
        return await self.meet(first_name, (Role.CURATOR, None))

    async def meet_manager(self, first_name: str) -> Person:
        """A manager of the municipality, with the chat open."""
        return await self.meet(first_name, (Role.MANAGER, None))

    async def actor_of(self, person: Person) -> Actor:
        """The rights of somebody who was met."""
        query = select(PersonRow.id).where(PersonRow.telegram_id == person.id)
        (person_id,) = await self.all(query)
        return await self.actor(person_id)

    async def review(self, *, reason: str | None = None, deliver: bool = True) -> None:
        """Have Galina accept the task of the fixture, or return it with a reason."""
        actor = await self.actor_of(self.galina)
        version = (await self.get(Task, self.task_id)).version
        async with self.database.write() as session:
            if reason is None:
                await reviewing.accept(session, self.task_id, version, actor=actor)
            else:
                await reviewing.return_(session, self.task_id, version, reason, actor=actor)
        if deliver:
            await self.deliver()

    async def deliver(self) -> None:
        """Plan and send everything that is due at this moment of the clock."""
        await self.app.ticker.tick()

    async def at(self, moment: datetime) -> None:
        """Set the clock to an aware moment and deliver what has become due."""
        await self.sim.clock.set(moment)
        await self.deliver()


@pytest.fixture(scope="session", autouse=True)
def closing_at_once() -> Iterator[None]:
    """aiogram waits a quarter of a second for TLS to end; the simulator speaks plain HTTP."""

    async def close(session: AiohttpSession) -> None:
        if session._session is not None:
            await session._session.close()

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(AiohttpSession, "close", close)
        yield


@pytest.fixture(scope="session", autouse=True)
def one_tls_context() -> Iterator[None]:
    """Each session of aiogram reads the certificates of the world; here nothing is encrypted."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ssl, "create_default_context", cache(ssl.create_default_context))
        yield


@pytest.fixture(scope="session", autouse=True)
def fresh_interpreter() -> Callable[[SandboxLimits], Awaitable[Process]]:
    """What begins work in the sandbox in earnest."""
    forked_sandbox.prepare()
    return process._start


@pytest.fixture(autouse=True)
def sandbox_forked(fresh_interpreter: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the sandbox is forked (`tests.forked_sandbox`), in the tests of this folder alone."""
    monkeypatch.setattr(process, "_start", forked_sandbox.start)


@pytest.fixture
def sandbox_in_earnest(
    fresh_interpreter: Callable[[SandboxLimits], Awaitable[Process]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The sandbox starts a fresh interpreter, as it does outside of tests."""
    monkeypatch.setattr(process, "_start", fresh_interpreter)


@pytest.fixture(scope="session", autouse=True)
def vocabulary() -> None:
    """The dictionary is loaded with the first words: not while a test waits for an answer."""
    utterances.prepare()


@asynccontextmanager
async def running_bot(
    sim: Simulator, clock: SimulatedClock, folder: Path, **settings: Any
) -> AsyncIterator[App]:
    """The bot as it runs in earnest, polling the simulator; its ticks are left to the tests."""
    own = Settings(
        _env_file=None,  # type: ignore[call-arg]  # pydantic-settings takes it, its plugin apart
        bot_token=SecretStr(sim.token),
        bot_api_url=sim.url,
        data_dir=folder,
        # Tests are quicker than any person; `test_flood` is about that.
        **{"flood_burst": 0, **settings},
    )
    async with application(own, clock) as app:
        # Nobody else puts anything into the inbox; a test that does lets it be taken up.
        app.inbox.look_seconds = 3_600.0
        # The ticks would take the lead of several replicas.
        await app.leadership.renew()
        stop = asyncio.Event()
        async with asyncio.TaskGroup() as group:
            polling = group.create_task(app.listen(stop))
            try:
                with played_twice(app) if TWICE else nullcontext():
                    # Nobody waits a second for the next message of a chat; `test_delivery` does.
                    yield replace(app, ticker=Ticker(app.tools, app.bot, RateLimiter(None)))
                if FORGET:
                    left = await forget_everybody(app)
                    assert not left, "\n".join(left)
            finally:
                stop.set()
                await polling


@pytest.fixture
def data_folder(tmp_path: Path, migrated_sqlite: Path) -> Path:
    """A data folder with a migrated database: migrating costs more than copying."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(migrated_sqlite, folder / "roadmap.db")
    return folder


@pytest.fixture
def bot_settings() -> dict[str, Any]:
    """Settings of the bot beside the usual ones; a module says its own by the same name."""
    return {}


@pytest.fixture(autouse=True)
def introduces(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bot says nothing of itself before anybody writes: five requests that few tests look at.

    A module that does overrides this by a fixture of the same name.
    """

    async def be_silent(bot: Bot) -> None:
        pass

    monkeypatch.setattr("bot.app.introduce", be_silent)


@pytest.fixture(scope="session")
def town_templates() -> dict[Growing, TownTemplate]:
    """The towns that this worker has made, by what made them."""
    return {}


@asynccontextmanager
async def _empty_town(folder: Path, settings: dict[str, Any]) -> AsyncIterator[BotTown]:
    clock = SimulatedClock(MORNING)
    async with _serving(Simulator(clock=clock), clock, folder, settings) as (sim, app):
        town = BotTown(**vars(await towns.build(app.tools.database, clock)))
        town.sim, town.app = sim, app
        yield town


@asynccontextmanager
async def _copied_town(
    template: TownTemplate, folder: Path, settings: dict[str, Any]
) -> AsyncIterator[BotTown]:
    clock = SimulatedClock(template.moment)
    simulator = Simulator(clock=clock)
    template.fill(folder, simulator)
    async with _serving(simulator, clock, folder, settings) as (sim, app):
        town = BotTown(app.tools.database, clock, 0)
        town.sim, town.app = sim, app
        vars(town).update(template.attributes_for(sim.client))
        yield town


@asynccontextmanager
async def _serving(
    simulator: Simulator, clock: SimulatedClock, folder: Path, settings: dict[str, Any]
) -> AsyncIterator[tuple[Simulator, App]]:
    """A simulator with the bot at work; persons act in this process."""
    _event_types_of_last_updates.cache_clear()
    async with simulator as sim, running_bot(sim, clock, folder, **settings) as app:
        in_process.join(sim)
        sim.client.settled = app.inbox.drained
        yield sim, app


@pytest.fixture
def begin(
    data_folder: Path,
    bot_settings: dict[str, Any],
    town_templates: dict[Growing, TownTemplate],
    migrated_sqlite: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Begin:
    """Begins a test in a town that `grow` has made of an empty one, once in a worker.

    With settings of its own, or with every update played twice, it is made anew for each test.
    """

    @asynccontextmanager
    async def in_town(grow: Growing) -> AsyncIterator[BotTown]:
        if bot_settings or TWICE or FORGET:
            async with _empty_town(data_folder, bot_settings) as town:
                await grow(town)
                yield town
            return
        if grow not in town_templates:
            folder = tmp_path_factory.mktemp("town")
            shutil.copy(migrated_sqlite, folder / "roadmap.db")
            async with _empty_town(folder, {}) as town:
                await grow(town)
                await town.app.inbox.drained()
            town_templates[grow] = TownTemplate.of(folder, town.sim, town)
        async with _copied_town(town_templates[grow], data_folder, bot_settings) as town:
            yield town

    return in_town


@pytest.fixture
async def town(data_folder: Path, bot_settings: dict[str, Any]) -> AsyncIterator[BotTown]:
    """An empty municipality «Заречье» with the bot at work."""
    async with _empty_town(data_folder, bot_settings) as town:
        yield town


def grown(grow: Growing) -> Any:
    """A fixture of the name of `grow`: a town in which it has been done once, see `begin`.

    As with a fixture, what it begins with is the name of its parameter: `town`, which is empty, or
    `school`.
    """
    (begins_with,) = inspect.signature(grow).parameters

    async def whole(town: BotTown) -> None:
        if begins_with == "school":
            await grow_school(town)
        await grow(town)

    async def grown_town(begin: Begin) -> AsyncIterator[BotTown]:
        async with begin(whole) as town:
            yield town

    grown_town.__doc__ = grow.__doc__
    return pytest.fixture(grown_town, name=grow.__name__)


async def grow_school(town: BotTown) -> None:
    """What the fixture `school` begins with."""
    town.galina, town.anna = town.sim.person("Галина"), town.sim.person("Анна")
    async with town.at_once():
        school_id = town.school_id = await town.school("Школа № 3")
        await town.roadmap("МСОКО 2026/27")
        await town.curator("Галина", telegram_id=town.galina.id)
        await town.coordinator("Анна", school_id, telegram_id=town.anna.id)
        town.task_id = await town.owed("5.2", "Социальный паспорт школы", TOMORROW, school_id)
    await town.galina.start()
    await town.anna.start()


@pytest.fixture
async def school(begin: Begin) -> AsyncIterator[BotTown]:
    """The town with School № 3, its coordinator Anna, the curator Galina and a task due tomorrow.

    Adds `school_id`, `anna`, `galina` and `task_id` (5.2 «Социальный паспорт школы»).
    """
    async with begin(grow_school) as town:
        yield town
