"""Columns of a table without a header, guessed from what stands in them."""

from collections.abc import Sequence

from domain.grid import GridRow
from domain.planning.column_roles import ColumnRole, role_of
from domain.planning.layout import GridColumn, TableLayout
from domain.planning.numbering import read_number
from domain.planning.terms import looks_like_term

_ROWS_AT_LEAST = 2
_TERMS_AT_LEAST = 0.5
_LONGEST_HEADING = 60
_GUESSED_BETTER = (ColumnRole.TERM, ColumnRole.TITLE, ColumnRole.MATRIX)


def guess_layout(rows: Sequence[GridRow]) -> TableLayout | None:
    """The likely layout; None unless a column of deadlines and one of long texts stand out.

    A first row in words that nobody knew, above deadlines and with none itself, is the header.
    """
    full = [row for row in rows if sum(bool(cell.text) for cell in row.cells) > 2]
    if len(full) < _ROWS_AT_LEAST:
        return None
    width = max(cell.column for row in full for cell in row.cells)
    texts = {
        position: [text for row in full if (text := row.text_at(position))]
        for position in range(1, width + 1)
    }
    texts = {position: found for position, found in texts.items() if found}
    roles: dict[int, ColumnRole] = {}
    first = min(texts)
    if _share(texts[first], lambda text: read_number(text) is not None) > 0.5:
        roles[first] = ColumnRole.NUMBER
    free = [position for position in texts if position not in roles]
    terms = {position: _share(texts[position], looks_like_term) for position in free}
    term = max(free, key=lambda position: terms[position], default=None)
    if term is None or terms[term] < _TERMS_AT_LEAST:
        return None
    roles[term] = ColumnRole.TERM
    free.remove(term)
    if not free:
        return None
    title = max(free, key=lambda position: (_length(texts[position]), -position))
    roles[title] = ColumnRole.TITLE
    free.remove(title)
    if free:
        party = min(
            free, key=lambda position: (_variety(texts[position]), _length(texts[position]))
        )
        roles[party] = ColumnRole.PARTY
        free.remove(party)
    if free:
        roles[max(free, key=lambda position: _length(texts[position]))] = ColumnRole.RESULT
    head = full[0] if _is_head(full[0], term) else None
    columns = []
    for position in range(1, width + 1):
        label = head.text_at(position) if head else ""
        said = role_of(label)
        role = roles.get(position) if said in (None, *_GUESSED_BETTER) else said
        columns.append(GridColumn(position, position, role, label))
    height = rows.index(head) + 1 if head else 0
    return TableLayout(tuple(columns), height, guessed=True)


def _is_head(row: GridRow, term: int) -> bool:
    texts = [cell.text for cell in row.cells if cell.text]
    plain = all(len(text) <= _LONGEST_HEADING and read_number(text) is None for text in texts)
    dated = any(looks_like_term(text) for text in texts) or not row.text_at(term)
    return plain and not dated and len(set(texts)) == len(texts)


def _share(texts: Sequence[str], test: object) -> float:
    assert callable(test)
    return sum(bool(test(text)) for text in texts) / len(texts)


def _length(texts: Sequence[str]) -> float:
    return sum(map(len, texts)) / len(texts)


def _variety(texts: Sequence[str]) -> float:
    """The share of different texts, in tenths: names of responsible parties come again."""
    return round(len({text.casefold() for text in texts}) / len(texts), 1)
