"""One bad row stops nobody: every kind of row is poisoned, and all others still get theirs."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, text, update

from models.enums import DeliveryState, RowKind
from models.people import Municipality, Person
from models.roadmaps import RoadmapChat
from models.tasks import Task
from models.upkeep import CalendarOverride, Delivery, SetAside
from services.core import claims, outbox, set_aside, set_aside_list
from services.core.outbox import Owed
from services.reminders import office_mornings, reminding, stored_settings
from tests import towns

MOSCOW = ZoneInfo("Europe/Moscow")
MORNING = datetime(2026, 11, 24, 9, tzinfo=MOSCOW).astimezone(UTC)
"""A Tuesday."""

TODAY = date(2026, 11, 24)
SCHOOLS = 5


@pytest.fixture
async def town(database, clock):
    clock.moment = datetime(2026, 11, 2, 8, tzinfo=UTC)
    found = await settle(database, clock, "Заречье")
    clock.moment = MORNING
    return found


async def settle(database, clock, name):
    """A municipality with five schools that owe something today, and a curator."""
    found = await towns.build(database, clock, name)
    found.tasks, found.people = [], []
    for number in range(1, SCHOOLS + 1):
        school = await found.school(f"Школа № {number}")
        found.people.append(await found.coordinator(f"Анна {number}", school))
        found.tasks.append(await found.owed(f"{number}.1", "Справка", TODAY, school))
    found.curator_id = await found.curator("Галина")
    return found


async def tick(town):
    """Plan as the scheduler does; the chats that are owed something now."""
    now = town.clock.now()
    async with town.database.write() as session:
        while await reminding.plan_due(session, now) == reminding.BATCH:
            pass
    async with town.database.read() as session:
        found = await office_mornings.due(session, now)
    async with town.database.write() as session:
        await office_mornings.owe(session, found, now)
    async with town.database.read() as session:
        changes = await stored_settings.examine(session, now)
    async with town.database.write() as session:
        await set_aside.write(session, changes, now)
    return set(await town.all(select(Delivery.person_id).where(Delivery.due_at <= now)))


async def kinds(town):
    return set(await town.all(select(SetAside.kind)))


async def raw(town, statement, **values):
    async with town.database.write() as session:
        await session.execute(text(statement), values)


def only_sqlite(town):
    if not town.database.is_sqlite:
        pytest.skip("PostgreSQL keeps no such value")


async def poison_day(town, day):
    async with town.database.write() as session:
        await session.execute(update(Task).where(Task.id == town.tasks[0]).values(deadline=day))


@pytest.mark.parametrize("day", [date.max, date.min, date(2206, 12, 1), date(1026, 12, 1)])
async def test_a_deadline_that_cannot_be(town, day):
    await poison_day(town, day)
    told = await tick(town)
    assert set(town.people[1:]) | {town.curator_id} <= told
    (row,) = await town.all(select(SetAside))
    assert (row.kind, row.row_id) == (RowKind.TASK, town.tasks[0])
    assert str(day) in row.reason


@pytest.mark.parametrize("column", ["deadline", "status", "created_at", "window_start"])
async def test_a_task_that_cannot_be_read(town, column):
    only_sqlite(town)
    await raw(town, f"UPDATE task SET {column} = '9999-99-99' WHERE id = :id", id=town.tasks[0])
    told = await tick(town)
    assert set(town.people[1:]) <= told
    assert RowKind.TASK in await kinds(town)
    assert (await town.all(select(SetAside.times))) == [1]


@pytest.mark.parametrize(
    "policy",
    ['{"hour": "25:99"}', '{"before": "yes"}', '{"unknown": 1}', "[1, 2]", '"text"', "not json"],
)
async def test_a_policy_that_cannot_be_read(town, policy):
    if policy == "not json":
        only_sqlite(town)
    value = ":policy" if town.database.is_sqlite else "CAST(:policy AS JSON)"
    await raw(town, f"UPDATE roadmap SET policy = {value}", policy=policy)
    told = await tick(town)
    assert set(town.people) | {town.curator_id} <= told
    assert await kinds(town) == {RowKind.POLICY}


async def test_a_calendar_that_cannot_be_read(town):
    only_sqlite(town)
    town.clock.moment = datetime(2026, 11, 2, 8, tzinfo=UTC)
    other = await settle(town.database, town.clock, "Заозёрье")
    town.clock.moment = MORNING
    async with town.database.write() as session:
        session.add(CalendarOverride(municipality_id=town.id, day=date(2026, 12, 1), working=False))
    await raw(town, "UPDATE calendar_override SET day = '9999-99-99'")
    told = await tick(town)
    assert {*town.people, *other.people, town.curator_id, other.curator_id} <= told
    assert await kinds(town) == {RowKind.CALENDAR}


@pytest.mark.parametrize("table", [Municipality, Person])
async def test_a_zone_that_there_is_not(town, table):
    async with town.database.write() as session:
        await session.execute(update(table).values(time_zone="Europe/Atlantis"))
    told = await tick(town)
    assert set(town.people) | {town.curator_id} <= told
    kind = RowKind.ZONE if table is Municipality else RowKind.PERSON
    assert await kinds(town) == {kind}


async def test_a_curator_whose_hour_cannot_be_read(town):
    only_sqlite(town)
    other = await town.curator("Мария")
    await raw(town, "UPDATE person SET digest_time = 'noon' WHERE id = :id", id=other)
    told = await tick(town)
    assert set(town.people) | {town.curator_id} <= told
    assert await kinds(town) == {RowKind.MORNING}


async def test_a_group_whose_hour_cannot_be(town):
    async with town.database.write() as session:
        for chat, hour in ((-1, 99), (-2, 8)):
            session.add(
                RoadmapChat(
                    chat_id=chat,
                    roadmap_id=town.roadmap_id,
                    posts_week=False,
                    summary_weekday=TODAY.weekday(),
                    summary_hour=hour,
                    created_by=town.curator_id,
                    created_at=town.clock.now(),
                )
            )
    await tick(town)
    kept = await town.all(select(Delivery.chat_id).where(Delivery.kind == "group-summary"))
    assert kept == [-2]
    assert await kinds(town) == {RowKind.GROUP}


async def test_what_works_again_leaves_the_list(town):
    await poison_day(town, date.max)
    await tick(town)
    assert await kinds(town) == {RowKind.TASK}
    await poison_day(town, TODAY)
    async with town.database.write() as session:
        await session.execute(update(Task).values(next_at=town.clock.now()))
    await tick(town)
    assert await kinds(town) == set()


async def test_a_message_that_cannot_be_read_is_claimed_by_nobody(town):
    only_sqlite(town)
    now = town.clock.now()
    async with town.database.write() as session:
        await outbox.owe(
            session,
            [Owed(f"k{n}", "digest", n, {}, town.people[0], town.id) for n in range(9)],
            now,
        )
    await raw(town, "UPDATE delivery SET payload = '{not json' WHERE key = 'k4'")
    async with town.database.write() as session:
        claimed = await claims.claim(session, 50, timedelta(minutes=2), now)
    assert {each.chat_id for each in claimed} == set(range(9)) - {4}
    (failed,) = await town.all(
        select(Delivery.chat_id).where(Delivery.state == DeliveryState.FAILED)
    )
    assert failed == 4
    assert await kinds(town) == {RowKind.MESSAGE}


async def test_administrators_are_told_once_a_day_and_try_again(town):
    admin = await town.person("Мария")
    async with town.database.write() as session:
        await session.execute(
            update(Person).where(Person.id == admin).values(is_administrator=True)
        )
    await poison_day(town, date.max)
    await tick(town)
    now = town.clock.now()
    for _ in range(3):
        async with town.database.write() as session:
            await set_aside_list.tell(session, now)
    owed = await town.all(select(Delivery.person_id).where(Delivery.kind == set_aside_list.KIND))
    assert owed == [admin]
    async with town.database.read() as session:
        (row,) = await set_aside_list.rows(session)
    assert row.name == "1.1 · Школа № 1"
    async with town.database.write() as session:
        assert await set_aside_list.try_again(session, actor=await town.actor(admin)) == 1
    assert await kinds(town) == set()
    await tick(town)
    assert await kinds(town) == {RowKind.TASK}
