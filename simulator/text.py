"""Texts with entities: lengths in UTF-16 units, trimming, and what Telegram finds by itself."""

import re
from typing import Any

Entity = dict[str, Any]

_FOUND = re.compile(
    r"(?P<url>(?:https?://|t\.me/|tg://)[^\s<>«»\"]*[^\s<>«»\".,;:!?)\]])"
    r"|(?P<email>[\w.+-]+@[\w-]+\.[\w.-]*\w)"
    r"|(?P<bot_command>(?<![\w/@])/[A-Za-z0-9_]{1,32}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<mention>(?<![\w@])@[A-Za-z][A-Za-z0-9_]{2,31})"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)"
)
_MAY_HOLD = ("/", "@", "#", "t.me")


def utf16_length(text: str) -> int:
    """The length as the Bot API counts it: characters outside the basic plane count twice."""
    if text.isascii():
        return len(text)
    return len(text) + sum(character > "\uffff" for character in text)


def detect(text: str, known: list[Entity]) -> list[Entity]:
    """`known` plus the commands, links, mentions, addresses and hashtags found outside of them."""
    if not any(sign in text for sign in _MAY_HOLD):
        return known
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in known
        if entity["type"] in {"code", "pre", "text_link", "text_mention"}
    ]
    found = []
    for match in _FOUND.finditer(text):
        start = utf16_length(text[: match.start()])
        end = start + utf16_length(match.group())
        if not any(start < last and first < end for first, last in taken):
            found.append({"type": match.lastgroup, "offset": start, "length": end - start})
    return sort(known + found)


def sort(entities: list[Entity]) -> list[Entity]:
    """The order of the Bot API: by beginning, the outer before the inner."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"]))


def trim(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Strip white space at both ends as Telegram does, and move or cut the entities with it."""
    stripped = text.strip()
    if stripped == text:
        return text, entities
    shift = utf16_length(text) - utf16_length(text.lstrip())
    total = utf16_length(stripped)
    kept = []
    for entity in entities:
        start = max(entity["offset"] - shift, 0)
        end = min(entity["offset"] + entity["length"] - shift, total)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return stripped, kept


def cut(text: str, offset: int, length: int) -> str:
    """The part of `text` that an entity covers (offset and length in UTF-16 units)."""
    encoded = text.encode("utf-16-le")
    return encoded[offset * 2 : (offset + length) * 2].decode("utf-16-le", errors="replace")
