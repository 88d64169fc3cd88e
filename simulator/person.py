"""Somebody to speak as: writes, presses, sends files, and waits for the bot."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from aiohttp import FormData

from simulator.conversation import DEFAULT_TIMEOUT, Conversation, Group, Text, shown, sought
from simulator.messages import Answer, Message

Json = dict[str, Any]
Source = str | Path | bytes


class Person(Conversation):
    """Somebody who talks with the bot. Actions return when the bot has reacted and is quiet again.

    With `wait=False` an action returns at once. Where the bot does not react within `timeout`
    seconds an AssertionError tells what the chat looks like. `Refused` is raised for what an app
    would not let a person do.
    """

    @property
    def last_answer(self) -> Answer:
        """The latest answer to a press; an empty one if the bot only ended the waiting."""
        if not self.answers:
            raise AssertionError(f"No press of {self.name} has been answered.")
        return self.answers[-1]

    async def send(
        self,
        text: str,
        reply_to: Message | int | None = None,
        *,
        chat: Group | None = None,
        topic: int | None = None,
        anonymous: bool = False,
        wait: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Write a text, in the private chat or in a group; there in a topic of a forum, or in the
        name of the group."""
        body = {
            "person": self.id,
            "text": text,
            "reply_to": _id(reply_to),
            "topic": topic,
            "anonymous": anonymous,
        }
        await self._act(f"/sim/chats/{(chat or self).id}/messages", body, chat, wait, timeout)

    async def start(
        self, payload: str | None = None, *, wait: bool = True, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        """Press «Start», or follow a deep link with a payload; unblocks the bot."""
        path = f"/sim/persons/{self.id}/start"
        await self._act(path, {"payload": payload}, None, wait, timeout)

    async def press(
        self,
        label: str,
        message: Message | None = None,
        *,
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Press the newest button whose label equals, else begins with `label`.

        Looks at inline keyboards, then at the reply keyboard (which sends its label). Raises
        AssertionError with the transcript where there is no such button.
        """
        view: Conversation = chat or self
        await view.refresh()
        messages = [message] if message else view.messages[::-1]
        exact = [each for each in messages if label in each.labels]
        for each in exact + messages:
            if place := each.find_button(label):
                body = {"person": self.id, "message": each.id, "row": place[0], "column": place[1]}
                await self._act(f"/sim/chats/{view.id}/press", body, chat, wait, timeout)
                return
        if message is None and (text := _reply_button(view.keyboard, label)):
            await self.send(text, chat=chat, wait=wait, timeout=timeout)
            return
        raise AssertionError(f"{self.name} sees no button «{label}».\n{view.transcript()}")

    async def press_data(
        self,
        message: Message | int,
        data: str,
        *,
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Send callback data for a message whether or not it has such a button (a forgery)."""
        body = {"person": self.id, "message": _id(message), "data": data}
        await self._act(f"/sim/chats/{(chat or self).id}/press", body, chat, wait, timeout)

    async def send_file(
        self,
        source: Source,
        name: str | None = None,
        caption: str | None = None,
        reply_to: Message | int | None = None,
        *,
        kind: str = "document",
        size: int | None = None,
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Send a file by path or bytes; `size` (bytes) pretends another size than it has."""
        files = [(source, name)]
        await self._send_files(files, kind, caption, reply_to, size, chat, wait, timeout)

    async def send_photo(
        self,
        source: Source,
        caption: str | None = None,
        reply_to: Message | int | None = None,
        *,
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Send a picture as a photo (PNG, JPEG, GIF or WebP)."""
        files = [(source, None)]
        await self._send_files(files, "photo", caption, reply_to, None, chat, wait, timeout)

    async def send_voice(
        self,
        source: Source = b"OggS voice",
        caption: str | None = None,
        reply_to: Message | int | None = None,
        *,
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Send a voice message."""
        files = [(source, "voice.ogg")]
        await self._send_files(files, "voice", caption, reply_to, None, chat, wait, timeout)

    async def send_album(
        self,
        sources: Sequence[Source | tuple[Source, str]],
        caption: str | None = None,
        reply_to: Message | int | None = None,
        *,
        kind: str = "photo",
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Send several files at once (paths, bytes, or pairs with a name): separate messages."""
        files = [source if isinstance(source, tuple) else (source, None) for source in sources]
        await self._send_files(files, kind, caption, reply_to, None, chat, wait, timeout)

    async def send_other(
        self,
        kind: str,
        reply_to: Message | int | None = None,
        *,
        chat: Group | None = None,
        wait: bool = True,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Send a sticker, contact, location, venue, poll or dice."""
        body = {"person": self.id, "kind": kind, "reply_to": _id(reply_to)}
        await self._act(f"/sim/chats/{(chat or self).id}/others", body, chat, wait, timeout)

    async def forward(
        self, message: Message, *, wait: bool = True, timeout: float = DEFAULT_TIMEOUT
    ) -> None:
        """Forward a message of any chat to the bot."""
        body = {"person": self.id, "from_chat": message.chat_id, "message": message.id}
        await self._act(f"/sim/chats/{self.id}/forward", body, None, wait, timeout)

    async def edit(
        self,
        message: Message,
        text: str,
        *,
        wait: bool = False,
        timeout: float = DEFAULT_TIMEOUT,
    ) -> None:
        """Change the text of an own message."""
        body = {"person": self.id, "message": message.id, "text": text}
        await self._act(f"/sim/chats/{message.chat_id}/edit", body, None, wait, timeout)

    async def redeliver(self, *, new_id: bool = False, wait: bool = False) -> None:
        """Deliver this person's last update once more: under its old id, or under a new one."""
        path = f"/sim/persons/{self.id}/redeliver"
        await self._act(path, {"new_id": new_id}, None, wait, DEFAULT_TIMEOUT)

    async def block(self) -> None:
        """Block the bot."""
        await self.client.call("PATCH", f"/sim/persons/{self.id}", {"blocked": True})

    async def unblock(self) -> None:
        """Unblock the bot."""
        await self.client.call("PATCH", f"/sim/persons/{self.id}", {"blocked": False})

    async def expect_answer(self, text: Text, *, timeout: float = DEFAULT_TIMEOUT) -> Answer:
        """Wait for the toast or alert, since the last action, that holds `text`."""
        body = {
            "for": "answer",
            "person": self.id,
            "after": self._mark,
            "timeout": timeout,
            **sought(text),
        }
        found = await self.wait(body)
        if not found["met"]:
            raise AssertionError(
                f"{self.name} did not get the answer {shown(text)} within {timeout:g} s; "
                f"answers were {self.answers}.\n{self.transcript()}"
            )
        answer = found["answer"]
        return Answer.read(answer)

    async def _send_files(
        self,
        files: Sequence[tuple[Source, str | None]],
        kind: str,
        caption: str | None,
        reply_to: Message | int | None,
        size: int | None,
        chat: Group | None,
        wait: bool,
        timeout: float,
    ) -> None:
        form = FormData(quote_fields=False)
        fields = {"caption": caption, "reply_to": _id(reply_to), "size": size}
        for key, value in {"person": self.id, "kind": kind, **fields}.items():
            if value is not None:
                form.add_field(key, str(value))
        for index, (source, name) in enumerate(files):
            content, shown_name = _open_source(source, name, kind)
            form.add_field(f"file{index}", content, filename=shown_name)
        path = f"/sim/chats/{(chat or self).id}/files{self._waiting(wait, timeout)}"
        await self._follow(await self.client.upload(path, form), chat, timeout)

    async def _act(
        self,
        path: str,
        body: Mapping[str, Any],
        chat: Group | None,
        wait: bool,
        timeout: float,
    ) -> None:
        done = await self.client.call("POST", path + self._waiting(wait, timeout), body)
        await self._follow(done, chat, timeout)

    def _waiting(self, wait: bool, timeout: float) -> str:
        if not wait:
            return ""
        return f"?wait={timeout:g}&settle={'true' if self.client.settled is None else 'false'}"

    async def _follow(self, done: Json, chat: Group | None, timeout: float) -> None:
        self.set_mark(done["change"])
        view: Conversation = chat or self
        view.set_mark(done["change"])
        met = done.get("met")
        if met is not None and self.client.settled is not None:
            await self.client.settled()
        await view.refresh()
        if met is not None and chat is not None:
            await self.refresh()
        if met is False:
            raise AssertionError(
                f"The bot did not react to {self.name} within {timeout:g} s.\n{view.transcript()}"
            )


def _id(message: Message | int | None) -> int | None:
    return message.id if isinstance(message, Message) else message


def _reply_button(keyboard: Json | None, label: str) -> str | None:
    rows = keyboard["keyboard"] if keyboard else []
    texts = [
        button["text"] if isinstance(button, dict) else str(button)
        for row in rows
        for button in row
    ]
    if label in texts:
        return label
    return next((text for text in texts if text.startswith(label)), None)


def _open_source(source: Source, name: str | None, kind: str) -> tuple[bytes, str]:
    if isinstance(source, bytes):
        return source, name or ("photo.jpg" if kind == "photo" else "file.bin")
    path = Path(source)
    return path.read_bytes(), name or path.name
