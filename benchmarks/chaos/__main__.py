"""`python -m benchmarks.chaos [words]`: play every run, or those whose names hold a word.

Prints a line a run, writes it into docs/reliability.md, and ends with 1 where a message was lost,
or where kills have doubled more messages than there were kills. TEST_POSTGRES_URL adds
PostgreSQL: its databases `roadmap_chaos` and `roadmap_benchmark` are made anew and dropped again.
"""

import asyncio
import os
import sys
import tempfile
from pathlib import Path

from benchmarks import reminding
from benchmarks.chaos import report
from benchmarks.chaos.play import Script, play
from benchmarks.chaos.report import Row
from benchmarks.chaos.scripts import fan_outs, scripts
from benchmarks.chaos.stage import Stage, stage
from benchmarks.task_making import databases
from domain.clock import SystemClock

PEOPLE = 1_000


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


async def planned() -> None:
    """Keep the cost of planning, few open tasks against many."""
    sizes = reminding.FEW, reminding.MANY
    async with databases() as opened:
        for name, database in opened:
            ratio = await reminding.measure(name, database, sizes, reminding.DUE)
            _keep([Row(f"planning-{name}", "planning", *_moment(), rate=round(ratio, 2))])


async def run(words: list[str]) -> int:
    """1 where something was lost or doubled too often."""
    kinds = ["sqlite"] + ["postgresql"] * ("TEST_POSTGRES_URL" in os.environ)

    def is_wanted(name: str) -> bool:
        return not words or any(word in name for word in words)

    weather = [script for script in scripts(kinds) if is_wanted(script.name)]
    fans = [script for script in fan_outs(kinds) if is_wanted(script.name)]
    rows: list[Row] = []
    if weather or fans:
        with tempfile.TemporaryDirectory(prefix="chaos-") as folder:
            async with stage(Path(folder), PEOPLE) as place:
                rows += await played("weather", weather, place)
                rows += await played("speed", fans, place)
    if is_wanted("planning"):
        await planned()
    return int(any(row.lost or (row.kills and row.duplicates > row.kills) for row in rows))


def _keep(rows: list[Row]) -> None:
    report.keep(rows, os.cpu_count() or 1, (reminding.FEW, reminding.MANY, reminding.DUE))


def _moment() -> tuple[str, float]:
    """The time of a run and the load of the machine."""
    return f"{SystemClock().now():%Y-%m-%d %H:%M}", round(os.getloadavg()[0], 1)


if __name__ == "__main__":
    raise SystemExit(asyncio.run(run(sys.argv[1:])))
