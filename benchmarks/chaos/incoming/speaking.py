"""Doing what was drawn, through the apps of the persons."""

import struct
import zlib
from collections import Counter
from dataclasses import dataclass, field

from aiohttp import FormData

from benchmarks.chaos.incoming.town import School, Town
from benchmarks.chaos.incoming.user_actions import (
    ALBUM,
    OF_OFFICE,
    WORDS_IN_NAMES,
    Kind,
    UserAction,
)
from benchmarks.chaos.stage import Stage
from bot.ui.callbacks.base import Button
from bot.ui.callbacks.people import AddGroup, OrganisationAction


@dataclass(slots=True)
class Spoken:
    """What has been said so far, and by what it will be found.

    `files` are the numbers in Telegram of files by person; `answers` counts the messages that each
    chat is owed; `pressed` are the messages, by chat, that must have changed.
    """

    words: list[str] = field(default_factory=list)
    files: list[str] = field(default_factory=list)
    started: list[int] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    invited: list[int] = field(default_factory=list)
    answers: Counter[int] = field(default_factory=Counter)
    pressed: list[tuple[int, int]] = field(default_factory=list)
    updates: int = 0


class Speaker:
    """Speaks for all persons of a town. The first `answered` cards of a school are replied to."""

    def __init__(self, stage: Stage, town: Town, answered: int) -> None:
        self.spoken = Spoken()
        self._stage = stage
        self._town = town
        self._answered = answered
        self._presses: Counter[int] = Counter()

    async def do(self, action: UserAction) -> None:
        """Do one action; it is on its way to the bot when this returns."""
        if action.kind in OF_OFFICE:
            self.spoken.updates += action.updates
            await (self._make_group if action.kind is Kind.GROUP else self._invite)(action)
        else:
            await self.report(action)

    async def report(self, action: UserAction) -> int:
        """Do an action of a coordinator; returns the number of the change, to wait from."""
        self.spoken.updates += action.updates
        school = self._town.schools[action.person]
        if action.kind is Kind.PRESS:
            return await self._press(school)
        reply_to = school.cards[action.number % self._answered]
        self.spoken.answers[school.chat_id] += 1
        if action.kind is not Kind.WORDS:
            return await self._send_files(school, action, reply_to)
        self.spoken.words.append(action.words)
        return await self._write(school.chat_id, action.words, reply_to)

    async def repeat(self, action: UserAction) -> None:
        """Have Telegram bring the person's last update once more, as after a lost confirmation."""
        people = self._town.offices if action.kind in OF_OFFICE else self._town.schools
        who = people[action.person]
        chat_id = who.chat_id if isinstance(who, School) else who[0]
        await self._stage.client.call("POST", f"/sim/persons/{chat_id}/redeliver", {})

    async def _write(self, chat_id: int, text: str, reply_to: int | None = None) -> int:
        body = {"person": chat_id, "text": text, "reply_to": reply_to}
        path = f"/sim/chats/{chat_id}/messages"
        return int((await self._stage.client.call("POST", path, body))["change"])

    async def _press(self, school: School) -> int:
        number = self._answered + self._presses[school.chat_id]
        self._presses[school.chat_id] += 1
        message = school.cards[number]
        body = {"person": school.chat_id, "message": message, "row": 0, "column": 0}
        self.spoken.started.append(school.task_ids[number])
        self.spoken.pressed.append((school.chat_id, message))
        path = f"/sim/chats/{school.chat_id}/press"
        return int((await self._stage.client.call("POST", path, body))["change"])

    async def _make_group(self, action: UserAction) -> None:
        button = AddGroup(municipality_id=self._town.municipality_id)
        chat_id = await self._press_in_office(action, button)
        await self._write(chat_id, action.words)
        self.spoken.groups.append(action.words)
        self.spoken.answers[chat_id] += 1

    async def _invite(self, action: UserAction) -> None:
        organisation_id = self._town.uninvited[len(self.spoken.invited)]
        button = OrganisationAction(organisation_id=organisation_id, action="invite")
        chat_id = await self._press_in_office(action, button)
        self.spoken.invited.append(organisation_id)
        self.spoken.answers[chat_id] += 1

    async def _press_in_office(self, action: UserAction, button: Button) -> int:
        chat_id, message = self._town.offices[action.person]
        body = {"person": chat_id, "message": message, "data": button.pack()}
        await self._stage.client.call("POST", f"/sim/chats/{chat_id}/press", body)
        return chat_id

    async def _send_files(self, school: School, action: UserAction, reply_to: int) -> int:
        count = ALBUM if action.kind is Kind.ALBUM else 1
        kind = "document" if action.kind is Kind.DOCUMENT else "photo"
        form = FormData(quote_fields=False)
        fields = {"person": school.chat_id, "kind": kind, "reply_to": reply_to}
        for key, value in (fields | {"caption": action.words}).items():
            form.add_field(key, str(value))
        for index in range(count):
            name, content = _file(action, index)
            form.add_field(f"file{index}", content, filename=name)
        sent = await self._stage.client.upload(f"/sim/chats/{school.chat_id}/files", form)
        for message in sent["messages"]:
            file = message["photo"] or message["files"][0]
            self.spoken.files.append(file["file_id"])
        return int(sent["change"])


def _file(action: UserAction, index: int) -> tuple[str, bytes]:
    if action.kind is not Kind.DOCUMENT:
        return "photo.png", _png(f"{action.number}/{index}")
    if action.number % WORDS_IN_NAMES == 0:
        return f"справка {action.number}.txt", f"Справка {action.number}: всё сделано.".encode()
    return f"скан {action.number}.png", _png(f"scan {action.number}")


def _png(words: str) -> bytes:
    """A picture of one point that is like no other."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"tEXt", b"n\0" + words.encode())]
    parts += [(b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)
