"""A tick that the database does not allow is left to the next one, in one line of the log."""

import logging

import pytest
from sqlalchemy.exc import OperationalError

from scheduler.ticking import patiently

AWAY = OperationalError("SELECT 1", {}, Exception("the server is starting up"))


@pytest.mark.parametrize(
    "error",
    [AWAY, ExceptionGroup("work", [ExceptionGroup("more", [AWAY])])],
    ids=["alone", "in tasks"],
)
async def test_a_database_that_is_away_ends_no_tick(error, caplog):
    async def job():
        raise error

    await patiently(job)
    assert caplog.messages == ["a tick was left out, the database says: the server is starting up"]
    assert caplog.records[0].levelno == logging.ERROR
    assert caplog.records[0].exc_info is None


async def test_any_other_fault_is_not_hidden():
    async def job():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await patiently(job)
