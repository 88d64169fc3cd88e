"""What an answer costs, beside a bare aiogram handler on the same SQLite file: `Bare`, below.

Both get the same updates as JSON, in turns, in one process; processor time of all threads is
counted. The bare handler sends the same statements with the same values as our bot has just sent,
by SQLAlchemy with its own aiosqlite, all of one connection, and answers with the text that our bot
has just made. It leaves out what a bot cannot: rights, rows made into values, the text itself.
Requests to Telegram are answered on the spot on either side: HTTP would be the same on both and
make the ratio look better.

`python -m benchmarks.updates [tasks…]` prints a line a figure and ends with 1 where one is over
its limit.
"""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import AsyncGenerator
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

from aiogram import Bot, Dispatcher
from aiogram.client.session.base import BaseSession
from aiogram.methods import EditMessageText, SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Message
from sqlalchemy import event
from sqlalchemy.ext.asyncio import create_async_engine

import handlers
from benchmarks.summary_data import NOW, fill, prepare, seed
from bot.ui.context import Tools
from domain.access import Role
from models import migrating
from models.engine import Database
from models.people import Membership, Person
from services.core.object_store import FileStore

SIZES = (10_000, 100_000)
A_SCHOOL = 200
"""Tasks of a school, at every size: the more tasks, the more schools."""
ANNA = 777
ROUNDS, UPDATES = 7, 30
LIMIT = 1.8
"""The aim beside a yardstick that renders too; this one does not, so it is harder to keep."""


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
        return Message.model_validate(_message(50, "…"), context={"bot": bot})

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *given: Any, **more: Any) -> AsyncGenerator[bytes, None]:
        raise NotImplementedError
        yield b""


class Bare:
    """The yardstick: the statements of an answer sent again, and its text."""

    def __init__(self, path: Path, bot: Bot) -> None:
        self.engine = create_async_engine(f"sqlite+aiosqlite:///{path}")
        self.bot = bot
        self.statements: list[tuple[str, Any]] = []
        self.answer: tuple[str, Any] = ("", None)
        self.dispatcher = Dispatcher()
        self.dispatcher.message.register(self.say)
        self.dispatcher.callback_query.register(self.press)

    async def ask(self) -> None:
        """What our bot has asked, in one transaction; a statement that writes commits it."""
        async with self.engine.begin() as connection:
            for statement, values in self.statements:
                result = await connection.exec_driver_sql(statement, values)
                if result.returns_rows:
                    result.all()

    async def say(self, message: Message) -> None:
        await self.ask()
        text, keyboard = self.answer
        await message.answer(text, reply_markup=keyboard)

    async def press(self, callback: CallbackQuery) -> None:
        await self.ask()
        text, keyboard = self.answer
        await callback.answer()
        assert isinstance(callback.message, Message)
        await callback.message.edit_text(text, reply_markup=keyboard)


def _message(number: int, text: str) -> dict[str, Any]:
    chat = {"id": ANNA, "type": "private"}
    return {"message_id": number, "date": 1_795_000_000, "chat": chat, "text": text}


def _update(**content: Any) -> str:
    return json.dumps({"update_id": 1, **content})


_SENDER = {"id": ANNA, "is_bot": False, "first_name": "Анна", "language_code": "ru"}


def said(text: str) -> str:
    """A message of Anna's, as Telegram sends it."""
    return _update(message=_message(7, text) | {"from": _SENDER})


def pressed(data: str) -> str:
    """A press of Anna's on message 50."""
    query = {"id": "1", "from": _SENDER, "chat_instance": "1", "data": data}
    return _update(callback_query=query | {"message": _message(50, "…")})


async def populate(database: Database, size: int) -> None:
    """A municipality with so many tasks, and Anna, who coordinates its fourth school."""
    await migrating.upgrade(database)
    # One more than a round number, so that a school has tasks in every status.
    town, schools = await prepare(database, size // A_SCHOOL + 1)
    await seed(database, town, await fill(database, town, schools, size, NOW.year))
    async with database.write() as session:
        anna = Person(telegram_id=ANNA, name="Анна", first_seen_at=NOW)
        session.add(anna)
        await session.flush()
        role = Membership(
            person_id=anna.id,
            municipality_id=town,
            organisation_id=schools[3],
            role=Role.COORDINATOR,
            created_at=NOW,
        )
        session.add(role)


async def feed(dispatcher: Dispatcher, bot: Bot, update: str) -> float:
    """Processor seconds of an update, `UPDATES` times."""
    begun = time.process_time()
    for _ in range(UPDATES):
        await dispatcher.feed_raw_update(bot, json.loads(update))
    return (time.process_time() - begun) / UPDATES


async def compare(path: Path, size: int) -> bool:
    """Print the figures of one size; whether all keep to the limit."""
    database = Database(f"sqlite:///{path}/x.db")
    await populate(database, size)
    zone, files = ZoneInfo("Europe/Moscow"), FileStore(path.as_uri())
    session, bare_session = OnTheSpot(), OnTheSpot()
    bot, bare_bot = Bot("1:aaaaaa", session=session), Bot("1:aaaaaa", session=bare_session)
    ours = Dispatcher(disable_fsm=True)
    handlers.attach(ours, Tools(database, Noon(), files, "x", zone, "ru", frozenset()))
    bare = Bare(path / "x.db", bare_bot)
    taken: list[tuple[str, Any]] = []

    def note(connection: Any, cursor: Any, statement: str, values: Any, *rest: Any) -> None:
        if not statement.startswith("BEGIN"):
            taken.append((statement, values))

    fine = True
    updates = {"/start": said("/start"), "list": said("/tasks"), "card": pressed("c:4")}
    for name, update in updates.items():
        event.listen(database.engine.sync_engine, "before_cursor_execute", note)
        taken.clear()
        await ours.feed_raw_update(bot, json.loads(update))
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)
        bare.statements, bare.answer = list(taken), session.sent
        await bare.dispatcher.feed_raw_update(bare_bot, json.loads(update))
        assert bare_session.sent == session.sent
        pairs = []
        for _ in range(ROUNDS):
            own = await feed(ours, bot, update)
            pairs.append((own, await feed(bare.dispatcher, bare_bot, update)))
        own, other = (median(column) for column in zip(*pairs, strict=True))
        ratio = median(one / two for one, two in pairs)
        fine &= ratio <= LIMIT
        print(
            f"{name}, {size:,} tasks, {len(taken)} statements: {own * 1000:.1f} ms, "
            f"bare {other * 1000:.1f} ms: {ratio:.2f} of {LIMIT}"
        )
    await bare.engine.dispose()
    await database.close()
    return fine


def main(arguments: list[str]) -> int:
    """1 where an answer costs more than its limit."""
    fine = True
    for size in [int(each) for each in arguments] or SIZES:
        with tempfile.TemporaryDirectory() as folder:
            fine &= asyncio.run(compare(Path(folder), size))
    return 0 if fine else 1


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
