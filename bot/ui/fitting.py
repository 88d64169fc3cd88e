"""Texts in Telegram's HTML, measured and cut as Telegram measures them.

A message holds 4,096 UTF-16 units after its entities have been parsed: a tag counts nothing,
`&amp;` counts one, an emoji two (Bot API, «Formatting options» and `sendMessage`).
"""

import re
from html import unescape

MAX_TEXT = 4096

_PIECES = re.compile(
    r"<(/?)([a-z-]+)[^>]*>|&(?:#\d+|#x[0-9a-f]+|[a-z]+);|.", re.IGNORECASE | re.DOTALL
)
_TAG = re.compile(r"</?[a-z-]+[^>]*>", re.IGNORECASE)
_DANGLING = re.compile(r"(?<=\w\w\w)(?:[\s,]+[a-zа-яё]{1,2})+$")
"""Short words at the end of what was cut: «Встреча школы с…»."""


def units(text: str) -> int:
    """The length of plain text in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def visible_length(html: str) -> int:
    """The length that Telegram counts: in UTF-16 units, without tags."""
    return units(unescape(_TAG.sub("", html)))


def fit(html: str, limit: int = MAX_TEXT) -> str:
    """The text, or as much of it as fits, with «…» at its end and every tag closed."""
    if len(html) <= limit // 2 or visible_length(html) <= limit:
        return html
    kept: list[str] = []
    opened: list[str] = []
    left = limit - 1
    for found in _PIECES.finditer(html):
        piece, name = found[0], found[2]
        if name is None:
            left -= units(unescape(piece))
            if left < 0:
                break
        elif found[1]:
            # The innermost one of that name: outer ones of the same name stay open.
            del opened[len(opened) - 1 - opened[::-1].index(name)]
        else:
            opened.append(name)
        kept.append(piece)
    return "".join(kept).rstrip() + "…" + "".join(f"</{name}>" for name in reversed(opened))


def shorten(text: str, limit: int) -> str:
    """The text in at most `limit` UTF-16 units, as Telegram counts, cut at a word, on one line."""
    line = " ".join(text.split())
    if units(line) <= limit:
        return line
    cut = line.encode("utf-16-le")[: 2 * (limit - 1)].decode("utf-16-le", "ignore").rstrip()
    at_word = cut.rsplit(" ", 1)[0] if " " in cut[limit // 2 :] else cut
    return _DANGLING.sub("", at_word).rstrip(" ,.;:—-…") + "…"


def is_shortened(text: str, limit: int) -> bool:
    """Whether `shorten` leaves a part of the text out."""
    return units(" ".join(text.split())) > limit


def pieces(text: str, limit: int) -> list[str]:
    """The whole text in parts of at most `limit` UTF-16 units, parted at a space where one is."""
    parts = []
    left = text.strip()
    while units(left) > limit:
        head = left.encode("utf-16-le")[: 2 * limit].decode("utf-16-le", "ignore")
        at = max(head.rfind(" "), head.rfind("\n"))
        head = head[:at] if at > limit // 2 else head
        parts.append(head)
        left = left[len(head) :].lstrip()
    return [*parts, left] if left else parts
