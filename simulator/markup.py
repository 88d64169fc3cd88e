"""Telegram's HTML: into text with entities, with its own refusals, and back again.

Source of the rules: https://core.telegram.org/bots/api#html-style.
"""

import html
import re
from dataclasses import dataclass
from typing import NoReturn

from simulator.errors import bad_request
from simulator.text import Entity, sort, utf16_length

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "tg-emoji": "custom_emoji",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_SPECIAL = re.compile(r"[<&]")
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6}));?")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_TAG_NAME = re.compile(r"[^\s>]*")
_ATTRIBUTE = re.compile(
    r"\s*([^\s=>\"'/]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]+)))?"
)
_LINK = re.compile(r"(?:https?|tg|mailto|tel|ton|ftp)://\S+|(?:mailto|tel):\S+", re.IGNORECASE)


@dataclass(slots=True)
class _Open:
    tag: str
    attributes: dict[str, str]
    offset: int
    piece: int


class _Parser:
    def __init__(self, source: str) -> None:
        self._source = source
        self._pieces: list[str] = []
        self._length = 0
        self._stack: list[_Open] = []
        self._entities: list[Entity] = []

    def parse(self) -> tuple[str, list[Entity]]:
        source, at = self._source, 0
        while match := _SPECIAL.search(source, at):
            self._write(source[at : match.start()])
            at = match.start()
            if source[at] == "&":
                at = self._reference(at)
            elif source.startswith("</", at):
                at = self._close(at)
            else:
                at = self._open(at)
        self._write(source[at:])
        if self._stack:
            _fail(f'Can\'t find end tag corresponding to start tag "{self._stack[-1].tag}"')
        return "".join(self._pieces), sort(_without_nested_code(self._entities))

    def _write(self, piece: str) -> None:
        if piece:
            self._pieces.append(piece)
            self._length += utf16_length(piece)

    def _reference(self, at: int) -> int:
        match = _REFERENCE.match(self._source, at)
        if match is None:
            self._write("&")
            return at + 1
        name, decimal, hexadecimal = match.groups()
        if name:
            self._write(_NAMED[name])
        else:
            number = int(decimal) if decimal else int(hexadecimal, 16)
            self._write(chr(number) if 0 < number < 0x110000 else match.group())
        return match.end()

    def _open(self, begin: int) -> int:
        place = self._place(begin)
        name_match = _TAG_NAME.match(self._source, begin + 1)
        name = name_match.group().lower() if name_match else ""
        at = begin + 1 + len(name)
        if at >= len(self._source):
            _fail(f"Unclosed start tag at byte offset {place}")
        if name not in _TYPES:
            _fail(f'Unsupported start tag "{name}" at byte offset {place}')
        attributes: dict[str, str] = {}
        while (match := _ATTRIBUTE.match(self._source, at)) and match.end() > at:
            value = next((group for group in match.groups()[1:] if group is not None), "")
            attributes[match.group(1).lower()] = html.unescape(value)
            at = match.end()
        while at < len(self._source) and self._source[at].isspace():
            at += 1
        if at >= len(self._source) or self._source[at] != ">":
            shown = "" if '"' in self._source[at:] else f' "{name}"'
            _fail(f"Unclosed start tag{shown} at byte offset {place}")
        if name == "span" and attributes.get("class") != "tg-spoiler":
            _fail(f'Tag "span" must have class "tg-spoiler" at byte offset {place}')
        self._stack.append(_Open(name, attributes, self._length, len(self._pieces)))
        return at + 1

    def _close(self, begin: int) -> int:
        place = self._place(begin)
        end = self._source.find(">", begin)
        if not self._stack:
            _fail(f"Unexpected end tag at byte offset {place}")
        if end < 0:
            _fail(f"Unclosed end tag at byte offset {place}")
        name = self._source[begin + 2 : end].strip().lower()
        opened = self._stack.pop()
        if name and name != opened.tag:
            _fail(
                f"Unmatched end tag at byte offset {place}, "
                f'expected "</{opened.tag}>", found "</{name}>"'
            )
        length = self._length - opened.offset
        if length:
            self._finish(opened, length)
        return end + 1

    def _finish(self, opened: _Open, length: int) -> None:
        entity: Entity = {"type": _TYPES[opened.tag], "offset": opened.offset, "length": length}
        attributes = opened.attributes
        if opened.tag == "a":
            url = attributes.get("href") or "".join(self._pieces[opened.piece :])
            if not (url := _full_link(url)):
                return
            entity["url"] = url
        elif opened.tag == "blockquote" and "expandable" in attributes:
            entity["type"] = "expandable_blockquote"
        elif opened.tag == "tg-emoji":
            entity["custom_emoji_id"] = attributes.get("emoji-id", "")
        elif opened.tag == "code" and attributes.get("class", "").startswith("language-"):
            entity["language"] = attributes["class"].removeprefix("language-")
        elif opened.tag == "pre" and self._entities:
            inner = self._entities[-1]
            if inner["type"] == "code" and (inner["offset"], inner["length"]) == (
                opened.offset,
                length,
            ):
                self._entities.pop()
                if "language" in inner:
                    entity["language"] = inner["language"]
        self._entities.append(entity)

    def _place(self, index: int) -> int:
        return len(self._source[:index].encode())


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Text and entities (not trimmed) of Telegram HTML.

    Raises ApiError 400 «can't parse entities: …» with the byte offset, as Telegram does.
    """
    if "<" not in source and "&" not in source:
        return source, []
    return _Parser(source).parse()


def _full_link(url: str) -> str:
    url = url.strip()
    if _LINK.fullmatch(url):
        return url
    if re.fullmatch(r"[\w-]+(?:\.[\w-]+)+(?:[/?#]\S*)?", url):
        return f"http://{url}"
    return ""


def _without_nested_code(entities: list[Entity]) -> list[Entity]:
    """Code takes no other formatting: drop what lies inside it or covers exactly the same."""
    fixed = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in entities
        if entity["type"] in {"code", "pre"}
    ]
    kept = []
    for entity in entities:
        start, end = entity["offset"], entity["offset"] + entity["length"]
        around = [span for span in fixed if span[0] <= start and end <= span[1]]
        if entity["type"] == "code":
            entity.pop("language", None)
            around = [span for span in around if span != (start, end)]
        if not around or entity["type"] in {"pre", "blockquote", "expandable_blockquote"}:
            kept.append(entity)
    return kept


def _fail(text: str) -> NoReturn:
    raise bad_request(f"can't parse entities: {text}")
