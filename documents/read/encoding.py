"""Bytes of a plain text, CSV or HTML file → text, in whatever encoding a Russian office wrote it.

Unicode is recognised by its marks and its structure. Among the one-byte Cyrillic encodings the one
wins whose reading looks most like Russian: by how common its letters are, and by capitals not
standing inside words. Why not a library: docs/decisions/reading-files.md.
"""

import codecs
import re
from collections import Counter

from domain.errors import Code, Refusal

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_ONE_BYTE = ("cp1251", "cp866", "koi8-r")
_SAMPLE = 64 * 1024

# Russian letters, the most frequent first. Both cases weigh the same: koi8-r read as cp1251 swaps
# the cases, and a heading in capitals must not be taken for that.
_LETTERS = "оеаинтсрвлкмдпуяыьгзбчйхжшюцщэфъё"
_WEIGHTS = {
    form: len(_LETTERS) - 2 * rank
    for rank, letter in enumerate(_LETTERS)
    for form in (letter, letter.upper())
}
_PUNCTUATION = frozenset("№«»–—…„“”’°§\u00a0\u00ad")
_STRANGE = -40
_CAPITAL_INSIDE = re.compile("[а-яё][А-ЯЁ]")
_CAPITAL_PENALTY = 20

_ASCII_RUN = re.compile(rb"[\x00-\x7f]+")
# The rules of a table drawn in cp866 would be letters in cp1251.
_DRAWN_RUN = re.compile(rb"([\x80-\xff])\1{3,}")
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


def decode(data: bytes) -> str:
    """The text of `data`; line ends become "\\n", a byte order mark is dropped.

    Knows utf-8 (with a few broken bytes, which become U+FFFD), utf-16 (with or without a mark),
    cp1251, cp866 and koi8-r. Raises `Refusal(FILE_UNKNOWN_FORMAT)` for what is no text.
    """
    return _decode(data).replace("\r\n", "\n").replace("\r", "\n")


def _decode(data: bytes) -> str:
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data.decode(name, "replace")
    if (encoding := _bare_utf16(data)) is not None:
        return data.decode(encoding, "replace")
    if len(_CONTROLS.findall(data, 0, _SAMPLE)) > len(data[:_SAMPLE]) // 200:
        raise Refusal(Code.FILE_UNKNOWN_FORMAT)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        if _mostly_utf8(data):
            return data.decode("utf-8", "replace")
    # Only what is not ASCII tells the encodings apart, so a long ASCII head does not hide it.
    sample = _ASCII_RUN.sub(b" ", _DRAWN_RUN.sub(b" ", data))[:_SAMPLE]
    best = max(_ONE_BYTE, key=lambda name: _likeness(sample.decode(name, "replace")))
    return data.decode(best, "replace")


def _bare_utf16(data: bytes) -> str | None:
    """The byte order of utf-16 without a mark: every other byte is 0 (Latin) or 4 (Cyrillic)."""
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half == 0:
        return None
    for encoding, high, low in (("utf-16-le", 1, 0), ("utf-16-be", 0, 1)):
        pages = Counter(sample[high::2])
        units = Counter(sample[low::2])
        if pages[0] + pages[4] > 0.9 * half and units[0] + units[4] < 0.1 * half:
            return encoding
    return None


def _mostly_utf8(data: bytes) -> bool:
    """Whether broken bytes are rare beside whole multi-byte letters: a cut or patched file."""
    text = data[:_SAMPLE].decode("utf-8", "replace")
    broken = text.count("\ufffd")
    whole = sum(count for char, count in Counter(text).items() if char > "\x7f") - broken
    return whole > 20 * broken


def _likeness(text: str) -> int:
    """How much like Russian a reading looks, on no particular scale."""
    total = -_CAPITAL_PENALTY * len(_CAPITAL_INSIDE.findall(text))
    for char, count in Counter(text).items():
        if char in _WEIGHTS:
            total += _WEIGHTS[char] * count
        elif char > "\x7f" and char not in _PUNCTUATION:
            total += _STRANGE * count
    return total
