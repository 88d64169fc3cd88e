"""How far off outlooks are, on played years.

`python -m benchmarks.outlook [FILE…]` plays each plan (the sample without files) with two seeds.
On the last evening of every month a manager asks for the outlook of the next one, and on the
evening after that month the tables tell what came; beside it, what one share for all schools
foretold. The same of each school alone, beside its own share not drawn towards that of all. Ends
with 1 where outlooks are farther off than that by more than `WORSE`.
"""

import asyncio
import sys
from collections import Counter
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
from domain.outlook import PastMonth, Shares
from domain.summary import SummaryQuery, month_key, month_span
from models import migrating
from models.engine import Database
from services.summaries import school_outlooks
from services.summaries.outlooks import Foretold
from services.summaries.school_outlooks import SchoolOutlooks

SEEDS = (1, 2)
WORSE = 1.02
DAY = date.resolution


@dataclass(slots=True)
class SchoolTold:
    """An outlook of a school for a month beside what came, and what its own share foretold."""

    month: PastMonth
    bare: float


@dataclass(slots=True)
class Told:
    """An outlook of a month beside what came, and the tasks that it named beside all `ahead`."""

    month: PastMonth
    ahead: int
    named: int
    named_late: int
    schools: list[SchoolTold]


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
    asked: dict[date, tuple[SchoolOutlooks, Shares]] = {}
    found = []
    async for day in play.days(draft.period.start, draft.period.end):
        if day in asked:
            view, before = asked.pop(day)
            found.append(_came(view, before, await _copy(play, day), play))
        if (day + DAY).day == 1:
            view = await _ask(play, day)
            whole = view.whole
            if whole.expected is not None and whole.ahead:
                assert whole.info.query.end is not None
                asked[whole.info.query.end + DAY] = view, _shares(await _copy(play, day), play)
    return found


async def _ask(play: Play, eve: date) -> SchoolOutlooks:
    start, end = month_span(month_key(eve + DAY))
    manager = play.people.at(play.people.manager, play.moment(eve, 23))
    async with play.database.read() as session:
        query = SummaryQuery(roadmap_id=play.roadmap_id, start=start, end=end)
        return await school_outlooks.by_school(session, query, actor=manager)


async def _copy(play: Play, day: date) -> Evening:
    async with play.database.read() as session:
        return await rows.copy(session, day)


def _shares(evening: Evening, play: Play) -> Shares:
    """What of the tasks whose deadline has passed was late, by school."""
    tasks = counter.tasks_of(evening, Limits(frozenset({play.roadmap_id})))
    over: Counter[int] = Counter()
    late: Counter[int] = Counter()
    for task in tasks:
        if task.deadline and task.deadline < evening.day:
            over[task.organisation_id] += 1
            late[task.organisation_id] += counter.is_late(task, evening.day)
    by_school = {school: (over[school], late[school]) for school in over}
    return Shares(over.total(), late.total(), by_school)


def _came(view: SchoolOutlooks, before: Shares, evening: Evening, play: Play) -> Told:
    whole = view.whole
    month = whole.info.query.month or 0
    tasks = counter.tasks_of(evening, Limits(frozenset({play.roadmap_id})))
    late = {
        task.id: task.organisation_id
        for task in tasks
        if task.deadline
        and month_key(task.deadline) == month
        and counter.is_late(task, evening.day)
    }

    def beside(told: Foretold, came: int) -> PastMonth:
        plain = before.overall * told.ahead
        return PastMonth(month, told.ahead, told.expected or 0.0, plain, came)

    at = Counter(late.values())
    schools = [
        SchoolTold(beside(each, at[each.organisation_id]), own_late / own * each.ahead)
        for each in view.schools
        if each.expected is not None
        for own, own_late in [before.by_school[each.organisation_id]]
    ]
    return Told(
        beside(whole, len(late)),
        whole.ahead,
        len(whole.risks),
        sum(each.task_id in late for each in whole.risks),
        schools,
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
    own = [each for month in told for each in month.schools]
    tasks = max(1, sum(each.month.begun for each in own))
    drawn = sum(abs(each.month.expected - each.month.came) for each in own) / tasks
    one = sum(abs(each.month.plain - each.month.came) for each in own) / tasks
    bare = sum(abs(each.bare - each.month.came) for each in own) / tasks
    print(
        f"    by school: {len(own)} months of schools, {tasks} tasks ahead; of 100 off by "
        f"{drawn * 100:.1f}, one share by {one * 100:.1f}, its own share alone by {bare * 100:.1f}",
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
