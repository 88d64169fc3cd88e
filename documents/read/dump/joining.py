"""Which lines of a tabbed dump belong together: of all ways to join them the cheapest is taken.

Rows as wide as the table cost nothing, joints little, anything else more.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from documents.read.dump import markup
from documents.read.dump.lines import Line

_NUMBER = re.compile(r"\s*(?:№|\d{1,3}(?:\.\d{1,3})*[.)]?\s*$|[IVX]+[.)]\s*$)")
_HEADER_WORD = re.compile(r"№|срок|ответственн|исполнител|мероприят", re.IGNORECASE)
_PROSE_START = re.compile(
    r"\s*(?:#|\*\*|(?:Раздел|Направление|Приложение|Блок|Модуль|Этап|РАЗДЕЛ|НАПРАВЛЕНИЕ)\b"
    r"|\d{1,2}\.\s+[А-ЯЁ]|[IVX]+\.\s"
    # «Начальник отдела ____ А.А. Котова», «Исп. Котова, 2-14-15» right below the last row.
    # Its words and the gap share no signs: else a long line of spaces is parted in all ways.
    r"|[А-ЯЁ][а-яё]+(?:[ -]{1,3}[а-яё]+)*(?= ?_{3}|\s{4})[\s_/]+"
    r"(?:[А-ЯЁ]\.\s?){2}[А-ЯЁ][а-яё]+\s*$"
    r"|[Ии]сп(?:олнитель)?[.:]\s*[А-ЯЁ][^\n]*\d[- ]?\d\d[- ]?\d\d\s*$)"
)
_LONGEST_ROW = 60
"""Lines that one row may take."""

_LONGEST_START = 4
"""Lines that the first cell of a row may take."""

_LONGEST_HEADER = 5
_CANDIDATES = 6
_WIDEST = 40
_SAMPLE = 300
_ENOUGH_ROWS = 4

_JOINT = 0.3
_JOINT_AT_GAP = 0.7
_NUMBER_IN_ROW = 3.0
_HEADING_IN_ROW = 2.0
_OPEN_CUT = 2.0
_PROSE = 0.1
_PROSE_RIGHT_AFTER_ROW = 0.5
_STARTS_WITH_PROSE = 1.5
_STARTS_WITH_NUMBER = 0.3
_SHORT_ROW = 0.5
_SHORT_BY = 0.4
_SPARE = 2.0


@dataclass(frozen=True, slots=True)
class FilledLine:
    """A line that is not blank. `gap` tells whether a blank line stands before it."""

    cells: tuple[str, ...]
    line: Line
    gap: bool

    @property
    def is_prose(self) -> bool:
        return len(self.cells) == 1


def find_width(pieces: Sequence[FilledLine], usual: int = 0) -> int:
    """How many cells a row has: the number with which the lines join best.

    `usual` is that of the whole document: a part of it differs only if it has a header of its own
    or some rows of one size.
    """
    rows = [piece for piece in pieces if not piece.is_prose]
    counts = Counter(len(piece.cells) for piece in rows)
    common = [
        size
        for size, count in counts.most_common(_CANDIDATES)
        if not usual or count >= _ENOUGH_ROWS
    ]
    sizes = dict.fromkeys([usual, *_header_sizes(pieces)[:_CANDIDATES], *common])
    candidates = [size for size in sizes if 1 < size <= _WIDEST]
    if not rows or not candidates:
        return usual or 1
    first = pieces.index(rows[0])
    sample = pieces[first : first + _SAMPLE]
    if len(candidates) == 1:
        return candidates[0]
    return min(candidates, key=lambda size: join(sample, size)[0])


def join(pieces: Sequence[FilledLine], width: int) -> tuple[float, list[tuple[int, int]]]:
    """The least cost of parting the pieces into rows and paragraphs, and these as spans."""
    count = len(pieces)
    costs = [0.0] + [float("inf")] * count
    steps = [0] * (count + 1)
    is_prose = [piece.is_prose for piece in pieces]
    numbers = sum(_NUMBER.match(piece.cells[0]) is not None for piece in pieces)
    numbered = 3 * numbers > is_prose.count(False)
    opened = [markup.is_open(piece.cells[-1]) for piece in pieces]
    joint_costs = [
        _joint_cost(piece, numbered, was_open)
        for piece, was_open in zip(pieces, [False, *opened], strict=False)
    ]
    for start in range(count):
        joints = 0.0
        size = gaps = 0
        has_row = False
        longest = _LONGEST_START if is_prose[start] else _LONGEST_ROW
        for stop in range(start + 1, min(count, start + longest) + 1):
            piece = pieces[stop - 1]
            has_row = has_row or not is_prose[stop - 1]
            if stop > start + 1:
                joints += joint_costs[stop - 1]
                gaps += piece.gap
                size -= 1
            size += len(piece.cells)
            if size > width + 1 and stop > start + 1:
                break
            if has_row:
                cost = joints + _row_cost(pieces[start:stop], size, gaps, width)
            elif stop == start + 1:
                cost = _prose_cost(pieces, start)
            else:
                continue
            cost += costs[start] + (_OPEN_CUT if opened[stop - 1] and stop < count else 0)
            if cost < costs[stop]:
                costs[stop], steps[stop] = cost, start
    spans = []
    stop = count
    while stop > 0:
        spans.append((steps[stop], stop))
        stop = steps[stop]
    return costs[count], spans[::-1]


def _header_sizes(pieces: Sequence[FilledLine]) -> list[int]:
    """How wide the headers are, whole or joined from several lines."""
    sizes = []
    for index, piece in enumerate(pieces):
        if sum(_HEADER_WORD.search(cell) is not None for cell in piece.cells) > 1:
            size = max(i for i, cell in enumerate(piece.cells, 1) if cell.strip())
            sizes.append(size)
            for following in pieces[index + 1 : index + _LONGEST_HEADER]:
                size += len(following.cells) - 1
                sizes.append(size)
    return sizes


def _joint_cost(piece: FilledLine, numbered: bool, opened: bool) -> float:
    """What it costs to join a piece to those before it in a row."""
    cost = 0.0 if opened else (_JOINT_AT_GAP if piece.gap else _JOINT)
    if piece.is_prose and _PROSE_START.match(piece.line.text):
        cost += _HEADING_IN_ROW
    if numbered and (_NUMBER.match(piece.cells[0]) or not piece.cells[0].strip()):
        cost += _NUMBER_IN_ROW
    return cost


def _prose_cost(pieces: Sequence[FilledLine], index: int) -> float:
    """What it costs to take a line for a paragraph."""
    piece = pieces[index]
    after_row = index > 0 and not pieces[index - 1].is_prose and not piece.gap
    torn = after_row and not _PROSE_START.match(piece.line.text)
    return _PROSE_RIGHT_AFTER_ROW if torn else _PROSE


def _row_cost(pieces: Sequence[FilledLine], size: int, gaps: int, width: int) -> float:
    """What it costs to take pieces for a row of `size` cells, or more if cut at gaps."""
    cost = 0.0
    if pieces[0].is_prose:
        is_number = _NUMBER.match(pieces[0].cells[0])
        cost = _STARTS_WITH_NUMBER if is_number else _STARTS_WITH_PROSE
    if size <= width <= size + gaps:
        return cost
    if size > width:
        filled = [cell for piece in pieces for cell in piece.cells]
        while len(filled) > 1 and not filled[-1].strip():
            filled.pop()
            size -= 1
        return cost + _SPARE * max(size - width, 0)
    return cost + _SHORT_ROW + _SHORT_BY * (width - size if len(pieces) > 1 else 0)
