"""What the database tells when it fails."""

import asyncio

import pytest
from sqlalchemy import event, select, text, update
from sqlalchemy.exc import DBAPIError, IntegrityError

from models.engine import Database
from models.people import Person
from tests import towns


async def test_a_fault_tells_the_log_no_words_of_people(database, clock):
    town = await towns.build(database, clock)
    await town.person("Анна", telegram_id=7)
    with pytest.raises(IntegrityError) as fault:
        async with database.write() as session:
            session.add(Person(telegram_id=7, name="Анна Орлова", first_seen_at=clock.now()))
    assert "Орлова" not in str(fault.value)


@pytest.mark.parametrize("address", ["nowhere.invalid", "127.0.0.1:9"])
async def test_a_server_that_cannot_be_reached_is_a_connection_error(address):
    async with Database(f"postgresql://bot@{address}/bot") as unreachable:
        with pytest.raises(ConnectionError):
            async with unreachable.read() as session:
                await session.execute(text("SELECT 1"))


@pytest.fixture
async def through_pooler(database):
    """The database as a pooler gives it: each transaction has another connection of the server."""
    opened = Database(f"{database.url}?statement_cache_size=0")

    @event.listens_for(opened.engine.sync_engine, "begin")
    def swap(connection):
        # What stands prepared in the former connection is not there in the next.
        if not opened.is_sqlite:
            assert connection.get_isolation_level() != "AUTOCOMMIT"
            connection.exec_driver_sql("DEALLOCATE ALL")

    yield opened
    await opened.close()


async def test_a_pooler_may_give_each_transaction_another_connection(through_pooler, clock):
    """Prepared statements of transactions before are used by none."""
    database = through_pooler
    town = await towns.build(database, clock)
    await town.person("Анна", telegram_id=7)

    async def act(number):
        async with database.write_once() as connection:
            await connection.execute(text(f"UPDATE person SET name = 'Анна {number}'"))
        async with database.glance() as session:
            assert await session.scalar(select(Person.telegram_id)) == 7
        async with database.read() as session:
            assert await session.scalar(select(Person.telegram_id)) == 7

    for number in range(3):
        await act(number)
    await asyncio.gather(*(act(number) for number in range(8)))
    assert (await town.all(select(Person.name)))[0].startswith("Анна ")
    if not database.is_sqlite:
        async with database.read() as session:
            assert await session.scalar(text("SELECT count(*) FROM pg_prepared_statements")) <= 1


async def test_closing_waits_for_the_statement_at_work_and_leaves_no_connection(database, clock):
    town = await towns.build(database, clock)
    await town.person("Анна", telegram_id=7)
    async with asyncio.TaskGroup() as beside, database.write_once() as connection:
        beside.create_task(database.close())
        for name in ("Вера", "Галина"):
            await connection.execute(update(Person).values(name=name))
    assert database.engine.pool.checkedout() == 0
    assert await town.all(select(Person.name)) == ["Галина"]


async def test_after_a_broken_connection_single_statements_go_on(database, clock):
    town = await towns.build(database, clock)
    await town.person("Анна", telegram_id=7)

    async def rename(name):
        async with database.write_once() as connection:
            await connection.execute(update(Person).values(name=name))
            return await connection.get_raw_connection()

    raw = await rename("Вера")
    assert await rename("Галина") is raw
    await raw.driver_connection.close()
    with pytest.raises(DBAPIError):
        await rename("Дарья")
    await rename("Елена")
    assert await town.all(select(Person.name)) == ["Елена"]
