"""The last hour before a deadline, in minutes: every coordinator reports with a file.

`python -m benchmarks.peak` plays it, on SQLite with one process that polls, or with --postgresql
(TEST_POSTGRES_URL) with --replicas that are called, two if not said. --minutes 0 begins all at
once: how many updates a second that many replicas are good for, and who had the cores. Each
coordinator, at a moment of their own, presses a button, sends a file and writes a sentence, each
after the answer to the one before. It ends with 1 where anything is lost, doubled or unanswered.
Telegram's limits are not played: in an hour there is room below them, in minutes there is none.

Bot, simulator and who measures share the cores: seconds depend on what else runs, processor
seconds and counts less so.
"""

import argparse
import asyncio
import os
import random
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from statistics import quantiles

from benchmarks.chaos import stage as staging
from benchmarks.chaos.incoming import judging, play, town
from benchmarks.chaos.incoming.judging import Verdict
from benchmarks.chaos.incoming.play import Bots, Incoming
from benchmarks.chaos.incoming.speaking import Speaker
from benchmarks.chaos.incoming.user_actions import Kind, UserAction
from benchmarks.chaos.stage import Stage
from models.engine import Database

REPORT = (Kind.PRESS, Kind.DOCUMENT, Kind.WORDS)
CARDS = 2
"""A coordinator's: one that is replied to, one whose button is pressed."""

PATIENCE = 120.0
"""Seconds for one answer, after which it is an error."""

QUIET_SECONDS = 600.0
TICKS = os.sysconf("SC_CLK_TCK")


@dataclass(slots=True)
class Times:
    """Seconds from an action to the first that its person saw of it; how many never came."""

    seconds: dict[Kind, list[float]] = field(default_factory=lambda: {each: [] for each in REPORT})
    unanswered: int = 0


@dataclass(frozen=True, slots=True)
class Carried:
    """What processes have used and hold: processor seconds, MB in all now and at most."""

    cpu: float
    memory: float
    most: float


def carried(running: Bots) -> Carried:
    """Of all processes of the bot together."""
    found = [_carried(process.pid) for process in running.processes]
    return Carried(*(sum(each) for each in zip(*found, strict=True)))


@dataclass(frozen=True, slots=True)
class Cores:
    """Processor seconds since the machine began: of all, of PostgreSQL's processes, of this one."""

    busy: float
    postgresql: float
    own: float


def cores() -> Cores:
    """What the cores of this machine have done."""
    user, nice, system, *_ = map(int, Path("/proc/stat").read_text().split()[1:9])
    return Cores((user + nice + system) / TICKS, sum(_of_postgresql()), time.process_time())


def _of_postgresql() -> Iterator[float]:
    """Of each of its processes; those that end meanwhile are told by their parent."""
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            head, _, rest = path.read_text().rpartition(")")
        except (FileNotFoundError, ProcessLookupError):
            continue
        if head.endswith("(postgres"):
            yield sum(map(int, rest.split()[11:15])) / TICKS


