"""Columns that no heading gives away, found by what stands in them.

«До какого числа» above «15 апреля» holds the deadlines, «ФИО, должность» above «Котова А.А.,
методист» whoever answers, where no other column does.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from domain.grid import GridRow
from domain.planning.column_roles import UNREAD, ColumnRole
from domain.planning.layout import GridColumn
from domain.planning.people import PERSON
from domain.planning.terms import looks_like_term
from domain.planning.wording import fold

_MOSTLY = 0.6
_WEEKDAYS = re.compile(r"(?:день|дни) недели$")


def find_columns(columns: list[GridColumn], below: Sequence[GridRow]) -> list[GridColumn]:
    """The columns, with the one of deadlines and the one of responsibles among them.

    One of them has to be known by its heading, so that no other table becomes a plan.
    """
    roles = {column.role for column in columns}
    dated = bool(roles & {ColumnRole.TERM, ColumnRole.MATRIX})
    if dated and ColumnRole.PARTY not in roles:
        return _with(columns, below, ColumnRole.PARTY, lambda text: bool(PERSON.search(text)))
    if not dated and ColumnRole.PARTY in roles:
        return _with(columns, below, ColumnRole.TERM, looks_like_term)
    return columns


def names_weekdays(heading: str) -> bool:
    """Whether a column holds days of the week, which are deadlines where no other column is."""
    return bool(_WEEKDAYS.match(fold(heading)))


def _with(
    columns: list[GridColumn],
    below: Sequence[GridRow],
    role: ColumnRole,
    test: Callable[[str], bool],
) -> list[GridColumn]:
    found = []
    for column in columns:
        texts = [text for row in below if (text := row.text_at(column.start))]
        fitting = sum(map(test, texts))
        weekly = role is ColumnRole.TERM and names_weekdays(column.label)
        held = texts and (weekly or fitting >= _MOSTLY * len(texts))
        if column.role in UNREAD and column.label and held:
            found.append(column)
    if len(found) != 1:
        return columns
    return [replace(column, role=role) if column is found[0] else column for column in columns]
