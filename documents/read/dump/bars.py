"""Tables that were pasted with every cell on a line of its own and bars between the cells.

    №
    |
    Мероприятие
    |
    Срок
    1.
    |
    Смотр кружков
    |
    май

No bar stands between the last cell of a row and the first one of the next. A number there begins
the row; where there is none, the width of the rows before tells it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from documents.read.dump.lines import Line

_BAR = re.compile(r"\s*[|¦│┃]\s*")
_NUMBER = re.compile(r"\s*(?:\d{1,3}(?:\.\d{1,3})*[.)]?|[IVX]{1,5}[.)])\s*")
_HEADING = re.compile(
    r"\s*(?:[IVX]{1,5}[.)]\s|(?:раздел|направление|блок|модуль|задача|этап)\b)", re.IGNORECASE
)
_BREAK = "<br>"
_FEWEST_BARS = 4
_FEWEST_COLUMNS = 2


def unbar(lines: Sequence[Line]) -> list[Line]:
    """The lines with such a table made into rows with pipes, one row a line."""
    bars = [index for index, line in enumerate(lines) if _BAR.fullmatch(line.text)]
    if len(bars) < _FEWEST_BARS or not _alternate(lines, bars):
        return list(lines)
    first, last = _last_said(lines, bars[0]), bars[-1]
    after = _end_of_cell(lines, last)
    rows = _Rows()
    for piece in _pieces(lines[first:after]):
        rows.take(piece)
    return [*lines[:first], *rows.lines(), *lines[after:]]


def _alternate(lines: Sequence[Line], bars: Sequence[int]) -> bool:
    """Whether bars stand between single cells, not here and there in a text."""
    said = sum(not line.blank for line in lines[bars[0] : bars[-1]])
    return 4 * len(bars) >= said


def _last_said(lines: Sequence[Line], before: int) -> int:
    return next((index for index in range(before - 1, -1, -1) if not lines[index].blank), before)


def _end_of_cell(lines: Sequence[Line], bar: int) -> int:
    """Where the cell behind the last bar ends: at a blank line."""
    start = next((i for i in range(bar + 1, len(lines)) if not lines[i].blank), len(lines))
    return next((i for i in range(start, len(lines)) if lines[i].blank), len(lines))


def _pieces(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """The lines between one bar and the next, blank ones left out."""
    piece: list[Line] = []
    for line in lines:
        if _BAR.fullmatch(line.text):
            yield piece
            piece = []
        elif not line.blank:
            piece.append(line)
    yield piece


def _without_headings(piece: list[Line]) -> tuple[list[Line], list[Line]]:
    """The last cell of a row, and the headings that stand between it and the next row."""
    at = next((i for i, line in enumerate(piece) if i and _HEADING.match(line.text)), len(piece))
    return piece[:at], piece[at:]


@dataclass(slots=True)
class _Rows:
    """Rows of cells, each cell as its lines."""

    rows: list[list[list[Line]]] = field(default_factory=lambda: [[]])
    width: int = 0

    def take(self, piece: list[Line]) -> None:
        """What stands between two bars: a cell, or a row's end and the next one's beginning."""
        row = self.rows[-1]
        cut = self._cut(piece, len(row) + 1)
        if cut is None:
            row.append(piece)
            return
        last, headings = _without_headings(piece[:cut])
        row.append(last)
        self.width = self.width or len(row)
        self.rows += [[[heading]] for heading in headings]
        self.rows.append([piece[cut:]])

    def _cut(self, piece: list[Line], column: int) -> int | None:
        """Where the next row begins in a piece, if it does."""
        if column < _FEWEST_COLUMNS or (self.width and column < self.width):
            return None
        at = next((i for i, line in enumerate(piece) if i and _NUMBER.fullmatch(line.text)), None)
        if at is None and column == self.width and len(piece) > 1:
            return len(piece) - 1
        return at

    def lines(self) -> Iterator[Line]:
        for row in self.rows:
            cells = [_BREAK.join(line.text.strip() for line in cell) for cell in row]
            cells += [""] * (self.width - len(cells))
            start = next((cell[0] for cell in row if cell), None)
            if start is not None:
                yield replace(start, text=f"| {' | '.join(cells)} |")
