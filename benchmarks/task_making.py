"""Cost of turning a plan into tasks, beside a bare Core insert of the same rows in the same run.

`python -m benchmarks.task_making [activities] [organisations]` prints both rates and ends with 1
where ours is less than half of the bare one. TEST_POSTGRES_URL adds PostgreSQL: its database
`roadmap_benchmark` is made anew and dropped again.
"""

import asyncio
import os
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Table, delete, insert, select, text
from sqlalchemy.engine import make_url

from domain.draft import Draft, DraftActivity, DraftParty
from domain.organisation_kinds import OrganisationKind
from domain.schedule import Kind, Period, Schedule, Window
from models import migrating
from models.engine import Database
from models.enums import RoadmapStatus, Target
from models.people import Organisation
from models.roadmaps import Assignment
from models.roadmaps import Party as PartyRow
from models.tables import Base
from models.tasks import Task, TaskState
from services.assignment import task_making
from services.core import municipalities
from services.core.batches import batches
from services.roadmaps import draft_rows

ACTIVITIES, ORGANISATIONS = 170, 1_000
LEAST_SHARE = 0.5
ROUNDS = 3
NOW = datetime(2026, 8, 25, 6, tzinfo=UTC)
YEAR = Period(date(2026, 9, 1), date(2027, 8, 31), 9)
BARE_BATCH = 10_000


async def prepare(database: Database, activities: int, organisations: int) -> int:
    """A plan in force whose one party points to all schools; the id of its roadmap."""
    window = Window(date(2026, 10, 1), date(2026, 10, 31))
    schedule = Schedule("октябрь 2026", Kind.FIXED, windows=(window,))
    party = DraftParty("ОО")
    lines = tuple(
        DraftActivity(
            number=f"1.{n}",
            title=f"Мероприятие {n}",
            section=None,
            term=schedule.phrase,
            schedule=schedule,
            responsible=(party,),
        )
        for n in range(activities)
    )
    draft = Draft("План", None, YEAR, True, (), lines, (party,), (), ())
    async with database.write() as session:
        town = await municipalities.create(session, "Заречье", "Europe/Moscow", "ru", NOW)
        session.add_all(
            Organisation(municipality_id=town, name=f"Школа № {n}", kind=OrganisationKind.SCHOOL)
            for n in range(organisations)
        )
        source = draft_rows.Source("план.xlsx")
        plan = await draft_rows.write(session, draft, town, source, person_id=None, now=NOW)
        party_id = (await session.scalars(select(PartyRow.id))).one()
        session.add(
            Assignment(
                roadmap_id=plan.id, party_id=party_id, target=Target.ALL_SCHOOLS, created_at=NOW
            )
        )
        plan.status = RoadmapStatus.ACTIVE
        return plan.id


async def ours(database: Database, roadmap_id: int) -> tuple[int, float]:
    """How many tasks `make_tasks` made, and in how many seconds, the commit included."""
    begun = time.perf_counter()
    async with database.write() as session:
        count = await task_making.make_tasks(session, roadmap_id, NOW)
    return count.new, time.perf_counter() - begun


async def bare(database: Database, rows: list[dict[str, Any]]) -> float:
    """The yardstick: seconds of a Core insert of rows that are ready, the commit included."""
    table: Table = Base.metadata.tables[Task.__tablename__]
    begun = time.perf_counter()
    async with database.write() as session:
        connection = await session.connection()
        for batch in batches(rows, BARE_BATCH):
            await connection.execute(insert(table), batch)
    return time.perf_counter() - begun


async def stored(database: Database) -> list[dict[str, Any]]:
    """The tasks as rows to be inserted again, without their ids."""
    columns = [column for column in Task.__table__.columns if column.name != "id"]
    async with database.read() as session:
        found = await session.execute(select(*columns))
        return [dict(row) for row in found.mappings()]


async def empty(database: Database) -> None:
    async with database.write() as session:
        await session.execute(delete(TaskState))
        await session.execute(delete(Task))


async def measure(name: str, database: Database, activities: int, organisations: int) -> float:
    """Print the best rate of either way; the share of the bare one that ours reaches."""
    await migrating.upgrade(database)
    roadmap_id = await prepare(database, activities, organisations)
    count, _ = await ours(database, roadmap_id)
    rows = await stored(database)
    own, yardstick = [], []
    for _ in range(ROUNDS):
        await empty(database)
        own.append((await ours(database, roadmap_id))[1])
        await empty(database)
        yardstick.append(await bare(database, rows))
    share = min(yardstick) / min(own)
    print(
        f"{name}: {count} tasks, ours {count / min(own):,.0f}/s, "
        f"bare {count / min(yardstick):,.0f}/s, share {share:.2f}"
    )
    return share


@asynccontextmanager
async def databases() -> AsyncIterator[list[tuple[str, Database]]]:
    """Empty databases to measure on, closed and removed afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        opened = [("sqlite", Database(f"sqlite:///{folder}/benchmark.db"))]
        server = os.environ.get("TEST_POSTGRES_URL")
        if server:
            await _recreate(server, only_drop=False)
            url = make_url(server).set(database="roadmap_benchmark")
            opened.append(("postgresql", Database(url.render_as_string(hide_password=False))))
        try:
            yield opened
        finally:
            for _, database in opened:
                await database.close()
            if server:
                await _recreate(server, only_drop=True)


async def _recreate(server: str, *, only_drop: bool) -> None:
    database = Database(server)
    autocommit = database.engine.execution_options(isolation_level="AUTOCOMMIT")
    async with autocommit.connect() as connection:
        await connection.execute(text("DROP DATABASE IF EXISTS roadmap_benchmark WITH (FORCE)"))
        if not only_drop:
            await connection.execute(text("CREATE DATABASE roadmap_benchmark"))
    await database.close()


async def run(activities: int, organisations: int) -> int:
    """1 where a share is below the limit."""
    async with databases() as opened:
        shares = [
            await measure(name, database, activities, organisations) for name, database in opened
        ]
    return int(min(shares) < LEAST_SHARE)


def main(arguments: list[str]) -> int:
    """Measure with the sizes of the command line, or those of the target."""
    sizes = [int(argument) for argument in arguments]
    activities, organisations = sizes if len(sizes) == 2 else (ACTIVITIES, ORGANISATIONS)
    return asyncio.run(run(activities, organisations))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
