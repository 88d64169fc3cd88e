"""Tasks of a plan in force: made once, mended when the plan or the assignments change."""

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, update

from domain.tasks import Rhythm
from domain.workflow import Action, Status
from models.enums import Target
from models.people import Organisation
from models.roadmaps import Activity, Roadmap
from models.tasks import Report, Task
from services.assignment import assigning, task_making
from services.assignment.task_making import TasksMade
from services.roadmaps import importing
from tests.services import plans


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


async def in_force(database, town, *lines):
    """A plan in force, all of whose parties point to all schools; the id of its roadmap."""
    roadmap_id = await plans.store(database, town, plans.draft(*lines))
    async with database.write() as session:
        for line in await assigning.parties(session, roadmap_id, actor=town.curator):
            await assigning.assign(
                session, roadmap_id, line.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await importing.confirm(session, roadmap_id, actor=town.curator)
    return roadmap_id


async def make(database, roadmap_id, clock):
    async with database.write() as session:
        return await task_making.make_tasks(session, roadmap_id, clock.now())


async def report(database, town, clock, task_id, status=Status.IN_PROGRESS):
    async with database.write() as session:
        session.add(
            Report(
                task_id=task_id,
                person_id=town.coordinators[0],
                at=clock.now(),
                action=Action.START,
                status_before=Status.PLANNED,
                status_after=status,
            )
        )
        await session.execute(update(Task).where(Task.id == task_id).values(status=status))


async def test_a_task_repeats_what_the_plan_says(database, town, clock):
    await in_force(database, town, plans.activity("1.1", "Сбор сведений", plans.month(10)))
    async with database.read() as session:
        task = (await session.scalars(select(Task).order_by(Task.id))).first()
        activity = (await session.scalars(select(Activity))).one()
    assert task.section_id == activity.section_id
    assert (task.municipality_id, task.organisation_id) == (town.id, town.schools[0])
    assert (task.window, task.window_start) == ("2026-10", date(2026, 10, 1))
    assert (task.deadline, task.original_deadline) == (date(2026, 10, 31), date(2026, 10, 31))
    assert (task.status, task.version, task.next_at) == (Status.PLANNED, 1, clock.now())


async def test_making_twice_makes_nothing_new(database, town, clock):
    roadmap_id = await in_force(database, town, *plans.PLAN)
    assert await make(database, roadmap_id, clock) == TasksMade(kept=12)
    async with database.read() as session:
        assert await session.scalar(select(func.count()).select_from(Task)) == 12


async def test_a_draft_makes_no_tasks(database, town, clock):
    roadmap_id = await plans.store(database, town)
    assert await make(database, roadmap_id, clock) == TasksMade()


async def test_what_is_doubtful_waits_for_the_curator(database, town, clock):
    roadmap_id = await in_force(
        database,
        town,
        plans.activity("1", "Весенний смотр", plans.INFERRED),
        plans.activity("2", "Слёт", plans.UNKNOWN),
        plans.activity("3", "Ответы на обращения", plans.ON_EVENT),
        plans.activity("4", "Уход за садом", plans.ALWAYS),
    )
    async with database.read() as session:
        # What goes on or waits for an event has no deadline by its own words.
        assert set(await session.scalars(select(Task.deadline))) == {None}
        assert await session.scalar(select(func.count()).select_from(Task)) == 6
    async with database.write() as session:
        await session.execute(update(Activity).values(decided=True))
    assert (await make(database, roadmap_id, clock)).new == 3


async def test_a_rhythm_turns_one_endless_task_into_check_ins(database, town, clock):
    roadmap_id = await in_force(database, town, plans.activity("1", "Уход", plans.ALWAYS))
    async with database.write() as session:
        (await session.get_one(Roadmap, roadmap_id)).rhythm = Rhythm.HALF_YEARLY
    assert await make(database, roadmap_id, clock) == TasksMade(new=6, cancelled=3)
    async with database.read() as session:
        open_tasks = select(Task.deadline).where(Task.status == Status.PLANNED)
        assert set(await session.scalars(open_tasks)) == {date(2026, 12, 31), date(2027, 8, 31)}


async def test_a_school_that_is_gone_keeps_only_what_it_reported(database, town, clock):
    roadmap_id = await in_force(database, town, *plans.PLAN)
    gone = town.schools[0]
    async with database.read() as session:
        reported = await session.scalar(select(Task.id).where(Task.organisation_id == gone))
    await report(database, town, clock, reported)
    async with database.write() as session:
        (await session.get_one(Organisation, gone)).closed_at = clock.now()
    assert await make(database, roadmap_id, clock) == TasksMade(cancelled=3, kept=8)
    async with database.read() as session:
        left = select(Task.id).where(Task.organisation_id == gone, Task.status != Status.CANCELLED)
        assert list(await session.scalars(left)) == [reported]
        cancelled = select(Task.next_at, Task.version).where(Task.status == Status.CANCELLED)
        assert set(await session.execute(cancelled)) == {(None, 2)}
    async with database.write() as session:
        (await session.get_one(Organisation, gone)).closed_at = None
    assert await make(database, roadmap_id, clock) == TasksMade(restored=3, kept=9)


async def test_a_task_that_a_person_cancelled_stays_cancelled(database, town, clock):
    roadmap_id = await in_force(database, town, *plans.PLAN)
    async with database.read() as session:
        task_id = await session.scalar(select(Task.id))
    await report(database, town, clock, task_id, Status.CANCELLED)
    assert (await make(database, roadmap_id, clock)).restored == 0
    async with database.read() as session:
        assert (await session.get_one(Task, task_id)).status is Status.CANCELLED


async def test_a_cancelled_activity_asks_nothing_more_but_what_is_done_stays(database, town, clock):
    roadmap_id = await in_force(database, town, plans.PLAN[0])
    async with database.read() as session:
        done, waiting, untouched = await session.scalars(select(Task.id).order_by(Task.id))
    await report(database, town, clock, done, Status.DONE)
    await report(database, town, clock, waiting, Status.SUBMITTED)
    async with database.write() as session:
        await session.execute(update(Activity).values(cancelled_at=clock.now()))
    clock.moment += timedelta(minutes=1)
    assert (await make(database, roadmap_id, clock)).cancelled == 2
    async with database.read() as session:
        rows = await session.execute(select(Task.id, Task.status))
        assert dict(rows.all()) == {
            done: Status.DONE,
            waiting: Status.CANCELLED,
            untouched: Status.CANCELLED,
        }


async def test_work_can_be_limited_to_some_activities(database, town, clock):
    roadmap_id = await in_force(database, town, *plans.PLAN)
    async with database.write() as session:
        await session.execute(update(Activity).values(cancelled_at=clock.now()))
        first = await session.scalar(select(Activity.id).where(Activity.number == "1.1"))
        count = await task_making.make_tasks(session, roadmap_id, clock.now(), activity_ids=[first])
    assert count == TasksMade(cancelled=3)
