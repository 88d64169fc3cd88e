"""A plan that comes in at mid-year: what becomes of the deadlines behind it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from models.enums import RoadmapStatus, Target
from models.roadmaps import Activity, Roadmap
from models.tasks import Task
from services.assignment import assigning, task_making
from services.roadmaps import activities, copying, importing, past_windows
from tests.services import plans

# The day is 24 November 2026.
LINES = (
    plans.activity("1.1", "Мониторинг качества знаний", plans.month(9)),
    plans.activity("1.2", "Смотр кабинетов", plans.month(11)),
    plans.activity("1.3", "Слёт", plans.month(12)),
)


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


async def stored(database, town, draft=None, **choice):
    roadmap_id = await plans.store(
        database, town, draft or plans.draft(*LINES), **{"makes_past": False, **choice}
    )
    async with database.write() as session:
        for line in await assigning.parties(session, roadmap_id, actor=town.curator):
            await assigning.assign(
                session, roadmap_id, line.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
    return roadmap_id


async def confirm(database, town, roadmap_id):
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)


async def look(database, town, roadmap_id):
    async with database.read() as session:
        return await past_windows.look(session, roadmap_id, actor=town.curator)


async def numbers(database):
    async with database.read() as session:
        found = await session.scalars(
            select(Activity.number).join(Task, Task.activity_id == Activity.id).distinct()
        )
        return sorted(found)


async def test_what_has_passed_gets_no_tasks_unless_wanted(database, town):
    roadmap_id = await stored(database, town)
    found = await look(database, town, roadmap_id)
    assert (found.past_windows, found.makes_past, found.is_over) == (1, False, False)
    assert (found.now.count.total, found.now.count.past) == (6, 0)
    assert (found.with_past.count.total, found.with_past.count.past) == (9, 3)
    await confirm(database, town, roadmap_id)
    assert await numbers(database) == ["1.2", "1.3"]


async def test_the_curator_may_want_all_of_them(database, town):
    roadmap_id = await stored(database, town, makes_past=True)
    found = await look(database, town, roadmap_id)
    assert (found.makes_past, found.now) == (True, found.with_past)
    await confirm(database, town, roadmap_id)
    assert await numbers(database) == ["1.1", "1.2", "1.3"]


OVER = replace(
    plans.draft(
        plans.activity("1.1", "Смотр", plans.month(3, 2026)), title="План на 2025-2026 учебный год"
    ),
    period=replace(plans.YEAR, start=date(2025, 9, 1), end=date(2026, 8, 31)),
)


async def status(database, roadmap_id):
    async with database.read() as session:
        return (await session.get_one(Roadmap, roadmap_id)).status


async def test_a_plan_that_is_over_is_kept_as_history_and_can_be_taken_back(database, town):
    roadmap_id = await stored(database, town, OVER)
    found = await look(database, town, roadmap_id)
    assert found.carried_to == plans.YEAR
    assert (found.now.count.total, found.with_past.count.past) == (0, 3)
    async with database.write() as session:
        done = await importing.confirm(session, roadmap_id, actor=town.curator)
    assert done.is_history
    assert await numbers(database) == []
    assert await status(database, roadmap_id) is RoadmapStatus.FINISHED
    async with database.write() as session:
        await importing.undo(session, roadmap_id, actor=town.curator)
    assert await status(database, roadmap_id) is RoadmapStatus.DRAFT


async def test_a_plan_that_is_over_gets_its_tasks_where_they_are_wanted(database, town):
    roadmap_id = await stored(database, town, OVER, makes_past=True)
    await confirm(database, town, roadmap_id)
    assert await numbers(database) == ["1.1"]
    assert await status(database, roadmap_id) is RoadmapStatus.ACTIVE


async def test_a_plan_that_is_over_is_carried_to_this_year(database, town):
    roadmap_id = await stored(database, town, OVER)
    async with database.write() as session:
        copy_id = await copying.carry_to_today(session, roadmap_id, actor=town.curator)
    assert await status(database, roadmap_id) is RoadmapStatus.CANCELLED
    found = await look(database, town, copy_id)
    assert (found.is_over, found.now.count.by_month) == (False, (("2027-03", 3),))
    await confirm(database, town, copy_id)
    async with database.read() as session:
        copy = await session.get_one(Roadmap, copy_id)
        former = await session.get_one(Roadmap, roadmap_id)
        assert copy.title == "План на 2026-2027 учебный год"
        assert (copy.source_file_id is None, former.source_file_id) == (False, None)
        assert set(await session.scalars(select(Task.roadmap_id))) == {copy_id}


async def test_only_a_plan_that_is_over_is_carried(database, town):
    roadmap_id = await stored(database, town)
    with pytest.raises(Refusal) as refusal:
        async with database.write() as session:
            await copying.carry_to_today(session, roadmap_id, actor=town.curator)
    assert refusal.value.code is Code.STALE


async def test_what_was_left_out_stays_out_as_time_goes_on(database, town, clock):
    roadmap_id = await stored(database, town)
    await confirm(database, town, roadmap_id)
    async with database.write() as session:
        count = await task_making.make_tasks(session, roadmap_id, clock.now() + timedelta(days=30))
    assert (count.new, count.cancelled) == (0, 0)
    assert await numbers(database) == ["1.2", "1.3"]


async def test_a_new_term_in_the_time_to_come_makes_the_task_after_all(database, town):
    roadmap_id = await stored(database, town)
    await confirm(database, town, roadmap_id)
    async with database.write() as session:
        (activity_id,) = await session.scalars(select(Activity.id).where(Activity.number == "1.1"))
        await activities.reschedule(session, activity_id, "до 25 мая 2027", actor=town.curator)
    assert await numbers(database) == ["1.1", "1.2", "1.3"]


async def test_the_choice_ends_with_the_draft(database, town):
    roadmap_id = await stored(database, town)
    await confirm(database, town, roadmap_id)
    with pytest.raises(Refusal) as refusal:
        async with database.write() as session:
            await past_windows.choose(session, roadmap_id, make=True, actor=town.curator)
    assert refusal.value.code is Code.STALE


async def test_nobody_else_chooses(database, town, clock):
    roadmap_id = await stored(database, town)
    with pytest.raises(Refusal) as refusal:
        async with database.write() as session:
            await past_windows.choose(
                session, roadmap_id, make=True, actor=town.someone_else(clock)
            )
    assert refusal.value.code is Code.DENIED
