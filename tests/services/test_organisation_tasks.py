"""What one organisation owes, as its office sees it."""

from datetime import date

import pytest

from domain.access import Role
from domain.errors import Code, Refusal
from domain.workflow import Status
from services.tasks import organisation_tasks
from tests import towns


@pytest.fixture
async def town(database, clock):
    built = await towns.build(database, clock)
    built.school_id = await built.school("Школа № 3")
    other = await built.school("Школа № 7")
    await built.roadmap("МСОКО 2026/27")
    for number, deadline in (("1.1", date(2027, 3, 1)), ("1.2", date(2026, 11, 20))):
        await built.owed(number, f"Дело {number}", deadline, built.school_id)
    done = await built.activity("1.3", "Сдано", date(2026, 11, 1))
    await built.task(done, built.school_id, date(2026, 11, 1), status=Status.DONE)
    await built.owed("1.4", "Чужое", date(2026, 11, 1), other)
    built.curator_id = await built.person("Галина", (Role.CURATOR, None))
    return built


async def load(town, person_id, organisation_id, page=0):
    actor = await town.actor(person_id)
    async with town.database.read() as session:
        return await organisation_tasks.load_page(session, organisation_id, page, actor=actor)


async def test_what_is_not_finished_is_listed_by_need(town):
    view = await load(town, town.curator_id, town.school_id)
    assert [line.number for line in view.lines] == ["1.2", "1.1"]
    assert (view.organisation, view.page, view.pages, view.total) == ("Школа № 3", 0, 1, 2)


async def test_a_page_beyond_the_end_is_the_last_one(town):
    for number in range(8):
        await town.owed(f"2.{number}", "Дело", date(2027, 5, 1), town.school_id)
    view = await load(town, town.curator_id, town.school_id, 9)
    assert (view.page, view.pages, len(view.lines)) == (1, 2, 2)


@pytest.mark.parametrize("organisation", ["foreign", "none"])
async def test_a_foreign_organisation_is_refused_like_one_that_is_not_there(town, organisation):
    other = await towns.build(town.database, town.clock, "Поречье")
    stranger = await other.person("Пётр", (Role.CURATOR, None))
    organisation_id = town.school_id if organisation == "foreign" else 4711
    with pytest.raises(Refusal) as refused:
        await load(town, stranger, organisation_id)
    assert refused.value.code is Code.DENIED
