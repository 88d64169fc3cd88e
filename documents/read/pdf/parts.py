"""One page of a PDF: the tables and the lines of text that are drawn on it."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from pdfplumber.page import Page
from pdfplumber.utils.text import chars_to_textmap, extract_text

from documents.read.pdf.aligned import Area, find_aligned
from documents.read.pdf.open_rows import open_rows
from documents.read.tidy import tidy

Char = dict[str, Any]
"""A glyph as pdfplumber gives it: "text", "x0", "x1", "top", "bottom", "fontname"."""

_BOLD = re.compile("bold|black|heavy", re.IGNORECASE)
_SOFT_BREAK = re.compile("\u00ad\n")
# A word that is wider than its cell goes on below without a hyphen: what stands there is an ending
# that is no word («общеобразователь ⏎ ные»).
_CUT_WORD = re.compile(
    r"(?m)^(\S{5,}[а-яё])\n(?=(?:(?:тель|стви?|ен|иче)?(?:н|ск|нн)(?:ые|ых|ый|ая|ое|ой|ым|ыми|ого|ому"
    r"|ую)|(?:[нцс]и)(?:е|я|ю|ей|ем|ям|ях|ями)|ност(?:ь|и|ью|ей)|тел(?:ь|я|и|ей|ям|ем|ями)"
    r"|ств(?:о|а|у|ом)|ник(?:ов|ам|ом)|ющ(?:ий|ие|их|им|ая|его)|ться)(?![а-яё]))"
)
_SAME_EDGE = 3.0
"""Points within which two edges are one: pdfplumber snaps lines by the same distance."""


@dataclass(frozen=True, slots=True)
class Box:
    """A cell on the page, in points from its upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float
    text: str = ""
    bold: bool = False


@dataclass(frozen=True, slots=True)
class TablePart:
    """What one page shows of a table. `ruled` is False where only alignment makes it one."""

    page: int
    boxes: tuple[Box, ...]
    ruled: bool

    @property
    def top(self) -> float:
        return min(box.top for box in self.boxes)

    @property
    def left(self) -> float:
        return min(box.x0 for box in self.boxes)

    @property
    def right(self) -> float:
        return max(box.x1 for box in self.boxes)

    @property
    def columns(self) -> list[float]:
        """The left edges of the columns."""
        return edges(box.x0 for box in self.boxes)


@dataclass(frozen=True, slots=True)
class LinePart:
    """A line of text outside tables."""

    page: int
    top: float
    bottom: float
    text: str
    bold: bool


def edges(values: Iterable[float]) -> list[float]:
    """Distinct edges, in order; those a line's breadth apart are one."""
    found: list[float] = []
    for value in sorted(values):
        if not found or value - found[-1] > _SAME_EDGE:
            found.append(value)
    return found


def edge_index(found: list[float], value: float) -> int:
    """Which of the edges a value belongs to."""
    return max(bisect_right(found, value + _SAME_EDGE) - 1, 0)


def read_page(page: Page, ruled: bool) -> list[TablePart | LinePart]:
    """The parts of a page from top to bottom; without `ruled`, tables are found by alignment."""
    chars: list[Char] = page.chars
    tables = list(_tables(page, ruled))
    inside = {id(char) for boxes in tables for _, owned in _share(chars, boxes) for char in owned}
    outside = [char for char in chars if id(char) not in inside]
    parts: list[TablePart | LinePart] = list(_lines(outside, page.page_number))
    for boxes in tables:
        filled = tuple(_fill(box, owned) for box, owned in _share(chars, boxes))
        if any(box.text for box in filled):
            parts.append(TablePart(page.page_number, filled, ruled))
    return sorted(parts, key=lambda part: part.top)


def _tables(page: Page, ruled: bool) -> Iterator[list[Box]]:
    if not ruled:
        areas = find_aligned(page)
        if areas:
            yield _boxes(areas)
        return
    for table in page.find_tables():
        boxes = [Box(*cell) for cell in table.cells]
        # One column is a frame round a text, no table.
        if len(edges(box.x0 for box in boxes)) > 1:
            columns = edges([*(box.x0 for box in boxes), *(box.x1 for box in boxes)])
            top, bottom = min(box.top for box in boxes), max(box.bottom for box in boxes)
            yield [*boxes, *_boxes(open_rows(page, columns, top, bottom))]


def _boxes(areas: Iterable[Area]) -> list[Box]:
    return [Box(area.x0, area.top, area.x1, area.bottom) for area in areas]


def _share(chars: list[Char], boxes: list[Box]) -> Iterator[tuple[Box, list[Char]]]:
    """Each box with the glyphs whose middle it holds."""
    bands = edges(box.top for box in boxes)
    owned: dict[Box, list[Char]] = {box: [] for box in boxes}
    by_band: list[list[Box]] = [[] for _ in bands]
    for box in owned:
        first, last = edge_index(bands, box.top), edge_index(bands, box.bottom - 2 * _SAME_EDGE)
        for band in range(first, last + 1):
            by_band[band].append(box)
    for char in chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        for box in by_band[max(bisect_right(bands, y) - 1, 0)]:
            if box.x0 <= x < box.x1 and box.top <= y < box.bottom:
                owned[box].append(char)
                break
    yield from owned.items()


def _fill(box: Box, chars: list[Char]) -> Box:
    text = _CUT_WORD.sub(r"\1", tidy(_SOFT_BREAK.sub("", extract_text(chars))))
    return replace(box, text=text, bold=_is_bold(chars))


def _lines(chars: list[Char], page: int) -> Iterator[LinePart]:
    if not chars:
        return
    for line in chars_to_textmap(chars).extract_text_lines():
        text = tidy(line["text"])
        if text:
            yield LinePart(page, line["top"], line["bottom"], text, _is_bold(line["chars"]))


def _is_bold(chars: list[Char]) -> bool:
    said = [char for char in chars if not char["text"].isspace()]
    return bool(said) and all(_BOLD.search(char["fontname"]) for char in said)
