"""Rows that the end of a page cuts: their sides go on beyond the table's last rule.

A browser that prints a table draws no rule there, and nothing else tells that it is a row.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.page import Page

from documents.read.pdf.aligned import Area

_SAME_EDGE = 3.0
_LOWEST_ROW = 8.0
"""Points: a line of text is higher, and a side that only sticks out is shorter."""


def open_rows(page: Page, columns: Sequence[float], top: float, bottom: float) -> list[Area]:
    """The cells above `top` and below `bottom`, between sides that stand at edges of `columns`.

    `columns` are the edges of the table's columns, the last one's right edge with them.
    """
    sides = [edge for edge in page.edges if edge["orientation"] == "v"]
    return [*_cells(sides, columns, bottom, 1), *_cells(sides, columns, top, -1)]


def _cells(
    sides: Sequence[dict[str, Any]], columns: Sequence[float], at: float, way: int
) -> Iterator[Area]:
    """The cells of the row beyond `at`, below it where `way` is 1 and above it where it is -1."""
    near, far = ("top", "bottom") if way > 0 else ("bottom", "top")
    reach: dict[float, float] = {}
    for side in sides:
        beyond = way * (side[far] - at)
        if beyond < _LOWEST_ROW or way * (side[near] - at) > _SAME_EDGE:
            continue
        for column in columns:
            if abs(side["x0"] - column) <= _SAME_EDGE:
                reach[column] = max(reach.get(column, 0), beyond)
    if len(reach) < 2 or not {columns[0], columns[-1]} <= set(reach):
        return
    end = at + way * min(reach.values())
    for left, right in pairwise(sorted(reach)):
        yield Area(left, min(at, end), right, max(at, end))
