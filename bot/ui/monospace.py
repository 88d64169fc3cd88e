"""A table in letters of one width, as narrow as a phone.

Where the columns fit side by side, a row is one line (two where a name wraps). Where they do not,
a row is its words on lines of their own and its figures, lined up, under them: no figure is lost.
"""

import unicodedata
from dataclasses import dataclass

from domain.printing import Labels, plain, printed_rows
from domain.table import Align, Column, Table

PHONE = 34
_FLEXIBLE = 12
_INDENT = 2
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
    """`text` on at most `lines` lines of `limit` widths, broken at a space or hyphen if it can."""
    wrapped: list[str] = []
    rest = text
    while width(rest) > limit and len(wrapped) < lines - 1:
        # A break that leaves most of the line empty («7», then a long word) reads worse than a
        # word that is cut.
        space = _head(rest, limit + 1).rfind(" ")
        hyphen = _head(rest, limit).rfind("-") + 1
        best = max(space, hyphen)
        cut = best if best >= limit // 2 else len(_head(rest, limit))
        wrapped.append(rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    return [*wrapped, clip(rest, limit)]


def lay_out(table: Table, labels: Labels, limit: int = PHONE) -> MonospaceLayout:
    """The table in lines of at most `limit` widths."""
    heading = [plain(column.heading) for column in table.columns]
    lines = [heading, *printed_rows(table, labels)]
    natural = [max(width(line[place]) for line in lines) for place in range(len(table.columns))]
    widths = _side_by_side(table.columns, natural, limit)
    if widths is not None:
        laid = [_line(line, table.columns, widths) for line in lines]
    else:
        laid = [_record(line, table.columns, natural, limit) for line in lines]
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


def _line(cells: list[str], columns: tuple[Column, ...], widths: list[int]) -> list[str]:
    stacks = [wrap(cell, size, 2) for cell, size in zip(cells, widths, strict=True)]
    height = max(len(stack) for stack in stacks)
    return [
        " ".join(
            _pad(stack[level] if level < len(stack) else "", size, column.alignment)
            for stack, size, column in zip(stacks, widths, columns, strict=True)
        ).rstrip()
        for level in range(height)
    ]


def _record(
    cells: list[str], columns: tuple[Column, ...], natural: list[int], limit: int
) -> list[str]:
    words = ""
    for place, column in enumerate(columns):
        if not column.is_figure and cells[place]:
            # A number of an activity belongs to its name; other words are set off.
            joint = " " if place and natural[place - 1] <= _FLEXIBLE // 2 else " · "
            words += (joint if words else "") + cells[place]
    lines = wrap(words, limit, 3) if words else []
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
