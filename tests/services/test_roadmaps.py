"""The list of a curator's roadmaps: figures, order, and what it asks of the database."""

from datetime import date

import pytest
from sqlalchemy import update

from domain.workflow import Status
from models.enums import RoadmapStatus
from models.people import Municipality
from models.roadmaps import Roadmap
from services.roadmaps import roadmaps
from tests import towns
from tests.statements import statements_of


@pytest.fixture
async def town(database, clock):
    """24 November, 09:00 in Moscow."""
    town = await towns.build(database, clock)
    town.school_id = await town.school("Школа № 3")
    town.galina = await town.curator("Галина")
    return town


async def mine(town):
    actor = await town.actor(town.galina)
    async with town.database.read() as session:
        return await roadmaps.mine(session, actor=actor)


async def replaced(town):
    return [(line.id, line.replaces_id) for line in await mine(town)]


async def with_tasks(town, name):
    """A plan with a task of each kind that the list counts, and one that it does not."""
    roadmap_id = await town.roadmap(name)
    for number, (status, day) in enumerate(
        [
            (Status.DONE, date(2026, 11, 2)),
            (Status.SUBMITTED, date(2026, 11, 3)),
            (Status.PLANNED, date(2026, 11, 23)),
            (Status.PLANNED, date(2026, 11, 24)),
            (Status.CANCELLED, date(2026, 11, 5)),
        ]
    ):
        activity_id = await town.activity(f"1.{number}", f"Дело {number}", day)
        await town.task(activity_id, town.school_id, day, status)
    return roadmap_id


async def test_the_figures_of_each_plan_are_its_own(town):
    full = await with_tasks(town, "Полная")
    empty = await town.roadmap("Пустая")
    found = {
        line.id: (line.tasks, line.done, line.submitted, line.overdue) for line in await mine(town)
    }
    assert found == {full: (4, 1, 1, 1), empty: (0, 0, 0, 0)}


async def test_overdue_begins_with_the_day_of_the_municipality(town):
    await with_tasks(town, "Полная")
    async with town.database.write() as session:
        await session.execute(update(Municipality).values(time_zone="Pacific/Honolulu"))
    (line,) = await mine(town)
    assert line.overdue == 0, "the 23rd is not over there"


async def test_a_draft_names_the_plan_that_it_changes_while_that_is_in_force(town):
    plan = await town.roadmap("План")
    draft = await town.roadmap("Изменённый")
    async with town.database.write() as session:
        await session.execute(
            update(Roadmap)
            .where(Roadmap.id == draft)
            .values(status=RoadmapStatus.DRAFT, replaces_id=plan)
        )
    assert [(line.id, line.replaces_id) for line in await mine(town)] == [
        (draft, plan),
        (plan, None),
    ]
    async with town.database.write() as session:
        await session.execute(
            update(Roadmap).where(Roadmap.id == plan).values(status=RoadmapStatus.FINISHED)
        )
    assert [(line.id, line.replaces_id) for line in await mine(town)] == [
        (draft, None),
        (plan, None),
    ]


async def test_more_plans_take_no_more_statements(town):
    await with_tasks(town, "Первая")
    with statements_of(town.database) as alone:
        await mine(town)
    for name in ("Вторая", "Третья"):
        await with_tasks(town, name)
    with statements_of(town.database) as together:
        assert len(await mine(town)) == 3
    assert len(together) == len(alone)
