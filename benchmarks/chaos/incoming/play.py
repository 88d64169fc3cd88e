"""One run: persons report at a pace, bots are killed, then everything is counted."""

import asyncio
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import DBAPIError

from benchmarks.chaos import stage as staging
from benchmarks.chaos.incoming import judging, town
from benchmarks.chaos.incoming.bots import BotSpec, serve
from benchmarks.chaos.incoming.door import door
from benchmarks.chaos.incoming.judging import Verdict
from benchmarks.chaos.incoming.speaking import Speaker
from benchmarks.chaos.incoming.user_actions import Kind, UserAction, drawn
from benchmarks.chaos.stage import TOKEN, Stage
from models.engine import Database

ANSWERED = 8
"""Cards of each school that are replied to."""

CURATORS = 2
REPEATED = 0.03
"""Share of updates that Telegram brings once more, as after a confirmation that was lost."""

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["benchmarks.chaos.incoming.bots"])


@dataclass(frozen=True, slots=True)
class Incoming:
    """How a run goes: so many updates, `per_second` of them, from so many coordinators.

    `lease` and `kill_every` (a range) are real seconds; `cuts` is how often PostgreSQL ends every
    connection. `without` takes something out of the bot. After `patience` seconds without an end a
    run is over.
    """

    name: str
    database: str
    webhook: bool
    updates: int
    replicas: int = 1
    coordinators: int = 40
    per_second: float = 25.0
    kills: bool = True
    kill_every: tuple[float, float] = (3.0, 60.0)
    cuts: int = 0
    lease: float = 30.0
    without: str = ""
    patience: float = 300.0


@dataclass(slots=True)
class Bots:
    """The processes of a run."""

    specs: list[BotSpec]
    processes: list[Any] = field(default_factory=list)
    kills: int = 0

    def start(self) -> None:
        """Start them all."""
        self.processes = [self._start(spec) for spec in self.specs]

    def kill(self, number: int, *, replaced: bool = True) -> None:
        """Kill one with SIGKILL; another one takes its place at once."""
        self.processes[number].kill()
        self.processes[number].join()
        self.kills += 1
        if replaced:
            self.processes[number] = self._start(self.specs[number])

    def stop(self) -> None:
        """Stop them all as a service manager does."""
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.join(20)
            if process.is_alive():
                process.kill()

    def _start(self, spec: BotSpec) -> Any:
        process = _context.Process(target=serve, args=(spec,), daemon=False)
        process.start()
        return process


@dataclass(frozen=True, slots=True)
class IncomingResult:
    """What a run has shown; `seconds` are from the first action to the last answer."""

    script: Incoming
    updates: int
    verdict: Verdict
    kills: int
    seconds: float
    notes: tuple[str, ...]


async def play(script: Incoming, stage: Stage) -> IncomingResult:
    """Play a run from its empty database to the count."""
    await stage.fair_weather()
    actions = drawn(script.updates, script.coordinators, CURATORS, script.name)
    async with staging.empty_database(script.database, stage.folder) as database:
        speaker = await seed(database, stage, script, actions)
        async with bots(script, stage, database) as running:
            await until_quiet(database, stage, script.patience)
            before = await counted(stage)
            begun = time.monotonic()
            await _tell(script, stage, database, speaker, actions, running)
            is_over = await until_quiet(database, stage, script.patience)
            seconds = time.monotonic() - begun
        notes = [] if is_over else ["gave up waiting"]
        if database.is_sqlite:
            notes.append(f"integrity_check: {await staging.integrity(database)}")
        verdict = await judging.judge(database, stage, speaker.spoken, before)
    return IncomingResult(
        script, speaker.spoken.updates, verdict, running.kills, seconds, tuple(notes)
    )


