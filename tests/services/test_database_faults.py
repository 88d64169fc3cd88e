"""What the log says of a database in trouble: why, and nothing that people wrote."""

import sqlite3

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from models.faults import first_line, told


async def raised(database, statement):
    with pytest.raises(DBAPIError) as error:
        async with database.write() as session:
            await session.execute(text(statement))
    return error.value


async def test_a_database_that_cannot_go_on_says_why(database):
    error = await raised(database, "SELECT * FROM nowhere")
    assert "nowhere" in told(error) and "sqlalchemy" not in told(error)


async def test_a_full_disk_is_told(tmp_path):
    with sqlite3.connect(tmp_path / "small.db") as small:
        small.execute("PRAGMA max_page_count = 2")
        with pytest.raises(sqlite3.OperationalError) as full:
            small.execute("CREATE TABLE words AS SELECT hex(zeroblob(100000)) AS word")
    wrapped = DBAPIError("INSERT", {}, full.value)
    assert told(full.value) == told(wrapped) == "database or disk is full"


async def test_what_quotes_a_value_is_told_by_its_kind(database):
    """Of a text that is none SQLite's module quotes it, of a wrong value PostgreSQL does."""
    if database.is_sqlite:
        statement = "SELECT CAST(x'ff41' AS TEXT) AS word"
    else:
        statement = "SELECT CAST('Орлова' AS integer)"
    error = await raised(database, statement)
    assert told(error) in ("OperationalError", "DBAPIError", "Error")
    assert told(error) not in first_line(error)


def test_what_was_refused_by_the_system_is_told():
    error = ConnectionRefusedError(111, "Connect call failed ('127.0.0.1', 1)")
    assert told(error) == "[Errno 111] Connect call failed ('127.0.0.1', 1)"
    assert told(TimeoutError()) == "TimeoutError"
    assert told(ValueError("Орлова")) == "ValueError"
