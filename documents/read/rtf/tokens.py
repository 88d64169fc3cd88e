"""The bytes of an RTF file as control words, symbols, groups and text."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from domain.errors import Code, Refusal

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?"
    rb"|(?P<codes>(?:\\'[0-9a-fA-F]{2})+)"
    rb"|\\(?P<symbol>[^a-zA-Z])"
    rb"|(?P<brace>[{}])"
    rb"|(?P<text>[^\\{}\r\n]+)"
    rb"|[\r\n]+|\\",
    re.DOTALL,
)
_MOST_GROUPS = 500_000
_MOST = 1_500_000
"""A plan of 500 activities has some 100,000, with all that Word writes round each word."""


class RtfToken(NamedTuple):
    """One of: a control `word` with its `number`, a control `symbol`, "{" or "}", text."""

    word: str = ""
    number: int | None = None
    symbol: str = ""
    brace: str = ""
    text: bytes = b""


_OPEN, _CLOSE = RtfToken(brace="{"), RtfToken(brace="}")


def tokens(data: bytes) -> Iterator[RtfToken]:
    """The tokens in their order; binary data behind \\bin are left out."""
    if data.count(b"{") > _MOST_GROUPS:
        raise Refusal(Code.FILE_TOO_LONG)
    at = count = 0
    while match := _TOKEN.match(data, at):
        at = match.end()
        count += 1
        if count > _MOST:
            raise Refusal(Code.FILE_TOO_LONG)
        match match.lastgroup:
            case "text":
                yield RtfToken(text=match["text"])
            case "codes":
                yield RtfToken(text=bytes.fromhex(match["codes"].replace(b"\\'", b"").decode()))
            case "brace":
                yield _OPEN if match["brace"] == b"{" else _CLOSE
            case "symbol":
                yield RtfToken(symbol=match["symbol"].decode("latin-1"))
            case "word" | "number":
                number = None if match["number"] is None else int(match["number"])
                if match["word"] == b"bin":
                    at += max(number or 0, 0)
                else:
                    yield RtfToken(match["word"].decode(), number)
