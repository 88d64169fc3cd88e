"""A town with a row in every table that reminding reads.

The first row of each table is about School № 1, its people, its plan and the group that follows it:
spoiling it may cost them something, and nobody else.
"""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Insert
from sqlalchemy.ext.asyncio import AsyncSession

from domain.workflow import Status
from models import people, tasks
from models.engine import Database
from services.core import outbox
from tests import towns
from tests.bot.poisoned_rows import LONG_AGO, MONDAY, SchoolRows

MORNING = datetime(2026, 11, 30, 9, 40, tzinfo=ZoneInfo("Europe/Moscow")).astimezone(UTC)
SCHOOLS = 2


async def build(database: Database, clock: Any) -> towns.Town:
    """Two schools, of which the first has a plan of its own beside the common one; an office."""
    clock.moment = MORNING - timedelta(days=40)
    town = await towns.build(database, clock)
    own_plan = await town.roadmap("Свой план")
    schools = [await town.school(f"Школа № {number}") for number in range(1, SCHOOLS + 1)]
    coordinators = []
    for number, school in enumerate(schools, 1):
        coordinators.append(await town.coordinator(f"Анна {number}", school))
        await town.head(f"Вера {number}", school)
    curator = await town.curator("Галина")
    await town.curator("Мария")
    await town.manager("Раиса")
    administrator = await town.person("Пётр")
    plans = [own_plan]
    tasks_of = [await _tasks(town, 1, schools[0])]
    plans.append(await town.roadmap("Общий план"))
    tasks_of += [await _tasks(town, number, school) for number, school in enumerate(schools, 1)][1:]
    for number, school in enumerate(schools, 1):
        for part, deadline in enumerate((MONDAY, LONG_AGO), 5):
            await town.owed(f"{number}.{part}", "План", deadline, school)
    clock.moment = MORNING - timedelta(hours=16)
    async with database.write() as session:
        (await session.get_one(people.Person, administrator)).is_administrator = True
        for school, person_id, some, plan in zip(
            schools, coordinators, tasks_of, plans, strict=True
        ):
            activity = (await session.get_one(tasks.Task, some[0])).activity_id
            place = SchoolRows(town, school, person_id, curator, some, plan, activity, clock.now())
            await _fill(session, place)
            await outbox.owe(session, place.events(), clock.now())
    clock.moment = MORNING
    return town


async def _tasks(town: towns.Town, number: int, school: int) -> list[int]:
    return [
        await town.owed(
            f"{number}.{part}",
            "Справка",
            deadline,
            school,
            indicators=(("не менее 30%", 30.0, "%", True),),
        )
        for part, deadline in enumerate((MONDAY, LONG_AGO, MONDAY, None), 1)
    ]


async def _fill(session: AsyncSession, place: SchoolRows) -> None:
    for row in place.rows():
        if isinstance(row, Insert):
            await session.execute(row)
        else:
            session.add(row)
            await session.flush()
    blocked, _, returned, _ = place.tasks
    (await session.get_one(tasks.Task, blocked)).status = Status.BLOCKED
    mended = await session.get_one(tasks.Task, returned)
    mended.status, mended.mend_by = Status.RETURNED, MONDAY
