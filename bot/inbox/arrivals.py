"""What is read of an update before it is stored: its number, and the chat whose order it keeps."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from services.core.inbox import Arrival

Json = Mapping[str, Any]

LARGEST = 2**63 - 1
"""What a column of numbers holds."""


@dataclass(frozen=True, slots=True)
class Me:
    """The bot as a group addresses it; `name` without the «@»."""

    id: int
    name: str


def read(update: Json, me: Me | None = None) -> Arrival | None:
    """An update of the Bot API as it is stored; None for what is none of the bot's business.

    Of the talk in a group only what is addressed to `me` is: by name, or in reply. Raises
    ValueError for what is no update at all.
    """
    number = update.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("no update")
    content = next((value for key, value in update.items() if key != "update_id"), None)
    if not isinstance(content, Mapping):
        raise ValueError("no update")
    chat = _chat(content)
    if is_talk(update) and not (me and _is_addressed(update, me)):
        return None
    payload = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    payload.encode()  # Half a letter cannot be stored: a ValueError too.
    chat_id = int(chat.get("id") or 0)
    if max(abs(number), abs(chat_id)) > LARGEST:
        raise ValueError("no number of Telegram's")
    return Arrival(number, chat_id, payload)


def _chat(content: Json) -> Json:
    """The chat of a message, of the message whose button was pressed, else who did it."""
    message = content.get("message")
    places = (content, message if isinstance(message, Mapping) else {})
    for place in places:
        if isinstance(chat := place.get("chat"), Mapping):
            return chat
    sender = content.get("from") or content.get("user")
    return sender if isinstance(sender, Mapping) else {}


def is_talk(update: Json) -> bool:
    """Whether people talk in a group: their words and names are not stored."""
    said = update.get("message") or update.get("edited_message")
    if not isinstance(said, Mapping) or _chat(said).get("type") == "private":
        return False
    return "migrate_to_chat_id" not in said and not str(said.get("text") or "").startswith("/")


def _is_addressed(update: Json, me: Me) -> bool:
    """Whether the words name the bot or answer it. Words that were edited are not asked anew."""
    said = update.get("message")
    text = said.get("text") if isinstance(said, Mapping) else None
    if not isinstance(said, Mapping) or not isinstance(text, str):
        return False
    reply = said.get("reply_to_message")
    sender = reply.get("from") if isinstance(reply, Mapping) else None
    answers = isinstance(sender, Mapping) and sender.get("id") == me.id
    return answers or named(me.name).search(text) is not None


def named(name: str) -> re.Pattern[str]:
    """«@name» as people write it in a text."""
    return re.compile(rf"(?<![\w@])@{re.escape(name)}(?!\w)", re.IGNORECASE)
