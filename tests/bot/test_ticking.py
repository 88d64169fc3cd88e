"""A tick that the database does not allow is left to the next one, in one line of the log."""

import asyncio
import logging

import pytest
from sqlalchemy.exc import OperationalError

from models.faults import Trouble
from scheduler import ticking
from scheduler.ticking import patiently


class Starting(Exception):
    """As the driver says it."""

    sqlstate = "57P03"


AWAY = OperationalError("SELECT 1", {}, Starting("the server is starting up"))


@pytest.mark.parametrize(
    "error",
    [AWAY, ExceptionGroup("work", [ExceptionGroup("more", [AWAY])])],
    ids=["alone", "in tasks"],
)
async def test_a_database_that_is_away_ends_no_tick(error, caplog):
    async def job():
        raise error

    trouble = Trouble(logging.getLogger("ticks"), "a tick is left out")
    for _ in range(3):
        await patiently(job, trouble)
    assert caplog.messages == ["a tick is left out: the server is starting up"]
    assert caplog.records[0].levelno == logging.ERROR
    assert caplog.records[0].exc_info is None

    async def works():
        pass

    caplog.set_level(logging.INFO)
    for _ in range(3):
        await patiently(works, trouble)
    assert caplog.messages[1:] == ["a tick is left out: no more"]


async def test_any_other_fault_is_not_hidden():
    async def job():
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await patiently(job, Trouble(logging.getLogger("ticks"), "a tick is left out"))


async def test_a_stop_lets_a_job_finish(town, monkeypatch):
    begun, going_on, ended = asyncio.Event(), asyncio.Event(), asyncio.Event()

    async def keep_house(tools):
        begun.set()
        await going_on.wait()
        ended.set()

    monkeypatch.setattr(ticking, "keep_house", keep_house)
    ticker = ticking.Ticker(town.app.tools, town.app.bot)
    await ticker.start()
    await begun.wait()
    await ticker.tick()
    async with asyncio.TaskGroup() as group:
        group.create_task(ticker.stop())
        group.create_task(_set_later(going_on))
    assert ended.is_set()


async def _set_later(event):
    event.set()
