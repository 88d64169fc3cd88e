"""A simulator that keeps everything in a file: what a restart finds, also after a kill."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path

from simulator.client import Person
from simulator.server import Simulator
from tests.bot.simulator.conftest import build_dispatcher, running_bot


@asynccontextmanager
async def started(path: Path) -> AsyncIterator[Simulator]:
    async with Simulator(keep=path) as simulator, running_bot(simulator, build_dispatcher()):
        yield simulator


async def anna_of(simulator: Simulator) -> Person:
    anna = simulator.person("Анна", user_id=500_001)
    await anna.refresh()
    return anna


async def test_a_restart_finds_chats_files_buttons_and_the_time(tmp_path):
    async with started(tmp_path / "a.db") as simulator:
        anna = await anna_of(simulator)
        await anna.start()
        await anna.send_file("план".encode(), "план.txt", caption="Наш план")
        await simulator.clock.advance(timedelta(days=3))
        await anna.send("до остановки")
        group = simulator.group("Школы", [anna])
        await anna.refresh()
        before = anna.transcript()
    async with started(tmp_path / "a.db") as simulator:
        anna = await anna_of(simulator)
        assert anna.transcript() == before
        back = next(message for message in anna.messages if message.files and message.from_bot)
        assert await simulator.client.download(back.files[0].file_id) == "план".encode()[::-1]
        assert simulator.world.chats[group.id].title == "Школы"
        assert abs(simulator.clock.ahead - timedelta(days=3)) < timedelta(minutes=1)
        await anna.press("Готово")
        await anna.expect_answer("Принято")
        newest = max(message.id for message in anna.messages)
        await anna.send("после")
        assert anna.last_message.id > newest and anna.last_message.text == "после"


async def test_what_was_told_is_there_after_a_kill_and_what_waited_comes_then(tmp_path):
    async with Simulator(keep=tmp_path / "a.db") as simulator:
        anna = await anna_of(simulator)
        await anna.send("первое", wait=False)
        await anna.send("второе", wait=False)
        # As a kill leaves it: nobody has said good-bye.
        for path in tmp_path.glob("a.db*"):
            shutil.copy(path, tmp_path / path.name.replace("a.db", "b.db"))
    async with started(tmp_path / "b.db") as simulator:
        anna = await anna_of(simulator)
        await anna.expect("второе")
        assert [message.text for message in anna.messages] == ["первое", "второе"] * 2


async def test_what_was_deleted_does_not_come_back(tmp_path, call):
    async with started(tmp_path / "a.db") as simulator:
        anna = await anna_of(simulator)
        await anna.send("слово")
        answer = anna.last_message
        url = f"{simulator.url}/bot{simulator.token}/deleteMessage"
        async with simulator.client._open().post(
            url, json={"chat_id": anna.id, "message_id": answer.id}
        ) as response:
            assert response.status == 200
    async with Simulator(keep=tmp_path / "a.db") as simulator:
        anna = await anna_of(simulator)
        assert [message.id for message in anna.messages] == [answer.id - 1]
