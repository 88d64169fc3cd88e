"""Which tables of a document are its plan, and the lines they hold in reading order."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from domain.draft import Problem, ProblemCode
from domain.grid import Grid, GridRow, GridTable, Paragraph, Place
from domain.planning.above_header import (
    data_above,
    other_table,
    own_title,
    paragraphs,
    section_above,
    title_rows,
)
from domain.planning.column_roles import UNREAD, ColumnRole
from domain.planning.columns import read_header
from domain.planning.guess import guess_layout
from domain.planning.headings import between, next_plan, sheet_heading
from domain.planning.layout import TableLayout
from domain.planning.lines import TableLine, is_count, is_rule, read_lines, repeats
from domain.planning.list_rows import split_list
from domain.planning.month_rows import unfold, unfold_across
from domain.planning.row_roles import RowRole
from domain.planning.side_by_side import stand_alone
from domain.planning.terms import looks_like_term
from domain.planning.totals import is_control, is_total
from domain.planning.wording import quote


@dataclass(slots=True)
class Scan:
    """The lines of all plan tables, and what stood before and after them.

    `layouts` holds the header of every plan table, `before` the texts above the first one (title
    rows of a sheet included), `after` the paragraphs below the last one.
    """

    lines: list[TableLine] = field(default_factory=list)
    layouts: list[TableLayout] = field(default_factory=list)
    before: list[Paragraph] = field(default_factory=list)
    after: list[Paragraph] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    row_roles: list[tuple[Place, RowRole]] = field(default_factory=list)

    def note(self, table: GridTable, rows: Iterable[GridRow], row_role: RowRole) -> None:
        places = (replace(table.place(row), column=None) for row in rows if not is_rule(row))
        self.row_roles.extend((place, row_role) for place in places)

    def doubt(self, code: ProblemCode, place: Place | None, **values: str) -> None:
        self.problems.append(Problem(code, place, tuple(values.items())))


def scan(grid: Grid) -> Scan:
    """Read every table that is a plan; the others are named as problems.

    A table counts as a plan by its header, or as the next part of the plan table before it, or,
    where the document has no header at all, by what stands in its columns.
    """
    result = Scan()
    guessing: bool | None = None
    loose: list[Paragraph] = []
    layout: TableLayout | None = None
    sheets: set[str | None] = set()
    for block in stand_alone(grid).blocks:
        if isinstance(block, Paragraph):
            loose.append(block)
            continue
        another_sheet = block.sheet is not None and block.sheet not in sheets
        block = unfold_across(block) or block
        headers = _headers(block, layout)
        if not headers and (calendar := unfold(block)):
            block = calendar
            headers = _headers(block)
        guess = None
        known = layout is not None and bool(headers or _goes_on(block, layout, another_sheet))
        if not headers and layout is not None and not known:
            guess = guess_layout(block.rows) if layout.guessed else None
        elif not headers and layout is None:
            guessing = not any(map(_headers, grid.tables)) if guessing is None else guessing
            guess = guess_layout(block.rows) if guessing else None
        if not headers and guess is None and not known:
            _skip(result, block, block.rows, loose if layout is None else None)
            continue
        first = layout is None
        if first:
            result.before = [*result.before, *loose]
        other = next_plan(loose, result.before) if headers and not first else []
        result.lines.extend(other or between(loose, first=first))
        loose = []
        if block.sheet is not None and another_sheet and len(grid.sheets) > 1:
            own = own_title(block, headers[0][0], result.before) if headers and not first else ""
            result.lines.append(sheet_heading(block.sheet, own))
        sheets.add(block.sheet)
        layout = _read_table(result, block, headers, layout, guess)
    result.after = loose
    return result


def _headers(table: GridTable, known: TableLayout | None = None) -> list[tuple[int, TableLayout]]:
    """The headers in a table. One after another header must be like it, or have a «№»."""
    found: list[tuple[int, TableLayout]] = []
    free = 0
    for index in range(len(table.rows)):
        layout = read_header(table.rows, index) if index >= free else None
        if layout is None or not (known is None or layout.counts or layout.is_like(known)):
            continue
        found.append((index, layout))
        known = layout
        free = index + layout.height
    return found


def _goes_on(table: GridTable, layout: TableLayout, another_sheet: bool) -> bool:
    """Whether a table without a header of its own is the next part of a plan with `layout`.

    On another sheet it has to look like one.
    """
    if abs(table.width - layout.width) > 1:
        return False
    first = table.rows[0].cells[0].text if table.rows and table.rows[0].cells else ""
    if first.startswith("№"):
        return False
    position = next((c.start for c in layout.columns if c.role is ColumnRole.TERM), None)
    if position is None:
        return True
    near = [
        [row.text_at(position + shift) for shift in (0, -1, 1)]
        for row in table.rows
        if sum(bool(cell.text) for cell in row.cells) > 2
    ]
    fitting = sum(any(map(looks_like_term, texts)) for texts in near)
    return 2 * fitting >= len(near) and bool(near or not another_sheet)


def _skip(
    result: Scan, table: GridTable, every: Sequence[GridRow], before: list[Paragraph] | None
) -> None:
    """Name a table that is no plan, or rows that are one; above the plan its texts may still tell
    the title.
    """
    rows = [row for row in every if not is_rule(row)]
    if not rows:
        return
    texts = [cell.text for row in rows for cell in row.cells if cell.text]
    result.note(table, rows, RowRole.PROBLEM)
    quoted = quote(" | ".join(texts[:6]))
    place = Place(sheet=table.sheet, page=rows[0].page, table=table.ordinal)
    result.doubt(ProblemCode.TABLE_SKIPPED, place, rows=str(len(rows)), text=quoted)
    if before is not None and len(texts) < 10:
        before.extend(paragraphs(table, rows))


def _read_table(
    result: Scan,
    table: GridTable,
    headers: Sequence[tuple[int, TableLayout]],
    former: TableLayout | None,
    guess: TableLayout | None,
) -> TableLayout:
    """Add the table's lines; gives the layout in force at its end."""
    current = guess or former
    first = headers[0][0] if headers else len(table.rows)
    rows = table.rows[:first]
    if headers and current is None:
        if other := other_table(rows):
            _skip(result, table, other, None)
            rows = tuple(row for row in rows if row not in other)
        data = data_above(rows) or section_above(table, [start for start, _ in headers])
        result.note(table, rows[: len(rows) - len(data)], RowRole.PREAMBLE)
        result.before.extend(paragraphs(table, rows[: len(rows) - len(data)]))
        _add_rows(result, table, data, headers[0][1])
    elif current is not None:
        body = len(title_rows(result.before, rows)) if headers and not current.guessed else 0
        result.note(table, rows[:body], RowRole.PREAMBLE)
        if current.guessed and not headers:
            result.doubt(ProblemCode.HEADER_GUESSED, Place(sheet=table.sheet, table=table.ordinal))
            result.layouts.append(current)
            body = current.height if current is guess else 0
            title = rows[: max(body - 1, 0)]
            result.before.extend(paragraphs(table, title))
            result.note(table, title, RowRole.PREAMBLE)
            result.note(table, rows[len(title) : body], RowRole.HEADER)
        _add_rows(result, table, rows[body:], current)
    ends = [*(index for index, _ in headers[1:]), len(table.rows)]
    layout = current
    for (start, found), end in zip(headers, ends, strict=False):
        body = start + found.height
        result.note(table, table.rows[start:body], RowRole.HEADER)
        if layout is None or found.labels != layout.labels:
            result.layouts.append(found)
            _name_unknown(result, table, table.rows[start], found, table.rows[body:end])
        layout = found
        _add_rows(result, table, table.rows[body:end], found)
    assert layout is not None
    return layout


