"""The outbox over HTTP against the simulator: what arrives, what does not, what is noted of it."""

import asyncio
from collections import Counter
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from sqlalchemy import select, update
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.ui.context import Tools
from bot.ui.screen import Screen
from models.enums import DeliveryState
from models.people import Person
from models.upkeep import Delivery
from scheduler import rendering
from scheduler.delivery import LEASE, DeliveryLoop
from scheduler.rate_limiter import RateLimiter
from services.core import claims, municipalities, outbox
from services.core.object_store import FileStore
from services.core.outbox import Owed
from simulator.server import Simulator


async def say(session, payload, to):
    """A renderer for tests: the text is the payload; nothing is made of an empty one."""
    return Screen(payload["text"]) if payload["text"] else None


@pytest.fixture
async def simulator():
    async with Simulator() as running:
        yield running


@pytest.fixture
async def delivery_loop(database, clock, simulator, tmp_path):
    """A delivery loop without Telegram's limits, and two people who have met the bot."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(simulator.url), timeout=2)
    async with Bot(simulator.token, session=session) as bot:
        tools = Tools(
            database=database,
            clock=clock,
            files=FileStore((tmp_path / "files").as_uri()),
            username="bot",
            default_zone=ZoneInfo("Europe/Moscow"),
            default_locale="ru",
            admin_ids=frozenset(),
        )
        yield DeliveryLoop(tools, bot, {"say": say}, RateLimiter(None))


@pytest.fixture
async def people(database, clock, simulator):
    """Anna and Boris: who they are in the simulator, and their ids in the database."""
    found = {}
    async with database.write() as session:
        for name in ("Анна", "Борис"):
            person = simulator.person(name)
            await person.start(wait=False)
            row = Person(telegram_id=person.id, name=name, first_seen_at=clock.now())
            session.add(row)
            await session.flush()
            found[name] = (person, row.id)
    return found


async def owe(database, clock, people, name, text, *, key=None, **values):
    person, person_id = people[name]
    message = Owed(key or f"{name}:{text}", "say", person.id, {"text": text}, person_id, **values)
    async with database.write() as session:
        await outbox.owe(session, [message], clock.now())


async def rows(database):
    async with database.read() as session:
        return list(await session.scalars(select(Delivery).order_by(Delivery.id)))


async def texts(person):
    await person.refresh()
    return [message.text for message in person.messages if message.from_bot]


async def test_what_is_owed_twice_is_sent_once(database, clock, people, delivery_loop):
    for _ in range(2):
        await owe(database, clock, people, "Анна", "привет", key="same")
    assert await delivery_loop.drain() == 1
    assert await delivery_loop.drain() == 0
    anna, _ = people["Анна"]
    assert await texts(anna) == ["привет"]
    (row,) = await rows(database)
    assert row.state is DeliveryState.SENT and row.message_id and row.sent_at == clock.now()


async def test_what_is_not_due_waits_and_urgent_goes_first(database, clock, people, delivery_loop):
    later = clock.now() + timedelta(hours=1)
    await owe(database, clock, people, "Анна", "потом", due_at=later)
    await owe(database, clock, people, "Анна", "обычное")
    await owe(database, clock, people, "Анна", "срочное", priority=outbox.URGENT)
    delivery_loop.workers = 1
    await delivery_loop.drain()
    anna, _ = people["Анна"]
    assert await texts(anna) == ["срочное", "обычное"]
    clock.moment = later
    await delivery_loop.drain()
    assert await texts(anna) == ["срочное", "обычное", "потом"]


async def test_what_no_longer_holds_is_not_sent(database, clock, people, delivery_loop):
    await owe(database, clock, people, "Анна", "")
    await delivery_loop.drain()
    assert [row.state for row in await rows(database)] == [DeliveryState.OBSOLETE]
    assert await texts(people["Анна"][0]) == []


async def test_who_blocked_the_bot_is_unreachable_and_the_others_are_not(
    database, clock, people, delivery_loop
):
    await people["Борис"][0].block()
    await owe(database, clock, people, "Борис", "не дойдёт")
    await owe(database, clock, people, "Анна", "дойдёт")
    await delivery_loop.drain()
    assert [row.state for row in await rows(database)] == [
        DeliveryState.UNREACHABLE,
        DeliveryState.SENT,
    ]
    async with database.read() as session:
        boris = await session.get_one(Person, people["Борис"][1])
    assert not boris.reachable and boris.unreachable_since == clock.now()


@pytest.mark.parametrize("fault", ["error", "html"])
async def test_a_server_error_is_tried_again(
    database, clock, people, delivery_loop, simulator, fault
):
    simulator.faults.plan(fault, "sendMessage")
    await owe(database, clock, people, "Анна", "привет")
    await delivery_loop.drain()
    (row,) = await rows(database)
    assert row.state is DeliveryState.PENDING and row.due_at > clock.now()
    clock.moment = row.due_at
    await delivery_loop.drain()
    assert await texts(people["Анна"][0]) == ["привет"]


@pytest.mark.parametrize(("fault", "copies"), [("drop_before", 1), ("drop_after", 2), ("hang", 2)])
async def test_a_lost_answer_leaves_doubt_and_is_sent_once_more(
    database, clock, people, delivery_loop, simulator, fault, copies
):
    simulator.faults.change(hang_seconds=3.0)
    simulator.faults.plan(fault, "sendMessage")
    await owe(database, clock, people, "Анна", "привет")
    await delivery_loop.drain()
    (row,) = await rows(database)
    assert row.state is DeliveryState.UNCERTAIN and row.doubts == 1
    assert await delivery_loop.drain() == 0
    clock.moment = row.due_at
    await delivery_loop.drain()
    (row,) = await rows(database)
    assert row.state is DeliveryState.SENT
    assert await texts(people["Анна"][0]) == ["привет"] * copies


async def test_retry_after_stops_everybody_and_loses_nothing(
    database, clock, people, delivery_loop, simulator
):
    simulator.faults.change(rate_limits=True)
    for number in range(3):
        await owe(database, clock, people, "Анна", f"сообщение {number}")
    await delivery_loop.drain()
    states = Counter(row.state for row in await rows(database))
    assert states[DeliveryState.SENT] >= 1
    assert states[DeliveryState.FAILED] == 0
    assert states[DeliveryState.SENT] + states[DeliveryState.PENDING] == 3


async def test_what_a_killed_process_had_claimed_is_sent_by_the_next(
    database, clock, people, delivery_loop
):
    await owe(database, clock, people, "Анна", "привет")
    async with database.write() as session:
        (claimed,) = await claims.claim(session, 10, LEASE, clock.now())
    await delivery_loop.recover()
    if not database.is_sqlite:
        # Another replica may be alive: only the end of the lease frees its messages.
        assert await delivery_loop.drain() == 0
        clock.moment += LEASE + timedelta(seconds=1)
    assert await delivery_loop.drain() == 1
    (row,) = await rows(database)
    assert (row.id, row.state) == (claimed.id, DeliveryState.SENT)


async def test_municipalities_take_turns(database, clock, people):
    async with database.write() as session:
        towns = [
            await municipalities.create(session, name, "Europe/Moscow", "ru", clock.now())
            for name in ("Заречье", "Холмск")
        ]
    for town, count in zip(towns, (5, 2), strict=True):
        for number in range(count):
            await owe(database, clock, people, "Анна", f"{town}-{number}", municipality_id=town)
    async with database.write() as session:
        claimed = await claims.claim(session, 4, LEASE, clock.now())
    assert Counter(message.municipality_id for message in claimed) == {towns[0]: 2, towns[1]: 2}


async def test_a_message_that_cannot_be_made_stops_no_other(database, clock, people, delivery_loop):
    await owe(database, clock, people, "Анна", "цел")
    async with database.write() as session:
        await outbox.owe(session, [Owed("broken", "say", people["Борис"][0].id, {})], clock.now())
    await delivery_loop.drain()
    assert [row.state for row in await rows(database)] == [
        DeliveryState.SENT,
        DeliveryState.FAILED,
    ]


@pytest.mark.parametrize("error", [ConnectionError("refused"), PoolTimeout("no connection left")])
async def test_a_message_waits_for_a_database_that_is_away(
    database, clock, people, delivery_loop, monkeypatch, error
):
    """It cannot be made either, but that is no fault of the message."""

    async def fail(*_):
        raise error

    await owe(database, clock, people, "Анна", "цел")
    with monkeypatch.context() as patched:
        patched.setattr(rendering, "render", fail)
        await delivery_loop.drain()
    (row,) = await rows(database)
    assert (row.state, row.attempts) == (DeliveryState.PENDING, 0)
    clock.moment += timedelta(minutes=1)
    await delivery_loop.drain()
    (row,) = await rows(database)
    assert row.state is DeliveryState.SENT


async def test_stopping_gives_claims_back(database, clock, people, delivery_loop):
    await owe(database, clock, people, "Анна", "привет")
    await delivery_loop.stop()
    assert await delivery_loop.drain() == 0
    async with database.write() as session:
        await claims.claim(session, 10, LEASE, clock.now())
        await claims.give_back(session)
    async with database.write() as session:
        await session.execute(update(Delivery).values(due_at=clock.now()))
    (row,) = await rows(database)
    assert (row.state, row.attempts) == (DeliveryState.PENDING, 0)


async def test_what_cannot_be_written_down_stops_the_sending_and_is_not_sent_twice(
    database, clock, people, delivery_loop, caplog
):
    if not database.is_sqlite:
        pytest.skip("the trigger is written for SQLite")
    for number in range(40):
        await owe(database, clock, people, "Анна", f"сообщение {number}")
    delivery_loop.workers = 4
    anna, _ = people["Анна"]
    refuse = (
        "CREATE TRIGGER refuse BEFORE UPDATE ON delivery WHEN NEW.state = 'sent' "
        "BEGIN SELECT RAISE(ABORT, 'the disk is full'); END"
    )
    async with database.engine.begin() as connection:
        await connection.exec_driver_sql(refuse)
    async with asyncio.TaskGroup() as group:
        draining = group.create_task(delivery_loop.drain())
        while "the disk is full" not in caplog.text:
            await asyncio.wait({draining}, timeout=0.02)
        await asyncio.wait({draining}, timeout=0.3)
        under_way = len(await texts(anna))
        async with database.engine.begin() as connection:
            await connection.exec_driver_sql("DROP TRIGGER refuse")
    assert 1 <= under_way <= 4
    await delivery_loop.drain()
    assert sorted(Counter(await texts(anna)).values()) == [1] * 40
