"""Cost of summaries, beside hand-written SQL of the same run.

`python -m benchmarks.summaries [tasks] [schools]` prints a line a figure and ends with 1 where a
limit is broken. TEST_POSTGRES_URL, of a superuser, adds PostgreSQL to the part about SQL.
"""

import asyncio
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.summary_data import NOW, TODAY, fill, prepare, seed
from benchmarks.task_making import databases
from bot.pauses import spare_what_stays
from bot.ui.summary.files import FileRequest, Kind, make
from documents.write.worker import write_limited
from domain.access import Actor, Membership, Role
from domain.summary import By, SummaryQuery
from models import migrating
from models.engine import Database
from services.summaries import document_counts, indicator_results, progress, queries, views
from services.summaries.queries import ResolvedQuery
from services.tasks import cards

TASKS, SCHOOLS = 1_000_000, 1_000
SMALL = 100_000
ROUNDS = 5
WEEK_AGO = TODAY - timedelta(days=7)

SQL_LIMIT, FLAT, P95_LIMIT, CARD_LIMIT = 1.5, 0.2, 0.150, 0.100

FIGURES = """
    SELECT {key}, status, count(*),
        sum(CASE WHEN status IN ('planned', 'in_progress', 'returned', 'blocked')
            AND deadline < :today THEN 1 ELSE 0 END),
        sum(CAST(done_late AS INTEGER))
        {change}
    FROM task
    WHERE municipality_id = :town AND roadmap_id = :roadmap
        AND status NOT IN ('cancelled', 'not_applicable')
    GROUP BY {key}, status
"""
CHANGE = """,
        sum(CASE WHEN status = 'done' AND done_on > :week THEN 1 ELSE 0 END),
        sum(CASE WHEN deadline < :week AND (status IN
            ('planned', 'in_progress', 'returned', 'blocked')
            OR status IN ('submitted', 'done')
            AND (submitted_on > :week OR submitted_on IS NULL)) THEN 1 ELSE 0 END)
"""


async def by_hand(database: Database, town: int, roadmap: int, top: bool) -> None:
    """The yardstick: the same figures by SQL as one would write it, fetched and nothing else."""
    values = {"town": town, "roadmap": roadmap, "today": TODAY, "week": WEEK_AGO}
    if database.is_sqlite:
        values |= {"today": TODAY.isoformat(), "week": WEEK_AGO.isoformat()}
    async with database.read() as session:
        sql = [FIGURES.format(key="organisation_id", change=CHANGE)]
        if top:
            sql.append(FIGURES.format(key="section_id", change=""))
        for each in sql:
            (await session.execute(text(each), values)).all()
        await session.execute(text("SELECT id, name FROM organisation"))
        await session.execute(text("SELECT id, title FROM section"))


async def ours(database: Database, actor: Actor, roadmap: int, by: By) -> None:
    """The whole view, names and all."""
    async with database.read() as session:
        match by:
            case By.EVIDENCE:
                await document_counts.documents(session, SummaryQuery(roadmap, by), actor=actor)
            case By.INDICATOR:
                await indicator_results.targets(session, SummaryQuery(roadmap, by), actor=actor)
            case _:
                await views.summarise(session, SummaryQuery(roadmap, by), actor=actor)


async def drawn(
    database: Database,
    actor: Actor,
    roadmap: int,
    view: Callable[[AsyncSession, ResolvedQuery], Awaitable[object]],
) -> None:
    """What a picture shows: the heat map, the course of the year."""
    async with database.read() as session:
        resolved = await queries.settle(session, SummaryQuery(roadmap), actor=actor)
        await view(session, resolved)


async def times(
    database: Database, work: Callable[[], Awaitable[None]], rounds: int = ROUNDS
) -> list[float]:
    """Seconds of each round after a first one that warms up, ascending.

    With SQLite, where all work is done in this process, its processor's time is counted: other
    work may share the machine.
    """
    clock = time.process_time if database.is_sqlite else time.perf_counter
    await work()
    found = []
    for _ in range(rounds):
        begun = clock()
        await work()
        found.append(clock() - begun)
    return sorted(found)


async def measure_sql(name: str, database: Database, count: int, schools: int) -> bool:
    """Ours against SQL by hand, and flatness as finished years pile up tenfold."""
    await migrating.upgrade(database)
    town, ids = await prepare(database, schools)
    actor = Actor(1, (Membership(town, Role.MANAGER),), NOW)
    fine = True
    # The present year is a tenth of all tasks in the end.
    present = count // 11
    small = await fill(database, town, ids, present, TODAY.year)
    await _settle(database)
    alone = (await times(database, lambda: ours(database, actor, small, By.SECTION)))[0]
    begun = time.perf_counter()
    for year in range(TODAY.year - 10, TODAY.year):
        await fill(database, town, ids, present, year)
    whole = await fill(database, town, ids, count, TODAY.year)
    await _settle(database)
    print(f"{name}: filled in {time.perf_counter() - begun:.0f} s")
    piled = (await times(database, lambda: ours(database, actor, small, By.SECTION)))[0]
    print(
        f"{name}: {present:,} tasks of this year alone {alone * 1e3:.0f} ms, beside ten finished "
        f"years and a plan of {count:,} {piled * 1e3:.0f} ms: {piled / alone:.2f} (±{FLAT:.0%})"
    )
    fine &= piled / alone <= 1 + FLAT
    for by, top in ((By.SECTION, True), (By.ORGANISATION, False)):
        bare = (await times(database, partial(by_hand, database, town, whole, top)))[0]
        own = (await times(database, partial(ours, database, actor, whole, by)))[0]
        print(
            f"{name}: {by.value} over {count:,} tasks, {schools:,} schools: "
            f"{own * 1e3:.0f} ms, by hand {bare * 1e3:.0f} ms, {own / bare:.2f} of {SQL_LIMIT}"
        )
        fine &= own / bare <= SQL_LIMIT
    return fine