def _add_rows(result: Scan, table: GridTable, rows: Sequence[GridRow], layout: TableLayout) -> None:
    counts = [row for row in rows if is_count(row)]
    again = [row for row in rows if row not in counts and repeats(row, layout)]
    result.note(table, counts, RowRole.COUNT)
    result.note(table, again, RowRole.HEADER)
    totals = [row for row in rows if row not in counts and (is_total(row) or is_control(row))]
    result.note(table, totals, RowRole.PROBLEM)
    for row in totals:
        text = quote(" | ".join(cell.text for cell in row.cells if cell.text))
        result.doubt(ProblemCode.ROW_UNREAD, table.place(row), text=text)
    taken = (*counts, *again, *totals)
    body = [row for row in rows if row not in taken]
    for line in read_lines(table, body, layout):
        result.lines.extend(split_list(line))


def _name_unknown(
    result: Scan, table: GridTable, header: GridRow, layout: TableLayout, body: Sequence[GridRow]
) -> None:
    """Name the columns whose texts are left out: nobody can tell what they are."""
    for column in layout.columns:
        if column.label or column.role not in UNREAD:
            continue
        if any(row.text_at(column.start) for row in body):
            place = table.place(header, column.start)
            result.doubt(ProblemCode.COLUMN_UNKNOWN, place, column="?")
