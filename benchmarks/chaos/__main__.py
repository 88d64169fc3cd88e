"""`python -m benchmarks.chaos [words]`: play every run, or those whose names hold a word.

Prints a line a run, writes it into docs/reliability.md, and ends with 1 where a figure misses what
is wanted of it. TEST_POSTGRES_URL adds PostgreSQL: databases of its own are made and dropped again.
`--updates` is the size of the runs whose names begin with «incoming»; `--without` takes a part out
of the bot in them, which has to show. `--patience` is how many seconds such a run waits for its
end: more than usual where the machine has other work.
"""

import argparse
import asyncio
import os
import tempfile
from pathlib import Path

from benchmarks import reminding
from benchmarks.chaos import report, scripts
from benchmarks.chaos.incoming import play as incoming
from benchmarks.chaos.incoming.bots import WITHOUT
from benchmarks.chaos.incoming.play import CURATORS, Incoming
from benchmarks.chaos.play import Script, play
from benchmarks.chaos.report import Row
from benchmarks.chaos.stage import Stage, stage
from benchmarks.task_making import databases
from domain.clock import SystemClock

PEOPLE = 1_000
UPDATES = 2_000
"""Of a run of what people say; the stated size is 10,000."""


async def played(group: str, runs: list[Script], place: Stage) -> list[Row]:
    """Play runs one after another, saying and keeping what came of each."""
    rows = []
    for script in runs:
        row = report.row_of(await play(script, place), group, *_moment())
        print(
            f"{row.name}: {row.messages:,} owed, {row.kills} kills, {row.lost} lost, "
            f"{row.duplicates} duplicates, {row.rate:,.1f} a second, {row.too_many} × 429, "
            f"load {row.load:.1f} {row.else_}",
            flush=True,
        )
        _keep([row])
        rows.append(row)
    return rows


async def planned() -> list[Row]:
    """The cost of planning, few open tasks against many."""
    rows = []
    sizes = reminding.FEW, reminding.MANY
    async with databases() as opened:
        for name, database in opened:
            ratio = await reminding.measure(name, database, sizes, reminding.DUE)
            rows.append(Row(f"planning-{name}", "planning", *_moment(), rate=round(ratio, 2)))
    _keep(rows)
    return rows


async def heard(runs: list[Incoming]) -> list[Row]:
    """Play what people say, each run with a Telegram of its own."""
    rows = []
    for script in runs:
        with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
            async with stage(Path(folder), script.coordinators + CURATORS) as place:
                result = await incoming.play(script, place)
        row = report.row_of_incoming(result, *_moment())
        print(
            f"{row.name}: {row.messages:,} updates, {row.kills} kills, {row.lost} lost, "
            f"{row.duplicates} doubled, {row.unanswered} unanswered, {row.again} said twice, "
            f"{row.seconds:.0f} s, load {row.load:.1f} {row.else_}",
            flush=True,
        )
        _keep([row])
        rows.append(row)
    return rows


async def run(words: list[str], updates: int, without: str, patience: float) -> int:
    """1 where a figure misses what is wanted of it."""
    kinds = ["sqlite"] + ["postgresql"] * ("TEST_POSTGRES_URL" in os.environ)

    def is_wanted(name: str) -> bool:
        return not words or any(word in name for word in words)

    heard_ones = scripts.incoming(kinds, updates, without, patience)
    said = [script for script in heard_ones if is_wanted(script.name)]
    weather = [script for script in scripts.scripts(kinds) if is_wanted(script.name)]
    fans = [script for script in scripts.fan_outs(kinds) if is_wanted(script.name)]
    rows: list[Row] = []
    if (weather or fans) and not without:
        with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
            async with stage(Path(folder), PEOPLE) as place:
                rows += await played("weather", weather, place)
                rows += await played("speed", fans, place)
    rows += await heard(said)
    if is_wanted("planning") and not without:
        rows += await planned()
    for row in rows:
        for fault in row.misses:
            print(f"not as wanted: {row.name}: {fault}")
    return int(any(row.misses for row in rows))


def _keep(rows: list[Row]) -> None:
    report.keep(rows, os.cpu_count() or 1, (reminding.FEW, reminding.MANY, reminding.DUE))


def _moment() -> tuple[str, float]:
    """The time of a run and the load of the machine."""
    return f"{SystemClock().now():%Y-%m-%d %H:%M}", round(os.getloadavg()[0], 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks.chaos", description=__doc__)
    parser.add_argument("words", nargs="*")
    parser.add_argument("--updates", type=int, default=UPDATES)
    parser.add_argument("--without", choices=WITHOUT, default="")
    parser.add_argument("--patience", type=float, default=0.0)
    given = parser.parse_args()
    asked = given.words, given.updates, given.without, given.patience
    raise SystemExit(asyncio.run(run(*asked)))