async def _settle(database: Database) -> None:
    """What a database does by itself in the night after much was written."""
    sql = "ANALYZE" if database.is_sqlite else "VACUUM ANALYZE task"
    engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    if database.is_sqlite:
        engine = database.engine
    async with engine.connect() as connection:
        await connection.exec_driver_sql(sql)
        if database.is_sqlite:
            await connection.commit()


async def measure_small(folder: Path) -> bool:
    """p95 at 100,000 tasks on SQLite, then a workbook of them while cards are opened."""
    database = Database(f"sqlite:///{folder / 'small.db'}")
    await migrating.upgrade(database)
    town, ids = await prepare(database, 100)
    roadmap = await fill(database, town, ids, SMALL, TODAY.year)
    actor = Actor(1, (Membership(town, Role.MANAGER),), NOW)
    fine = True
    await seed(database, town, roadmap)
    await _settle(database)
    works: list[tuple[str, Callable[[], Awaitable[None]]]] = [
        (f"by {by.value}", partial(ours, database, actor, roadmap, by))
        for by in By
        if by is not By.NOTHING
    ]
    works += [
        ("heat map", partial(drawn, database, actor, roadmap, progress.square_of)),
        ("course of the year", partial(drawn, database, actor, roadmap, progress.course_of)),
    ]
    for what, work in works:
        found = await times(database, work, 40)
        p95 = found[int(len(found) * 0.95)]
        print(f"sqlite: {what} over {SMALL:,} tasks: p95 {p95 * 1e3:.0f} ms of 150")
        fine &= p95 < P95_LIMIT
    fine &= await measure_card(database, actor, roadmap, folder)
    await database.close()
    return fine


async def measure_card(database: Database, actor: Actor, roadmap: int, folder: Path) -> bool:
    """How quickly a card is read while a workbook of all tasks is made."""
    quiet = await _cards(database, actor, 200, lambda: False)
    kind = Kind.EXCEL
    order = FileRequest(kind, SummaryQuery(roadmap), actor, None, "ru", database.url, folder)
    done = asyncio.Event()
    begun = time.perf_counter()

    async def work() -> None:
        try:
            await write_limited(make, order)
        finally:
            done.set()

    async with asyncio.TaskGroup() as group:
        group.create_task(work())
        busy = await _cards(database, actor, 100_000, done.is_set)
    took = time.perf_counter() - begun
    print(
        f"workbook of {SMALL:,} tasks: {took:.1f} s; a card meanwhile: p50 "
        f"{busy[len(busy) // 2] * 1e3:.0f} ms, p99 "
        f"{_p99(busy) * 1e3:.0f} ms of 100 (quiet: p50 {quiet[len(quiet) // 2] * 1e3:.0f} ms, "
        f"p99 {_p99(quiet) * 1e3:.0f} ms)"
    )
    # On a machine that is busy with other work a card is slow anyway: then ours must not add to it.
    return _p99(busy) < max(CARD_LIMIT, 1.5 * _p99(quiet))


async def _cards(
    database: Database, actor: Actor, most: int, over: Callable[[], bool]
) -> list[float]:
    found = []
    for n in range(most):
        if over():
            break
        begun = time.perf_counter()
        async with database.read() as session:
            await cards.load(session, n % 1_000 + 1, actor=actor)
        found.append(time.perf_counter() - begun)
        await asyncio.sleep(0.02)
    return sorted(found)


def _p99(found: list[float]) -> float:
    return found[int(len(found) * 0.99)]


async def run(count: int, schools: int) -> bool:
    """All parts; whether every limit was kept."""
    spare_what_stays()
    fine = True
    with tempfile.TemporaryDirectory() as folder:
        fine &= await measure_small(Path(folder))
    async with databases() as opened:
        for name, database in opened:
            fine &= await measure_sql(name, database, count, schools)
    return fine


def main(arguments: list[str]) -> int:
    """Measure with the sizes of the command line, or those of the target."""
    count, schools = [int(argument) for argument in arguments] or [TASKS, SCHOOLS]
    fine = asyncio.run(run(count, schools))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"largest process that was started: {peak:.0f} MB")
    return 0 if fine else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
