"""A report that is being written while a plan, a change or a list is taken back is never lost, who
undoes a list undoes nobody else's, and what two choose at once is chosen once."""

import asyncio

import pytest
from sqlalchemy import select, text

from domain.errors import Code, Refusal
from domain.workflow import Action, Status
from models.enums import Target
from models.roadmaps import Assignment
from models.tasks import Report, Task
from services.assignment import assigning, proposing
from services.people import list_undoing, organisation_lists
from services.people.organisation_lists import ListTaken
from services.roadmaps import change_undo, importing, revisions
from tests.services import plans
from tests.services.test_assigning import party_id
from tests.services.test_importing import confirmed_plan
from tests.services.test_organisation_lists import LIST, in_force, take

pytestmark = pytest.mark.parametrize("database_url", ["postgresql"], indirect=True)

_WAITING = text(
    "SELECT count(*) FROM pg_stat_activity"
    " WHERE datname = current_database() AND wait_event_type = 'Lock'"
)


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


async def until_it_waits(database, task):
    """Come back when a task has come to a lock that another transaction holds, or has ended."""
    async with database.glance() as watching:
        while not task.done() and not await watching.scalar(_WAITING):
            await asyncio.wait([task], timeout=0.01)


async def undo_during_a_report(database, clock, town, of_tasks, undo):
    """Begin a report, begin to undo, then finish the report; the refusal of the undoing."""

    async def take_back():
        with pytest.raises(Refusal) as refusal:
            async with database.write() as session:
                await undo(session)
        return refusal.value.code

    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks, database.write() as session:
        task = await session.scalar(select(Task).where(*of_tasks).order_by(Task.id.desc()))
        session.add(
            Report(
                task_id=task.id,
                person_id=town.coordinators[0],
                at=clock.now(),
                action=Action.START,
                status_before=task.status,
                status_after=Status.IN_PROGRESS,
            )
        )
        task.status, task.version = Status.IN_PROGRESS, task.version + 1
        await session.flush()
        undoing = tasks.create_task(take_back())
        await until_it_waits(database, undoing)
    async with database.read() as session:
        assert (await session.get_one(Task, task.id)).status is Status.IN_PROGRESS
    return undoing.result()


async def test_a_plan(database, town, clock):
    roadmap_id = await confirmed_plan(database, town)
    code = await undo_during_a_report(
        database, clock, town, [Task.roadmap_id == roadmap_id],
        lambda session: importing.undo(session, roadmap_id, actor=town.curator),
    )  # fmt: skip
    assert code is Code.ALREADY_REPORTED


async def test_a_change(database, town, clock):
    roadmap_id = await confirmed_plan(database, town)
    draft_id = await plans.store(database, town, plans.draft(*plans.PLAN[:-1]))
    async with database.write() as session:
        changed = await revisions.apply(session, draft_id, actor=town.curator)
    gone = [Task.roadmap_id == roadmap_id, Task.status == Status.CANCELLED]
    code = await undo_during_a_report(
        database, clock, town, gone,
        lambda session: change_undo.take_back(session, changed.change_id, actor=town.curator),
    )  # fmt: skip
    assert code is Code.CHANGE_REPORTED


async def test_a_list(database, town, clock):
    await in_force(database, town)
    taken = await take(database, town)
    code = await undo_during_a_report(
        database, clock, town, [Task.organisation_id.in_(taken.added)],
        lambda session: list_undoing.undo(session, taken.list_id, actor=town.curator),
    )  # fmt: skip
    assert code is Code.LIST_REPORTED


async def test_a_list_that_two_take_at_once_is_the_first_ones(database, town):
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks, database.write() as session:
        first = await organisation_lists.take(session, town.id, LIST, actor=town.curator)
        second = tasks.create_task(take(database, town))
        await until_it_waits(database, second)
    assert (len(first.added), second.result()) == (1, ListTaken())


@pytest.mark.parametrize("what", ["taken", "ticked"])
async def test_what_two_choose_for_a_party_at_once_is_chosen_once(database, town, what):
    roadmap_id = await plans.store(database, town, plans.draft(*plans.PLAN))
    party = await party_id(database, town, roadmap_id)

    async def choose(session, number):
        if what == "taken":
            return await proposing.take(session, roadmap_id, actor=town.curator)
        school = town.schools[number]
        return await assigning.assign(
            session, roadmap_id, party, Target.ORGANISATION, school, actor=town.curator
        )

    async def choose_too():
        async with database.write() as session:
            return await choose(session, 1)

    async with database.write() as session:
        if what == "ticked":
            await choose(session, 2)
    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks, database.write() as session:
        await choose(session, 0)
        second = tasks.create_task(choose_too())
        await until_it_waits(database, second)
    async with database.read() as session:
        rows = await session.execute(
            select(Assignment.target, Assignment.organisation_id)
            .where(Assignment.party_id == party)
            .order_by(Assignment.id)
        )
    if what == "taken":
        assert ([row[0] for row in rows], second.result()) == ([Target.ALL_SCHOOLS], 0)
    else:
        assert [row[1] for row in rows] == [town.schools[at] for at in (2, 0, 1)]