@asynccontextmanager
async def bots(script: Incoming, stage: Stage, database: Database) -> AsyncIterator[Bots]:
    """The bots of a run at work, and the door before them where they are called."""
    ports = [staging.free_port() for _ in range(script.replicas)] if script.webhook else []
    async with door(ports) as address:
        running = Bots(
            [
                BotSpec(
                    database=database.url,
                    api=stage.url,
                    token=TOKEN,
                    folder=str(stage.folder / script.name),
                    log=str(stage.folder / f"{script.name}.log"),
                    webhook=address if script.webhook else "",
                    port=ports[number] if script.webhook else 0,
                    lease=script.lease,
                    without=script.without,
                )
                for number in range(script.replicas)
            ]
        )
        running.start()
        try:
            yield running
        finally:
            await asyncio.to_thread(running.stop)


async def seed(
    database: Database, stage: Stage, script: Incoming, actions: Sequence[UserAction]
) -> Speaker:
    """Schools, curators, tasks and cards: as many as the actions need."""
    coordinators = stage.people[: script.coordinators]
    curators = stage.people[script.coordinators : script.coordinators + CURATORS]
    presses = Counter(action.person for action in actions if action.kind is Kind.PRESS)
    tasks = ANSWERED + max(presses.values(), default=0)
    place = await town.build(database, coordinators, curators, tasks)
    invites = sum(action.kind is Kind.INVITE for action in actions)
    await town.add_uninvited(database, place, invites)
    await town.put_cards(database, stage, place, curators, ANSWERED)
    return Speaker(stage, place, ANSWERED)


async def _tell(
    script: Incoming,
    stage: Stage,
    database: Database,
    speaker: Speaker,
    actions: Sequence[UserAction],
    running: Bots,
) -> None:
    """Do the actions at their pace, while processes are killed."""
    async with asyncio.TaskGroup() as group:
        killing = group.create_task(_kill(script, running)) if script.kills else None
        cutting = group.create_task(_cut(script)) if script.cuts else None
        await speak(script, speaker, actions)
        for task in (killing, cutting):
            if task is not None:
                task.cancel()


async def speak(script: Incoming, speaker: Speaker, actions: Sequence[UserAction]) -> None:
    """Do the actions at their pace; some come twice."""
    twice = repeated(actions, script.name)
    begun = time.monotonic()
    for action in actions:
        due = begun + speaker.spoken.updates / script.per_second
        await asyncio.sleep(max(0.0, due - time.monotonic()))
        await speaker.do(action)
        if action.number in twice:
            await speaker.repeat(action)


def repeated(actions: Sequence[UserAction], seed: str) -> set[int]:
    """Numbers of the actions whose last update comes twice: a share of all, the first of each kind.

    Each kind is held by a key of its own: a short run has to try them all.
    """
    chance = random.Random(seed)
    first = {action.kind: action.number for action in reversed(actions)}
    return {action.number for action in actions if chance.random() < REPEATED} | set(first.values())


async def _kill(script: Incoming, running: Bots) -> None:
    chance = random.Random(script.name)
    while True:
        await asyncio.sleep(chance.uniform(*script.kill_every))
        await asyncio.to_thread(running.kill, chance.randrange(script.replicas))


async def _cut(script: Incoming) -> None:
    for _ in range(script.cuts):
        await asyncio.sleep(script.updates / script.per_second / (script.cuts + 1))
        await staging.cut_connections(staging.server_url())


async def counted(stage: Stage) -> Counter[int]:
    """How many messages of the bot each chat holds."""
    counted: Counter[int] = Counter()
    for chat_id in stage.people:
        messages = await judging.read(stage, chat_id)
        counted[chat_id] = sum(1 for message in messages if message["from_bot"])
    return counted


async def until_quiet(database: Database, stage: Stage, patience: float) -> bool:
    """Wait until there is nothing more to do, two looks in a row; False where that never comes."""
    limit, quiet = time.monotonic() + patience, 0
    while quiet < 4:
        await asyncio.sleep(0.25)
        try:
            quiet = quiet + 1 if await judging.is_quiet(database, stage) else 0
        except DBAPIError:
            quiet = 0
        if time.monotonic() > limit:
            return False
    return True
