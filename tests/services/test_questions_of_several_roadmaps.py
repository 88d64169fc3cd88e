"""Several plans in force: a question that names none is of all of them, or it is asked which."""

from datetime import date

import pytest
from sqlalchemy import update

from domain.comparisons import Against
from domain.summary import By
from models.roadmaps import Section
from services.summaries import views, worded_queries
from tests import towns
from tests.statements import statements_of

DUE = date(2026, 11, 20)


@pytest.fixture
async def town(database, clock):
    """МСОКО with «Кадры», Воспитание with «Питание», both section 2; one plan has 1.5."""
    town = await towns.build(database, clock)
    school = await town.school("Школа № 3")
    town.viktor = await town.manager("Виктор")
    town.parts = {}
    for title, numbers, named in (
        ("МСОКО 2026/27", ("1.4", "2.1"), "Кадры"),
        ("Воспитание 2026/27", ("1.4", "1.5", "2.2"), "Питание"),
    ):
        town.parts[title] = await town.roadmap(title)
        for number in numbers:
            await town.owed(number, f"Справка {number}", DUE, school)
        async with database.write() as session:
            of = Section.id == town.sections["2"]
            await session.execute(update(Section).where(of).values(title=named))
        town.parts[named] = town.sections["2"]
    return town


async def understood(town, text):
    actor = await town.actor(town.viktor)
    async with town.database.read() as session:
        choices = await views.choices(session, actor=actor)
        return await worded_queries.understand(session, choices, text, actor=actor)


@pytest.mark.parametrize("text", ["сводка", "просроченные", "рейтинг школ", "прогноз", "excel"])
async def test_all_are_counted_where_none_is_named(town, text):
    found = await understood(town, text)
    assert (found.query.every, found.query.by, found.unknown) == (True, By.ROADMAP, ())


@pytest.mark.parametrize("text", ["сводка по МСОКО", "просроченные по плану МСОКО"])
async def test_a_named_one_is_counted_alone(town, text):
    found = await understood(town, text)
    assert (found.query.roadmap_id, found.query.every) == (town.parts["МСОКО 2026/27"], False)


@pytest.mark.parametrize(
    ("text", "title", "section"),
    [
        ("сводка по кадрам", "МСОКО 2026/27", "Кадры"),
        ("просроченные по питанию", "Воспитание 2026/27", "Питание"),
        ("сводка по 1.5", "Воспитание 2026/27", None),
        ("рейтинг школ по 1.5", "Воспитание 2026/27", None),
    ],
)
async def test_what_only_one_has_is_asked_of_that_one(town, text, title, section):
    """«По кадрам» was once answered with section 2 of the other plan."""
    found = await understood(town, text)
    assert (found.query.roadmap_id, found.query.every) == (town.parts[title], False)
    assert found.query.section_id == (town.parts[section] if section else None)
    assert (found.unknown, found.query.end) == ((), None)


@pytest.mark.parametrize("text", ["раздел 2", "сводка по 1.4", "просроченные по разделу 2"])
async def test_what_both_have_is_asked_about(town, text):
    found = await understood(town, text)
    assert found.names == ("Воспитание 2026/27", "МСОКО 2026/27")
    ids = [each.query.roadmap_id for each in found.each_of]
    assert ids == [town.parts[name] for name in found.names]
    assert all(each.names_part and not each.unknown for each in found.each_of)


@pytest.mark.parametrize("text", ["сводка по МСОКО по питанию", "сводка по 1.5 по МСОКО"])
async def test_a_named_one_that_lacks_it_is_told(town, text):
    found = await understood(town, text)
    assert found.unknown, found.query


async def test_a_comparison_of_years_is_of_all_or_of_each(town):
    found = await understood(town, "этот год рядом с прошлым")
    assert found.query.every
    assert [each.versus.against for each in found.each_of] == [Against.YEAR] * 2


async def test_names_are_read_once_however_many_plans_are_in_force(town):
    """Each plan was once asked for the names of the whole municipality anew."""
    said = "сводка по 1.4"
    with statements_of(town.database) as two:
        await understood(town, said)
    town.parts["Третий"] = await town.roadmap("Питание 2026/27")
    await town.owed("1.4", "Справка", DUE, await town.school("Школа № 4"))
    with statements_of(town.database) as three:
        assert len((await understood(town, said)).each_of) == 3
    for table in ("organisation", "activity", "organisation_group"):
        before, after = (
            sum(f"FROM {table} " in " ".join(each.split()) for each in of) for of in (two, three)
        )
        assert before == after > 0, table
