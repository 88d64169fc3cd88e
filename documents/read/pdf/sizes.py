"""How large a PDF's streams become and how much its pages draw, counted before it is read.

Forty megabytes of zeros cost forty kilobytes in a PDF, and 70,000 lines (a megabyte, or a few bytes
in forms that draw each other) cost pdfminer and the search for tables many seconds: without
counting, a small file keeps a reader busy until its time is over.
"""

import re
import zlib
from collections.abc import Mapping
from typing import Any, NamedTuple

from pdfminer.pdftypes import PDFObjRef, PDFStream, resolve1
from pdfplumber.page import Page

from domain.errors import Code, Refusal

_MEGABYTE = 1024 * 1024
MAX_STREAM = 32 * _MEGABYTE
"""Bytes of one stream that is no picture: fonts are the largest."""

MAX_STREAMS = 128 * _MEGABYTE
MAX_PAGE = 2 * _MEGABYTE
"""Bytes of drawing of one page; a page full of text takes some 50 KB."""

MAX_PAGES_TOGETHER = 8 * _MEGABYTE
MAX_STROKES = 20_000
"""Lines and rectangles of one page; a page full of cells has about a thousand."""

MAX_STROKES_TOGETHER = 300_000

MAX_SLOW = 512 * 1024
"""Bytes of one stream that pdfminer decodes in Python, a byte or a row of one byte at a time."""

MAX_SLOW_TOGETHER = 4 * _MEGABYTE

_SLOW = re.compile(rb"/LZW|/RunLength|/RL\b|/Predictor|/Fl\w*\s*/Fl|#")
"""Words of a stream's dictionary that say so; one zlib inside another hides its size; # may spell
any of them."""

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_LENGTH = re.compile(rb"/Length\s+(\d{1,10})(\s+\d+\s+R)?")
_NUMBER = re.compile(rb"(\d{1,10})\s{1,3}\d{1,5}\s{1,3}obj\s{0,3}(\d{1,10})")
_PICTURE = re.compile(rb"/Subtype\s*/Image")
_DICTIONARY = 4096
_MOST_STREAMS = 50_000
_CHUNK = 64 * 1024
_STROKE = re.compile(rb"\s(?:l|c|v|y|re)\s")
_DO = re.compile(rb"/([^\s/<>\[\]()]+)\s+Do\b")
_DEEPEST = 16


def check_streams(data: bytes) -> None:
    """Raise `Refusal(FILE_UNSAFE)` where compressed streams unpack to more than any plan has."""
    total = slow = 0
    numbers: dict[int, int] | None = None
    for count, match in enumerate(_STREAM.finditer(data)):
        start = match.end()
        head = data[max(match.start() - _DICTIONARY, 0) : match.start()]
        head = head[max(head.rfind(b" obj"), 0) :]
        if _PICTURE.search(head):
            continue
        most = MAX_SLOW if _SLOW.search(head) else MAX_STREAM
        size = _unpacked(data, start, most)
        if most == MAX_SLOW:
            numbers = _numbers(data) if numbers is None else numbers
            size = max(size, _room(data, start, head, numbers))
            slow += size
        total += size
        is_much = total > MAX_STREAMS or slow > MAX_SLOW_TOGETHER
        if size > most or is_much or count > _MOST_STREAMS:
            raise Refusal(Code.FILE_UNSAFE)


def _room(data: bytes, start: int, head: bytes, numbers: Mapping[int, int]) -> int:
    """At most so many bytes are read for the stream that begins at `start`, packed as it is.

    That is what its /Length says, or all up to an `endstream`, which may be a part of it. A length
    that cannot be found here may be any.
    """
    rest = len(data) - start
    end = data.find(b"endstream", start)
    said = [
        numbers.get(int(number), rest) if elsewhere else int(number)
        for number, elsewhere in _LENGTH.findall(head)
    ]
    return min(max(*(said or [rest]), end - start if end >= 0 else rest), rest)


