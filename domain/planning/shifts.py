"""Rows whose cells stand one column beside their headings."""

from collections.abc import Sequence

from domain.grid import Cell, GridRow
from domain.planning.column_roles import ColumnRole
from domain.planning.layout import TableLayout
from domain.planning.numbering import read_number
from domain.planning.terms import likeness

_CLEARLY_BETTER = 1.5
_LONG = 60


def find_shift(row: GridRow, layout: TableLayout) -> int:
    """How many columns to move the row's cells (-1, 0 or 1) so that they fit their headings."""
    cells = [cell for cell in row.cells if cell.text]
    if len(cells) < 3 or not layout.has(ColumnRole.TERM):
        return 0
    scores = {0: _fit(cells, layout, 0)}
    if cells[0].column > 1:
        scores[-1] = _fit(cells, layout, -1)
    if cells[-1].column < layout.width:
        scores[1] = _fit(cells, layout, 1)
    best = max(scores, key=lambda shift: (scores[shift], -abs(shift)))
    return best if scores[best] - scores[0] >= _CLEARLY_BETTER else 0


def _fit(cells: Sequence[Cell], layout: TableLayout, shift: int) -> float:
    score = 0.0
    for cell in cells:
        column = layout.column_at(cell.column + shift)
        numbered = read_number(cell.text) is not None
        term = 0.0 if numbered else likeness(cell.text)
        if column is None:
            score -= 1
        elif column.role is ColumnRole.NUMBER:
            score += 1 if numbered else -1
        elif column.role is ColumnRole.TERM:
            score += 1 if term >= 0.5 else (-1 if len(cell.text) > _LONG or numbered else -0.25)
        elif column.role is ColumnRole.TITLE:
            score += -1 if term > 0.7 or numbered else 0.5
        elif column.role is ColumnRole.PARTY:
            score += -1 if term > 0.7 else 0
    return score
