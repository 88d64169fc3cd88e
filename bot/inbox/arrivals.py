"""What is read of an update before it is stored: its number, and the chat whose order it keeps."""

import json
from collections.abc import Mapping
from typing import Any

from services.core.inbox import Arrival

Json = Mapping[str, Any]


def read(update: Json) -> Arrival | None:
    """An update of the Bot API as it is stored; None for what is none of the bot's business.

    Raises ValueError for what is no update at all.
    """
    number = update.get("update_id")
    if not isinstance(number, int) or isinstance(number, bool):
        raise ValueError("no update")
    content = next((value for key, value in update.items() if key != "update_id"), None)
    if not isinstance(content, Mapping):
        raise ValueError("no update")
    chat = _chat(content)
    if _is_talk(update, chat):
        return None
    payload = json.dumps(update, ensure_ascii=False, separators=(",", ":"))
    payload.encode()  # Half a letter cannot be stored: a ValueError too.
    return Arrival(number, int(chat.get("id") or 0), payload)


def _chat(content: Json) -> Json:
    """The chat of a message, of the message whose button was pressed, else who did it."""
    message = content.get("message")
    places = (content, message if isinstance(message, Mapping) else {})
    for place in places:
        if isinstance(chat := place.get("chat"), Mapping):
            return chat
    sender = content.get("from") or content.get("user")
    return sender if isinstance(sender, Mapping) else {}


def _is_talk(update: Json, chat: Json) -> bool:
    """Whether people talk among themselves: their words and names are never stored."""
    said = update.get("message") or update.get("edited_message")
    if said is None or chat.get("type") == "private":
        return False
    return "migrate_to_chat_id" not in said and not str(said.get("text") or "").startswith("/")