def _numbers(data: bytes) -> dict[int, int]:
    """Objects that are numbers, the largest of each: the lengths of streams may be."""
    found: dict[int, int] = {}
    for name, number in _NUMBER.findall(data):
        found[int(name)] = max(int(number), found.get(int(name), 0))
    return found


def _unpacked(data: bytes, start: int, most: int) -> int:
    """The size of the zlib stream that begins at `start`, or a little over `most`; 0 for others."""
    machine = zlib.decompressobj()
    size = 0
    at = start
    try:
        while not machine.eof and size <= most and at < len(data):
            rest = data[at : at + _CHUNK]
            at += len(rest)
            while rest and not machine.eof and size <= most:
                size += len(machine.decompress(rest, _CHUNK))
                rest = machine.unconsumed_tail
    except zlib.error:
        return size
    return size


class _Cost(NamedTuple):
    """What drawing takes: bytes to read, and lines to look for tables in."""

    size: int = 0
    strokes: int = 0

    def plus(self, other: "_Cost") -> "_Cost":
        return _Cost(self.size + other.size, self.strokes + other.strokes)

    def exceeds(self, size: int, strokes: int) -> bool:
        return self.size > size or self.strokes > strokes


class Drawing:
    """Counts what pages draw, forms included as often as they are drawn."""

    def __init__(self) -> None:
        self._total = _Cost()
        self._forms: dict[int, _Cost] = {}

    def check(self, page: Page) -> None:
        """One more page. Raises `Refusal(FILE_TOO_LONG)` where it would take too long to draw."""
        cost = self._cost(page.page_obj.contents, page.page_obj.resources, 0)
        self._total = self._total.plus(cost)
        is_long = cost.exceeds(MAX_PAGE, MAX_STROKES)
        if is_long or self._total.exceeds(MAX_PAGES_TOGETHER, MAX_STROKES_TOGETHER):
            raise Refusal(Code.FILE_TOO_LONG)

    def _cost(self, contents: Any, resources: Any, depth: int) -> _Cost:
        if depth > _DEEPEST:
            raise Refusal(Code.FILE_UNSAFE)
        parts = contents if isinstance(contents, list) else [contents]
        drawn = [_data(part) for each in parts if isinstance(part := resolve1(each), PDFStream)]
        named = resolve1(resolve1(resources or {}).get("XObject")) or {}
        cost = _Cost(sum(map(len, drawn)), sum(len(_STROKE.findall(data)) for data in drawn))
        for data in drawn:
            for match in _DO.finditer(data):
                form = named.get(match[1].decode("latin-1"))
                cost = cost.plus(self._form_cost(form, resources, depth))
        return cost

    def _form_cost(self, reference: Any, resources: Any, depth: int) -> _Cost:
        form = resolve1(reference)
        if not isinstance(form, PDFStream) or _is_picture(form):
            return _Cost()
        key = reference.objid if isinstance(reference, PDFObjRef) else id(form)
        if key not in self._forms:
            # A form that draws itself is met again before its cost is known.
            self._forms[key] = _Cost()
            own = form.attrs.get("Resources") or resources
            self._forms[key] = self._cost(form, own, depth + 1)
        return self._forms[key]


def _data(part: PDFStream) -> bytes:
    """What a page or form is drawn by, counted before: it may call itself a picture, which
    `check_streams` leaves alone."""
    raw = part.rawdata
    if raw is not None:
        size = max(_unpacked(raw, 0, MAX_PAGE), len(raw))
        if size > (MAX_SLOW if _is_slow(part) else MAX_PAGE):
            raise Refusal(Code.FILE_TOO_LONG)
    return bytes(part.get_data())


def _is_slow(part: PDFStream) -> bool:
    """What `_SLOW` looks for, in a dictionary that has been read."""
    filters = part.get_filters()
    names = [str(getattr(name, "name", "")) for name, _ in filters]
    predicted = any(isinstance(given, dict) and "Predictor" in given for _, given in filters)
    return predicted or len(names) > 1 or not set(names) <= {"FlateDecode", "Fl"}


def _is_picture(form: PDFStream) -> bool:
    return str(getattr(resolve1(form.attrs.get("Subtype")), "name", "")) == "Image"
