"""Doing what was drawn, through the apps of the persons."""

import struct
import zlib
from collections import Counter
from dataclasses import dataclass, field

from aiohttp import FormData

from benchmarks.chaos.incoming.deeds import ALBUM, OF_OFFICE, WORDS_IN_NAMES, Deed, Kind
from benchmarks.chaos.incoming.town import School, Town
from benchmarks.chaos.stage import Stage
from bot.ui.callbacks.base import Button
from bot.ui.callbacks.people import AddGroup, ToggleMember


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
    members: list[tuple[int, int]] = field(default_factory=list)
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

    async def do(self, deed: Deed) -> None:
        """Do one deed; it is on its way to the bot when this returns."""
        if deed.kind in OF_OFFICE:
            self.spoken.updates += deed.updates
            await (self._make_group if deed.kind is Kind.GROUP else self._toggle)(deed)
        else:
            await self.report(deed)

    async def report(self, deed: Deed) -> int:
        """Do a deed of a coordinator; returns the number of the change, to wait from."""
        self.spoken.updates += deed.updates
        school = self._town.schools[deed.person]
        if deed.kind is Kind.PRESS:
            return await self._press(school)
        reply_to = school.cards[deed.number % self._answered]
        self.spoken.answers[school.chat_id] += 1
        if deed.kind is not Kind.WORDS:
            return await self._send_files(school, deed, reply_to)
        self.spoken.words.append(deed.words)
        return await self._write(school.chat_id, deed.words, reply_to)

    async def repeat(self, deed: Deed) -> None:
        """Have Telegram bring the person's last update once more, as after a lost confirmation."""
        people = self._town.offices if deed.kind in OF_OFFICE else self._town.schools
        who = people[deed.person]
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

    async def _make_group(self, deed: Deed) -> None:
        button = AddGroup(municipality_id=self._town.municipality_id)
        chat_id = await self._press_in_office(deed, button)
        await self._write(chat_id, deed.words)
        self.spoken.groups.append(deed.words)
        self.spoken.answers[chat_id] += 1

    async def _toggle(self, deed: Deed) -> None:
        schools, number = self._town.schools, len(self.spoken.members)
        group_id = self._town.groups[number // len(schools)]
        organisation_id = schools[number % len(schools)].organisation_id
        button = ToggleMember(group_id=group_id, organisation_id=organisation_id, page=0)
        await self._press_in_office(deed, button)
        self.spoken.members.append((group_id, organisation_id))

    async def _press_in_office(self, deed: Deed, button: Button) -> int:
        chat_id, message = self._town.offices[deed.person]
        body = {"person": chat_id, "message": message, "data": button.pack()}
        await self._stage.client.call("POST", f"/sim/chats/{chat_id}/press", body)
        return chat_id

    async def _send_files(self, school: School, deed: Deed, reply_to: int) -> int:
        count = ALBUM if deed.kind is Kind.ALBUM else 1
        kind = "document" if deed.kind is Kind.DOCUMENT else "photo"
        form = FormData(quote_fields=False)
        fields = {"person": school.chat_id, "kind": kind, "reply_to": reply_to}
        for key, value in (fields | {"caption": deed.words}).items():
            form.add_field(key, str(value))
        for index in range(count):
            name, content = _file(deed, index)
            form.add_field(f"file{index}", content, filename=name)
        sent = await self._stage.client.upload(f"/sim/chats/{school.chat_id}/files", form)
        for message in sent["messages"]:
            file = message["photo"] or message["files"][0]
            self.spoken.files.append(file["file_id"])
        return int(sent["change"])


def _file(deed: Deed, index: int) -> tuple[str, bytes]:
    if deed.kind is not Kind.DOCUMENT:
        return "photo.png", _png(f"{deed.number}/{index}")
    if deed.number % WORDS_IN_NAMES == 0:
        return f"справка {deed.number}.txt", f"Справка {deed.number}: всё сделано.".encode()
    return f"скан {deed.number}.png", _png(f"scan {deed.number}")


def _png(words: str) -> bytes:
    """A picture of one point that is like no other."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        body = kind + data
        return struct.pack(">I", len(data)) + body + struct.pack(">I", zlib.crc32(body))

    header = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", header), (b"tEXt", b"n\0" + words.encode())]
    parts += [(b"IDAT", zlib.compress(b"\0\0")), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts)
