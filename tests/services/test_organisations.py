"""Organisations and groups: lists, kinds, and tasks that follow every change."""

import asyncio
from datetime import date

import pytest
from sqlalchemy import select

from domain import organisation_kinds
from domain.errors import Code, Refusal
from domain.organisation_kinds import OrganisationKind, guess_kind
from domain.workflow import Status
from models.enums import Target
from models.people import Organisation
from models.roadmaps import ActivityParty, Assignment, Party
from models.tasks import Task
from services.assignment import organisation_changes
from services.people import groups, organisation_views, organisations
from services.people.organisation_views import OrganisationSelection
from services.reports import reporting
from tests import towns

DEADLINE = date(2026, 12, 1)


async def add(session, municipality_id, text, *, actor):
    """The organisations of a list, one a line."""
    named = [(line, guess_kind(line)) for line in text.splitlines()]
    return await organisation_changes.add_named(session, municipality_id, named, actor=actor)


KINDS = [
    ("МБОУ «Школа № 3»", "school"),
    ("Лицей «Созвездие»", "school"),
    ("гимназия № 1", "school"),
    ("МОУ СОШ с. Покровское", "school"),
    ("Заречная ООШ", "school"),
    ("Детский сад «Ручеёк»", "kindergarten"),
    ("МБДОУ № 14", "kindergarten"),
    ("МАДОУ «Солнышко»", "kindergarten"),
    ("ДДТ «Радуга»", "extracurricular"),
    ("МБУ ДО ДЮСШ", "extracurricular"),
    ("Центр творчества «Искра»", "extracurricular"),
    ("Спортивная школа «Олимп»", "extracurricular"),
    ("Детская школа искусств", "extracurricular"),
    ("Информационно-методический центр", "centre"),
    ("МКУ «ИМЦ»", "centre"),
    ("Управление образования", "department"),
    ("Отдел опеки", "department"),
    ("Библиотека", "other"),
]


@pytest.mark.parametrize(("name", "kind"), KINDS)
def test_the_kind_is_guessed_by_the_name(name, kind):
    assert organisation_kinds.guess_kind(name).value == kind


