"""Steady traffic for an hour: whether the bot holds as much memory at its end as in its middle.

`python -m benchmarks.steady` plays one process on SQLite that polls: coordinators send words,
photos, albums and documents and press buttons, curators make groups, so many updates a second on
end. Memory is printed each minute. It ends with 1 where memory still grows in the second half, or
where anything is lost, doubled or unanswered.
"""

import argparse
import asyncio
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from statistics import median

from benchmarks.chaos import stage as staging
from benchmarks.chaos.incoming import judging, play
from benchmarks.chaos.incoming.judging import Verdict
from benchmarks.chaos.incoming.play import CURATORS, Bots, Incoming
from benchmarks.chaos.incoming.user_actions import drawn
from benchmarks.chaos.stage import Stage
from benchmarks.peak import Carried, carried

MOST_GROWTH = 0.05
"""From the third quarter to the last one, as a share of memory."""

PATIENCE = 300.0


def growth(memory: Sequence[float]) -> float:
    """How much more is held in the last quarter than in the third, as a share: of the middle ones,
    since what a moment's work takes comes and goes."""
    quarter = max(1, len(memory) // 4)
    before, last = median(memory[-2 * quarter : -quarter]), median(memory[-quarter:])
    return last / before - 1


def script_of(coordinators: int, per_second: float, seconds: float) -> Incoming:
    """Who plays it: one process that polls and is left alone."""
    return Incoming(
        "steady-sqlite",
        "sqlite",
        webhook=False,
        updates=round(per_second * seconds),
        coordinators=coordinators,
        per_second=per_second,
        kills=False,
        patience=PATIENCE,
    )


async def measure(script: Incoming, stage: Stage, every: float) -> tuple[list[float], Verdict]:
    """Play it; returns memory (MB) at the begin and each `every` seconds, and what came of it."""
    await stage.fair_weather()
    actions = drawn(script.updates, script.coordinators, CURATORS, script.name)
    async with staging.empty_database(script.database, stage.folder) as database:
        speaker = await play.seed(database, stage, script, actions)
        async with play.bots(script, stage, database) as running:
            await play.until_quiet(database, stage, PATIENCE)
            before = await play.counted(stage)
            start = carried(running)
            memory = [start.memory]
            async with asyncio.TaskGroup() as group:
                looking = group.create_task(_look(running, memory, every))
                await play.speak(script, speaker, actions)
                looking.cancel()
            if not await play.until_quiet(database, stage, script.patience):
                print("gave up waiting: what is lost had not been worked on yet")
            end = carried(running)
        verdict = await judging.judge(database, stage, speaker.spoken, before)
    _print_work(start, end, speaker.spoken.updates)
    return memory, verdict


async def _look(running: Bots, memory: list[float], every: float) -> None:
    while True:
        await asyncio.sleep(every)
        memory.append(carried(running).memory)
        print(f"{len(memory) - 1}: {memory[-1]:.1f} MB", flush=True)


def _print_work(start: Carried, end: Carried, updates: int) -> None:
    cpu = (end.cpu - start.cpu) / updates * 1_000
    print(f"{updates:,} updates; {cpu:.1f} ms of processor each, in the bot")


async def play_steadily(given: argparse.Namespace) -> int:
    """1 where memory still grows, or where anything is lost, doubled, unanswered or left over."""
    seconds = given.minutes * 60
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="steady-") as folder:
        async with staging.stage(Path(folder), given.coordinators + CURATORS) as place:
            script = script_of(given.coordinators, given.per_second, seconds)
            memory, found = await measure(script, place, seconds / given.looks)
    grown = growth(memory)
    print(
        f"memory: {memory[0]:.0f} MB at the begin, {min(memory):.0f} to {max(memory):.0f}, "
        f"{memory[-1]:.0f} at the end; {grown:+.1%} from the third quarter to the last"
    )
    print(
        f"{found.lost} lost, {found.doubled} doubled, {found.unanswered} unanswered, "
        f"{found.unfinished} unfinished, {found.set_aside} set aside; "
        f"{time.monotonic() - begun:.0f} s in all, load {os.getloadavg()[0]:.1f}"
    )
    missed = found.lost, found.doubled, found.unanswered, found.set_aside, found.unfinished
    return int(any(missed) or grown > MOST_GROWTH)


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The sizes."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.steady", description=__doc__)
    parser.add_argument("--coordinators", type=int, default=100)
    parser.add_argument("--minutes", type=float, default=60.0)
    parser.add_argument("--per-second", type=float, default=1.5)
    parser.add_argument("--looks", type=int, default=60)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    raise SystemExit(asyncio.run(play_steadily(parsed())))
