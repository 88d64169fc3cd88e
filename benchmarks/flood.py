"""How others fare beside a flood: 100 updates a second from one, 50 files at once.

`python -m benchmarks.flood` plays one process on SQLite that polls. Coordinators report as in
`benchmarks.peak`, in spells that take turns: nobody floods, one writes 100 times a second, one
sends 50 files at once. Prints what the others waited in each; ends with 1 where their p99 beside a
flood is more than `MOST` times that without one, or where one of them gets no answer.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections.abc import Awaitable, Callable, Iterator, Sequence
from itertools import chain, count
from pathlib import Path
from statistics import quantiles

from aiohttp import FormData

from benchmarks.chaos import stage as staging
from benchmarks.chaos.incoming import play, town
from benchmarks.chaos.incoming.play import Incoming
from benchmarks.chaos.incoming.speaking import Speaker
from benchmarks.chaos.stage import Stage
from benchmarks.peak import REPORT, Times, report
from models.engine import Database

PER_SECOND = 100
FILES = 50
MOST = 3.0
QUIET = "nobody"
PATIENCE = 300.0


async def write_on(stage: Stage, who: int, seconds: float) -> None:
    """So many messages a second, whatever comes of them."""
    path, begun = f"/sim/chats/{who}/messages", time.monotonic()
    async with asyncio.TaskGroup() as group:
        for number in range(round(seconds * PER_SECOND)):
            await asyncio.sleep(max(0.0, begun + number / PER_SECOND - time.monotonic()))
            body = {"person": who, "text": f"слово {number}", "reply_to": None}
            group.create_task(stage.client.call("POST", path, body))


async def send_files(stage: Stage, who: int, seconds: float) -> None:
    """Fifty documents in one go, each a message of its own."""
    async with asyncio.TaskGroup() as group:
        for number in range(FILES):
            form = FormData(quote_fields=False)
            for key, value in {"person": who, "kind": "document", "caption": "файл"}.items():
                form.add_field(key, str(value))
            form.add_field("file0", bytes(1_000) + b"%d" % number, filename=f"{number}.bin")
            group.create_task(stage.client.upload(f"/sim/chats/{who}/files", form))


Flood = Callable[[Stage, int, float], Awaitable[None]]
FLOODS: dict[str, Flood | None] = {
    QUIET: None,
    f"{PER_SECOND} a second from one": write_on,
    f"{FILES} files at once from one": send_files,
}


async def spell(
    stage: Stage, speaker: Speaker, numbers: Iterator[int], flood: Flood | None, seconds: float
) -> Times:
    """All but the last person report once, beside a flood of the last one."""
    others, times = len(stage.people) - 1, Times()
    chance = random.Random(others)
    async with asyncio.TaskGroup() as group:
        if flood is not None:
            group.create_task(_flood(flood, stage, seconds))
        begun = time.monotonic()
        moments = sorted(chance.uniform(0, seconds) for _ in range(others))
        for person, moment in enumerate(moments):
            await asyncio.sleep(max(0.0, begun + moment - time.monotonic()))
            group.create_task(report(stage, speaker, times, person, numbers))
    return times


async def _flood(flood: Flood, stage: Stage, seconds: float) -> None:
    await flood(stage, stage.people[-1], seconds)


async def measure(database: Database, stage: Stage, spells: int, seconds: float) -> list[Times]:
    """What the others waited, of each flood in its order."""
    place = await town.build(database, stage.people, (), 1 + spells * len(FLOODS))
    await town.put_cards(database, stage, place, (), 1)
    script = Incoming("flood-sqlite", "sqlite", webhook=False, updates=0, kills=False)
    speaker, numbers, found = Speaker(stage, place, 1), count(), [Times() for _ in FLOODS]
    async with play.bots(script, stage, database):
        await play.until_quiet(database, stage, PATIENCE)
        for _ in range(spells):
            for times, flood in zip(found, FLOODS.values(), strict=True):
                one = await spell(stage, speaker, numbers, flood, seconds)
                times.unanswered += one.unanswered
                for kind in REPORT:
                    times.seconds[kind] += one.seconds[kind]
                await play.until_quiet(database, stage, PATIENCE)
    return found


def told(found: Sequence[Times]) -> int:
    """Print it; 1 where somebody pays too much for another's flood."""
    worst, quiet = 0.0, 0.0
    for name, times in zip(FLOODS, found, strict=True):
        seconds = list(chain(*times.seconds.values()))
        cuts = quantiles(seconds, n=100)
        print(
            f"{name}: {len(seconds)} answers to others, median {cuts[49]:.2f} s, "
            f"p95 {cuts[94]:.2f} s, p99 {cuts[98]:.2f} s; {times.unanswered} unanswered"
        )
        quiet = cuts[98] if name == QUIET else quiet
        worst = max(worst, cuts[98] / quiet)
    print(f"p99 at most {worst:.1f} times that of nobody; load {os.getloadavg()[0]:.1f}")
    return int(worst > MOST or any(times.unanswered for times in found))


async def play_flood(given: argparse.Namespace) -> int:
    """1 where somebody pays too much for another's flood."""
    with tempfile.TemporaryDirectory(prefix="flood-") as folder:
        async with staging.stage(Path(folder), given.others + 1) as place:
            await place.fair_weather()
            async with staging.empty_database("sqlite", place.folder) as database:
                return told(await measure(database, place, given.spells, given.seconds))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The sizes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.flood", description=__doc__)
    parser.add_argument("--others", type=int, default=40)
    parser.add_argument("--spells", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=15.0)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(asyncio.run(play_flood(parsed())))
