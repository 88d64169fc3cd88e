"""What the simulated Telegram keeps over restarts: persons, chats, files, and what is on its way.

One SQLite file. Everything that has changed is in it before an answer goes out, so whoever was told
of a message finds it again, also after a kill. Faults, counters and the bot's profile are not kept:
the bot sets its profile at every start.
"""

import json
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import asdict, replace
from datetime import timedelta
from itertools import islice
from pathlib import Path
from typing import Any

from aiohttp import web

from simulator.chats import Chat, Message, Person
from simulator.files import StoredFile
from simulator.world import World

Json = dict[str, Any]
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]

TABLES = """
CREATE TABLE IF NOT EXISTS world (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE IF NOT EXISTS message (chat INTEGER, id INTEGER, value TEXT, PRIMARY KEY (chat, id));
CREATE TABLE IF NOT EXISTS file (number INTEGER PRIMARY KEY, value TEXT, content BLOB);
"""

OF_TABLE = ("messages", "changed", "deleted")
"""What a chat holds of its messages: each of them is a row of its own."""


class Keeping:
    """The file of one world; raises sqlite3.Error where it cannot be used."""

    def __init__(self, world: World, path: Path) -> None:
        self._world = world
        self._rows = sqlite3.connect(path, isolation_level=None)
        self._rows.execute("PRAGMA journal_mode=WAL")
        self._rows.executescript(TABLES)
        self._written = ""
        self._change = 0
        self._files = 0

    async def load(self) -> None:
        """Put what is kept into the world, which is new; its time has gone on meanwhile."""
        world = self._world
        for value, content in self._rows.execute("SELECT value, content FROM file ORDER BY number"):
            world.files.put(StoredFile(content=content, **json.loads(value)))
            self._files += 1
        row = self._rows.execute("SELECT value FROM world").fetchone()
        if row is None:
            return
        kept = json.loads(row[0])
        for each in kept["persons"]:
            world.persons[each["id"]] = Person(**each)
        for each in kept["chats"]:
            members = {int(person_id): status for person_id, status in each["members"].items()}
            world.chats[each["id"]] = Chat(
                **each | {"members": members, "topics": set(each["topics"])}
            )
        world.numbers = replace(world.numbers, **kept["numbers"])
        world.updates.restore(kept["updates"])
        world.journal.number = self._change = kept["change"]
        self._load_messages()
        await world.clock.set_ahead(timedelta(seconds=kept["ahead"]))

    def save(self) -> None:
        """Write down what has changed since the last time."""
        world = self._world
        now = json.dumps(_around_the_messages(world), ensure_ascii=False)
        if now == self._written:
            return
        new_files = list(islice(world.files.all(), self._files, None))
        with self._rows:
            self._rows.execute("BEGIN")
            for chat in world.chats.values():
                self._save_messages(chat)
            self._rows.executemany(
                "INSERT INTO file VALUES (NULL, ?, ?)", map(_file_row, new_files)
            )
            self._rows.execute("REPLACE INTO world VALUES ('around', ?)", (now,))
        self._files += len(new_files)
        self._written, self._change = now, world.journal.number

    def close(self) -> None:
        """Write the rest and let go of the file."""
        self.save()
        self._rows.close()

    @web.middleware
    async def saving(self, request: web.Request, handler: Handler) -> web.StreamResponse:
        """Save before whoever asked is answered."""
        try:
            return await handler(request)
        finally:
            self.save()

    def _load_messages(self) -> None:
        for chat_id, value in self._rows.execute("SELECT chat, value FROM message ORDER BY id"):
            message = Message(**json.loads(value))
            self._world.chats[chat_id].messages[message.id] = message
        for chat in self._world.chats.values():
            by_change = sorted(chat.messages.values(), key=lambda message: message.change)
            chat.changed = dict.fromkeys(message.id for message in by_change)

    def _save_messages(self, chat: Chat) -> None:
        for message_id in reversed(chat.changed):
            message = chat.messages[message_id]
            if message.change <= self._change:
                break
            value = json.dumps(asdict(message), ensure_ascii=False)
            self._rows.execute(
                "REPLACE INTO message VALUES (?, ?, ?)", (chat.id, message_id, value)
            )
        for number, message_id in reversed(chat.deleted):
            if number <= self._change:
                break
            self._rows.execute(
                "DELETE FROM message WHERE (chat, id) = (?, ?)", (chat.id, message_id)
            )


def _file_row(file: StoredFile) -> tuple[str, bytes]:
    value = asdict(file)
    content = value.pop("content")
    return json.dumps(value, ensure_ascii=False), content


def _around_the_messages(world: World) -> Json:
    return {
        "persons": [_without(person, "answers") for person in world.persons.values()],
        "chats": [
            _without(chat, *OF_TABLE) | {"topics": sorted(chat.topics)}
            for chat in world.chats.values()
        ],
        "numbers": asdict(world.numbers),
        "updates": world.updates.as_dict(),
        "change": world.journal.number,
        "ahead": world.clock.ahead.total_seconds(),
    }


def _without(thing: Person | Chat, *names: str) -> Json:
    return {name: getattr(thing, name) for name in thing.__slots__ if name not in names}
