"""Rows out of cells that stand one after another with blank lines here and there.

A row always ends at a blank line, but a blank line may also stand inside a row (an empty paragraph
at the end of a cell). Of all ways to part the cells at blank lines the cheapest is taken: rows as
wide as the table cost nothing, lone headings little, anything else more.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from domain.planning.terms import looks_like_term

_NUMBER = re.compile(
    r"(?:№+|n+|номер)?\s*(?:п\s*/?\s*п\.?|\d{1,3}(?:[.)]\d*)*|[ivx]+)?[.)]?", re.IGNORECASE
)
_HEADING = re.compile(
    r"\d{1,2}\.?\s+[А-ЯЁ«]|[IVX]+\.?\s+[А-ЯЁ«]"
    r"|(?:раздел|направление|блок|модуль|задача|этап|мероприятия)\b",
    re.IGNORECASE,
)
_TERM_HEADING = re.compile(r"срок|дат[аы]\b|период|месяц|время", re.IGNORECASE)
_WIDEST = 16
_SAMPLE = 600

_GAP_INSIDE = 0.3
_LONE = 0.8
_LONE_HEADING = 0.2
_LONE_EMPTY = 0.8
_LONE_NUMBER = 3.0
_SHORT = 2.0
_SHORT_BY_ONE = 0.5
_SPARE = 3.0
_NO_NUMBER = 1.0
_NUMBER_INSIDE = 1.5
_STRANGE_TERM = 0.5
_WHOLE_ROWS = 2
_MOSTLY = 0.5
_LONGEST_TERM = 160


@dataclass(frozen=True, slots=True)
class Loose:
    """A cell of a dump. `gap` tells whether a blank line stands before it."""

    text: str
    gap: bool

    @property
    def is_number(self) -> bool:
        """Whether it can stand in the column of numbers; an empty one can."""
        return len(self.text) < 16 and bool(_NUMBER.fullmatch(" ".join(self.text.split())))


def find_width(cells: Sequence[Loose], before: int = 0) -> int:
    """The number of columns with which the cells part best; `before` is preferred if as good."""
    sample = cells[:_SAMPLE]
    sizes = [stop - start for start, stop in _pieces(sample)]
    sums = [one + other for one, other in pairwise(sizes) if one == 1]
    counts = Counter(size for size in (*sizes, *sums) if 1 < size <= _WIDEST)
    candidates = [width for width, _ in counts.most_common(8)]
    if 1 < before <= _WIDEST:
        candidates.insert(0, before)
    if not candidates:
        return max(sizes, default=1)
    return min(candidates, key=lambda width: _plan(sample, width)[0])


def assemble(cells: Sequence[Loose], width: int) -> Iterator[tuple[int, int]]:
    """The rows as spans of indices into `cells`."""
    return iter(_plan(cells, width)[1])


def _pieces(cells: Sequence[Loose]) -> list[tuple[int, int]]:
    """Spans of cells with no blank line inside."""
    starts = [index for index, cell in enumerate(cells) if cell.gap or index == 0]
    return list(zip(starts, [*starts[1:], len(cells)], strict=True))


def _plan(cells: Sequence[Loose], width: int) -> tuple[float, list[tuple[int, int]]]:
    """The least cost of parting the cells into rows, and the rows."""
    numbers = [cell.is_number and bool(cell.text.strip()) for cell in cells]
    count = len(cells)
    table = _Table(cells, width, 2 * width * sum(numbers) > count)
    ends = [index == count or cells[index].gap for index in range(count + 1)]
    costs = [0.0] + [float("inf")] * count
    steps = [0] * (count + 1)
    for start in range(count):
        if costs[start] == float("inf"):
            continue
        inside = 0.0
        reached = False
        for stop in range(start + 1, count + 1):
            if stop > start + width + 2 and reached:
                break
            if stop > start + 1:
                inside += _GAP_INSIDE if cells[stop - 1].gap else 0
                inside += _NUMBER_INSIDE if table.numbered and numbers[stop - 1] else 0
            if not ends[stop]:
                continue
            reached = True
            cost = costs[start] + inside + table.row_cost(start, stop)
            if cost < costs[stop]:
                costs[stop], steps[stop] = cost, start
    rows = []
    stop = count
    while stop > 0:
        rows.append((steps[stop], stop))
        stop = steps[stop]
    return costs[count], rows[::-1]


class _Table:
    """What is known of the table before its rows are: its width and what some columns hold."""

    def __init__(self, cells: Sequence[Loose], width: int, numbered: bool) -> None:
        self.cells = cells
        self.width = width
        self.numbered = numbered
        self.terms = [_is_term(cell.text.strip()) for cell in cells]
        self.term_column = self._find_term_column()

    def row_cost(self, start: int, stop: int) -> float:
        """What it costs to take the cells from `start` to `stop` for a row."""
        size = stop - start
        if size == self.width:
            return self._whole_cost(start)
        if size > self.width:
            return _SPARE * (size - self.width)
        filled = [index for index in range(start, stop) if self.cells[index].text.strip()]
        if not filled:
            return _LONE_EMPTY
        if len(filled) > 1:
            return _SHORT + _SHORT_BY_ONE * (self.width - size)
        text = self.cells[filled[0]].text.strip()
        if self.cells[filled[0]].is_number:
            return _LONE_NUMBER
        if _HEADING.match(text):
            return _LONE_HEADING
        torn = self.term_column is not None and self.terms[filled[0]]
        return _LONE + (_STRANGE_TERM if torn else 0)

    def _whole_cost(self, start: int) -> float:
        cost = _NO_NUMBER if self.numbered and not self.cells[start].is_number else 0.0
        if self.term_column is not None:
            row = range(start, start + self.width)
            own = start + self.term_column
            if self.cells[own].text.strip() and not self.terms[own]:
                cost += _STRANGE_TERM
                cost += _STRANGE_TERM if any(self.terms[index] for index in row) else 0
        return cost

    def _find_term_column(self) -> int | None:
        """The column of deadlines: by its heading, or by the rows that no blank line cuts."""
        for column, cell in enumerate(self.cells[: self.width]):
            if _TERM_HEADING.match(cell.text.strip()):
                return column
        whole = [start for start, stop in _pieces(self.cells) if stop - start == self.width]
        if len(whole) < _WHOLE_ROWS:
            return None
        shares = [
            sum(self.terms[start + column] for start in whole) / len(whole)
            for column in range(self.width)
        ]
        best = max(range(self.width), key=lambda column: shares[column], default=None)
        return best if best is not None and shares[best] > _MOSTLY else None


def _is_term(text: str) -> bool:
    """Whether a text is a deadline, or the heading above deadlines."""
    return len(text) < _LONGEST_TERM and (
        looks_like_term(text) or _TERM_HEADING.match(text) is not None
    )
