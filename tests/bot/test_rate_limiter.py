"""Telegram's limits are kept by counting, not by hoping: however late answers come."""

import asyncio
from collections import Counter
from itertools import pairwise

import pytest

from scheduler.rate_limiter import CHAT_SECONDS, GROUP_SECONDS, PATIENCE, RateLimiter


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

    monkeypatch.setattr("scheduler.rate_limiter.asyncio.sleep", sleep)
    return clock


async def test_messages_leave_evenly_at_the_pace(time):
    rate_limiter = RateLimiter(25.0, monotonic=time)
    starts = []
    for _ in range(51):
        async with rate_limiter.turn():
            starts.append(time.now)
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert max(gaps) == pytest.approx(1 / 25)
    assert starts[-1] - starts[0] == pytest.approx(50 / 25, abs=0.01)


@pytest.mark.parametrize("latency", [0.0, 0.05, 0.4])
async def test_no_second_ever_sees_more_than_the_window(time, latency):
    rate_limiter = RateLimiter(200.0, window=10, monotonic=time)
    taken = []
    for number in range(80):
        async with rate_limiter.turn():
            # Telegram looks at it at some moment before it answers.
            with rate_limiter.sending(5):
                taken.append(time.now + latency * (number % 3) / 3)
                time.now += latency
    for moment in taken:
        assert sum(moment - 1 < other <= moment for other in taken) <= 10


async def test_a_chat_and_a_group_have_their_own_pace(time):
    rate_limiter = RateLimiter(25.0, monotonic=time)
    assert rate_limiter.chat_wait(5) == 0.0
    for chat_id in (5, -100):
        with rate_limiter.sending(chat_id):
            assert rate_limiter.chat_wait(chat_id) > 0
    assert rate_limiter.chat_wait(5) == pytest.approx(CHAT_SECONDS)
    assert rate_limiter.chat_wait(-100) == pytest.approx(GROUP_SECONDS)
    assert rate_limiter.chat_wait(6) == 0.0


async def test_retry_after_stops_everybody_for_as_long(time):
    rate_limiter = RateLimiter(None, monotonic=time)
    rate_limiter.pause(7)
    rate_limiter.pause(3)
    assert rate_limiter.paused_for() == 7
    time.now += 8
    assert rate_limiter.paused_for() == 0


async def test_without_limits_nobody_waits(time):
    rate_limiter = RateLimiter(None, monotonic=time)
    turns = Counter()
    for _ in range(100):
        async with rate_limiter.turn():
            with rate_limiter.sending(1):
                turns[time.now] += 1
        assert rate_limiter.chat_wait(1) == 0.0
    assert turns == {100.0: 100}


@pytest.mark.parametrize(("seconds", "room"), [(0.005, 1), (0.1, 3), (0.5, 13)])
async def test_no_more_is_open_than_the_rate_needs(time, seconds, room):
    rate_limiter = RateLimiter(25.0, monotonic=time)
    for _ in range(100):
        async with rate_limiter.turn():
            time.now += seconds
    assert rate_limiter.room == room


async def test_an_open_message_keeps_the_next_one_back_but_not_for_long(time):
    rate_limiter = RateLimiter(25.0, monotonic=time)
    started = time.now
    async with rate_limiter.turn(), rate_limiter.turn():
        assert time.now - started == pytest.approx(PATIENCE, abs=0.01)
