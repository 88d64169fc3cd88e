"""Messages as a person sees them: plain values that the client hands out."""

import html
import re
from dataclasses import dataclass, field
from typing import Any

from simulator.rendering import plain_spaces

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class File:
    """A file or picture of a message. `size` in bytes; width and height only of pictures."""

    kind: str
    file_id: str
    name: str
    size: int
    mime: str | None = None
    width: int = 0
    height: int = 0


@dataclass(frozen=True, slots=True)
class Message:
    """One message. `text` is plain (of text, caption or rich blocks), `html` keeps the formatting.

    In `text` unbreakable spaces are spaces, as they are to a reader.

    `buttons` are the rows of labels of the inline keyboard, `keyboard` the Bot API's own rows;
    `rich` the blocks of a rich message, if it is one; `reply_to` the id of the answered message.
    """

    chat_id: int
    id: int
    change: int
    text: str
    html: str
    from_bot: bool
    sender: str
    date: int
    edited: bool
    reply_to: int | None
    forwarded: str | None
    album: str | None
    rich: list[Json] | None
    reaction: str | None
    service: bool
    topic: int | None
    photo: File | None
    files: list[File] = field(default_factory=list)
    keyboard: list[list[Json]] = field(default_factory=list)

    @classmethod
    def read(cls, chat_id: int, view: Json) -> "Message":
        """A message out of the control API's view of it."""
        same = (
            "id", "change", "html", "from_bot", "sender", "date", "edited", "reply_to",
            "forwarded", "album", "rich", "reaction", "service", "topic",
        )  # fmt: skip
        return cls(
            chat_id=chat_id,
            text=plain_spaces(view["text"]),
            **{name: view[name] for name in same},
            photo=File(**view["photo"]) if view["photo"] else None,
            files=[File(**file) for file in view["files"]],
            keyboard=view["buttons"],
        )

    @property
    def buttons(self) -> list[list[str]]:
        """The labels of the inline keyboard, row by row."""
        return [[button["text"] for button in row] for row in self.keyboard]

    @property
    def labels(self) -> list[str]:
        """The labels of the inline keyboard in one list."""
        return [label for row in self.buttons for label in row]

    @property
    def file(self) -> File | None:
        """The file or, where there is none, the picture."""
        return self.files[0] if self.files else self.photo

    @property
    def links(self) -> list[str]:
        """The addresses of links in the text and of buttons that open one, in that order."""
        found = [html.unescape(link) for link in re.findall(r'<a href="([^"]*)"', self.html)]
        return found + [button["url"] for row in self.keyboard for button in row if "url" in button]

    def find_button(self, label: str) -> tuple[int, int] | None:
        """Row and column of the button whose label equals, else begins with `label`."""
        places = [
            (row, column, text)
            for row, texts in enumerate(self.buttons)
            for column, text in enumerate(texts)
        ]
        for fits in (label.__eq__, lambda text: text.startswith(label)):
            for row, column, text in places:
                if fits(text):
                    return row, column
        return None


@dataclass(frozen=True, slots=True)
class Answer:
    """What a press was answered with: a toast, or an alert to be closed; empty text is neither."""

    text: str
    alert: bool
    url: str | None = None

    @classmethod
    def read(cls, view: Json) -> "Answer":
        """An answer out of the control API's view of it; its spaces as in `Message.text`."""
        return cls(plain_spaces(view["text"]), view["alert"], view["url"])


def transcript(messages: list[Message]) -> str:
    """The chat as text, for an eye: who, what, which buttons."""
    lines = []
    for message in messages:
        mark = " (изменено)" if message.edited else ""
        lines.append(f"#{message.id} {message.sender}{mark}:")
        lines += [f"    {line}" for line in message.text.splitlines()]
        lines += [f"    <{file.kind} {file.name}, {file.size} B>" for file in message.files]
        if message.photo:
            lines.append(f"    <photo {message.photo.width}×{message.photo.height}>")
        lines += ["    " + " ".join(f"[{label}]" for label in row) for row in message.buttons]
    return "\n".join(lines) or "(пусто)"
