"""Telegram refuses what the bot answers, from the moment at which something was stored."""

import asyncio
import re
import sqlite3
import sys
from collections.abc import Awaitable, Iterator
from contextlib import closing, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

import pytest
from aiogram.client.session.middlewares.base import BaseRequestMiddleware
from aiogram.methods import TelegramMethod

from bot.inbox import tries
from services.core.tries import Try
from simulator.errors import ApiError, bad_request, forbidden, too_many_requests
from simulator.faults import Kind
from tests.bot.acted_town import ActedTown
from tests.bot.acts_in_code import acts

BESIDE = {"inbox", "set_aside", "message_link", "conversation"}
"""What stands around an act: the update itself, and what was shown."""

OF_THE_RUN = {
    "update_key", "source_key", "group_key", "token_hash", "message_id", "telegram_file_id",
    "payload",
}  # fmt: skip
"""Columns that no two runs share: of which update it came, secrets, what Telegram numbers."""

MOMENT = re.compile(r"(\d{4}-\d\d-\d\d \d\d):\d\d:\d\d(?:\.\d+)?|(?<=:)\d{13}(?=:)")
"""A moment; the clock goes on between two runs, and no act takes an hour."""

ANSWERS = ("Send", "Edit", "Answer")

LONGEST = 30.0
"""Seconds after which an act is taken to hang."""


@dataclass(frozen=True)
class Refusal:
    """What Telegram says to methods whose names begin so; `passes` after the first."""

    error: Kind | ApiError
    methods: tuple[str, ...] = ANSWERS
    passes: bool = False

    def meets(self, method: TelegramMethod[Any]) -> bool:
        """Whether it is said to this method."""
        return type(method).__name__.startswith(self.methods)


FOR_GOOD = {
    "nothing can be shown": Refusal(bad_request("can't parse entities")),
    "the message is gone": Refusal(bad_request("message to edit not found"), ("Edit",)),
    "the message cannot be edited": Refusal(bad_request("message can't be edited"), ("Edit",)),
    "the chat is gone": Refusal(bad_request("chat not found"), ("Send",)),
    "the press is too old": Refusal(
        bad_request("query is too old and response timeout expired"), ("Answer",)
    ),
    "blocked": Refusal(forbidden("bot was blocked by the user")),
}
PASSING = {
    "too many": Refusal(too_many_requests(1), passes=True),
    "server": Refusal(ApiError(500, "Internal Server Error"), passes=True),
    "proxy": Refusal("html", passes=True),
    "lost before": Refusal("drop_before", passes=True),
    "lost after": Refusal("drop_after", passes=True),
}


class Refusing(BaseRequestMiddleware):
    """Has the simulator refuse the answers of an update that has stored something."""

    def __init__(self, town: ActedTown) -> None:
        self.refusal: Refusal | None = None
        self.has_stored = False
        self.this_try: ContextVar[Try | None] = ContextVar("this_try", default=None)
        self.ended = asyncio.Event()
        self._town = town
        self._work = town.app.inbox.tries.work
        town.app.bot.session.middleware(self)
        town.app.inbox.tries.pauses = (0.0, 0.0)

    async def __call__(self, make_request, bot, method):
        this_try, refusal = self.this_try.get(), self.refusal
        self._note(this_try)
        if refusal is not None and self.has_stored and refusal.meets(method):
            self._town.sim.faults.plan(refusal.error, method.__api_method__)
            self.refusal = None if refusal.passes else refusal
        return await make_request(bot, method)

    async def work(self, claimed):
        try:
            return await self._work(claimed)
        finally:
            # What is stored last is followed by no answer.
            self._note(self.this_try.get())
            self.ended.set()

    def _note(self, this_try: Try | None) -> None:
        self.has_stored |= this_try is not None and this_try.is_stored

    async def during(self, refusal: Refusal | None, acting: Awaitable[None]) -> None:
        """Until the update of an act has ended this is how answers fare."""
        self.refusal, self.has_stored = refusal, False
        self.ended.clear()
        await acting
        await asyncio.wait_for(self.ended.wait(), LONGEST)
        await self._town.app.inbox.drained()
        self.refusal = None


@contextmanager
def refusing(town: ActedTown) -> Iterator[Refusing]:
    """Telegram as it may be. Nothing is waited for."""
    refusing = Refusing(town)
    begin = Try.__init__

    def note(self, *args, **values):
        begin(self, *args, **values)
        refusing.this_try.set(self)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Try, "__init__", note)
        patch.setattr(tries, "_pause", lambda error, waits: 0.0)
        patch.setattr(town.app.inbox.tries, "work", refusing.work)
        yield refusing


class Tables:
    """The tables of the town: kept, put back, compared."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def keep(self) -> sqlite3.Connection:
        """A copy that stays."""
        kept = sqlite3.connect(":memory:", check_same_thread=False)
        with closing(sqlite3.connect(self._path)) as live:
            live.backup(kept)
        return kept

    async def put_back(self, kept: sqlite3.Connection) -> None:
        """Everything as it was when it was kept.

        SQLite waits without end for whoever writes: the bot has to be able to finish meanwhile.
        """
        await asyncio.to_thread(self._put_back, kept)

    def _put_back(self, kept: sqlite3.Connection) -> None:
        with closing(sqlite3.connect(self._path)) as live:
            (schema,) = live.execute("PRAGMA schema_version").fetchone()
            kept.backup(live)
            # The copy brings the same tables: no connection has to read anew how they are made.
            live.execute(f"PRAGMA schema_version = {schema}")

    def read(self) -> dict[str, list[str]]:
        """What is stored, without what stands around acts."""
        with closing(sqlite3.connect(self._path)) as live:
            names = live.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {name: self._rows(live, name) for (name,) in names if name not in BESIDE}

    def _rows(self, live: sqlite3.Connection, name: str) -> list[str]:
        found = live.execute(f"SELECT * FROM {name}")
        columns = [column for column, *_ in found.description]
        left_out = OF_THE_RUN | ({"id"} if name == "delivery" else set())
        kept = [at for at, column in enumerate(columns) if column not in left_out]
        rows = (_told(tuple(row[at] for at in kept)) for row in found)
        return sorted(row for row in rows if "update-set-aside" not in row)


@cache
def _told(row: tuple[Any, ...]) -> str:
    """A row without its moments. Most rows are the same at every reading."""
    return MOMENT.sub(r"\1", repr(row))


@contextmanager
def noted(into: set[str], wanted: dict[CodeType, str] | None = None) -> Iterator[None]:
    """What runs meanwhile is put down by its name: of the code `wanted`, or every act."""
    # By its id: to hash code is to hash all that it holds, at every call of anything.
    names = {id(code): name for code, name in (acts() if wanted is None else wanted).items()}

    def look(frame, event, _):
        name = names.get(id(frame.f_code))
        if name is not None:
            into.add(name)

    # A profile would be told of calls of C too, ten times as many.
    sys.settrace(look)
    try:
        yield
    finally:
        sys.settrace(None)
