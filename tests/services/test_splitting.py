"""An activity made two: what was given stays, the second is owed anew and told of."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.errors import Code, Refusal
from domain.workflow import Status
from models.enums import Target
from models.roadmaps import Activity, ActivityParty, EvidenceSlot
from models.tasks import Task
from models.upkeep import AuditEntry, Delivery
from services.assignment import assigning
from services.roadmaps import activity_views, importing, splitting
from services.roadmaps.splitting import SecondPart, part_number
from tests.services import plans
from tests.services.test_activities import ids, later, tasks_of, told


@pytest.fixture
async def town(database, clock):
    return await plans.make_town(database, clock)


@pytest.fixture
async def draft_id(database, town):
    stored = await plans.store(database, town)
    async with database.write() as session:
        for party in await assigning.parties(session, stored, actor=town.curator):
            await assigning.assign(
                session, stored, party.party_id, Target.ALL_SCHOOLS, actor=town.curator
            )
    return stored


@pytest.fixture
async def roadmap_id(database, town, draft_id):
    async with database.write() as session:
        await importing.confirm(session, draft_id, actor=town.curator)
    return draft_id


async def slots_of(database, activity_id):
    async with database.read() as session:
        found = await session.execute(
            select(EvidenceSlot.name, EvidenceSlot.count)
            .where(EvidenceSlot.activity_id == activity_id)
            .order_by(EvidenceSlot.id)
        )
        return [tuple(row) for row in found]


async def test_a_document_leaves_with_the_second_part(database, town, roadmap_id, clock):
    (first,) = await ids(database, Activity, Activity.number, "1.1")
    (order,) = await ids(database, EvidenceSlot, EvidenceSlot.name, "приказ")
    before = await tasks_of(database, first)
    part = SecondPart("Приказ  об итогах", "до 20 декабря 2026", (order,), "протокол")
    curator = later(town, clock)
    async with database.write() as session:
        plan = await splitting.preview(session, first, part, actor=curator)
        second = await splitting.split(session, first, part, actor=curator)
    assert (plan.number, plan.title) == ("1.1.1", "Приказ об итогах")
    assert plan.documents == (("приказ", 2), ("протокол", 1))
    assert (plan.organisations, plan.people) == (3, 3)
    assert await slots_of(database, first) == [("справка", 1)]
    assert await slots_of(database, second) == [("приказ", 2), ("протокол", 1)]
    assert await tasks_of(database, first) == before
    assert await tasks_of(database, second) == [(date(2026, 12, 20), Status.PLANNED)]
    async with database.read() as session:
        listed = await activity_views.listing(session, roadmap_id, actor=town.curator)
    assert [line.number for line in listed] == ["1.1", "1.1.1", "1.2", "2.1"]
    assert listed[1].parties == listed[0].parties
    assert listed[1].section == listed[0].section
    assert [payload["added_count"] for payload in await told(database)] == [1, 1, 1]
    async with database.read() as session:
        (entry,) = await session.scalars(
            select(AuditEntry).where(AuditEntry.action == "split_activity")
        )
    assert (entry.municipality_id, entry.person_id) == (town.id, town.curator.person_id)
    assert (entry.details["old"], entry.details["new"]) == ("1.1", "1.1.1")


async def test_the_same_term_asks_only_for_what_is_ahead(database, town, roadmap_id, clock):
    clock.moment = clock.moment.replace(year=2027, month=2, day=1)
    (first,) = await ids(database, Activity, Activity.number, "1.2")
    async with database.write() as session:
        second = await splitting.split(
            session, first, SecondPart("Опрос родителей"), actor=later(town, clock)
        )
    # The quarter that ended in December is owed for the first part alone.
    assert await tasks_of(database, second) == [(date(2027, 3, 31), Status.PLANNED)]
    async with database.read() as session:
        view = await activity_views.see(session, second, actor=town.curator)
        parties = await session.scalars(
            select(ActivityParty.party_id).where(ActivityParty.activity_id == second)
        )
        assert len(list(parties)) == 2
    assert view.line.term == "ежеквартально"


async def test_a_draft_is_split_and_nobody_is_told(database, town, draft_id):
    (first,) = await ids(database, Activity, Activity.number, "1.2")
    async with database.write() as session:
        plan = await splitting.preview(session, first, SecondPart("Опрос"), actor=town.curator)
        await splitting.split(session, first, SecondPart("Опрос"), actor=town.curator)
        await splitting.split(session, first, SecondPart("Ещё опрос"), actor=town.curator)
        assert list(await session.scalars(select(Task.id))) == []
        assert list(await session.scalars(select(Delivery.id))) == []
        listed = await activity_views.listing(session, draft_id, actor=town.curator)
    assert (plan.organisations, plan.people) == (0, 0)
    assert [line.number for line in listed] == ["1.1", "1.2", "1.2.2", "1.2.1", "2.1"]


@pytest.mark.parametrize(
    ("part", "code"),
    [
        (SecondPart(" "), Code.BAD_INPUT),
        (SecondPart("Дело", "да, обязательно"), Code.BAD_TERM),
        (SecondPart("Дело", slot_ids=(4711,)), Code.STALE),
        (SecondPart("Дело", document="Очень " * 50), Code.TOO_LONG),
    ],
)
async def test_a_bad_part_is_refused_whole(database, town, roadmap_id, part, code):
    (first,) = await ids(database, Activity, Activity.number, "1.1")
    for attempt in (splitting.preview, splitting.split):
        with pytest.raises(Refusal) as refused:
            async with database.write() as session:
                await attempt(session, first, part, actor=town.curator)
        assert refused.value.code is code
    async with database.read() as session:
        assert len(list(await session.scalars(select(Activity)))) == 3


async def test_a_foreign_curator_splits_nothing(database, town, roadmap_id, clock):
    (first,) = await ids(database, Activity, Activity.number, "1.1")
    stranger = town.someone_else(clock)
    for attempt in (
        lambda s: splitting.slots(s, first, actor=stranger),
        lambda s: splitting.preview(s, first, SecondPart("Дело"), actor=stranger),
        lambda s: splitting.split(s, first, SecondPart("Дело"), actor=stranger),
        lambda s: splitting.split(s, first + 4711, SecondPart("Дело"), actor=stranger),
    ):
        with pytest.raises(Refusal) as refused:
            async with database.write() as session:
                await attempt(session)
        assert refused.value.code is Code.DENIED


@pytest.mark.parametrize(
    ("number", "taken", "free"),
    [
        ("1.15", ["1.15", "1.16"], "1.15.1"),
        ("1.15.", ["1.15.", "1.15.1.", "1.15.2"], "1.15.3"),
        ("", ["1"], ""),
    ],
)
def test_the_number_of_a_part_is_a_free_one(number, taken, free):
    assert part_number(number, taken) == free
