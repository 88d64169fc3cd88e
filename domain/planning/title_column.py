"""Which column of a header holds the activities, and which only parts the plan."""

import re
from collections.abc import Sequence
from dataclasses import replace

from domain.grid import GridRow
from domain.planning.column_roles import ColumnRole, carries
from domain.planning.layout import GridColumn
from domain.planning.wording import fold

_MOSTLY = 0.8
_SECTION_WORD = re.compile(r"направлени|\bзадач|\bцел[ьи]\b|\bраздел|\bмодул|\bблок|\bэтап|проблем")


def one_title(columns: list[GridColumn], below: Sequence[GridRow]) -> list[GridColumn]:
    """One column is the title; a coarser one beside it («Направление», merged) gives sections."""
    titles = [column for column in columns if column.role is ColumnRole.TITLE]
    if not titles:
        return _title_found(columns, below)
    filled = {
        column.start: sum(bool(row.text_at(column.start)) for row in below) for column in titles
    }
    enough = _MOSTLY * max(filled.values())
    fine = [column for column in titles if filled[column.start] >= enough]
    plain = [column for column in fine if not _SECTION_WORD.search(fold(column.label))]
    named = [column for column in plain or fine if "мероприят" in fold(column.label)]
    chosen = (named or plain or fine)[0]
    result = []
    for column in columns:
        if column.role is ColumnRole.TITLE and column is not chosen:
            coarse = column not in fine or _SECTION_WORD.search(fold(column.label))
            column = replace(column, role=ColumnRole.SECTION if coarse else ColumnRole.OTHER)
        result.append(column)
    return _one_section(result)


def _one_section(columns: list[GridColumn]) -> list[GridColumn]:
    """Of several columns of parts the last, which is the finest, gives the sections."""
    parts = [column for column in columns if column.role is ColumnRole.SECTION]
    return [
        replace(column, role=ColumnRole.OTHER) if column in parts[:-1] else column
        for column in columns
    ]


def _title_found(columns: list[GridColumn], below: Sequence[GridRow]) -> list[GridColumn]:
    """No heading names the activities: a heading of parts, or the only unknown one, must be it.

    Of two headings of parts («Трек | Задача») it is the one with most texts.
    """
    parts = [column for column in columns if column.role is ColumnRole.SECTION]
    texts = [sum(bool(row.text_at(column.start)) for row in below) for column in parts]
    for candidates in (
        [column for column, count in zip(parts, texts, strict=True) if count == max(texts)],
        [column for column in columns if column.role is None and column.label],
        [
            column
            for column in columns
            if column.role is ColumnRole.RESULT and carries(column.label)
        ],
    ):
        if len(candidates) == 1:
            return [
                replace(column, role=ColumnRole.TITLE) if column is candidates[0] else column
                for column in columns
            ]
    return columns
