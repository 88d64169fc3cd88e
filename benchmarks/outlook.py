"""How far off outlooks are, on played years.

`python -m benchmarks.outlook [FILE…]` plays each plan (the sample without files) with two seeds.
On the last evening of every month a manager asks for the outlook of the next one, and on the
evening after that month the tables tell what came; beside it, what one share for all schools
foretold. Ends with 1 where outlooks are farther off than that by more than `WORSE`.
"""

import asyncio
import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bot import sample
from bot.year import counter, rows
from bot.year.counter import Limits
from bot.year.performance import set_up
from bot.year.playing import Play
from bot.year.rows import Evening
from documents.read.worker import read_safely
from domain import plan
from domain.draft import Draft
from domain.outlook import PastMonth
from domain.summary import SummaryQuery, month_key, month_span
from models import migrating
from models.engine import Database
from services.summaries import outlooks
from services.summaries.outlooks import OutlookView

SEEDS = (1, 2)
WORSE = 1.02
DAY = date.resolution


@dataclass(slots=True)
class Told:
    """An outlook of a month beside what came, and the tasks that it named beside all `ahead`."""

    month: PastMonth
    ahead: int
    named: int
    named_late: int


async def measure(path: Path, seed: int, folder: Path) -> list[Told]:
    """Every month of a played plan that could be foretold."""
    draft = plan.draft(await read_safely(path, path.name))
    database = Database(f"sqlite:///{folder / f'{path.stem}-{seed}.db'}")
    try:
        await migrating.upgrade(database)
        play = await set_up(database, path.name, draft, Random(seed))
        return await _months(play, draft)
    finally:
        await database.close()


async def _months(play: Play, draft: Draft) -> list[Told]:
    asked: dict[date, tuple[OutlookView, float]] = {}
    found = []
    async for day in play.days(draft.period.start, draft.period.end):
        if day in asked:
            view, plain = asked.pop(day)
            found.append(_came(view, plain, await _copy(play, day), play))
        if (day + DAY).day == 1:
            view = await _ask(play, day)
            if view.expected is not None and view.ahead:
                assert view.info.query.end is not None
                asked[view.info.query.end + DAY] = view, _plain(await _copy(play, day), play)
    return found


async def _ask(play: Play, eve: date) -> OutlookView:
    start, end = month_span(month_key(eve + DAY))
    manager = play.people.at(play.people.manager, play.moment(eve, 23))
    async with play.database.read() as session:
        query = SummaryQuery(roadmap_id=play.roadmap_id, start=start, end=end)
        return await outlooks.outlook(session, query, actor=manager)


async def _copy(play: Play, day: date) -> Evening:
    async with play.database.read() as session:
        return await rows.copy(session, day)


def _plain(evening: Evening, play: Play) -> float:
    """The share of late tasks among those whose deadline has passed."""
    tasks = counter.tasks_of(evening, Limits(frozenset({play.roadmap_id})))
    over = [task for task in tasks if task.deadline and task.deadline < evening.day]
    return sum(counter.is_late(task, evening.day) for task in over) / len(over)


def _came(view: OutlookView, plain: float, evening: Evening, play: Play) -> Told:
    month = view.info.query.month or 0
    tasks = counter.tasks_of(evening, Limits(frozenset({play.roadmap_id})))
    late = {
        task.id
        for task in tasks
        if task.deadline
        and month_key(task.deadline) == month
        and counter.is_late(task, evening.day)
    }
    return Told(
        PastMonth(month, view.ahead, view.expected or 0.0, plain * view.ahead, len(late)),
        view.ahead,
        len(view.risks),
        sum(each.task_id in late for each in view.risks),
    )


def _tell(name: str, told: list[Told]) -> tuple[float, float]:
    """Print the errors; give them back."""
    months = [each.month for each in told]
    count = max(1, len(months))
    error = sum(abs(each.expected - each.came) for each in months) / count
    plain = sum(abs(each.plain - each.came) for each in months) / count
    named, late = sum(each.named for each in told), sum(each.named_late for each in told)
    came, ahead = sum(each.came for each in months), sum(each.ahead for each in told)
    print(
        f"{name}: {len(months)} months, {came / count:.1f} late in one "
        f"on average; outlook off by {error:.2f}, one share by {plain:.2f}; of {named} tasks named "
        f"{late} were late, of {ahead} ahead {came}",
        flush=True,
    )
    return error, plain


async def run(paths: list[Path]) -> bool:
    """Whether outlooks are no worse than one share for all."""
    every = []
    with TemporaryDirectory() as folder:
        for path in paths:
            for seed in SEEDS:
                told = await measure(path, seed, Path(folder))
                _tell(f"{path.name}, seed {seed}", told)
                every += told
    error, plain = _tell("all", every)
    return error <= plain * WORSE


def main(arguments: list[str]) -> int:
    """Play the files of the command line, or the sample."""
    paths = [Path(argument) for argument in arguments] or [sample.PLAN]
    return 0 if asyncio.run(run(paths)) else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
