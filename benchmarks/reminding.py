"""Cost of planning reminders, as open tasks pile up while the same number is due.

`python -m benchmarks.reminding [few] [many] [due]` times the planning tick with few and with many
open tasks in one database, prints what share of it the rules themselves are, and ends with 1 where
many cost more than 1.5 times as much as few. TEST_POSTGRES_URL adds PostgreSQL.
"""

import asyncio
import sys
import time
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Table, delete, insert, select, text, update

from benchmarks.task_making import databases
from domain.access import Role
from domain.calendar import WorkingCalendar
from domain.draft import Draft, DraftActivity, DraftParty
from domain.organisation_kinds import OrganisationKind
from domain.reminding import planner
from domain.schedule import Kind, Period, Schedule, Window
from domain.workflow import Status
from models import migrating
from models.engine import Database
from models.enums import RoadmapStatus
from models.people import Membership, Organisation, Person
from models.roadmaps import Activity
from models.tables import Base
from models.tasks import Task
from models.upkeep import Delivery
from services.core import municipalities
from services.core.batches import batches
from services.reminders import open_tasks, reminding
from services.roadmaps import draft_rows

FEW, MANY, DUE = 10_000, 1_000_000, 2_000
LIMIT = 1.5
ROUNDS = 5
ORGANISATIONS = 1_000
ACTIVITIES = 10
NOW = datetime(2026, 10, 27, 6, tzinfo=UTC)
"""Tuesday, 09:00 in Moscow."""
DEADLINE = date(2026, 10, 30)
"""Three working days later: one reminder of the usual policy is due at `NOW`."""
YEAR = Period(date(2026, 9, 1), date(2027, 8, 31), 9)


async def prepare(database: Database) -> int:
    """A municipality of schools with a coordinator each and a plan in force, without tasks."""
    window = Window(date(2026, 10, 1), DEADLINE)
    schedule = Schedule("октябрь 2026", Kind.FIXED, windows=(window,))
    lines = tuple(
        DraftActivity(
            number=f"1.{n}",
            title=f"Мероприятие {n}",
            section=None,
            term="",
            schedule=schedule,
            responsible=(DraftParty("ОО"),),
        )
        for n in range(ACTIVITIES)
    )
    draft = Draft("План", None, YEAR, True, (), lines, (DraftParty("ОО"),), (), ())
    async with database.write() as session:
        town = await municipalities.create(session, "Заречье", "Europe/Moscow", "ru", NOW)
        for n in range(ORGANISATIONS):
            school = Organisation(
                municipality_id=town, name=f"Школа № {n}", kind=OrganisationKind.SCHOOL
            )
            person = Person(telegram_id=n, name=f"Координатор {n}", first_seen_at=NOW)
            role = Role.COORDINATOR
            member = Membership(
                person=person,
                organisation=school,
                municipality_id=town,
                role=role,
                created_at=NOW,
            )
            session.add_all([school, person, member])
        source = draft_rows.Source("план.xlsx")
        plan = await draft_rows.write(session, draft, town, source, person_id=None, now=NOW)
        plan.status = RoadmapStatus.ACTIVE
        return plan.id


async def fill(database: Database, roadmap_id: int, start: int, count: int, due: int) -> None:
    """Add the tasks numbered from `start` up to `count`; the first `due` of all are due now."""
    async with database.read() as session:
        activities = list(await session.scalars(select(Activity.id)))
        schools = list(await session.scalars(select(Organisation.id)))
        town = (await session.scalars(select(Organisation.municipality_id).limit(1))).one()

    def rows() -> Iterator[dict[str, Any]]:
        for number in range(start, count):
            later = timedelta(days=7 + number % 300)
            yield {
                "municipality_id": town,
                "roadmap_id": roadmap_id,
                "activity_id": activities[number // ORGANISATIONS % ACTIVITIES],
                "organisation_id": schools[number % ORGANISATIONS],
                "window": str(number),
                "deadline": DEADLINE + (later if number >= due else timedelta(0)),
                "status": Status.PLANNED,
                "created_at": NOW - timedelta(days=60),
                "changed_at": NOW - timedelta(days=60),
                "next_at": NOW + later if number >= due else NOW,
            }

    table: Table = Base.metadata.tables[Task.__tablename__]
    async with database.write() as session:
        connection = await session.connection()
        for batch in batches(rows(), 10_000):
            await connection.execute(insert(table), batch)
        if not database.is_sqlite:
            # What a server does by itself (autovacuum); without it the ids are looked for one by
            # one in a million rows.
            await connection.execute(text("ANALYZE"))


async def tick(database: Database) -> float:
    """Seconds in which everything due is planned, as the scheduler does it."""
    begun = time.perf_counter()
    planned = reminding.BATCH
    while planned == reminding.BATCH:
        async with database.write() as session:
            planned = await reminding.plan_due(session, NOW)
    return time.perf_counter() - begun


async def rewind(database: Database, due: int) -> None:
    """Make the same tasks due again, and nothing owed."""
    windows = [str(number) for number in range(due)]
    async with database.write() as session:
        owed = await session.scalars(select(Delivery.id))
        if len(owed.all()) < min(due, ORGANISATIONS):
            raise SystemExit("the tick planned less than was due")
        await session.execute(delete(Delivery))
        for batch in batches(windows, 500):
            await session.execute(
                update(Task)
                .where(Task.window.in_(batch))
                .values(next_at=NOW, planned_until=None)
                .execution_options(synchronize_session=False)
            )


async def rules(database: Database) -> float:
    """Seconds that the pure functions alone take for the same tasks."""
    calendar = WorkingCalendar()
    async with database.read() as session:
        ids = list(await session.scalars(select(Task.id).where(Task.next_at <= NOW)))
        loaded = [
            item for batch in batches(ids, 500) for item in await open_tasks.load(session, batch)
        ]
    seconds = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        for item in loaded:
            planner.plan([item.task], item.policy, calendar, NOW)
            planner.next_moment(item.task, item.policy, calendar, NOW)
        seconds.append(time.perf_counter() - begun)
    return min(seconds)


async def measure(name: str, database: Database, sizes: tuple[int, int], due: int) -> float:
    """Print the figures of one database; how many times as much many tasks cost as few."""
    await migrating.upgrade(database)
    roadmap_id = await prepare(database)
    best: list[float] = []
    filled = 0
    for size in sizes:
        await fill(database, roadmap_id, filled, size, due)
        filled = size
        pure = await rules(database)
        ticks = []
        for _ in range(ROUNDS):
            ticks.append(await tick(database))
            await rewind(database, due)
        # Other work may share the machine: the least disturbed round counts.
        best.append(min(ticks))
        print(
            f"{name}: {size:,} open, {due:,} due: {best[-1] * 1e3:,.0f} ms a tick, "
            f"{due / best[-1]:,.0f} tasks/s, the rules are {pure / best[-1]:.0%} of it"
        )
    ratio = best[-1] / best[0]
    print(f"{name}: many cost {ratio:.2f} times as much as few (limit {LIMIT})")
    return ratio


async def run(sizes: tuple[int, int], due: int) -> int:
    """1 where a ratio is above the limit."""
    async with databases() as opened:
        ratios = [await measure(name, database, sizes, due) for name, database in opened]
    return int(max(ratios) > LIMIT)


def main(arguments: list[str]) -> int:
    """Measure with the sizes of the command line, or those of the target."""
    few, many, due = [int(argument) for argument in arguments] or [FEW, MANY, DUE]
    return asyncio.run(run((few, many), due))


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
