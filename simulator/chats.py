"""Chats and their messages as the simulated Telegram keeps them."""

from dataclasses import dataclass, field
from typing import Any

PHOTO_NAME = "photo.jpg"
"""What the client calls a picture: Telegram gives photos no names."""

Json = dict[str, Any]


@dataclass(slots=True)
class Message:
    """One message: `data` is the Bot API's own JSON of it, the rest is what it does not say."""

    id: int
    data: Json
    from_bot: bool
    change: int
    """Number of the last change in the journal."""
    edited: bool = False
    has_reply_keyboard: bool = False
    reaction: str | None = None

    @property
    def text(self) -> str:
        """Text or caption, whichever the message has."""
        text: str = self.data.get("text") or self.data.get("caption") or ""
        return text


@dataclass(slots=True)
class Chat:
    """A private chat (its id is the person's) or a group."""

    id: int
    kind: str
    title: str = ""
    members: dict[int, str] = field(default_factory=dict)
    bot_status: str = "member"
    messages: dict[int, Message] = field(default_factory=dict)
    keyboard: Json | None = None
    pinned: int | None = None
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    migrated_to: int | None = None
    topics: set[int] = field(default_factory=set)
    """The threads of a forum: ids of the messages that began them. A group without is no forum."""
    next_message_id: int = 1
    reaction: int = 0
    """Number of the bot's last action here of any kind, an empty answer to a press included."""
    shown: int = 0
    """Number of the bot's last action here that a person sees."""
    deleted: list[tuple[int, int]] = field(default_factory=list)
    """Numbers of deletions with the ids of the messages."""
    changed: dict[int, None] = field(default_factory=dict)
    """Ids of messages, the longest unchanged first."""

    @property
    def is_private(self) -> bool:
        """Whether this is the talk of one person with the bot."""
        return self.kind == "private"


@dataclass(slots=True)
class Person:
    """A Telegram account of a human."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str = "ru"
    started: bool = False
    blocked: bool = False
    deactivated: bool = False
    last_update: Json | None = None
    answers: list[Json] = field(default_factory=list)
    """Answers to this person's presses: change, query, text, alert, url."""

    @property
    def full_name(self) -> str:
        """First and last name in one line."""
        return f"{self.first_name} {self.last_name}" if self.last_name else self.first_name

    def as_user(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        user["language_code"] = self.language_code
        return user


@dataclass(slots=True)
class Press:
    """A callback query that the bot has been told of."""

    id: str
    person_id: int
    chat_id: int
    pressed_at: float
    """Real time by the monotonic clock: an app waits seconds, whatever the simulated date."""
    answered: bool = False
