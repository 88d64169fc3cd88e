"""How long a card takes while fifty people press at once, beside one who presses alone.

Each presses the next card as soon as the last one has come, on one SQLite file and in one process.
Telegram answers on the spot. Time is that of the clock on the wall, from the press to the request
that shows the card. `python -m benchmarks.crowd [tasks]` prints a line for one and for all.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from itertools import count
from pathlib import Path
from statistics import quantiles
from typing import Any

from aiogram import Bot
from aiogram.methods import EditMessageText, TelegramMethod
from aiogram.types import Message
from sqlalchemy import select

from benchmarks.summary_data import NOW, fill, prepare, seed
from benchmarks.update_stage import A_SCHOOL, OnTheSpot, Ours
from bot.inbox import arrivals
from domain.access import Role
from models import migrating
from models.engine import Database
from models.people import Membership, Person
from models.tasks import Task

PEOPLE, CARDS, FIRST = 50, 20, 1000
Numbers = dict[int, list[int]]
"""Telegram number of a person → tasks."""


class Answers(OnTheSpot):
    """Tells who waits for a card that it has come."""

    def __init__(self) -> None:
        super().__init__()
        self.waiting: dict[int, asyncio.Event] = {}

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None
    ) -> Any:
        if not isinstance(method, EditMessageText):
            return True
        self.waiting[int(method.chat_id or 0)].set()
        return Message.model_validate(_shown(int(method.chat_id or 0)), context={"bot": bot})


def _shown(chat_id: int) -> dict[str, Any]:
    chat = {"id": chat_id, "type": "private"}
    return {"message_id": 50, "date": 1_795_000_000, "chat": chat, "text": "…"}


async def populate(path: Path, size: int) -> Numbers:
    """A town of so many tasks, with one coordinator for each of some schools."""
    database = Database(f"sqlite:///{path}")
    await migrating.upgrade(database)
    town, schools = await prepare(database, size // A_SCHOOL + 1)
    await seed(database, town, await fill(database, town, schools, size, NOW.year))
    found: Numbers = {}
    async with database.write() as session:
        for number, school in enumerate(schools[:PEOPLE]):
            person = Person(telegram_id=FIRST + number, name=f"Анна {number}", first_seen_at=NOW)
            session.add(person)
            await session.flush()
            role = {"organisation_id": school, "role": Role.COORDINATOR}
            session.add(
                Membership(person_id=person.id, municipality_id=town, created_at=NOW, **role)
            )
            own = select(Task.id).where(Task.organisation_id == school).limit(CARDS)
            found[FIRST + number] = list(await session.scalars(own))
    await database.close()
    return found


class Crowd:
    """People who press cards; `seconds` are those from each press to its card."""

    def __init__(self, ours: Ours, answers: Answers) -> None:
        self._ours, self._answers = ours, answers
        self._numbers = count(1)

    async def measure(self, people: Numbers) -> list[float]:
        """Seconds of every card, all pressing at once."""
        taken = await asyncio.gather(*(self._press_all(*each) for each in people.items()))
        return [seconds for own in taken for seconds in own]

    async def _press_all(self, who: int, tasks: Sequence[int]) -> list[float]:
        return [await self._press(who, task) for task in tasks]

    async def _press(self, who: int, task: int) -> float:
        sender = {"id": who, "is_bot": False, "first_name": f"Анна {who - FIRST}"}
        query = {"id": str(next(self._numbers)), "from": sender, "chat_instance": "1"}
        press = query | {"data": f"c:{task}", "message": _shown(who)}
        content = json.loads(
            json.dumps({"update_id": next(self._numbers), "callback_query": press})
        )
        arrival = arrivals.read(content)
        assert arrival is not None
        come = self._answers.waiting[who] = asyncio.Event()
        begun = time.perf_counter()
        await self._ours.inbox.take([arrival])
        await come.wait()
        return time.perf_counter() - begun


async def compare(folder: Path, size: int) -> None:
    """Print how long cards take for one person and for all."""
    people = await populate(folder / "x.db", size)
    answers = Answers()
    ours = Ours(folder / "x.db", Bot("1:aaaaaa", session=answers))
    crowd = Crowd(ours, answers)
    alone = {FIRST: people[FIRST] * 10}
    async with ours.working():
        # The first round has built the statements and opened the connections.
        await crowd.measure(people)
        for name, who in (("one person", alone), (f"{len(people)} people at once", people)):
            seconds = await crowd.measure(who)
            cuts = quantiles(seconds, n=100)
            print(
                f"a card, {size:,} tasks, {name}: p50 {cuts[49] * 1000:.0f} ms, "
                f"p99 {cuts[98] * 1000:.0f} ms of {len(seconds)}",
                flush=True,
            )
        await ours.inbox.drained()


def main(arguments: list[str]) -> int:
    """Always 0: what is reported depends on the machine."""
    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(compare(Path(folder), int(arguments[0]) if arguments else 100_000))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