NAMES = {
    "МБОУ «Луговская СОШ»": True,
    "Луговская основная школа": True,
    "1. Школа № 1": True,
    "№ 5": True,
    "ДОУ № 3": True,
    "Муниципальное бюджетное общеобразовательное учреждение «Лицей»": True,
    "Детско-юношеская спортивная школа": True,
    "ЦРР – детский сад": True,
    "Управление образования": True,
    "Совещание директоров школ": False,
    "Школьный этап олимпиады": False,
    "Заседание методического совета": False,
    "Школы района": False,
    "Управленческие команды школ": False,
    "Мониторинг сайтов школ № 1 и 2": False,
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_begins_with_a_kind_or_a_number(name):
    assert organisation_kinds.begins_as_name(name) is NAMES[name]


@pytest.fixture
async def town(database, clock):
    """A curator, a school with a coordinator, and a plan whose «ОО» are all schools."""
    town = await towns.build(database, clock)
    town.galina = await town.curator("Галина")
    town.school_id = await town.school("Школа № 1")
    town.anna = await town.coordinator("Анна", town.school_id)
    town.activity_id = await town.activity("1.1", "Отчёт", DEADLINE, slots=())
    town.party_id = await assign(town, "ОО", Target.ALL_SCHOOLS)
    return town


async def assign(town, name, target, **reference):
    async with town.database.write() as session:
        party = Party(municipality_id=town.id, name=name, key=name.casefold(), is_person=False)
        session.add(party)
        await session.flush()
        session.add(
            ActivityParty(activity_id=town.activity_id, party_id=party.id, position=party.id)
        )
        session.add(
            Assignment(
                roadmap_id=town.roadmap_id,
                party_id=party.id,
                target=target,
                created_at=town.clock.now(),
                **reference,
            )
        )
        return party.id


async def do(town, use_case, *args, **rest):
    actor = await town.actor(town.galina)
    async with town.database.write() as session:
        return await use_case(session, *args, actor=actor, **rest)


async def statuses(town):
    async with town.database.read() as session:
        rows = await session.execute(
            select(Organisation.name, Task.status).join(
                Task, Task.organisation_id == Organisation.id
            )
        )
        return dict(rows.all())


async def test_new_schools_get_the_tasks_of_all_schools(town):
    added = await do(town, add, town.id, "Школа № 2\nДетский сад «Ручеёк»")
    assert (added.new, added.known) == (2, 0)
    assert await statuses(town) == {"Школа № 1": Status.PLANNED, "Школа № 2": Status.PLANNED}


async def test_two_people_paste_the_same_list(town):
    text = "\n".join(f"Школа № {number}" for number in range(2, 30))
    await asyncio.gather(*(do(town, add, town.id, text) for _ in range(2)))
    names = await town.all(select(Organisation.name))
    assert len(names) == len(set(names)) == 29


async def test_a_corrected_kind_brings_or_takes_the_tasks(town):
    await do(town, add, town.id, "Радуга")
    raduga = (await town.all(select(Organisation.id).where(Organisation.name == "Радуга")))[0]
    await do(town, organisations.set_kind, raduga, OrganisationKind.SCHOOL)
    assert (await statuses(town))["Радуга"] is Status.PLANNED
    await do(town, organisations.set_kind, raduga, OrganisationKind.KINDERGARTEN)
    assert (await statuses(town))["Радуга"] is Status.CANCELLED


async def test_a_closed_school_owes_nothing_even_what_it_has_begun(town):
    await do(town, add, town.id, "Детский сад")
    (task_id,) = await town.all(select(Task.id))
    async with town.database.write() as session:
        await reporting.start(session, task_id, None, actor=await town.actor(town.anna))
    await do(town, organisations.close, town.school_id)
    assert await statuses(town) == {"Школа № 1": Status.CANCELLED}
    with pytest.raises(Refusal) as refused:
        await do(town, organisations.close, town.school_id)
    assert refused.value.code is Code.STALE
    await do(town, organisations.reopen, town.school_id)
    assert not (await do(town, organisation_views.see, town.school_id)).closed


async def test_a_name_is_taken_once(town):
    other = await town.school("Школа № 2")
    with pytest.raises(Refusal) as refused:
        await do(town, organisations.rename, other, "1. Школа № 1")
    assert refused.value.code is Code.NAME_TAKEN
    await do(town, organisations.rename, other, "  Школа   № 22 ")
    assert (await town.get(Organisation, other)).name == "Школа № 22"


async def test_members_of_a_group_get_its_tasks(town):
    kindergarten = await town.school("Детский сад", OrganisationKind.KINDERGARTEN)
    group = await do(town, groups.create, town.id, "ШНОР")
    await assign(town, "Куратор ШНОР", Target.GROUP, group_id=group)
    for _ in range(2):
        await do(town, groups.put, group, kindergarten)
        assert (await statuses(town))["Детский сад"] is Status.PLANNED
    for _ in range(2):
        await do(town, groups.put, group, kindergarten, joins=False)
        assert (await statuses(town))["Детский сад"] is Status.CANCELLED
    view = await do(town, groups.see, group)
    assert (view.members, view.used, [line.is_member for line in view.lines]) == (
        0,
        True,
        [False, False],
    )
    with pytest.raises(Refusal) as refused:
        await do(town, groups.remove, group)
    assert refused.value.code is Code.STALE


async def test_a_group_of_another_name_goes(town):
    group = await do(town, groups.create, town.id, "городские")
    with pytest.raises(Refusal) as refused:
        await do(town, groups.create, town.id, "городские")
    assert refused.value.code is Code.NAME_TAKEN
    await do(town, groups.remove, group)
    assert await do(town, groups.listing, town.id) == []


async def test_lists_are_paged_and_numbers_sorted(town):
    await do(town, add, town.id, "\n".join(f"Школа № {n}" for n in range(2, 13)))
    page = await do(town, organisation_views.load_page, town.id, OrganisationSelection.WITHOUT, 9)
    assert (page.page, page.pages, page.total) == (1, 2, 11)
    assert [line.name for line in page.lines] == ["Школа № 10", "Школа № 11", "Школа № 12"]
