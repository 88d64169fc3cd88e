"""Number, section and result of an activity in a plan in force."""

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from models.enums import Target
from models.roadmaps import Activity, EvidenceSlot, Indicator, Section
from models.tasks import Task
from services.assignment import assigning
from services.roadmaps import activity_views, importing, rewriting
from tests.services import plans


@pytest.fixture
async def town(database, clock):
    """A plan in force whose parties point to all schools."""
    town = await plans.make_town(database, clock)
    stored = await plans.store(database, town)
    async with database.write() as session:
        for line in await assigning.parties(session, stored, actor=town.curator):
            await assigning.assign(
                session, stored, line.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
        await importing.confirm(session, stored, actor=town.curator)
    return town


async def all_of(database, query):
    async with database.read() as session:
        return list(await session.scalars(query))


async def id_of(database, number):
    (found,) = await all_of(database, select(Activity.id).where(Activity.number == number))
    return found


async def change(database, town, what, number, value):
    activity_id = await id_of(database, number)
    async with database.write() as session:
        await what(session, activity_id, value, actor=town.curator)


async def test_a_number_is_given_and_taken(database, town):
    await change(database, town, rewriting.renumber, "1.1", " 7.3 ")
    await change(database, town, rewriting.renumber, "1.2", "")
    numbers = await all_of(database, select(Activity.number).order_by(Activity.id))
    assert numbers == ["7.3", "", "2.1"]


@pytest.mark.parametrize(
    ("what", "value"), [(rewriting.renumber, "1" * 21), (rewriting.set_result, "ы" * 2001)]
)
async def test_what_is_too_long_is_refused(database, town, what, value):
    with pytest.raises(Refusal) as refusal:
        await change(database, town, what, "1.1", value)
    assert refusal.value.code is Code.TOO_LONG


async def test_an_activity_moves_with_its_tasks_to_the_end_of_a_section(database, town):
    (second,) = await all_of(database, select(Section.id).where(Section.number == "2"))
    await change(database, town, rewriting.move, "1.1", second)
    async with database.read() as session:
        (roadmap_id,) = set(await session.scalars(select(Activity.roadmap_id)))
        listed = await activity_views.listing(session, roadmap_id, actor=town.curator)
    assert [line.number for line in listed] == ["1.2", "2.1", "1.1"]
    moved = select(Task.section_id).where(Task.activity_id == await id_of(database, "1.1"))
    assert set(await all_of(database, moved)) == {second}


async def test_an_activity_can_stand_without_a_section(database, town):
    await change(database, town, rewriting.move, "1.1", None)
    moved = select(Task.section_id).where(Task.activity_id == await id_of(database, "1.1"))
    assert set(await all_of(database, moved)) == {None}


async def test_a_section_of_another_plan_is_refused(database, town):
    other = await plans.store(database, town, plans.draft(*plans.PLAN, title="Другой план"))
    (foreign, *_) = await all_of(database, select(Section.id).where(Section.roadmap_id == other))
    activity = select(Activity.id).where(Activity.roadmap_id != other)
    (first, *_) = await all_of(database, activity)
    with pytest.raises(Refusal) as refusal:
        async with database.write() as session:
            await rewriting.move(session, first, foreign, actor=town.curator)
    assert refusal.value.code is Code.STALE


async def test_documents_and_indicators_follow_the_result(database, town):
    await change(database, town, rewriting.set_result, "2.1", "протокол,\n не менее 90% директоров")
    activity_id = await id_of(database, "2.1")
    slots = select(EvidenceSlot.name).where(EvidenceSlot.activity_id == activity_id)
    assert await all_of(database, slots) == ["протокол"]
    indicators = select(Indicator.target).where(Indicator.activity_id == activity_id)
    assert await all_of(database, indicators) == [90]
    await change(database, town, rewriting.set_result, "2.1", "")
    assert await all_of(database, slots) == []
    assert await all_of(database, indicators) == []


async def test_an_indicator_that_is_wanted_again_stays_the_same_one(database, town):
    text = "не менее 90% директоров"
    await change(database, town, rewriting.set_result, "2.1", text)
    ids = select(Indicator.id).where(Indicator.activity_id == await id_of(database, "2.1"))
    before = await all_of(database, ids)
    await change(database, town, rewriting.set_result, "2.1", f"приказ, {text}")
    assert await all_of(database, ids) == before


async def test_nobody_else_changes_them(database, town, clock):
    stranger = town.someone_else(clock)
    activity_id = await id_of(database, "1.1")
    for what, value in (
        (rewriting.renumber, "9"),
        (rewriting.move, None),
        (rewriting.set_result, "приказ"),
    ):
        with pytest.raises(Refusal) as refusal:
            async with database.write() as session:
                await what(session, activity_id, value, actor=stranger)
        assert refusal.value.code is Code.DENIED
