"""What systemd hears: up, alive as long as the loop turns, stopping."""

import asyncio
import socket

from bot.watchdog import watched


async def hear(listening: socket.socket) -> str:
    async with asyncio.timeout(5):
        return (await asyncio.get_running_loop().sock_recv(listening, 100)).decode()


async def test_systemd_is_told_as_often_as_it_asks(tmp_path, monkeypatch):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as listening:
        listening.bind(str(tmp_path / "notify"))
        listening.setblocking(False)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        monkeypatch.setenv("WATCHDOG_USEC", "60000")
        async with watched():
            heard = [await hear(listening) for _ in range(4)]
        ended = await hear(listening)
        while ended == "WATCHDOG=1":
            ended = await hear(listening)
    assert heard == ["READY=1", *["WATCHDOG=1"] * 3]
    assert ended == "STOPPING=1"


async def test_without_systemd_nothing_is_said(monkeypatch):
    monkeypatch.delenv("NOTIFY_SOCKET", raising=False)
    async with watched():
        await asyncio.sleep(0)
