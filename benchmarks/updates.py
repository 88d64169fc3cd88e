"""What an answer costs beside a bare aiogram bot: `benchmarks.yardstick`, in a file to be read.

Both get the same updates as JSON, in turns, in one process, each on a copy of one SQLite file, and
have to send the same text and buttons; processor time of all threads is counted. Requests to
Telegram are answered on the spot on either side: HTTP would be the same on both and make the ratio
look better. Every other turn ours is fed past the inbox, which tells what the inbox costs.

`python -m benchmarks.updates [tasks…]` prints a line a figure and ends with 1 where one is over
its limit.
"""

import asyncio
import gc
import shutil
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from itertools import islice
from pathlib import Path
from statistics import median

from aiogram import Bot

from benchmarks.summary_data import NOW
from benchmarks.update_stage import OnTheSpot, Ours, populate, sayings
from benchmarks.yardstick import Bare

SIZES = (10_000, 100_000)
ROUNDS, UPDATES = 9, 10
CARDS = 60
LIMIT, INBOX_LIMIT = 1.8, 0.15

Take = Callable[[str], Awaitable[None]]


async def measure(take: Take, updates: list[str]) -> float:
    """Processor seconds of an update."""
    gc.collect()
    begun = time.process_time()
    for update in updates:
        await take(update)
    return (time.process_time() - begun) / len(updates)


async def compare(folder: Path, size: int) -> bool:
    """Print the figures of one size; whether all keep to the limits."""
    tasks = await populate(folder / "ours.db", size, CARDS)
    shutil.copy(folder / "ours.db", folder / "bare.db")
    spots = OnTheSpot(), OnTheSpot()
    bots = [Bot("1:aaaaaa", session=spot) for spot in spots]
    ours, bare = Ours(folder / "ours.db", bots[0]), Bare(folder / "bare.db", bots[1], lambda: NOW)
    fine, spent = True, []
    async with ours.working():
        for name, updates in sayings(tasks).items():
            figures = []
            for _ in range(ROUNDS + 1):
                ours.costs = dict.fromkeys(ours.costs, 0)
                turn = []
                for take in (ours.take, bare.take, ours.take_past, bare.take):
                    if take != bare.take:
                        batch = list(islice(updates, UPDATES))
                    turn.append(await measure(take, batch))
                    if take == ours.take:
                        costs = dict(ours.costs)
                    elif take == bare.take:
                        assert spots[0].sent == spots[1].sent, (name, spots[0].sent, spots[1].sent)
                figures.append(turn)
            # The first round has built the statements.
            # Other work only adds: the least of each side counts, and pairs are compared.
            own, other, without, _ = (min(column) for column in zip(*figures[1:], strict=True))
            ratio = median(own / other for own, other, _, _ in figures[1:])
            spent.append((own, without))
            fine &= ratio <= LIMIT
            counted = ", ".join(f"{count / UPDATES:g} {what}" for what, count in costs.items())
            print(
                f"{name}, {size:,} tasks ({counted}): {own * 1000:.2f} ms, bare {other * 1000:.2f} "
                f"ms: {ratio:.2f} of {LIMIT}; without the inbox {without * 1000:.2f} ms",
                flush=True,
            )
    await bare.engine.dispose()
    share = sum(own for own, _ in spent) / sum(without for _, without in spent) - 1
    print(f"the inbox, {size:,} tasks, of each kind one: {share:.1%} of {INBOX_LIMIT:.0%}")
    return fine and share <= INBOX_LIMIT


def main(arguments: list[str]) -> int:
    """1 where an answer costs more than its limit."""
    fine = True
    for size in [int(each) for each in arguments] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            fine &= asyncio.run(compare(Path(folder), size))
    return 0 if fine else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
