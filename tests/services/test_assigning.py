"""Who does what: targets, toggled organisations, and who is reached in the end."""

import pytest
from sqlalchemy import func, insert, select

from domain.errors import Code, Refusal
from domain.organisation_kinds import OrganisationKind
from domain.workflow import Status
from models.enums import Target
from models.people import Organisation, OrganisationGroup, group_member
from models.roadmaps import Activity
from models.tasks import Task
from services.assignment import assigning, pointings
from services.assignment.targets import PartyTarget
from services.roadmaps import importing
from tests.services import plans


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


@pytest.fixture
async def roadmap_id(database, town):
    return await plans.store(database, town)


async def party_id(database, town, roadmap_id, name="ОО"):
    async with database.read() as session:
        lines = await assigning.parties(session, roadmap_id, actor=town.curator)
    return next(line.party_id for line in lines if line.name == name)


async def assign(database, town, roadmap_id, target, ref_id=None, name="ОО", **how):
    party = await party_id(database, town, roadmap_id, name)
    async with database.write() as session:
        await assigning.assign(
            session, roadmap_id, party, target, ref_id, actor=town.curator, **how
        )


async def reached(database, roadmap_id):
    """Number of an activity → the organisations that are to do it."""
    async with database.read() as session:
        numbers = dict((await session.execute(select(Activity.id, Activity.number))).all())
        resolved = await pointings.resolve(session, roadmap_id)
    return {numbers[key]: ids for key, ids in resolved.items()}


async def test_unknown_parties_come_first_and_then_the_busiest(database, town, roadmap_id):
    async with database.read() as session:
        lines = await assigning.parties(session, roadmap_id, actor=town.curator)
    assert [(line.name, line.activities, line.is_known) for line in lines] == [
        ("ОО", 2, False), ("Управление образования", 2, False),
    ]  # fmt: skip
    await assign(database, town, roadmap_id, Target.ALL_SCHOOLS)
    async with database.read() as session:
        lines = await assigning.parties(session, roadmap_id, actor=town.curator)
    assert [line.name for line in lines] == ["Управление образования", "ОО"]


async def test_each_target_reaches_whom_it_names(database, town, roadmap_id, clock):
    async with database.write() as session:
        closed = Organisation(
            municipality_id=town.id,
            name="Школа № 9",
            kind=OrganisationKind.SCHOOL,
            closed_at=clock.now(),
        )
        group = OrganisationGroup(municipality_id=town.id, name="Сельские")
        session.add_all([closed, group])
        await session.flush()
        members = [*town.schools[:2], closed.id]
        await session.execute(
            insert(group_member),
            [{"group_id": group.id, "organisation_id": member} for member in members],
        )
    expected = {
        (Target.ALL_SCHOOLS, None): town.schools,
        (Target.ALL, None): [*town.schools, town.office],
        (Target.GROUP, group.id): town.schools[:2],
        (Target.ORGANISATION, town.office): [town.office],
        (Target.NOBODY, None): [],
    }
    for (target, ref_id), organisations in expected.items():
        await assign(database, town, roadmap_id, target, ref_id)
        found = await reached(database, roadmap_id)
        assert found == {"1.1": organisations, "1.2": organisations, "2.1": []}


async def test_an_activity_of_two_parties_reaches_each_organisation_once(
    database, town, roadmap_id
):
    await assign(database, town, roadmap_id, Target.ALL_SCHOOLS)
    await assign(database, town, roadmap_id, Target.ALL, name="Управление образования")
    found = await reached(database, roadmap_id)
    assert found["1.1"] == town.schools
    assert found["1.2"] == sorted([*town.schools, town.office])


async def test_organisations_join_and_leave_the_list_one_by_one(database, town, roadmap_id):
    first, second, _ = town.schools
    await assign(database, town, roadmap_id, Target.ALL_SCHOOLS)
    for school in (first, second, first):
        await assign(database, town, roadmap_id, Target.ORGANISATION, school)
    assert (await reached(database, roadmap_id))["1.1"] == [first, second]
    for _ in range(2):
        await assign(database, town, roadmap_id, Target.ORGANISATION, first, answers=False)
        assert (await reached(database, roadmap_id))["1.1"] == [second]
    async with database.read() as session:
        party = await party_id(database, town, roadmap_id)
        line, options = await assigning.party(session, roadmap_id, party, actor=town.curator)
    assert line.choices == (PartyTarget(Target.ORGANISATION, second, "Школа № 2"),)
    assert [name for _, name in options.organisations] == [
        "Отдел", "Школа № 1", "Школа № 2", "Школа № 3",
    ]  # fmt: skip


