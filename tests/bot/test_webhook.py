"""The bot behind a webhook: updates arrive by HTTP, calls without the secret do not."""

import socket

import aiohttp
from pydantic import SecretStr

from simulator.clock import SimulatedClock
from simulator.server import Simulator
from tests.bot.conftest import MORNING, running_bot


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


async def test_updates_arrive_by_webhook_and_only_with_the_secret(data_folder):
    clock, port = SimulatedClock(MORNING), free_port()
    url = f"http://127.0.0.1:{port}/hook"
    async with (
        Simulator(clock=clock) as sim,
        running_bot(
            sim,
            clock,
            data_folder,
            webhook_url=url,
            webhook_secret=SecretStr("right-secret"),
            webhook_port=port,
        ),
    ):
        anna = sim.person("Анна")
        await anna.start()
        await anna.expect("приглашение")
        async with aiohttp.ClientSession() as outside:
            forged = {"X-Telegram-Bot-Api-Secret-Token": "wrong"}
            answer = await outside.post(url, json={"update_id": 1}, headers=forged)
            assert answer.status == 401
            # Bytes that are no ASCII: the comparison itself must not fail.
            odd = {"X-Telegram-Bot-Api-Secret-Token": "тайна"}
            answer = await outside.post(url, json={"update_id": 1}, headers=odd)
            assert answer.status == 401
            answer = await outside.post(url, json={"update_id": 1})
            assert answer.status == 401
