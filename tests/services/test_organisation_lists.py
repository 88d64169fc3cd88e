"""A list of organisations: what is new, what differs, taken over and taken back."""

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from domain.access import Role
from domain.errors import Code, Refusal
from domain.organisation_comparison import ListedState
from domain.organisation_kinds import OrganisationKind
from domain.organisation_list import ListedOrganisation
from domain.workflow import Action, Status
from handlers.people.name_lists import read_lines
from models.enums import Target
from models.people import Organisation
from models.tasks import Report, Task
from services.assignment import assigning
from services.people import groups as grouping
from services.people import (
    invites,
    list_undoing,
    memberships,
    organisation_lists,
    organisation_views,
)
from services.people.list_undoing import ListUndone
from services.roadmaps import importing
from tests.services import plans

SCHOOL = OrganisationKind.SCHOOL
LIST = (
    ListedOrganisation(name="Школа № 1", kind=SCHOOL, phone="8 (900) 000-00-01"),
    ListedOrganisation(name="МБОУ СОШ № 2", kind=SCHOOL),
    ListedOrganisation(name="Школа № 9", kind=SCHOOL, phone="9"),
    ListedOrganisation(name="Отдел", kind=OrganisationKind.DEPARTMENT),
)


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


async def take(database, town, **choice):
    async with database.write() as session:
        return await organisation_lists.take(session, town.id, LIST, actor=town.curator, **choice)


async def undo(database, town, taken):
    async with database.write() as session:
        return await list_undoing.undo(session, taken.list_id, actor=town.curator)


async def phones(database):
    async with database.read() as session:
        rows = await session.scalars(select(Organisation).where(Organisation.closed_at.is_(None)))
        return {row.name: row.phone for row in rows}


async def test_a_list_is_compared_taken_and_taken_back(database, town):
    before = await phones(database)
    async with database.read() as session:
        found = await organisation_lists.preview(session, town.id, LIST, actor=town.curator)
    assert [each.standing for each in found] == [
        ListedState.CHANGED, ListedState.ALIKE, ListedState.NEW, ListedState.SAME,
    ]  # fmt: skip
    taken = await take(database, town)
    assert (len(taken.added), len(taken.changed)) == (1, 1)
    after = await phones(database)
    assert (after["Школа № 9"], after["Школа № 1"]) == ("9", "8 (900) 000-00-01")
    again = await take(database, town)
    assert (again.added, again.changed, again.list_id) == ((), (), None)
    assert await undo(database, town, taken) == ListUndone(town.id, gone=1, closed=0, restored=1)
    assert await phones(database) == before
    with pytest.raises(Refusal) as refusal:
        await undo(database, town, taken)
    assert refusal.value.code is Code.STALE


async def test_what_was_changed_by_hand_since_outlives_the_undoing_of_a_list(database, town):
    taken = await take(database, town)
    async with database.write() as session:
        school = await session.scalar(select(Organisation).where(Organisation.name == "Школа № 1"))
        school.phone = "8 (900) 111-11-11"
        ninth = await session.scalar(select(Organisation).where(Organisation.name == "Школа № 9"))
        ninth.name = "Гимназия № 9"
    await undo(database, town, taken)
    after = await phones(database)
    assert after["Школа № 1"] == "8 (900) 111-11-11"
    assert "Гимназия № 9" not in after


async def test_lists_are_taken_back_from_the_last_to_the_first(database, town):
    before = await phones(database)
    first = await take(database, town)
    second = await take(database, town, alike_are_new=True)
    with pytest.raises(Refusal) as refusal:
        await undo(database, town, first)
    assert refusal.value.code is Code.STALE
    await undo(database, town, second)
    with pytest.raises(Refusal) as refusal:
        await undo(database, town, second)
    assert refusal.value.code is Code.STALE
    await undo(database, town, first)
    assert await phones(database) == before
    with pytest.raises(Refusal) as refusal:
        await undo(database, town, replace(first, list_id=404))
    assert refusal.value.code is Code.DENIED


