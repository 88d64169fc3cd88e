"""The rows of a table above its header: titles, the name of a part, activities all the same."""

from collections.abc import Iterable, Sequence

from domain.grid import GridRow, GridTable, Paragraph
from domain.planning.column_roles import ColumnRole, role_of
from domain.planning.lines import is_count
from domain.planning.numbering import read_number
from domain.planning.subjects import is_same_subject
from domain.planning.terms import looks_like_term
from domain.planning.title import names_plan, read_title
from domain.planning.wording import key


def other_table(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """The rows above the first header that are another table («№ | Показатель | 2025 год»)."""
    for index, row in enumerate(rows):
        filled = [cell for cell in row.cells if cell.text]
        if len(filled) > 2 and role_of(filled[0].text) is ColumnRole.NUMBER:
            below = (place for place, each in enumerate(rows) if place > index and _is_lone(each))
            return rows[index : next(below, len(rows))]
    return ()


def _is_lone(row: GridRow) -> bool:
    return sum(bool(cell.text) for cell in row.cells) < 2


def data_above(rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """The rows above the first header that are activities all the same."""
    for index, row in enumerate(rows):
        filled = [cell for cell in row.cells if cell.text]
        dated = any(looks_like_term(cell.text) for cell in filled)
        known = dated or read_number(filled[0].text) is not None if filled else False
        if len(filled) > 2 and known and not is_count(row):
            return rows[index:]
    return ()


def title_rows(before: Iterable[Paragraph], rows: Sequence[GridRow]) -> Sequence[GridRow]:
    """The first rows above a later header that only title their sheet, as above the first one.

    `before` is what stands above the first plan.
    """
    known = {key(paragraph.text) for paragraph in before}
    count = 0
    for row in rows:
        texts = {cell.text for cell in row.cells if cell.text}
        if any(key(text) not in known and not names_plan(text) for text in texts):
            break
        count += 1
    return rows[:count]


def section_above(table: GridTable, headers: Sequence[int]) -> Sequence[GridRow]:
    """The row above the first of the `headers` (indices), where a lone text stands above each.

    It names the part of the plan.
    """
    above = [table.rows[start - 1] for start in headers if start]
    lone = all(len({cell.text for cell in row.cells if cell.text}) == 1 for row in above)
    return above[:1] if len(headers) == len(above) > 1 and lone else ()


def own_title(table: GridTable, header: int, before: Sequence[Paragraph]) -> str:
    """What a later sheet calls itself above its header (an index), where the plan is not so called.

    `before` is what stands above the first plan.
    """
    own = read_title(paragraphs(table, table.rows[:header]))[0]
    return "" if is_same_subject(own, read_title(before)[0]) else own


def paragraphs(table: GridTable, rows: Iterable[GridRow]) -> list[Paragraph]:
    """The texts of some rows, each where it stands."""
    return [
        Paragraph(cell.text, table.place(row, cell.column), cell.bold)
        for row in rows
        for cell in row.cells
        if cell.text
    ]
