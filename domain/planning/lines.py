"""The rows of a plan's tables and the headings between them, read by the meaning of columns."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from domain.grid import Cell, GridRow, GridTable, Place
from domain.planning import matrix
from domain.planning.column_roles import BEGIN, BELOW_A_HEADING, END, GROWING, UNREAD, ColumnRole
from domain.planning.ditto import is_ditto
from domain.planning.joint import split_joint
from domain.planning.layout import GridColumn, TableLayout
from domain.planning.misplaced import find_terms
from domain.planning.numbering import read_number
from domain.planning.shifts import find_shift
from domain.planning.terms import is_month, names_month
from domain.planning.title_party import cut_party
from domain.planning.unit_columns import name_unit
from domain.planning.wording import fold, squash, starts_low

_RULE = re.compile(r"[-–—_=.…:*\s]*")
_DAY = re.compile(r"\d{1,2}\.\d{1,2}(?:\.(?:20)?\d\d)?\s*(?:г\.?)?")
_DASH = re.compile(r"\s*[-–—]\s*")


@dataclass(slots=True, kw_only=True)
class TableLine:
    """One row, or a heading between tables.

    `texts` holds what stands in the columns that the plan takes over. `sole` is the only text of
    the row; `wide` tells that it is `merged` over most of the table or stands in its first column.
    A `part` belongs to the activity above by how it begins; a `lent` row is a label that its parts
    have taken over.
    `covered` are the columns that a merged cell from above covers; `dates_first` tells that the
    column of deadlines stands before the titles; `other_columns` is what those say
    that the bot does nothing with, by their headings.
    """

    place: Place
    texts: dict[ColumnRole, str] = field(default_factory=dict)
    sole: str | None = None
    wide: bool = False
    merged: bool = False
    part: bool = False
    lent: bool = False
    bold: bool = False
    paragraph: bool = False
    shifted: bool = False
    covered: frozenset[ColumnRole] = frozenset()
    dates_first: bool = False
    other_columns: dict[str, str] = field(default_factory=dict)

    def get(self, role: ColumnRole) -> str:
        return self.texts.get(role, "")

    @property
    def number(self) -> str | None:
        """The number in the number column, if it is one."""
        return read_number(self.get(ColumnRole.NUMBER))

    @property
    def filled(self) -> bool:
        """Whether anything but a number and a title stands in the row."""
        texts = (self.get(role) for role in BELOW_A_HEADING)
        return any(not _RULE.fullmatch(text) for text in texts)


def add_other_column(others: dict[str, str], heading: str, text: str) -> None:
    """Add what a column says under its heading, below what it has said already."""
    above = others.get(heading)
    others[heading] = f"{above}\n{text}" if above else text


def is_rule(row: GridRow) -> bool:
    """Whether a row is only drawn («-----») or empty."""
    return all(_RULE.fullmatch(cell.text) for cell in row.cells)


def is_count(row: GridRow) -> bool:
    """Whether a row numbers the columns («1 | 2 | 3 | 4»)."""
    texts = [cell.text.strip(" .()") for cell in row.cells if cell.text]
    if len(texts) < 3 or not all(text.isdecimal() for text in texts):
        return False
    numbers = sorted(int(text) for text in texts)
    return numbers == list(range(numbers[0], numbers[0] + len(numbers))) and numbers[0] < 3


def repeats(row: GridRow, layout: TableLayout) -> bool:
    """Whether a row is the table's header again."""
    texts = {re.sub(r"\W", "", fold(cell.text)) for cell in row.cells if cell.text}
    return len(texts) > 1 and texts <= set(layout.labels)


def read_lines(
    table: GridTable, rows: Sequence[GridRow], layout: TableLayout
) -> Iterator[TableLine]:
    """The lines of `rows`, which stand below the header; drawn and empty rows are left out."""
    covering: dict[int, tuple[int, str]] = {}
    above: dict[ColumnRole, str] = {}
    for row in rows:
        held = {
            squash(column.label): text
            for position, (_, text) in covering.items()
            if (column := layout.column_at(position)) and column.role in UNREAD
        }
        covered = {
            role: meant
            for position, (_, text) in covering.items()
            if (column := layout.column_at(position)) and column.role
            for role, meant in _meant(column, column.role, text).items()
        }
        covering = {p: (left - 1, text) for p, (left, text) in covering.items() if left > 1}
        covering |= {c.column: (c.row_span - 1, c.text) for c in row.cells if c.row_span > 1}
        if not is_rule(row):
            line = _line(table, row, layout, covered)
            line.other_columns = held | line.other_columns
            line.texts |= {
                role: above[role]
                for role in BELOW_A_HEADING
                if is_ditto(line.get(role)) and role in above
            }
            above |= line.texts
            yield line