async def test_what_is_alike_is_new_where_it_is_said(database, town):
    taken = await take(database, town, alike_are_new=True)
    assert len(taken.added) == 2
    assert "МБОУ СОШ № 2" in await phones(database)


async def in_force(database, town):
    """A plan for all schools."""
    roadmap_id = await plans.store(database, town)
    async with database.write() as session:
        for line in await assigning.parties(session, roadmap_id, actor=town.curator):
            await assigning.assign(
                session, roadmap_id, line.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await importing.confirm(session, roadmap_id, actor=town.curator)


async def test_new_schools_get_tasks_and_lose_them_again(database, town):
    await in_force(database, town)
    taken = await take(database, town)
    owed = select(func.count()).select_from(Task).where(
        Task.organisation_id == taken.added[0], Task.status != Status.CANCELLED
    )  # fmt: skip
    async with database.read() as session:
        assert await session.scalar(owed) == 4
    await undo(database, town, taken)
    async with database.read() as session:
        assert await session.scalar(owed) == 0
    assert "Школа № 9" not in await phones(database)


async def test_nothing_is_taken_back_after_a_report_or_by_somebody_else(database, town, clock):
    await in_force(database, town)
    taken = await take(database, town)
    with pytest.raises(Refusal) as refusal:
        async with database.write() as session:
            await list_undoing.undo(session, taken.list_id, actor=town.someone_else(clock))
    assert refusal.value.code is Code.DENIED
    async with database.write() as session:
        task_id = await session.scalar(
            select(Task.id).where(Task.organisation_id == taken.added[0]).limit(1)
        )
        session.add(
            Report(
                task_id=task_id,
                person_id=town.coordinators[0],
                at=clock.now(),
                action=Action.START,
                status_before=Status.PLANNED,
                status_after=Status.IN_PROGRESS,
            )
        )
    with pytest.raises(Refusal) as refusal:
        await undo(database, town, taken)
    assert refusal.value.code is Code.LIST_REPORTED


@pytest.mark.parametrize("count", [0, 501])
async def test_a_list_beyond_measure_is_refused(database, town, count):
    listed = [ListedOrganisation(name=f"Школа № {n}", kind=SCHOOL) for n in range(count)]
    with pytest.raises(Refusal) as refusal:
        async with database.read() as session:
            await organisation_lists.preview(session, town.id, listed, actor=town.curator)
    assert refusal.value.code is Code.BAD_INPUT


@pytest.mark.parametrize(
    "text",
    [
        "1. Школа  № 1\n\n2) Лицей\n• Детский сад\n— ИМЦ\nЛицей\n",
        "№ | Учреждение\n1 | Школа № 1\n2 | Лицей\n3 | Детский сад\n4 | ИМЦ\n",
        "№\tУчреждение\n1\tШкола № 1\n2\tЛицей\n3\tДетский сад\n4\tИМЦ\n",
    ],
)
def test_a_pasted_list_loses_its_marks_and_repetitions(text):
    assert [each.name for each in read_lines(text).organisations] == [
        "Школа № 1",
        "Лицей",
        "Детский сад",
        "ИМЦ",
    ]


async def test_people_of_a_list_are_kept_and_the_invite_is_theirs(database, town):
    people = (
        ListedOrganisation(
            name="Школа № 1", kind=SCHOOL, coordinator="Орлова Б.Б.", head="Котова А.А."
        ),
        ListedOrganisation(name="Школа № 9", kind=SCHOOL, coordinator="Лосева Р.Р."),
    )

    async def take_people():
        async with database.write() as session:
            return await organisation_lists.take(session, town.id, people, actor=town.curator)

    taken = await take_people()
    assert (len(taken.added), len(taken.changed)) == (1, 1)
    assert (await take_people()).list_id is None
    async with database.write() as session:
        for school, name in ((taken.changed[0], "Орлова Б.Б."), (taken.added[0], "Лосева Р.Р.")):
            made = await memberships.invite_to_school(session, school, actor=town.curator)
            assert made.whom == name
        head = await memberships.invite_to_school(
            session, taken.changed[0], Role.HEAD, actor=town.curator
        )
        assert head.whom == "Котова А.А."
    await undo(database, town, taken)
    async with database.read() as session:
        first = await session.get_one(Organisation, taken.changed[0])
        assert (first.listed_coordinator, first.listed_head) == (None, None)


async def test_an_invite_that_nobody_used_keeps_no_organisation_of_a_list(database, town, clock):
    """A link lost is none: with its organisation it ends, and lets nobody in."""
    taken = await take(database, town)
    async with database.write() as session:
        made = await memberships.invite_to_school(session, taken.added[0], actor=town.curator)
    assert await undo(database, town, taken) == ListUndone(town.id, gone=1, closed=0, restored=1)
    async with database.write() as session:
        assert await session.get(Organisation, taken.added[0]) is None
        with pytest.raises(Refusal) as refusal:
            await invites.use(session, made.token, town.coordinators[0], clock.now())
    assert refusal.value.code is Code.INVITE_INVALID


async def test_a_full_name_of_a_list_is_kept_and_taken_back(database, town):
    listed = (
        ListedOrganisation(name="Школа № 1", full_name="Первая школа посёлка", kind=SCHOOL),
        ListedOrganisation(name="МБОУ «Лицей № 5»", full_name="Лицей номер пять", kind=SCHOOL),
    )

    async def take_it():
        async with database.write() as session:
            return await organisation_lists.take(session, town.id, listed, actor=town.curator)

    async def full_names():
        async with database.read() as session:
            rows = await session.scalars(select(Organisation))
            return {row.name: row.full_name for row in rows if row.full_name}

    taken = await take_it()
    assert await full_names() == {each.name: each.full_name for each in listed}
    assert (await take_it()).list_id is None
    await undo(database, town, taken)
    assert await full_names() == {}


async def test_groups_of_a_list_are_joined_with_it_and_left_with_it(database, town):
    listed = (
        ListedOrganisation(
            name="Школа № 1", kind=SCHOOL, coordinator="Орлова Б.Б.", coordinator_phone="8 900 1",
            groups=("ШНОР", "городские"),
        ),
        ListedOrganisation(name="Школа № 9", kind=SCHOOL, groups=("шнор",)),
    )  # fmt: skip

    async def groups():
        async with database.read() as session:
            return {
                line.name: line.members
                for line in await grouping.listing(session, town.id, actor=town.curator)
            }

    async def take_it():
        async with database.write() as session:
            return await organisation_lists.take(session, town.id, listed, actor=town.curator)

    before = await groups()
    taken = await take_it()
    assert (len(taken.added), len(taken.changed)) == (1, 1)
    assert await groups() == before | {"ШНОР": 2, "городские": 1}
    assert (await take_it()).list_id is None
    async with database.read() as session:
        card = await organisation_views.see(session, taken.changed[0], actor=town.curator)
    assert card.listed_coordinator_phone == "8 900 1"
    await undo(database, town, taken)
    assert await groups() == before
    async with database.read() as session:
        card = await organisation_views.see(session, taken.changed[0], actor=town.curator)
    assert (card.listed_coordinator, card.listed_coordinator_phone) == ("", "")


async def test_a_group_of_a_list_that_a_plan_names_since_outlives_its_undoing(database, town):
    listed = (ListedOrganisation(name="Школа № 1", kind=SCHOOL, groups=("ШНОР",)),)
    async with database.write() as session:
        taken = await organisation_lists.take(session, town.id, listed, actor=town.curator)
        group = next(iter(await grouping.listing(session, town.id, actor=town.curator)))
        ninth = await session.scalar(select(Organisation).where(Organisation.name == "Школа № 2"))
        await grouping.put(session, group.id, ninth.id, actor=town.curator)
    await undo(database, town, taken)
    async with database.read() as session:
        assert [
            (line.name, line.members)
            for line in await grouping.listing(session, town.id, actor=town.curator)
        ] == [("ШНОР", 1)]
