"""Telegram's limits are kept by counting, not by hoping: however late answers come."""

import asyncio
from collections import Counter
from itertools import pairwise

import pytest

from scheduler.pace import CHAT_SECONDS, GROUP_SECONDS, PATIENCE, Pace


class Time:
    """A clock of the event loop's own that moves only when everybody waits."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch):
    clock = Time()
    wait = asyncio.sleep

    async def sleep(seconds: float) -> None:
        clock.now += seconds
        await wait(0)

    monkeypatch.setattr("scheduler.pace.asyncio.sleep", sleep)
    return clock


async def test_messages_leave_evenly_at_the_pace(time):
    pace = Pace(25.0, monotonic=time)
    starts = []
    for _ in range(51):
        async with pace.turn():
            starts.append(time.now)
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert max(gaps) == pytest.approx(1 / 25)
    assert starts[-1] - starts[0] == pytest.approx(50 / 25, abs=0.01)


@pytest.mark.parametrize("latency", [0.0, 0.05, 0.4])
async def test_no_second_ever_sees_more_than_the_window(time, latency):
    pace = Pace(200.0, window=10, monotonic=time)
    taken = []
    for number in range(80):
        async with pace.turn():
            # Telegram looks at it at some moment before it answers.
            with pace.sending(5):
                taken.append(time.now + latency * (number % 3) / 3)
                time.now += latency
    for moment in taken:
        assert sum(moment - 1 < other <= moment for other in taken) <= 10


async def test_a_chat_and_a_group_have_their_own_pace(time):
    pace = Pace(25.0, monotonic=time)
    assert pace.chat_wait(5) == 0.0
    for chat_id in (5, -100):
        with pace.sending(chat_id):
            assert pace.chat_wait(chat_id) > 0
    assert pace.chat_wait(5) == pytest.approx(CHAT_SECONDS)
    assert pace.chat_wait(-100) == pytest.approx(GROUP_SECONDS)
    assert pace.chat_wait(6) == 0.0


async def test_retry_after_stops_everybody_for_as_long(time):
    pace = Pace(None, monotonic=time)
    pace.pause(7)
    pace.pause(3)
    assert pace.paused_for() == 7
    time.now += 8
    assert pace.paused_for() == 0


async def test_without_limits_nobody_waits(time):
    pace = Pace(None, monotonic=time)
    turns = Counter()
    for _ in range(100):
        async with pace.turn():
            with pace.sending(1):
                turns[time.now] += 1
        assert pace.chat_wait(1) == 0.0
    assert turns == {100.0: 100}


@pytest.mark.parametrize(("seconds", "room"), [(0.005, 1), (0.1, 3), (0.5, 13)])
async def test_no_more_is_open_than_the_rate_needs(time, seconds, room):
    pace = Pace(25.0, monotonic=time)
    for _ in range(100):
        async with pace.turn():
            time.now += seconds
    assert pace.room == room


async def test_an_open_message_keeps_the_next_one_back_but_not_for_long(time):
    pace = Pace(25.0, monotonic=time)
    started = time.now
    async with pace.turn(), pace.turn():
        assert time.now - started == pytest.approx(PATIENCE, abs=0.01)