def _carried(pid: int) -> tuple[float, float, float]:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    status = dict(
        line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines()
    )
    memory, most = (int(status[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
    return (int(fields[11]) + int(fields[12])) / TICKS, memory, most


async def report(
    stage: Stage, speaker: Speaker, times: Times, person: int, numbers: Iterator[int]
) -> None:
    """One coordinator's report, each action after the answer to the one before."""
    for kind in REPORT:
        action = UserAction(kind, next(numbers), person)
        begun = time.monotonic()
        change = await speaker.report(action)
        wanted = {"for": "message", "regex": "", "after": change, "since": change}
        wanted |= {"timeout": PATIENCE, "settle": False}
        path = f"/sim/chats/{stage.people[person]}/wait"
        if (await stage.client.call("POST", path, wanted))["met"]:
            times.seconds[kind].append(time.monotonic() - begun)
        else:
            times.unanswered += 1


async def all_report(stage: Stage, speaker: Speaker, persons: int, seconds: float) -> Times:
    """Everybody, each from a moment of their own within so many seconds."""
    chance, times, numbers = random.Random(persons), Times(), count()
    moments = sorted(chance.uniform(0, seconds) for _ in range(persons))
    begun = time.monotonic()
    async with asyncio.TaskGroup() as group:
        for person, moment in enumerate(moments):
            await asyncio.sleep(max(0.0, begun + moment - time.monotonic()))
            group.create_task(report(stage, speaker, times, person, numbers))
    return times


async def seed(database: Database, stage: Stage, schools: int) -> Speaker:
    """Schools with coordinators, tasks and cards."""
    per_school = len(stage.people) // schools
    place = await town.build(database, stage.people, (), CARDS * per_school, per_school)
    await town.put_cards(database, stage, place, (), 1)
    return Speaker(stage, place, 1)


async def measure(script: Incoming, stage: Stage, schools: int, seconds: float) -> Verdict:
    """Play it and print what it took."""
    await stage.fair_weather()
    async with staging.empty_database(script.database, stage.folder) as database:
        speaker = await seed(database, stage, schools)
        async with play.bots(script, stage, database) as running:
            begun = time.monotonic()
            await _until_quiet(database, stage)
            start = carried(running)
            waited = time.monotonic() - begun
            print(f"{len(stage.people):,} × /start that waited: {waited:.0f} s with the bot's own")
            before = await play.counted(stage)
            begun, idle = time.monotonic(), cores()
            times = await all_report(stage, speaker, script.coordinators, seconds)
            await _until_quiet(database, stage)
            took, end, worked = time.monotonic() - begun, carried(running), cores()
        verdict = await judging.judge(database, stage, speaker.spoken, before)
    _print(times, speaker.spoken.updates, took, (start, end), verdict)
    _print_cores(took, end.cpu - start.cpu, (idle, worked))
    print(f"lines in the log: {_log_lines(stage, script)}; load {os.getloadavg()[0]:.1f}")
    return verdict


async def _until_quiet(database: Database, stage: Stage) -> None:
    if not await play.until_quiet(database, stage, QUIET_SECONDS):
        raise TimeoutError(f"the bot was not done within {QUIET_SECONDS:g} s")


def _print(
    times: Times, updates: int, took: float, both: tuple[Carried, Carried], verdict: Verdict
) -> None:
    start, end = both
    kinds = {str(kind): each for kind, each in times.seconds.items()}
    for name, seconds in ({"all": list(chain(*kinds.values()))} | kinds).items():
        cuts = quantiles(seconds, n=100)
        print(
            f"{name}: {len(seconds):,} answers, median {cuts[49]:.2f} s, p95 {cuts[94]:.2f} s, "
            f"p99 {cuts[98]:.2f} s, longest {max(seconds):.2f} s"
        )
    cpu = (end.cpu - start.cpu) / updates * 1_000
    print(
        f"{updates:,} updates in {took:.0f} s, {updates / took:.1f} a second; "
        f"{cpu:.1f} ms of processor each, in the bot"
    )
    print(f"memory: {start.memory:.0f} MB, at the end {end.memory:.0f}, at most {end.most:.0f}")
    print(
        f"{times.unanswered} answers late beyond {PATIENCE:g} s, {verdict.unanswered} unanswered, "
        f"{verdict.lost} lost, {verdict.doubled} doubled, {verdict.set_aside} set aside"
    )


def _print_cores(took: float, bot: float, both: tuple[Cores, Cores]) -> None:
    before, after = both
    postgresql, own = after.postgresql - before.postgresql, after.own - before.own
    parts = {
        "bot": bot,
        "PostgreSQL": postgresql,
        "who measures": own,
        "Telegram and all else": after.busy - before.busy - bot - postgresql - own,
    }
    shares = ", ".join(f"{name} {part / took:.2f}" for name, part in parts.items())
    print(f"cores, of {os.cpu_count()}: {shares}")


def _log_lines(stage: Stage, script: Incoming) -> str:
    log = stage.folder / f"{script.name}.log"
    lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
    levels = Counter(line.split()[2] for line in lines if len(line.split()) > 2)
    return ", ".join(f"{number} {level}" for level, number in levels.items()) or "none"


def script_of(persons: int, *, postgresql: bool, replicas: int = 2) -> Incoming:
    """Who plays it: one process that polls, or on PostgreSQL replicas that are called."""
    database = "postgresql" if postgresql else "sqlite"
    return Incoming(
        f"peak-{database}",
        database,
        webhook=postgresql,
        updates=persons * len(REPORT),
        replicas=replicas if postgresql else 1,
        coordinators=persons,
        kills=False,
    )


async def play_peak(given: argparse.Namespace) -> int:
    """1 where anything is lost, doubled, unanswered or left over."""
    with tempfile.TemporaryDirectory(prefix="peak-") as folder:
        async with staging.stage(Path(folder), given.coordinators) as place:
            script = script_of(
                given.coordinators, postgresql=given.postgresql, replicas=given.replicas
            )
            found = await measure(script, place, given.schools, given.minutes * 60)
    missed = found.lost, found.doubled, found.unanswered, found.set_aside, found.unfinished
    return int(any(missed))


def parsed(arguments: Sequence[str] | None = None) -> argparse.Namespace:
    """The sizes; coordinators are as many in each school."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.peak", description=__doc__)
    parser.add_argument("--coordinators", type=int, default=2_000)
    parser.add_argument("--schools", type=int, default=200)
    parser.add_argument("--minutes", type=float, default=4.0)
    parser.add_argument("--postgresql", action="store_true")
    parser.add_argument("--replicas", type=int, choices=range(1, 5), default=2)
    given = parser.parse_args(arguments)
    if given.coordinators % given.schools:
        parser.error("every school has as many coordinators as another")
    return given


if __name__ == "__main__":
    raise SystemExit(asyncio.run(play_peak(parsed())))
