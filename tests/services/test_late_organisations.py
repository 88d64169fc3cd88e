"""Schools that come while a plan is in force: asked for what was said before they came."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.access import Actor, MemberRole, Role
from domain.draft import DraftParty
from domain.organisation_comparison import ListedState
from domain.organisation_kinds import OrganisationKind
from domain.organisation_list import ListedOrganisation
from domain.workflow import Status
from models.enums import Target
from models.people import Organisation
from models.roadmaps import Party, Roadmap
from models.tasks import Task
from services.assignment import assigning, forecasts, organisation_changes, task_making
from services.people import groups, list_undoing, organisation_lists, organisations
from services.reports import remarks
from services.roadmaps import importing
from tests.services import plans
from tests.statements import statements_of

NEW = [ListedOrganisation(name="Школа № 21", kind=OrganisationKind.SCHOOL)]
MONTHS = ((11, 2026), (12, 2026), (1, 2027))


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


@pytest.fixture
async def roadmap_id(database, clock, town):
    """A plan of three months for all schools, in force since before the first of them ended."""
    schools = (DraftParty("Школы"),)
    lines = [
        plans.activity(f"1.{n}", f"Дело {n}", plans.month(*month), schools)
        for n, month in enumerate(MONTHS, start=1)
    ]
    stored = await plans.store(database, town, plans.draft(*lines))
    async with database.write() as session:
        party_id = await session.scalar(select(Party.id))
        await assigning.assign(session, stored, party_id, Target.ALL_SCHOOLS, actor=town.curator)
        await importing.confirm(session, stored, actor=town.curator)
    return stored


@pytest.fixture
def later(town, roadmap_id):
    """The curator in the middle of December: one of the three windows has ended."""
    return replace(town.curator, as_of=datetime(2026, 12, 15, 6, tzinfo=UTC))


async def taken(database, town, actor, **how):
    async with database.write() as session:
        found = await organisation_lists.preview(session, town.id, NEW, actor=actor)
        said = await organisation_lists.foresee(session, town.id, found, actor=actor)
        done = await organisation_lists.take(session, town.id, NEW, actor=actor, **how)
    return said.tasks, done


async def open_windows(database, organisation_id):
    """The last days of the tasks of an organisation."""
    async with database.read() as session:
        found = await session.scalars(
            select(Task.deadline)
            .where(Task.organisation_id == organisation_id, Task.status != Status.CANCELLED)
            .order_by(Task.deadline)
        )
        return list(found)


@pytest.mark.parametrize("past", [False, True])
async def test_a_school_is_asked_for_what_ended_before_it_only_where_that_is_wanted(
    database, town, later, roadmap_id, past
):
    said, done = await taken(database, town, later, past=past)
    assert (said.made.total, said.everything.total, said.past) == (2, 3, 1)
    (new,) = done.added
    before = await open_windows(database, new)
    assert len(before) == (3 if past else 2)
    assert (before[0] < date(2026, 12, 15)) is past
    # Whatever brings the tasks of the plan in line later makes no others.
    async with database.write() as session:
        await task_making.make_tasks(session, roadmap_id, later.as_of + timedelta(days=40))
    assert await open_windows(database, new) == before


@pytest.mark.parametrize("alike_are_new", [False, True])
async def test_what_is_alike_is_counted_where_it_is_taken_as_new(
    database, town, later, roadmap_id, alike_are_new
):
    async with database.read() as session:
        name = await session.scalar(select(Organisation.name).order_by(Organisation.id))
    listed = [*NEW, ListedOrganisation(name=f"МБОУ {name}", kind=OrganisationKind.SCHOOL)]
    async with database.write() as session:
        found = await organisation_lists.preview(session, town.id, listed, actor=later)
        said = await organisation_lists.foresee(session, town.id, found, actor=later)
        assert [each.standing for each in found] == [ListedState.NEW, ListedState.ALIKE]
        done = await organisation_lists.take(
            session, town.id, listed, alike_are_new=alike_are_new, actor=later
        )
    made = [day for new in done.added for day in await open_windows(database, new)]
    foreseen = said.with_alike if alike_are_new else said.tasks
    assert len(made) == foreseen.made.total == 2 * (1 + alike_are_new)


async def test_a_forecast_counts_it_as_the_plan_asks_it(database, town, later, roadmap_id):
    await taken(database, town, later)
    async with database.read() as session:
        roadmap = await session.get_one(Roadmap, roadmap_id)
        forecast = await forecasts.look_ahead(session, roadmap, date(2026, 12, 15))
        tasks = await session.scalars(select(Task.id).where(Task.roadmap_id == roadmap_id))
        assert forecast.foresee().count.total == len(tasks.all()) == 3 * len(town.schools) + 2
        loads = {load.organisation_id: load.count.total for load in forecast.loads(9)}
    assert sorted(loads.values()) == [2, 3, 3, 3]


async def test_a_plan_that_comes_in_later_asks_everybody_alike(database, town, later, roadmap_id):
    _, done = await taken(database, town, later)
    line = plans.activity("9.1", "Новое дело", plans.month(11), (DraftParty("Школы"),))
    other = await plans.store(database, town, plans.draft(line))
    async with database.write() as session:
        (await session.get_one(Roadmap, other)).makes_past = True
        await importing.confirm(session, other, actor=later)
        found = await session.scalars(select(Task.organisation_id).where(Task.roadmap_id == other))
    assert set(found.all()) == {*town.schools, *done.added}


async def test_a_list_that_is_taken_back_leaves_no_tasks(database, town, later):
    _, done = await taken(database, town, later)
    async with database.write() as session:
        await list_undoing.undo(session, done.list_id, actor=later)
    assert await open_windows(database, done.added[0]) == []


@pytest.mark.parametrize("past", [False, True])
async def test_a_school_that_is_opened_again_is_counted_before(database, town, later, past):
    school = town.schools[0]
    async with database.write() as session:
        await organisations.close(session, school, actor=later)
        kind = OrganisationKind.SCHOOL
        said = (await organisations.foresee(session, school, [kind], actor=later))[kind]
        await organisations.reopen(session, school, past=past, actor=later)
    assert (said.made.total, said.past) == (2, 1)
    expected = said.everything if past else said.made
    assert len(await open_windows(database, school)) == expected.total


async def test_another_kind_says_what_it_makes(database, town, later):
    async with database.write() as session:
        row = Organisation(municipality_id=town.id, name="Росток", kind=OrganisationKind.OTHER)
        session.add(row)
        await session.flush()
        said = await organisations.foresee(session, row.id, tuple(OrganisationKind), actor=later)
        await organisations.set_kind(session, row.id, OrganisationKind.SCHOOL, actor=later)
    made = {kind.value: found.everything.total for kind, found in said.items()}
    assert {kind for kind, total in made.items() if total} == {"school"}
    assert len(await open_windows(database, row.id)) == made["school"] == 3


async def test_what_came_late_is_counted_for_another_kind_as_it_is_asked(database, town, later):
    async with database.write() as session:
        named = [("Росток", OrganisationKind.OTHER)]
        await organisation_changes.add_named(session, town.id, named, actor=later)
        row = await session.scalar(select(Organisation).where(Organisation.name == "Росток"))
        school = OrganisationKind.SCHOOL
        said = (await organisations.foresee(session, row.id, [school], actor=later))[school]
        await organisations.set_kind(session, row.id, school, actor=later)
    assert len(await open_windows(database, row.id)) == said.everything.total == 2


@pytest.fixture
async def group_id(database, town, roadmap_id):
    """A group whose schools the plan asks, and none but them."""
    async with database.write() as session:
        group = await groups.create(session, town.id, "Городские", actor=town.curator)
        party_id = await session.scalar(select(Party.id))
        target = (Target.GROUP, group)
        await assigning.assign(session, roadmap_id, party_id, *target, actor=town.curator)
    return group


async def joining(database, group_id, organisation_id, actor):
    """How many tasks the button of an organisation says in the list of a group."""
    async with database.read() as session:
        page = await groups.see(session, group_id, actor=actor)
    (line,) = [line for line in page.lines if line.organisation_id == organisation_id]
    return line.joining.total


@pytest.mark.parametrize("late", [False, True])
async def test_what_joins_a_group_is_counted_as_it_is_asked(database, town, later, group_id, late):
    school = town.schools[0]
    if late:
        async with database.write() as session:
            await organisations.close(session, school, actor=later)
            await organisations.reopen(session, school, actor=later)
    before = len(await open_windows(database, school))
    said = await joining(database, group_id, school, later)
    async with database.write() as session:
        await groups.put(session, group_id, school, actor=later)
    assert len(await open_windows(database, school)) - before == said == (2 if late else 3)


async def test_each_of_several_plans_is_counted_and_asks_no_more_statements(
    database, town, later, roadmap_id, group_id
):
    school = town.schools[0]
    with statements_of(database) as alone:
        said = [await joining(database, group_id, school, later)]
    for number, whom in enumerate(((Target.GROUP, group_id), (Target.NOBODY,)), start=7):
        line = plans.activity(
            f"{number}.1", f"Дело {number}", plans.month(1, 2027), (DraftParty(f"Все {number}"),)
        )
        stored = await plans.store(database, town, plans.draft(line))
        async with database.write() as session:
            party = await session.scalar(select(Party.id).where(Party.name == f"Все {number}"))
            await assigning.assign(session, stored, party, *whom, actor=town.curator)
            await importing.confirm(session, stored, actor=town.curator)
    with statements_of(database) as together:
        said.append(await joining(database, group_id, school, later))
    assert said == [3, 4]
    assert len(together) == len(alone)
    before = len(await open_windows(database, school))
    async with database.write() as session:
        await groups.put(session, group_id, school, actor=later)
    assert len(await open_windows(database, school)) - before == said[-1]


async def test_what_was_reported_on_is_no_new_task_of_who_joins_a_group_again(
    database, town, later, group_id
):
    school = town.schools[0]
    async with database.write() as session:
        await groups.put(session, group_id, school, actor=town.curator)
        task = await session.scalar(
            select(Task.id).where(Task.organisation_id == school).order_by(Task.deadline)
        )
        coordinator = Actor(
            town.coordinators[0],
            (MemberRole(town.id, Role.COORDINATOR, school),),
            town.curator.as_of,
        )
        await remarks.comment(session, task, "Готовим", actor=coordinator)
        await groups.put(session, group_id, school, joins=False, actor=town.curator)
    before = await open_windows(database, school)
    said = await joining(database, group_id, school, later)
    async with database.write() as session:
        await groups.put(session, group_id, school, actor=later)
    assert len(await open_windows(database, school)) - len(before) == said == 2


@pytest.mark.parametrize("past", [False, True])
@pytest.mark.parametrize("closed", [False, True])
async def test_a_list_that_puts_known_schools_into_a_group_says_what_that_makes(
    database, town, later, group_id, past, closed
):
    school = town.schools[0]
    listed = [
        ListedOrganisation(name=name, kind=OrganisationKind.SCHOOL, groups=("Городские",))
        for name in ("Школа № 1", "Школа № 21")
    ]
    async with database.write() as session:
        if closed:
            await organisations.close(session, school, actor=later)
        found = await organisation_lists.preview(session, town.id, listed, actor=later)
        said = (await organisation_lists.foresee(session, town.id, found, actor=later)).tasks
    before = await every_open(database)
    async with database.write() as session:
        await organisation_lists.take(session, town.id, listed, past=past, actor=later)
    expected = said.everything if past else said.made
    assert len(await every_open(database)) - len(before) == expected.total


async def every_open(database):
    async with database.read() as session:
        found = await session.scalars(select(Task.id).where(Task.status != Status.CANCELLED))
        return set(found)
