"""The stage of `benchmarks.updates`: a town, Anna who coordinates a school, and what she sends."""

import json
from collections.abc import AsyncGenerator, Iterator
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiogram.types import Message
from sqlalchemy import event, select

import handlers
from benchmarks.summary_data import NOW, TODAY, fill, prepare, seed
from bot.inbox import arrivals
from bot.inbox.working import Inbox
from bot.ui.context import Tools
from domain.access import Role
from domain.workflow import Status
from models import migrating
from models.engine import Database
from models.people import Membership, Person
from models.tasks import MessageLink, Task
from services.core.object_store import FileStore

A_SCHOOL = 200
"""Tasks of a school, at every size: the more tasks, the more schools."""
ANNA = 777
SHOWN, FIRST_CARD = 50, 1000
"""The message that every answer is, and the first of those that show a card each."""


class Noon:
    """A clock that stands still."""

    def now(self) -> datetime:
        return NOW


class OnTheSpot(BaseSession):
    """Answers every request at once, and keeps the last text and keyboard that were sent."""

    sent: tuple[str, Any] = ("", None)

    async def make_request(
        self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None
    ) -> Any:
        if not isinstance(method, SendMessage | EditMessageText):
            return True
        self.sent = str(method.text), method.reply_markup
        return Message.model_validate(_message(SHOWN) | {"text": "…"}, context={"bot": bot})

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *given: Any, **more: Any) -> AsyncGenerator[bytes, None]:
        raise NotImplementedError
        yield b""


class Ours:
    """Our bot, fed by the inbox or past it."""

    def __init__(self, path: Path, bot: Bot) -> None:
        self.database, self.bot = Database(f"sqlite:///{path}"), bot
        zone, files = ZoneInfo("Europe/Moscow"), FileStore(path.parent.as_uri())
        tools = Tools(
            database=self.database,
            clock=Noon(),
            files=files,
            username="x",
            default_zone=zone,
            default_locale="ru",
            admin_ids=frozenset(),
        )
        self.dispatcher = Dispatcher(disable_fsm=True)
        handlers.attach(self.dispatcher, tools)
        self.inbox = Inbox(tools, bot, self.dispatcher)
        # Looks for what other replicas have left would come between the turns of both sides.
        self.inbox.look_seconds = 3600
        self.costs = {"statements": 0, "reads": 0, "writes": 0}

    @asynccontextmanager
    async def working(self) -> AsyncGenerator[None, None]:
        engine = self.database.engine.sync_engine
        event.listen(engine, "before_cursor_execute", self._note_statement)
        event.listen(engine, "begin", self._note_transaction)
        async with self.inbox.working():
            yield
        await self.database.close()

    async def take(self, raw: str) -> None:
        """As polling does: store the update, and work on it."""
        arrival = arrivals.read(json.loads(raw))
        assert arrival is not None
        await self.inbox.take([arrival])
        await self.inbox.drained()

    async def take_past(self, raw: str) -> None:
        """As aiogram's own polling does, without the inbox."""
        await self.dispatcher.feed_raw_update(self.bot, json.loads(raw))

    def _note_statement(self, *given: Any) -> None:
        self.costs["statements"] += 1

    def _note_transaction(self, connection: Any) -> None:
        options = connection.get_execution_options()
        if not options.get("single", False):
            self.costs["writes" if options.get("writing", False) else "reads"] += 1


async def populate(path: Path, size: int, cards: int) -> list[int]:
    """A town of so many tasks in a new SQLite file, and those of Anna's that have cards."""
    database = Database(f"sqlite:///{path}")
    await migrating.upgrade(database)
    # One more than a round number, so that a school has tasks in every status.
    town, schools = await prepare(database, size // A_SCHOOL + 1)
    await seed(database, town, await fill(database, town, schools, size, NOW.year))
    async with database.write() as session:
        anna = Person(telegram_id=ANNA, name="Анна", first_seen_at=NOW)
        curator = Person(telegram_id=778, name="Галина Петровна", first_seen_at=NOW)
        session.add_all([anna, curator])
        await session.flush()
        own = {"person_id": anna.id, "organisation_id": schools[3], "role": Role.COORDINATOR}
        office = {"person_id": curator.id, "role": Role.CURATOR}
        session.add_all(
            Membership(municipality_id=town, created_at=NOW, **values) for values in (own, office)
        )
        tasks = list(
            await session.scalars(
                select(Task)
                .where(
                    Task.organisation_id == schools[3],
                    Task.status.in_((Status.PLANNED, Status.IN_PROGRESS)),
                )
                .order_by(Task.id)
                .limit(cards)
            )
        )
        for number, task in enumerate(tasks):
            # Weeks without holidays, which the yardstick does not know.
            task.status, task.deadline = Status.PLANNED, TODAY + timedelta(days=number % 28)
            task.original_deadline = task.deadline
            link = {"chat_id": ANNA, "message_id": FIRST_CARD + number, "task_id": task.id}
            session.add(MessageLink(created_at=NOW, **link))
        ids = [task.id for task in tasks]
    await database.close()
    return ids


def sayings(tasks: list[int]) -> dict[str, Iterator[str]]:
    """What Anna sends, by kind: endless, each update with a number of its own."""
    numbers = count(1)

    def send(**content: Any) -> str:
        return json.dumps({"update_id": next(numbers), **content}, ensure_ascii=False)

    def say(**content: Any) -> str:
        return send(message=_message(10_000 + next(numbers)) | {"from": _SENDER} | content)

    def reply(number: int, **content: Any) -> str:
        card = FIRST_CARD + number % len(tasks)
        own = {"from": {"id": 1, "is_bot": True, "first_name": "Бот"}, "text": "…"}
        return say(reply_to_message=_message(card) | own, **content)

    def press(data: str) -> str:
        query = {"id": "1", "from": _SENDER, "chat_instance": "1", "data": data}
        return send(callback_query=query | {"message": _message(SHOWN) | {"text": "…"}})

    def document(number: int) -> dict[str, Any]:
        name = {"file_name": "справка.docx", "file_size": 84_000}
        return {"file_id": f"F{number}", "file_unique_id": f"U{number}", **name}

    return {
        "/start": (say(text="/start") for _ in count()),
        "list": (say(text="/tasks") for _ in count()),
        "card": (press(f"c:{tasks[number % len(tasks)]}") for number in count()),
        "document": (reply(number, document=document(number)) for number in count()),
        "words": (reply(number, text="Готовим справку") for number in count()),
    }


def _message(number: int) -> dict[str, Any]:
    return {"message_id": number, "date": 1_795_000_000, "chat": {"id": ANNA, "type": "private"}}


_SENDER = {"id": ANNA, "is_bot": False, "first_name": "Анна", "language_code": "ru"}