async def test_who_is_not_listed_any_more_leaves_what_was_chosen_since(database, town, roadmap_id):
    await assign(database, town, roadmap_id, Target.ALL_SCHOOLS)
    await assign(database, town, roadmap_id, Target.ORGANISATION, town.schools[0], answers=False)
    assert (await reached(database, roadmap_id))["1.1"] == town.schools


async def test_a_proposal_is_where_choosing_begins(database, town, roadmap_id):
    await assign(database, town, roadmap_id, Target.ORGANISATION, town.schools[0])
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)
    other = plans.draft(plans.activity("1", "Иное дело", plans.month(9)), title="Иной план")
    second = await plans.store(database, town, other)
    await assign(database, town, second, Target.ORGANISATION, town.schools[1])
    assert (await reached(database, second)) == {"1": town.schools[:2]}
    assert (await reached(database, roadmap_id))["1.1"] == town.schools[:1]


async def test_reassigning_a_plan_in_force_mends_the_tasks(database, town, roadmap_id):
    await assign(database, town, roadmap_id, Target.ORGANISATION, town.schools[0])
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)
    await assign(database, town, roadmap_id, Target.ORGANISATION, town.schools[1])
    await assign(database, town, roadmap_id, Target.ORGANISATION, town.schools[0], answers=False)
    async with database.read() as session:
        rows = await session.execute(select(Task.organisation_id, Task.status))
        found = sorted((organisation, status.value) for organisation, status in rows)
    cancelled, planned = Status.CANCELLED.value, Status.PLANNED.value
    assert found == [(town.schools[0], cancelled)] * 3 + [(town.schools[1], planned)] * 3


async def test_nothing_of_another_municipality_can_be_pointed_to(database, town, roadmap_id, clock):
    other = await plans.make_town(database, clock, "Холмск", 200)
    async with database.write() as session:
        group = OrganisationGroup(municipality_id=other.id, name="Чужие")
        session.add(group)
        await session.flush()
    for target, ref_id in (
        (Target.ORGANISATION, other.schools[0]),
        (Target.GROUP, group.id),
        (Target.ORGANISATION, None),
        (Target.ALL, town.schools[0]),
    ):
        with pytest.raises(Refusal) as refused:
            await assign(database, town, roadmap_id, target, ref_id)
        assert refused.value.code is Code.DENIED
    assert (await reached(database, roadmap_id))["1.1"] == []


async def test_a_foreign_curator_neither_sees_nor_assigns(database, town, roadmap_id, clock):
    party = await party_id(database, town, roadmap_id)
    stranger = town.someone_else(clock)
    with pytest.raises(Refusal) as refused:
        async with database.read() as session:
            await assigning.parties(session, roadmap_id, actor=stranger)
    assert refused.value.code is Code.DENIED
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await assigning.assign(session, roadmap_id, party, Target.ALL, actor=stranger)
    assert refused.value.code is Code.DENIED


async def test_a_party_that_the_plan_does_not_name_is_stale(database, town, roadmap_id):
    with pytest.raises(Refusal) as refused:
        async with database.write() as session:
            await assigning.assign(session, roadmap_id, 4711, Target.ALL, actor=town.curator)
    assert refused.value.code is Code.STALE


async def test_a_choice_says_the_tasks_that_it_makes_and_none_that_stand(
    database, town, roadmap_id
):
    async def offered(target):
        party = await party_id(database, town, roadmap_id)
        async with database.read() as session:
            _, options = await assigning.party(session, roadmap_id, party, actor=town.curator)
        return options.broad[target]

    async def tasks():
        async with database.read() as session:
            return await session.scalar(select(func.count()).select_from(Task))

    whole = (await offered(Target.ALL)).count.total
    await assign(
        database, town, roadmap_id, Target.ORGANISATION, town.office, name="Управление образования"
    )
    assert whole - (await offered(Target.ALL)).count.total > 0
    await assign(database, town, roadmap_id, Target.ORGANISATION, town.schools[0])
    async with database.write() as session:
        await importing.confirm(session, roadmap_id, actor=town.curator)
    before, said = await tasks(), (await offered(Target.ALL_SCHOOLS)).count.total
    await assign(database, town, roadmap_id, Target.ALL_SCHOOLS)
    assert await tasks() - before == said > 0
    assert await offered(Target.ALL_SCHOOLS) is None
