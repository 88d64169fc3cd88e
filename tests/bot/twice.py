"""Every update played twice, as after a kill between its effects and its end: nothing may change.

The first try is the real one. The second begins with what a kill would have left: the effects are
in the tables, the conversation has not moved, and the mark of the update is read from its row.
What it says to Telegram is swallowed. `TWICE=1` plays all tests of the bot so (`make test-twice`).
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from unittest.mock import patch

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.methods import SendMediaGroup, TelegramMethod
from aiogram.types import Chat, Message
from sqlalchemy import select

from bot.app import App
from models.inbox import InboxUpdate
from models.tables import Base

ANSWERS = {"message_link", "conversation", "inbox"}
"""Where answers are and what ends with the update: not its effects."""

ANSWER_COLUMNS = {("upload", "message_id")}

NO_DATE = datetime.fromtimestamp(0, UTC)

READING = ("GetFile", "GetChat", "GetChatMember", "GetMe", "GetUserProfilePhotos")

_muted: ContextVar[bool] = ContextVar("muted", default=False)

Tables = dict[str, list[tuple[object, ...]]]


class Mute(BaseRequestMiddleware):
    """Answers for Telegram while a second try runs."""

    def __init__(self) -> None:
        self._next_id = 5_000_000

    async def __call__(self, make_request, bot, method: TelegramMethod):
        name = type(method).__name__
        if not _muted.get() or name in READING or name.endswith("RawUpdates"):
            return await make_request(bot, method)
        if name.startswith(("Send", "Edit", "Forward", "Copy")):
            message = self._message(bot, method)
            return [message] * len(method.media) if isinstance(method, SendMediaGroup) else message
        return True

    def _message(self, bot: Bot, method: TelegramMethod[Any]) -> Message:
        self._next_id += 1
        chat_id = int(vars(method)["chat_id"])
        chat = Chat(id=chat_id, type="private" if chat_id > 0 else "group")
        number = getattr(method, "message_id", None) or self._next_id
        rich = getattr(method, "rich_message", None)
        # What it shows of a rich message is what the bot goes by.
        says = {"text": "x"} if rich is None else {"rich_message": rich.model_dump()}
        return Message(message_id=number, date=NO_DATE, chat=chat, **says).as_(bot)


class Twice:
    """Put in the place of `Tries.work` of a bot; keeps what changed the second time."""

    def __init__(self, app: App) -> None:
        self.differences: list[str] = []
        self.played = 0
        self._app = app
        self._tries = app.inbox.tries
        self._work = app.inbox.tries.work
        self._turn = asyncio.Lock()
        app.bot.session.middleware(Mute())

    async def work(self, claimed):
        async with self._turn:
            ended = await self._work(claimed)
            if ended is None or ended.reason is not None:
                return ended
            before = await self._tables()
            with muted(self._tries):
                again = await self._work(replace(claimed, applied=await self._is_applied(claimed)))
            after = await self._tables()
            self.played += 1
            if again is None or again.reason is not None:
                self.differences.append(f"failed: {again and again.reason}: {claimed.payload}")
            for name, rows in after.items():
                if rows != before[name]:
                    changed = set(map(repr, rows)) ^ set(map(repr, before[name]))
                    self.differences.append(f"{name}: {changed} by {claimed.payload}")
            return ended

    async def _is_applied(self, claimed) -> bool:
        query = select(InboxUpdate.applied).where(InboxUpdate.id == claimed.id)
        async with self._app.tools.database.read() as session:
            return bool(await session.scalar(query))

    async def _tables(self) -> Tables:
        found: Tables = {}
        async with self._app.tools.database.read() as session:
            for table in Base.metadata.sorted_tables:
                if table.name in ANSWERS:
                    continue
                columns = [
                    column
                    for column in table.columns
                    if (table.name, column.name) not in ANSWER_COLUMNS
                ]
                rows = await session.execute(select(*columns))
                found[table.name] = sorted(map(tuple, rows), key=repr)
        return found


@contextmanager
def muted(tries) -> Iterator[None]:
    """Nothing of this task reaches Telegram, and a fault is tried again at once."""
    token, pauses = _muted.set(True), tries.pauses
    tries.pauses = ()
    try:
        yield
    finally:
        _muted.reset(token)
        tries.pauses = pauses


@contextmanager
def played_twice(app: App) -> Iterator[Twice]:
    """Play every update of this bot twice; fails at the end where something has changed."""
    twice = Twice(app)
    with patch.object(app.inbox.tries, "work", twice.work):
        yield twice
    assert not twice.differences, "\n".join(twice.differences)
