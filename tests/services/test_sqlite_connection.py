"""SQLite by one trip a statement: answers of every length, streams, failures, trips."""

import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError

from models import sqlite_connection
from models.engine import Database
from models.sqlite_connection import CHUNK, SqliteConnection

NUMBERS = text(
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < :count) "
    "SELECT i FROM n WHERE :count > 0"
)


@pytest.fixture
async def database(tmp_path):
    opened = Database(f"sqlite:///{tmp_path}/x.db")
    yield opened
    await opened.close()


@pytest.fixture
def trips(monkeypatch):
    """The trips to the thread of any connection."""
    taken = []
    own = SqliteConnection._execute

    async def note(self, work, *rest, **options):
        taken.append(work)
        return await own(self, work, *rest, **options)

    monkeypatch.setattr(SqliteConnection, "_execute", note)
    return taken


@pytest.mark.parametrize("count", [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 5 * CHUNK])
async def test_answers_come_whole(database, count):
    async with database.read() as session:
        found = list(await session.scalars(NUMBERS, {"count": count}))
    assert found == list(range(1, count + 1))


@pytest.mark.parametrize("count", [1, CHUNK, 3 * CHUNK + 7])
@pytest.mark.parametrize("size", [1, 100, 1000])
async def test_answers_come_in_pieces(database, count, size):
    async with database.read() as session:
        stream = await session.stream(NUMBERS.execution_options(yield_per=size), {"count": count})
        found = [number async for (number,) in stream]
    assert found == list(range(1, count + 1))


async def test_a_stream_may_be_left_in_the_middle(database):
    async with database.read() as session:
        stream = await session.stream(
            NUMBERS.execution_options(yield_per=10), {"count": 10 * CHUNK}
        )
        assert (await anext(stream))[0] == 1
        await stream.close()
        assert await session.scalar(text("SELECT 1")) == 1


async def test_a_statement_is_one_trip(database, trips):
    async with database.read() as session:
        await session.scalar(text("SELECT 1"))
        trips.clear()
        assert list(await session.scalars(NUMBERS, {"count": 20})) == list(range(1, 21))
        assert len(trips) == 1


async def test_a_glance_is_one_trip_in_all(database, trips):
    async with database.read() as session:
        await session.scalar(text("SELECT 1"))
    trips.clear()
    async with database.glance() as session:
        await session.scalar(text("SELECT 1"))
    assert len(trips) == 1


async def test_a_transaction_begins_in_the_trip_of_its_first_statement(database, trips):
    async with database.write() as session:
        await session.scalar(text("SELECT 1"))
    trips.clear()
    async with database.write() as session:
        await session.scalar(text("SELECT 1"))
        await session.scalar(text("SELECT 2"))
    # Two statements and the commit.
    assert len(trips) == 3


async def test_a_transaction_without_a_statement_takes_no_trip(database, trips):
    async with database.read() as session:
        await session.scalar(text("SELECT 1"))
    trips.clear()
    async with database.write() as session:
        await session.connection()
    async with database.glance() as session:
        await session.scalar(text("SELECT 1"))
    assert len(trips) == 1


async def test_a_lock_that_was_not_got_lets_no_statement_stand_alone(database, tmp_path):
    async with database.write() as session:
        await session.execute(text("CREATE TABLE x (id INTEGER)"))
    other = sqlite3.connect(tmp_path / "x.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with database.write() as session:
        raw = (await (await session.connection()).get_raw_connection()).driver_connection
        await raw._execute(raw._conn.execute, "PRAGMA busy_timeout = 1")
        for _ in range(2):
            with pytest.raises(OperationalError):
                await session.execute(text("INSERT INTO x VALUES (1)"))
    other.execute("ROLLBACK")
    assert other.execute("SELECT count(*) FROM x").fetchone() == (0,)
    other.close()


async def test_what_is_written_is_there_and_what_fails_is_not(database):
    async with database.write() as session:
        await session.execute(text("CREATE TABLE x (id INTEGER PRIMARY KEY, word TEXT UNIQUE)"))
    async with database.write() as session:
        made = await session.execute(text("INSERT INTO x (word) VALUES ('a') RETURNING id"))
        assert made.scalar_one() == 1
        connection = await session.connection()
        await connection.execute(
            text("INSERT INTO x (word) VALUES (:word)"), [{"word": "b"}, {"word": "c"}]
        )
        changed = await session.execute(text("UPDATE x SET word = word || '!'"))
        assert changed.rowcount == 3
    with pytest.raises(IntegrityError):
        async with database.write() as session:
            await session.execute(text("DELETE FROM x WHERE word = 'a!'"))
            await session.execute(text("INSERT INTO x (word) VALUES ('b!')"))
    async with database.read() as session:
        words = list(await session.scalars(text("SELECT word FROM x ORDER BY id")))
    assert words == ["a!", "b!", "c!"]


async def test_a_connection_knows_the_public_ways_of_aiosqlite():
    connection = await sqlite_connection.connect(":memory:")
    await connection.execute("CREATE TABLE x (id INTEGER)")
    await connection.executemany("INSERT INTO x VALUES (?)", [(1,), (2,)])
    assert await connection.execute_fetchall("SELECT id FROM x ORDER BY id") == [(1,), (2,)]
    with pytest.raises(sqlite3.OperationalError):
        await connection.execute("SELECT * FROM y")
    await connection.close()
