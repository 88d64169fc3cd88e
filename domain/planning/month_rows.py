"""A calendar of months down and kinds of work across: every cell is an activity of its own."""

import re
from collections.abc import Iterator, Mapping, Sequence

from domain.grid import Cell, GridRow, GridTable
from domain.planning.column_roles import NO_KIND_OF_WORK, ColumnRole, role_of
from domain.planning.matrix import is_entry, read_slots
from domain.planning.terms import looks_like_term

_LIST = re.compile(r"\s*(?:\d{1,2}[.)]|[-–—•·])\s*")
_MONTHS_AT_LEAST = 2
_KINDS_AT_LEAST = 2
_LONGEST_KIND = 80
_HEADER_WITHIN = 4
_MONTHS_ACROSS = 3
_MOST = 3
_HEADER = ("Направление", "Мероприятие", "Срок", "Ответственный")


def unfold_across(table: GridTable) -> GridTable | None:
    """The same of kinds of work down and months across; None if the cells are marks or days.

    Most of the cells below at least three months have to say what is done.
    """
    for index, row in enumerate(table.rows[:_HEADER_WITHIN]):
        filled = [cell for cell in row.cells if cell.text]
        slots = read_slots([cell.text for cell in filled])
        months = {
            cell.column: slot for cell, slot in zip(filled, slots, strict=True) if slot is not None
        }
        kind = filled[0].column if filled else 0
        if len(months) < _MONTHS_ACROSS or kind in months:
            continue
        body = table.rows[index + 1 :]
        texts = [row.text_at(column) for row in body for column in months]
        said = [text for text in texts if text.strip(" -–—")]
        entries = [text for text in said if is_entry(text) and not looks_like_term(text)]
        if not entries or _MOST * len(entries) < (_MOST - 1) * len(said):
            return None
        # A number, a party and other columns may stand beside the kind of work.
        kind = next((c.column for c in filled if role_of(c.text) is ColumnRole.TITLE), kind)
        party = next((c.column for c in filled if role_of(c.text) is ColumnRole.PARTY), 0)
        number = next((c.column for c in filled if role_of(c.text) is ColumnRole.NUMBER), 0)
        beside = [c for c in filled if c.column not in (*months, kind, party, number)]
        rows: list[GridRow] = []
        part = ""
        for found in body:
            heading = _part(found, months)
            part = heading or part
            name = ". ".join(filter(None, (part, _kind(found, kind, number))))
            others = [found.text_at(cell.column) for cell in beside]
            responsible = found.text_at(party) if party else ""
            made = [
                _row((name, text, slot, responsible, *others), found)
                for slot, cell in _below(found, months)
                for text in _parts(cell.text)
            ]
            alone = heading or " ".join(cell.text for cell in found.cells if cell.text)
            rows += made or [_row((alone,), found)]
        head = _row((*_HEADER, *(cell.text for cell in beside)), row)
        return GridTable(
            (*table.rows[:index], head, *rows), table.ordinal, len(head.cells), table.sheet
        )
    return None


def _part(row: GridRow, months: Mapping[int, str]) -> str:
    """What a merged row calls the kinds of work below it; empty where it is none."""
    filled = [cell for cell in row.cells if cell.text]
    wide = len(filled) == 1 and filled[0].column_span > 1 and filled[0].column not in months
    return filled[0].text if wide else ""


def _kind(row: GridRow, kind: int, number: int) -> str:
    """The kind of work with the number that it has in the plan."""
    found = row.text_at(number).strip(" .") if number and number != kind else ""
    return ". ".join(filter(None, (found, row.text_at(kind))))


def _below(row: GridRow, months: Mapping[int, str]) -> Iterator[tuple[str, Cell]]:
    """The cells below months, with their times: one over several is a span of them."""
    for cell in row.cells:
        if first := months.get(cell.column):
            last = months.get(cell.column + cell.column_span - 1, first)
            yield (first if last == first else f"{first} - {last}"), cell


def unfold(table: GridTable) -> GridTable | None:
    """The table with a row for every cell, kind by kind; None if it is no such calendar.

    A row keeps the number of the row that its cell stands in.
    """
    for index, row in enumerate(table.rows):
        kinds = _kinds(row)
        body = [found for found in table.rows[index + 1 :] if looks_like_term(found.text_at(1))]
        if kinds and len(body) >= _MONTHS_AT_LEAST and len(body) == len(table.rows) - index - 1:
            party = next((c.column for c in row.cells if role_of(c.text) is ColumnRole.PARTY), 0)
            rows = (_row(_HEADER, row), *_activities(kinds, party, body))
            return GridTable((*table.rows[:index], *rows), table.ordinal, len(_HEADER), table.sheet)
    return None


def _kinds(row: GridRow) -> list[Cell]:
    """The headings of the kinds of work, where the first column is one of months."""
    filled = [cell for cell in row.cells if cell.text]
    if not filled or filled[0].column != 1 or role_of(filled[0].text) is not ColumnRole.TERM:
        return []
    kinds = [cell for cell in filled[1:] if role_of(cell.text) is not ColumnRole.PARTY]
    plain = all(
        len(c.text) <= _LONGEST_KIND and role_of(c.text) not in NO_KIND_OF_WORK for c in kinds
    )
    return kinds if plain and len(kinds) >= _KINDS_AT_LEAST else []


def _activities(kinds: list[Cell], party: int, body: list[GridRow]) -> Iterator[GridRow]:
    for kind in kinds:
        for row in body:
            for text in _parts(row.text_at(kind.column)):
                responsible = row.text_at(party) if party else ""
                yield _row((kind.text, text, row.text_at(1), responsible), row)


def _parts(text: str) -> list[str]:
    """The entries of a cell: those of a list where every line is marked as one."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) > 1 and all(map(_LIST.match, lines)):
        return [_LIST.sub("", line, count=1) for line in lines]
    return [text] if text.strip(" -–—") else []


def _row(texts: Sequence[str], source: GridRow) -> GridRow:
    cells = (Cell(text, column) for column, text in enumerate(texts, 1))
    return GridRow(tuple(cells), source.number, source.page)
