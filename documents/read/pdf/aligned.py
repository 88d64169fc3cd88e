"""Tables without rules: a scan's text layer, or a table set with blanks. Gutters part the columns.

pdfplumber's own search by alignment loses a narrow column of numbers as soon as a heading runs over
it, and the end of the widest word of a column.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page

Span = tuple[float, float]
"""From left to right, or from top to bottom, in points."""

_SAME_LINE = 3.0
_GAP = 0.8
"""Words of one cell are nearer to each other than this part of a line's height."""

_ROW_GAP = 0.7
"""Lines of one row likewise, from top to bottom."""

_FEWEST_SEGMENTS = 3
_FEWEST_LINES = 3


@dataclass(slots=True)
class _Line:
    """Words on one height, those close to each other put together."""

    top: float
    bottom: float
    segments: list[Span]


@dataclass(frozen=True, slots=True)
class Area:
    """A cell: where it begins and ends."""

    x0: float
    top: float
    x1: float
    bottom: float


def find_aligned(page: Page) -> list[Area]:
    """The cells of the one table that the page's words form, or none."""
    lines = list(_lines(page.extract_words()))
    full = [index for index, line in enumerate(lines) if len(line.segments) >= _FEWEST_SEGMENTS]
    if len(full) < _FEWEST_LINES:
        return []
    columns = _columns([segment for index in full for segment in lines[index].segments])
    if len(columns) < _FEWEST_SEGMENTS:
        return []
    edges = [
        float(page.bbox[0]),
        *((left + right) / 2 for (_, left), (right, _) in pairwise(columns)),
        float(page.bbox[2]),
    ]
    rows = _rows(lines[full[0] : full[-1] + 1], edges)
    return [area for row in rows for area in row]


def _lines(words: Sequence[dict[str, Any]]) -> Iterator[_Line]:
    line: list[dict[str, Any]] = []
    for word in sorted(words, key=lambda word: (word["top"], word["x0"])):
        if line and word["top"] - line[0]["top"] > _SAME_LINE:
            yield _line(line)
            line = []
        line.append(word)
    if line:
        yield _line(line)


def _line(words: Sequence[dict[str, Any]]) -> _Line:
    top, bottom = min(word["top"] for word in words), max(word["bottom"] for word in words)
    segments: list[Span] = []
    for word in sorted(words, key=lambda word: word["x0"]):
        if segments and word["x0"] - segments[-1][1] < _GAP * (bottom - top):
            segments[-1] = segments[-1][0], max(segments[-1][1], word["x1"])
        else:
            segments.append((word["x0"], word["x1"]))
    return _Line(top, bottom, segments)


def _columns(segments: Sequence[Span]) -> list[Span]:
    """What the segments cover; where none is, there is a gutter."""
    covered: list[Span] = []
    for left, right in sorted(segments):
        if covered and left <= covered[-1][1]:
            covered[-1] = covered[-1][0], max(covered[-1][1], right)
        else:
            covered.append((left, right))
    return covered


def _rows(lines: Sequence[_Line], edges: Sequence[float]) -> Iterator[list[Area]]:
    row: list[_Line] = []
    for line in lines:
        if row and not _goes_on(row[-1], line, edges):
            yield list(_cells(row, edges))
            row = []
        row.append(line)
    yield list(_cells(row, edges))


def _goes_on(last: _Line, line: _Line, edges: Sequence[float]) -> bool:
    """Whether a line belongs to the row above: close to it, with nothing in the first column."""
    near = line.top - last.bottom < _ROW_GAP * (last.bottom - last.top)
    return near and line.segments[0][0] > edges[1]


def _cells(row: Sequence[_Line], edges: Sequence[float]) -> Iterator[Area]:
    """The cells of a row; a lone segment that runs over gutters is one cell."""
    top, bottom = row[0].top, row[-1].bottom
    crossed = set[int]()
    if len(row) == 1 and len(row[0].segments) == 1:
        left, right = row[0].segments[0]
        crossed = {index for index, edge in enumerate(edges) if left < edge < right}
    kept = [edge for index, edge in enumerate(edges) if index not in crossed]
    for x0, x1 in pairwise(kept):
        yield Area(x0, top, x1, bottom)
