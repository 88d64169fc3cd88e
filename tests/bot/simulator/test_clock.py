"""The simulated clock and its control."""

import json
import time
from datetime import UTC, datetime, timedelta, timezone

import pytest
from aiohttp import ClientSession

from simulator.client import Refused
from simulator.clock import SimulatedClock

MORNING = datetime(2021, 2, 25, 6, tzinfo=UTC)


async def test_the_clock_goes_on_from_where_it_is_set():
    clock = SimulatedClock(MORNING)
    first, second = clock.now(), clock.now()
    assert MORNING <= first <= second < MORNING + timedelta(seconds=5)
    await clock.advance(timedelta(days=1))
    assert MORNING + timedelta(days=1) <= clock.now() < MORNING + timedelta(days=1, seconds=5)
    await clock.set(MORNING.astimezone(timezone(timedelta(hours=7))))
    assert clock.now().tzinfo is UTC
    assert clock.timestamp() == int(MORNING.timestamp())


def test_without_a_start_it_is_the_real_time():
    assert abs(SimulatedClock().now().timestamp() - time.time()) < 5


def test_a_naive_moment_is_refused():
    with pytest.raises(ValueError, match="aware"):
        SimulatedClock(MORNING.replace(tzinfo=None))


async def test_listeners_hear_of_every_jump():
    clock = SimulatedClock(MORNING)
    heard = []

    async def listen(moment: datetime) -> None:
        heard.append(moment.replace(microsecond=0))

    clock.listen(listen)
    await clock.advance(timedelta(hours=1))
    await clock.set(MORNING)
    assert heard == [MORNING + timedelta(hours=1), MORNING]


async def test_the_clock_over_the_control_api(simulator):
    client = simulator.client
    await client.set_clock(MORNING)
    await client.advance_clock(timedelta(hours=2))
    shown = await client.call("GET", "/sim/clock")
    assert shown["now"].startswith("2021-02-25T08:00:0")
    assert not shown["can_go_to_next_stop"]
    with pytest.raises(Refused, match="knows no next stop"):
        await client.call("POST", "/sim/clock", {"next_stop": True})

    async def next_stop() -> datetime | None:
        return MORNING + timedelta(days=3)

    simulator.next_stop = next_stop
    shown = await client.call("POST", "/sim/clock", {"next_stop": True})
    assert shown["now"].startswith("2021-02-28T06:00:0")
    assert shown["can_go_to_next_stop"]


@pytest.mark.parametrize("body", [{}, {"set": "2021-02-25T09:00"}, {"set": "вчера"}, {"set": 5}])
async def test_a_wrong_moment_is_refused(simulator, body):
    before = simulator.clock.now()
    with pytest.raises(Refused):
        await simulator.client.call("POST", "/sim/clock", body)
    assert simulator.clock.now() - before < timedelta(seconds=5)


async def test_events_are_streamed(simulator, anna, call):
    async with ClientSession() as session, session.get(f"{simulator.url}/sim/events") as stream:
        assert stream.content_type == "text/event-stream"
        await stream.content.readuntil(b"\n\n")

        async def event() -> dict:
            line = await stream.content.readuntil(b"\n\n")
            return json.loads(line.decode().removeprefix("data: "))

        await call("sendChatAction", chat_id=anna.id, action="typing")
        assert await event() == {"type": "action", "chat": anna.id, "action": "typing"}
        await call("sendMessage", chat_id=anna.id, text="а")
        assert await event() == {"type": "chat", "chat": anna.id}
        await simulator.clock.set(MORNING)
        assert (await event())["type"] == "clock"


async def test_a_listener_that_goes_away_is_no_error(simulator, anna, call, caplog):
    async with ClientSession() as session, session.get(f"{simulator.url}/sim/events") as stream:
        await stream.content.readuntil(b"\n\n")
    for text in ("а", "б", "в"):
        assert (await call("sendMessage", chat_id=anna.id, text=text))["ok"]
    assert caplog.records == []


@pytest.mark.parametrize(
    ("verb", "path", "body"),
    [
        ("POST", "/sim/persons", {}),
        ("POST", "/sim/groups", {"title": "а", "members": [5]}),
        ("POST", "/sim/chats/5/messages", {"person": 5, "text": "а"}),
        ("GET", "/sim/chats/5", None),
        ("POST", "/sim/faults/plan", {"kind": "flood", "method": "getMe"}),
    ],
)
async def test_a_malformed_request_is_refused_with_a_sentence(simulator, verb, path, body):
    with pytest.raises(Refused, match=r"\w+ \w+"):
        await simulator.client.call(verb, path, body)
