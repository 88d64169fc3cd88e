"""A chat as far as it has been read; waiting for what the bot writes into it."""

import re
from collections.abc import Mapping
from typing import Any

from simulator.connection import Connection
from simulator.messages import Answer, Message, transcript

Json = dict[str, Any]
Text = str | re.Pattern[str]

DEFAULT_TIMEOUT = 10.0
"""Seconds (real ones) to wait for the bot before giving up with the transcript of the chat."""


class Conversation:
    """A chat as far as it has been read, kept up to date by every action and by `refresh`."""

    def __init__(self, client: Connection, chat_id: int, name: str) -> None:
        self.client = client
        self.id = chat_id
        self.name = name
        self.keyboard: Json | None = None
        self.answers: list[Answer] = []
        self._messages: dict[int, Message] = {}
        self._seen = 0
        self._mark = 0

    @property
    def messages(self) -> list[Message]:
        """All messages that are not deleted, the oldest first."""
        return [self._messages[key] for key in sorted(self._messages)]

    @property
    def last_message(self) -> Message:
        """The newest message of the bot (by its place in the chat, whatever was edited since).

        Raises AssertionError where the bot has not written.
        """
        for message in reversed(self.messages):
            if message.from_bot:
                return message
        raise AssertionError(f"The bot has written nothing to {self.name}.\n{self.transcript()}")

    async def refresh(self) -> None:
        """Read what has changed."""
        self.take(await self.client.call("GET", f"/sim/chats/{self.id}?since={self._seen}"))

    async def catch_up(self) -> None:
        """Read everything and let `expect` look only at what comes later."""
        await self.refresh()
        self._mark = self._seen

    async def expect(self, text: Text, *, timeout: float = DEFAULT_TIMEOUT) -> Message:
        """Wait for a message of the bot, new or edited since the person's last action, with `text`.

        `text` is a part of the plain text, caption, rich text or file name, or a compiled regular
        expression. Raises AssertionError with the transcript when it does not come in time.
        """
        body = {"for": "message", "after": self._mark, "timeout": timeout, **sought(text)}
        answer = await self.wait(body)
        if not answer["met"]:
            raise AssertionError(
                f"{self.name} did not get {shown(text)} within {timeout:g} s.\n{self.transcript()}"
            )
        return self._messages[answer["message"]]

    async def download(self, message: Message | None = None) -> bytes:
        """The bytes of the file or picture of a message (of the bot's last one)."""
        message = message or self.last_message
        if message.file is None:
            raise AssertionError(f"There is no file in the message.\n{self.transcript()}")
        return await self.client.download(message.file.file_id)

    def transcript(self) -> str:
        """The chat as text."""
        return transcript(self.messages)

    async def wait(self, body: Mapping[str, Any]) -> Json:
        """Wait as the control API does and take over what has changed meanwhile."""
        path = f"/sim/chats/{self.id}/wait"
        settled = self.client.settled
        own = {"since": self._seen, "settle": settled is None}
        answer = await self.client.call("POST", path, {**body, **own})
        self.take(answer)
        if settled is not None:
            await settled()
            await self.refresh()
        return answer

    def take(self, view: Json) -> None:
        """Take over the control API's view of the chat."""
        for message in view["messages"]:
            self._messages[message["id"]] = Message.read(self.id, message)
        for message_id in view["deleted"]:
            self._messages.pop(message_id, None)
        if view["change"] >= self._seen:
            self._seen = view["change"]
            self.keyboard = view["keyboard"]
        self.answers += [Answer.read(answer) for answer in view["answers"]]

    def set_mark(self, change: int) -> None:
        """Let `expect` look only at what comes after a change."""
        self._mark = change


class Group(Conversation):
    """A group; its members speak by `person.send(text, chat=group)`."""

    async def add_bot(self, *, administrator: bool = False) -> None:
        """Put the bot in; as an administrator it hears everything."""
        await self.set_bot_status("administrator" if administrator else "member")

    async def add_topic(self, name: str) -> int:
        """Begin a topic, which makes the group a forum; returns what `send` takes as `topic`."""
        made = await self.client.call("POST", f"/sim/groups/{self.id}/topics", {"name": name})
        topic: int = made["topic"]
        return topic

    async def upgrade(self) -> "Group":
        """Turn a basic group (`kind="group"`) into a supergroup, which has another id."""
        view = await self.client.call("POST", f"/sim/groups/{self.id}/upgrade")
        return Group(self.client, view["id"], view["title"])

    async def set_bot_status(self, status: str) -> None:
        """Make the bot "member", "administrator", "left" or "kicked"."""
        done = await self.client.call("POST", f"/sim/groups/{self.id}/bot", {"status": status})
        self.set_mark(done["change"])


def sought(text: Text) -> Json:
    """The control API's words for a text that is looked for."""
    if isinstance(text, re.Pattern):
        return {"regex": text.pattern, "flags": text.flags & (re.I | re.M | re.S)}
    return {"text": text}


def shown(text: Text) -> str:
    """A text that is looked for, as a failure's message shows it."""
    return f"/{text.pattern}/" if isinstance(text, re.Pattern) else f"«{text}»"
