"""Whatever is sent to the webhook by whoever knows its secret: a sentence, never a traceback."""

import asyncio
import json
import logging

import pytest
from pydantic import SecretStr

from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests.bot.conftest import MORNING
from tests.operations.bots import TOKEN, ask, free_port, settings, started, until_ready

SECRET = "right-secret"
BODIES = {
    "nothing": b"",
    "no JSON": b"{",
    "no UTF-8": b'{"update_id": "\xff\xfe"}',
    "a list": b"[1, 2]",
    "a number": b"7",
    "null": b"null",
    "no number": b'{"message": {}}',
    "a number that is none": b'{"update_id": "x"}',
    "half a message": b'{"update_id": 1, "message": {"text": "x"}}',
    "deep": b"[" * 20_000,
    "huge number": b'{"update_id": ' + b"9" * 6_000 + b"}",
    "a number beyond the database": b'{"update_id": %d, "new": {}}' % 2**70,
    "a chat beyond the database": json.dumps(
        {
            "update_id": 1,
            "message": {
                "message_id": 1,
                "date": 1,
                "chat": {"id": 2**70, "type": "private"},
                "from": {"id": 2**70, "is_bot": False, "first_name": "x"},
                "text": "x",
            },
        }
    ).encode(),
    "lone surrogate": rb'{"update_id": 1, "message": "\ud800"}',
}


@pytest.fixture
async def hook(data_folder):
    async with Simulator(clock=SimulatedClock(MORNING), token=TOKEN) as sim:
        port = free_port()
        own = settings(
            data_folder,
            sim.url,
            webhook_url=f"http://127.0.0.1:{port}/hook",
            webhook_port=port,
            webhook_secret=SecretStr(SECRET),
        )
        async with started(own):
            await until_ready(own)
            yield own


async def call(own, body: bytes, *heads: str, cut: int = 0, secret: str = SECRET) -> bytes:
    """Send bytes as they are; `cut` leaves so many of the promised ones out and hangs up."""
    reader, writer = await asyncio.open_connection("127.0.0.1", own.webhook_port)
    head = [
        "POST /hook HTTP/1.1",
        "Host: x",
        f"X-Telegram-Bot-Api-Secret-Token: {secret}",
        *(heads or ("Content-Type: application/json", f"Content-Length: {len(body) + cut}")),
        "Connection: close",
    ]
    writer.write("\r\n".join(head).encode() + b"\r\n\r\n" + body)
    await writer.drain()
    if cut:
        writer.close()
        return b""
    answer = await reader.read()
    writer.close()
    return answer.partition(b"\r\n")[0]


def complaints(caplog) -> list[logging.LogRecord]:
    return [record for record in caplog.records if record.levelno >= logging.WARNING]


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
async def test_what_is_no_update_is_refused_in_one_line(hook, caplog, body):
    assert b" 400 " in await call(hook, body)
    (record,) = complaints(caplog)
    assert record.exc_info is None and "\n" not in record.getMessage()


@pytest.mark.parametrize(
    "heads",
    [
        ("Content-Type: application/json; charset=nonsense", "Content-Length: 2"),
        ("Content-Length: -5",),
        ("Content-Length: 2", "Transfer-Encoding: chunked"),
        ("Transfer-Encoding: chunked",),
        ("Content-Encoding: gzip", "Content-Length: 2"),
    ],
)
async def test_heads_that_lie_are_refused(hook, caplog, heads):
    assert b" 400 " in await call(hook, b"{}", *heads)
    assert not [record for record in complaints(caplog) if record.exc_info]


async def test_a_body_that_breaks_off_is_no_fault(hook, caplog):
    await call(hook, b'{"update_id"', cut=500)
    status, _ = await ask(hook, "/readyz")
    assert status == 200
    assert not [record for record in complaints(caplog) if record.exc_info]


async def test_a_body_that_is_too_large_is_refused(hook, caplog):
    assert b" 413 " in await call(hook, b" " * (2 << 20))
    assert not [record for record in complaints(caplog) if record.exc_info]


async def test_an_update_of_a_kind_that_is_not_known_is_taken(hook, caplog):
    body = json.dumps({"update_id": 5, "news_of_2040": {"a": 1}}).encode()
    assert b" 200 " in await call(hook, body)
    assert not [record for record in complaints(caplog) if record.exc_info]


async def test_who_does_not_know_the_secret_learns_nothing(hook, caplog):
    for body in BODIES.values():
        assert b" 401 " in await call(hook, body, secret="wrong")
    assert not complaints(caplog)
