"""The header of a plan's table: which column holds what."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.grid import GridRow
from domain.planning import matrix
from domain.planning.column_roles import BEGIN, END, UNREAD, ColumnRole, role_of
from domain.planning.found_columns import find_columns, names_weekdays
from domain.planning.layout import GridColumn, TableLayout
from domain.planning.numbering import read_number
from domain.planning.terms import likeness
from domain.planning.title_column import one_title
from domain.planning.unit_columns import names_unit
from domain.planning.wording import fold

_LONGEST_HEADING = 160
_SUBHEADING = re.compile(
    r"начал\w*|окончани\w*|конец|план\w*|факт\w*|с|по|дата начала|дата окончания"
)
_MATRIX_AT_LEAST = 3
_SAMPLE = 40


def read_header(rows: Sequence[GridRow], index: int) -> TableLayout | None:
    """The layout that the header beginning at `rows[index]` gives; None if it is no header."""
    row = rows[index]
    headings = [cell for cell in row.cells if cell.text]
    if len(headings) < 2 or any(len(cell.text) > _LONGEST_HEADING for cell in headings):
        return None
    numbers = sum(read_number(cell.text) is not None for cell in headings)
    if 0 < numbers < _MATRIX_AT_LEAST or len({cell.text for cell in headings}) < 2:
        return None
    columns = [
        GridColumn(cell.column, cell.column + cell.column_span - 1, role_of(cell.text), cell.text)
        for cell in row.cells
    ]
    height = max((cell.row_span for cell in row.cells), default=1)
    if height == 1 and _is_subheader(rows, index + 1):
        height = 2
    for below in rows[index + 1 : index + min(height, 3)]:
        columns = _refine(columns, below)
    columns = _with_matrix(columns)
    return _layout(columns, rows[index + height : index + height + _SAMPLE], height)


def _is_subheader(rows: Sequence[GridRow], index: int) -> bool:
    """Whether a row only parts headings above it («начало | окончание», months)."""
    if index >= len(rows):
        return False
    texts = [cell.text for cell in rows[index].cells if cell.text]
    if len(texts) < 2 or (rows[index].cells and rows[index].cells[0].text):
        return False
    if all(matrix.read_slots(texts)):
        return True
    return all(_SUBHEADING.fullmatch(fold(text)) or matrix.read_slot(text) for text in texts)


def _refine(columns: list[GridColumn], row: GridRow) -> list[GridColumn]:
    """The columns with those that `row` parts further replaced by their parts."""
    below = [cell for cell in row.cells if cell.text]
    if below and max(column.end for column in columns) < max(c.column for c in row.cells):
        columns = _stretch(columns, below[0].column, row.cells[-1].column)
    slots = dict(zip(map(id, below), matrix.read_slots([c.text for c in below]), strict=True))
    refined: list[GridColumn] = []
    for column in _headed_from_left(columns, {cell.column for cell in below}):
        parts = [cell for cell in below if column.start <= cell.column <= column.end]
        if not parts:
            refined.append(column)
            continue
        for part in parts:
            named = slots[id(part)] or part.text
            label = f"{column.label} {named}" if column.label else named
            own = None if slots[id(part)] else role_of(part.text)
            if fold(part.text).startswith("факт"):
                own = ColumnRole.MARK
            inherited = column.role if own in (None, ColumnRole.NUMBER) or part.text == "" else own
            end = part.column + part.column_span - 1
            refined.append(GridColumn(part.column, end, inherited, label))
    return refined


def _headed_from_left(columns: list[GridColumn], parted: set[int]) -> list[GridColumn]:
    """Give columns without a heading, but with one below, that of their left neighbour."""
    result: list[GridColumn] = []
    for column in columns:
        if not column.label and column.start in parted and result and result[-1].label:
            column = replace(column, role=result[-1].role, label=result[-1].label)
        result.append(column)
    return result


def _stretch(columns: list[GridColumn], at: int, width: int) -> list[GridColumn]:
    """Widen the column at a position where the source lost that its heading spans several."""
    missing = width - columns[-1].end
    stretched: list[GridColumn] = []
    for column in columns:
        if column.end < at:
            stretched.append(column)
        elif column.start <= at:
            stretched.append(replace(column, end=column.end + missing))
        else:
            stretched.append(
                replace(column, start=column.start + missing, end=column.end + missing)
            )
    return stretched


def _with_matrix(columns: list[GridColumn]) -> list[GridColumn]:
    """Months, quarters or years as headings, where there are several, are marked as a matrix.

    Below a heading that promises deadlines two are enough.
    """
    slots = matrix.read_slots([column.label for column in columns])
    times = [slot for slot in slots if slot]
    halves = len(times) == 2 and all("полугодие" in slot for slot in times)
    told = len(times) > 1 and all(
        matrix.is_under_term(column.label)
        for column, slot in zip(columns, slots, strict=True)
        if slot
    )
    if len(times) < _MATRIX_AT_LEAST and not halves and not told:
        return columns
    return [
        column if slot is None else replace(column, role=ColumnRole.MATRIX, label=slot)
        for column, slot in zip(columns, slots, strict=True)
    ]


def _layout(columns: list[GridColumn], below: Sequence[GridRow], height: int) -> TableLayout | None:
    columns = find_columns(_bounded(columns), below)
    terms = [column for column in columns if column.role is ColumnRole.TERM]
    if any(_is_term(column) for column in columns):
        return None
    columns = one_title(columns, below)
    roles = {column.role for column in columns}
    dated = bool(terms) or ColumnRole.MATRIX in roles
    if ColumnRole.TITLE not in roles or not (dated or ColumnRole.PARTY in roles):
        return None
    if not dated and not roles & {ColumnRole.RESULT, ColumnRole.NUMBER, ColumnRole.MARK}:
        return None
    if len([column for column in columns if column.role is None and column.label]) > 3:
        return None
    return TableLayout(tuple(_headed(_number_first(columns, below), below)), height)


def _is_term(column: GridColumn) -> bool:
    """Whether a heading is a deadline itself, as texts below a header are."""
    heading = column.role is ColumnRole.MATRIX or names_unit(column.label)
    heading |= names_weekdays(column.label)
    return not heading and likeness(column.label) >= 0.5


def _bounded(columns: list[GridColumn]) -> list[GridColumn]:
    """«Начало | Окончание» are the deadline where no other column is: else they may be hours."""
    if any(column.role in (ColumnRole.TERM, ColumnRole.MATRIX) for column in columns):
        return columns
    bounds = [
        next((column for column in columns if words.match(fold(column.label))), None)
        for words in (BEGIN, END)
    ]
    if None in bounds:
        return columns
    return [
        replace(column, role=ColumnRole.TERM) if column in bounds else column for column in columns
    ]


def _headed(columns: list[GridColumn], below: Sequence[GridRow]) -> list[GridColumn]:
    """A column with no heading goes on the one on its left: its merge was lost.

    The last one stands for itself where both hold texts, side by side or in several rows each:
    nobody can tell what it says. A text of one row only has slipped there.
    """
    result: list[GridColumn] = []
    for column in columns:
        beside = result[-1].start if result else 0
        own = [row for row in below if row.text_at(column.start) not in ("", row.text_at(beside))]
        both = any(row.text_at(beside) for row in own)
        several = len(own) > 1 and any(row.text_at(beside) for row in below)
        apart = column is columns[-1] and (both or several)
        if column.role is None and not column.label and result and not apart:
            label = result[-1].label if result[-1].role in UNREAD else ""
            column = replace(column, role=result[-1].role, label=label)
        result.append(column)
    return result


def _number_first(columns: list[GridColumn], below: Sequence[GridRow]) -> list[GridColumn]:
    """A first column with no heading holds the numbers, as does one of numbers («Код»)."""
    first = columns[0]
    texts = [text for row in below if (text := row.text_at(first.start))]
    numbers = sum(read_number(text) is not None for text in texts)
    unnamed = first.role is None and not first.label
    counted = first.role in UNREAD and 2 * numbers > len(texts)
    known = any(column.role is ColumnRole.NUMBER for column in columns)
    if (unnamed or counted) and not known:
        return [replace(first, role=ColumnRole.NUMBER), *columns[1:]]
    return columns
