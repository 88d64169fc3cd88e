"""A table in letters of one width, as narrow as a phone.

Where the columns fit side by side, a row is one line (two where a name wraps). Where they do not,
a row is its words on lines of their own and its figures, lined up, under them: no figure is lost.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from domain.printing import Labels, plain, printed_rows
from domain.table import Align, Column, Table

PHONE = 34
_FLEXIBLE = 12
_INDENT = 2
_WHOLE = 20
"""Lines that a name takes at most where fewer would not tell it from another one."""
_PART = 3
"""Letters of a word that stay together where it is parted."""
_TELLING = re.compile(r"(?:№\s*)?\S*\d\S*$")
"""A number or a year at the end of a name: often all that tells it from others."""
_SYLLABLE = re.compile(r"[аеёиоуыэюя](?=[бвгджзклмнпрстфхцчшщ][аеёиоуыэюя])", re.IGNORECASE)
_JOINERS = frozenset("\u200d\ufe0e\ufe0f")


@dataclass(frozen=True, slots=True)
class MonospaceLayout:
    """Lines of the heading, and lines of every row of `Table.body`."""

    head: list[str]
    rows: list[list[str]]


def width(text: str) -> int:
    """How many letter widths `text` takes: East Asian letters and emoji two, marks none."""
    return sum(
        0
        if sign in _JOINERS or unicodedata.category(sign) in {"Mn", "Me", "Cf"}
        else 2
        if unicodedata.east_asian_width(sign) in {"W", "F"}
        else 1
        for sign in text
    )


def clip(text: str, limit: int) -> str:
    """`text` in at most `limit` widths; «…» stands for what was cut off."""
    if width(text) <= limit:
        return text
    return _head(text, limit - 1).rstrip() + "…"


def wrap(text: str, limit: int, lines: int) -> list[str]:
    """`text` on at most `lines` lines of `limit` widths, broken at a space or hyphen if it can,
    else between syllables; what is cut off is never a number or a year at the end.
    """
    wrapped: list[str] = []
    rest = text
    while width(rest) > limit and len(wrapped) < lines - 1:
        # A break that leaves most of the line empty («7», then a long word) reads worse than a
        # word that is parted.
        space = _head(rest, limit + 1).rfind(" ")
        hyphen = _head(rest, limit).rfind("-") + 1
        best = max(space, hyphen)
        mark = ""
        if best < limit // 2:
            best, mark = _parted(rest, limit)
        wrapped.append(rest[:best].rstrip() + mark)
        rest = rest[best:].lstrip()
    return [*wrapped, _clip_before_number(rest, limit)]


def _parted(text: str, limit: int) -> tuple[int, str]:
    """Where to part the word that a line ends in, with a hyphen if it is between syllables."""
    whole = len(_head(text, limit))
    start = text.rfind(" ", 0, whole) + 1
    word = text[start:].partition(" ")[0]
    ends = [found.end() for found in _SYLLABLE.finditer(word)]
    fitting = [
        start + end
        for end in ends
        if _PART <= end <= len(word) - _PART and width(text[: start + end]) < limit
    ]
    return (fitting[-1], "-") if fitting else (whole, "")


def _clip_before_number(text: str, limit: int) -> str:
    found = _TELLING.search(text)
    if width(text) <= limit or found is None or width(found[0]) > limit // 2:
        return clip(text, limit)
    before = _head(text[: found.start()], limit - width(found[0]) - 2)
    return f"{before.rstrip(' …')}… {found[0]}"


def lay_out(table: Table, labels: Labels, limit: int = PHONE) -> MonospaceLayout:
    """The table in lines of at most `limit` widths."""
    heading = [plain(column.heading) for column in table.columns]
    lines = [heading, *printed_rows(table, labels)]
    natural = [max(width(line[place]) for line in lines) for place in range(len(table.columns))]
    widths = _side_by_side(table.columns, natural, limit)
    if widths is not None:
        columns = [
            _told_apart([line[place] for line in lines], size, 2)
            for place, size in enumerate(widths)
        ]
        laid = [_line(stacks, table.columns, widths) for stacks in zip(*columns, strict=True)]
    else:
        names = _told_apart([_words(line, table.columns, natural) for line in lines], limit, 3)
        laid = [
            [*name, *_figures(line, table.columns, natural, limit)]
            for name, line in zip(names, lines, strict=True)
        ]
    return MonospaceLayout(laid[0], laid[1:])


def _head(text: str, limit: int) -> str:
    taken, used = 0, 0
    for sign in text:
        used += width(sign)
        if used > limit:
            break
        taken += 1
    return text[: max(1, taken)]


def _side_by_side(columns: tuple[Column, ...], natural: list[int], limit: int) -> list[int] | None:
    room = limit - (len(columns) - 1)
    if sum(natural) <= room:
        return natural
    words = [place for place, column in enumerate(columns) if not column.is_figure]
    if not words:
        return None
    widest = max(words, key=lambda place: natural[place])
    left = room - (sum(natural) - natural[widest])
    if left < min(_FLEXIBLE, natural[widest]):
        return None
    return [left if place == widest else size for place, size in enumerate(natural)]


def _told_apart(names: Sequence[str], size: int, lines: int) -> list[list[str]]:
    """Each name on so many lines of `size` widths; those that would read alike on as many as they
    need: «протокол · План по развитию…» of two years.
    """
    found = [wrap(name, size, lines) if name else [] for name in names]
    alike: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name, stack in zip(names, found, strict=True):
        alike[tuple(stack)].add(name)
    return [
        wrap(name, size, _WHOLE) if len(alike[tuple(stack)]) > 1 else stack
        for name, stack in zip(names, found, strict=True)
    ]


def _line(stacks: Sequence[list[str]], columns: tuple[Column, ...], widths: list[int]) -> list[str]:
    return [
        " ".join(
            _pad(stack[level] if level < len(stack) else "", size, column.alignment)
            for stack, size, column in zip(stacks, widths, columns, strict=True)
        ).rstrip()
        for level in range(max(1, *map(len, stacks)))
    ]


def _words(cells: list[str], columns: tuple[Column, ...], natural: list[int]) -> str:
    words = ""
    for place, column in enumerate(columns):
        if not column.is_figure and cells[place]:
            # A number of an activity belongs to its name; other words are set off.
            joint = " " if place and natural[place - 1] <= _FLEXIBLE // 2 else " · "
            words += (joint if words else "") + cells[place]
    return words


def _figures(
    cells: list[str], columns: tuple[Column, ...], natural: list[int], limit: int
) -> list[str]:
    lines: list[str] = []
    line = ""
    for place, column in enumerate(columns):
        if not column.is_figure:
            continue
        size = min(natural[place], limit - _INDENT)
        cell = _pad(clip(cells[place], size), size, column.alignment)
        if line and width(line) + 1 + size > limit:
            lines.append(line.rstrip())
            line = ""
        line = f"{line} {cell}" if line else " " * _INDENT + cell
    return [*lines, line.rstrip()] if line else lines


def _pad(text: str, size: int, align: Align) -> str:
    free = max(0, size - width(text))
    match align:
        case Align.LEFT:
            return text + " " * free
        case Align.RIGHT:
            return " " * free + text
        case Align.CENTER:
            return " " * (free // 2) + text + " " * (free - free // 2)