def _line(
    table: GridTable, row: GridRow, layout: TableLayout, covered: dict[ColumnRole, str]
) -> TableLine:
    cells = [cell for cell in row.cells if not _RULE.fullmatch(cell.text)]
    line = TableLine(place=table.place(row), covered=frozenset(covered))
    line.dates_first = layout.is_before(ColumnRole.TERM, ColumnRole.TITLE)
    if len({cell.text for cell in cells}) == 1 and not covered:
        first = cells[0]
        column = layout.column_at(first.column)
        span = sum(cell.column_span for cell in cells)
        line.sole = first.text
        line.bold = first.bold
        line.merged = span > max(layout.width, table.width) / 2
        line.wide = first.column == 1 or line.merged
        role = column.role if column else _last_role(layout)
        line.texts = {role: first.text} if role else {}
        if column and column.role in UNREAD and not line.wide:
            line.other_columns = {squash(column.label): first.text}
        return line
    line.bold = all(cell.bold for cell in cells)
    dash = next((cell for cell in row.cells if _DASH.fullmatch(cell.text)), None)
    column = layout.column_at(dash.column) if dash else None
    if dash and column and column.role is ColumnRole.TERM:
        cells.append(dash)
    shift = find_shift(row, layout)
    if shift:
        cells = [replace(cell, column=cell.column + shift) for cell in cells]
    line.shifted = bool(shift) or any(cell.column > layout.width for cell in cells)
    _fill(line, cells, layout)
    # What has a number of its own is another activity, of the same words.
    named = (ColumnRole.TITLE,) if line.number else ()
    for role in (*BELOW_A_HEADING, ColumnRole.SECTION, *named):
        if role in covered and not line.get(role):
            line.texts[role] = covered[role]
    month = covered.get(ColumnRole.TERM, "")
    if is_month(month) and (own := line.get(ColumnRole.TERM)) != month and not names_month(own):
        # «Январь» for several rows, and in each of them its week.
        line.texts[ColumnRole.TERM] = f"{month}\n{own}"
    if (above := covered.get(ColumnRole.PARTY)) and line.get(ColumnRole.PARTY) != above:
        # «Ответственные» for several rows, and in each of them its own «соисполнители».
        line.texts[ColumnRole.PARTY] = f"{above}\n{line.get(ColumnRole.PARTY)}"
    begins = line.get(ColumnRole.TITLE) and not starts_low(line.get(ColumnRole.TITLE))
    if begins and (found := find_terms(line.texts)) is not line.texts:
        line.texts, line.shifted = found, True
    title, party = cut_party(line.get(ColumnRole.TITLE))
    if party and not line.get(ColumnRole.PARTY):
        line.texts |= {ColumnRole.TITLE: title, ColumnRole.PARTY: party}
    return line


def _fill(line: TableLine, cells: Sequence[Cell], layout: TableLayout) -> None:
    marks: list[tuple[str, str, str]] = []
    starts = ends = ""
    for cell in cells:
        column = layout.column_at(cell.column)
        if column is None:
            column = GridColumn(cell.column, cell.column, _last_role(layout), "")
        if column.role is ColumnRole.MATRIX:
            last = layout.column_at(cell.column + cell.column_span - 1) or column
            label = last.label if last.role is ColumnRole.MATRIX else column.label
            marks.append((column.label, label, cell.text))
        elif column.role is ColumnRole.TERM and BEGIN.search(fold(column.label)):
            starts = cell.text
        elif column.role is ColumnRole.TERM and END.search(fold(column.label)):
            ends = cell.text
        elif column.role in UNREAD:
            add_other_column(line.other_columns, squash(column.label), cell.text)
        elif column.role is not None:
            for role, text in _meant(column, column.role, cell.text).items():
                above = line.texts.get(role)
                if above and role is ColumnRole.RESULT and not text[:1].isupper():
                    # «100%» below «Показатель» is no more of what «Документ» says.
                    above = above.rstrip(" ;,.") + ";"
                line.texts[role] = f"{above}\n{text}" if above else text
    if marks and (term := matrix.read_marks(marks)):
        line.texts[ColumnRole.TERM] = "\n".join(filter(None, (term, line.get(ColumnRole.TERM))))
    if ends and not starts and _DAY.fullmatch(ends):
        # «Окончание: 15.05.2025» beside an empty «Начало»: until then, and not on that day.
        line.texts[ColumnRole.TERM] = f"до {ends}"
    elif starts or ends:
        dates = [starts, ends] if starts != ends else [starts]
        line.texts[ColumnRole.TERM] = " - ".join(filter(None, dates))


def _meant(column: GridColumn, role: ColumnRole, text: str) -> dict[ColumnRole, str]:
    """What a text in a column is, by role: both where the column holds two things."""
    if role is ColumnRole.TERM:
        text = name_unit(column.label, text)
    return (column.is_joint and split_joint(text)) or {role: text}


def _last_role(layout: TableLayout) -> ColumnRole | None:
    """What a cell beyond the header's last column belongs to: that column, if it takes texts."""
    role = layout.columns[-1].role if layout.columns else None
    return role if role in GROWING else None
