"""People of a demonstration: what they do and what they see is printed as a transcript."""

from collections.abc import Callable
from pathlib import Path

from bot.ui.texts import Texts
from simulator.client import Person
from simulator.messages import Message

Printer = Callable[[str], None]
INDENT = "    "


class Actor:
    """A person of the simulator whose every act, and the bot's answer to it, is printed."""

    def __init__(self, person: Person, role: str, texts: Texts, out: Printer) -> None:
        self.person = person
        self._role = role
        self._say = texts
        self._out = out
        self._seen: dict[int, int] = {}

    @property
    def last(self) -> Message:
        return self.person.last_message

    async def send(self, text: str) -> None:
        """Write a text."""
        self._action("demo-writes", text=text)
        await self.person.send(text)
        await self.look()

    async def press(self, label: str, message: Message | None = None) -> None:
        """Press a button by its label."""
        self._action("demo-presses", label=label)
        await self.person.press(label, message)
        await self.look()

    async def send_file(
        self, path: Path | bytes, name: str, reply_to: Message | None = None
    ) -> None:
        """Send a file, perhaps as a reply."""
        self._action("demo-replies-with-file" if reply_to else "demo-sends-file", name=name)
        await self.person.send_file(path, name=name, reply_to=reply_to)
        await self.look()

    async def follow(self, payload: str) -> None:
        """Open an invite link."""
        self._action("demo-follows-link")
        await self.person.start(payload)
        await self.look()

    async def see(self, text: str, timeout: float = 20) -> Message:
        """Wait until the bot has shown the text; raises AssertionError where it does not."""
        message = await self.person.expect(text, timeout=timeout)
        await self.look()
        return message

    async def send_reply(self, text: str) -> None:
        """Answer the bot's last message with a text."""
        self._action("demo-replies", text=text)
        await self.person.send(text, reply_to=self.last)
        await self.look()

    async def look(self) -> None:
        """Print what is new in the chat."""
        await self.person.refresh()
        for message in self.person.messages:
            if message.from_bot and self._seen.get(message.id) != message.change:
                self._seen[message.id] = message.change
                self._print(message)

    def _action(self, key: str, **values: str) -> None:
        self._out("")
        self._out(f"{self.person.name} ({self._role}) {self._say(key, **values)}")

    def _print(self, message: Message) -> None:
        lines = message.text.splitlines() if message.text else []
        if message.file is not None:
            lines.insert(0, f"[{message.file.name or self._say('demo-picture')}]")
        for line in lines:
            self._out(f"{INDENT}│ {line}".rstrip())
        for row in message.buttons:
            self._out(f"{INDENT}  " + " ".join(f"[{label}]" for label in row))
