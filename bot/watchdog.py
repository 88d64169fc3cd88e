"""systemd's watchdog: it hears that the event loop turns, and restarts a process whose loop hangs.

The protocol is that of sd_notify(3): datagrams to NOTIFY_SOCKET, at least every WATCHDOG_USEC.
"""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


@asynccontextmanager
async def watched() -> AsyncIterator[None]:
    """Up from here on, and alive until the end; without systemd nothing is said.

    The process counts as up before Telegram answers: a restart would bring nobody nearer.
    """
    _say("READY=1")
    pinging = asyncio.ensure_future(_ping())
    try:
        yield
    finally:
        pinging.cancel()
        _say("STOPPING=1")


async def _ping() -> None:
    limit = int(os.environ.get("WATCHDOG_USEC", "0")) / 1_000_000
    while limit:
        _say("WATCHDOG=1")
        await asyncio.sleep(limit / 3)


def _say(state: str) -> None:
    address = os.environ.get("NOTIFY_SOCKET")
    if address:
        # An abstract address begins with a zero byte, which systemd writes as «@».
        place = "\0" + address[1:] if address.startswith("@") else address
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as telling:
            telling.sendto(state.encode(), place)
