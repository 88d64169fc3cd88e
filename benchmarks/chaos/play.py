"""One run: messages owed, processes that deliver them and are killed, what arrived."""

import asyncio
import multiprocessing
import random
import time
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from benchmarks.chaos import stage as staging
from benchmarks.chaos.delivering import Spec, serve
from benchmarks.chaos.stage import TOKEN, Stage
from models.engine import Database

SPEED = 20.0
"""A minute of the bot's clock passes in three seconds: leases and doubts take six."""

PATIENCE = 900.0
"""Seconds after which a run counts as stuck."""

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload(["benchmarks.chaos.delivering"])


@dataclass(frozen=True, slots=True)
class Script:
    """How a run goes. `weather` changes the world while it lasts; `faults` do from the start.

    `kill_every` is a range of seconds between kills of one of the `replicas`. `may_double` is how
    many duplicates are let pass; `may_be_refused` says that answers 429 are part of the script.
    """

    name: str
    database: str
    messages: int
    per_second: float | None = None
    replicas: int = 1
    kills: int = 0
    kill_every: tuple[float, float] = (0.5, 3.0)
    faults: dict[str, Any] = field(default_factory=dict)
    blocked: int = 0
    speed: float = SPEED
    may_double: int = 0
    may_be_refused: bool = False
    weather: Callable[["Run"], Coroutine[Any, Any, None]] | None = None


@dataclass(slots=True)
class Run:
    """A run under way: what `weather` may take hold of."""

    script: Script
    stage: Stage
    database: Database
    log: Path
    jump: Any
    processes: list[Any] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Result:
    """What a run has shown. `seconds` are from the first message that arrived to the last."""

    script: Script
    lost: int
    duplicates: int
    kills: int
    seconds: float
    states: Counter[str]
    too_many: int
    notes: tuple[str, ...]

    @property
    def rate(self) -> float:
        """Messages a second."""
        return self.script.messages / self.seconds if self.seconds else 0.0


async def play(script: Script, stage: Stage) -> Result:
    """Play a script from the owing of the messages to the last one that arrived."""
    await stage.fair_weather()
    async with _database(script, stage) as database:
        prefix = f"{script.name}:"
        texts = await staging.owe(database, stage, prefix, script.messages)
        for chat_id in stage.people[: script.blocked]:
            await stage.client.call("PATCH", f"/sim/persons/{chat_id}", {"blocked": True})
        if script.faults:
            await stage.client.set_faults(**script.faults)
        log = stage.folder / f"{script.name}.log"
        run = Run(script, stage, database, log, _context.Value("d", 0.0, lock=False))
        spec = Spec(
            database.url,
            stage.url,
            TOKEN,
            (stage.folder / "files").as_uri(),
            str(log),
            script.per_second,
            script.speed,
            time.time(),
        )
        run.processes = [_start(spec, run) for _ in range(script.replicas)]
        begun, seconds, kills = await _watch(run, spec)
        for process in run.processes:
            process.terminate()
            process.join(15)
        if database.is_sqlite:
            run.notes.append(f"integrity_check: {await staging.integrity(database)}")
        states = await staging.states(database)
    arrived = await stage.count(prefix)
    expected = [
        said for number, said in enumerate(texts) if number % len(stage.people) >= script.blocked
    ]
    counters = await stage.client.counters()
    for chat_id in stage.people[: script.blocked]:
        await stage.client.call("PATCH", f"/sim/persons/{chat_id}", {"blocked": False})
    return Result(
        script,
        sum(not arrived[said] for said in expected),
        sum(count - 1 for count in arrived.values()),
        kills,
        seconds - begun,
        states,
        counters["too_many"],
        tuple(run.notes),
    )


async def _watch(run: Run, spec: Spec) -> tuple[float, float, int]:
    """Kill and wait until all is quiet: when the first and the last message came, the kills."""
    script, kills = run.script, 0
    chance = random.Random(script.name)
    limit = time.monotonic() + PATIENCE
    first = last = 0.0
    seen = 0
    next_kill = time.monotonic() + chance.uniform(*script.kill_every)
    async with asyncio.TaskGroup() as group:
        weather = group.create_task(script.weather(run)) if script.weather else None
        while True:
            now = time.monotonic()
            if (accepted := await run.stage.accepted()) > seen:
                first, last, seen = first or now, now, accepted
            if kills < script.kills and now >= next_kill and seen:
                victim = chance.randrange(len(run.processes))
                run.processes[victim].kill()
                run.processes[victim].join()
                run.processes[victim] = _start(spec, run)
                kills += 1
                next_kill = now + chance.uniform(*script.kill_every)
            calm = weather is None or weather.done()
            if calm and await staging.is_quiet(run.database):
                return first, last, kills
            if now > limit:
                run.notes.append("gave up waiting")
                return first, last, kills
            await asyncio.sleep(0.02)


def _start(spec: Spec, run: Run) -> Any:
    process = _context.Process(target=serve, args=(spec, run.jump), daemon=True)
    process.start()
    return process


def _database(script: Script, stage: Stage) -> AbstractAsyncContextManager[Database]:
    return staging.empty_database(script.database, stage.folder)
