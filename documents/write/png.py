"""A table as pictures for a phone: dark on light, 360 pixels wide, as high as a screen.

Plain functions of picklable values that give PNG files, so that a caller can run them in a worker
process.
"""

from typing import Any

from documents.write.typesetting import typeset
from documents.write.words import cut, paragraphs
from domain.printing import Labels, printed_rows, stamp
from domain.table import Row, Table, Tone

# An album takes ten pictures; eight columns are what a phone shows without zoom.
PICTURES = 10
COLUMNS = 8
_FULL_TITLES = 4


def table_png(table: Table, labels: Labels) -> list[bytes]:
    """The table as pictures 1,080 dots wide, at most ten, in the order of the rows.

    More than eight columns continue on further pictures that begin with the first column. What
    goes beyond ten pictures is left out and counted in a note on the last.
    """
    panels = table.panels(COLUMNS)
    limit = max(1, PICTURES // len(panels))
    return [
        picture
        for panel in panels[:PICTURES]
        for picture in typeset("table", table_data(panel, labels, limit), "png")
    ]


def table_data(table: Table, labels: Labels, limit: int) -> dict[str, Any]:
    """What the template `table` is filled with; at most `limit` pictures."""
    full = len(table.columns) <= _FULL_TITLES
    lines = printed_rows(table, labels)
    rows = [
        {
            "cells": [cut(text) for text in line],
            "tone": row.tone.value,
            "tones": _tones(table, row),
            "total": row is table.total,
        }
        for row, line in zip(table.body, lines, strict=True)
    ]
    return {
        "title": cut(table.title),
        "subtitle": cut(table.subtitle),
        "finding": paragraphs(table.finding),
        "stamp": stamp(table.taken_at, table.zone, labels),
        "page": labels.page,
        "left_out": labels.left_out,
        "nothing": labels.nothing,
        "limit": limit,
        "columns": [
            {
                "title": cut(column.title if full else column.heading),
                "align": column.alignment.value,
                "figure": column.is_figure,
                "weight": column.weight,
            }
            for column in table.columns
        ],
        "rows": rows,
    }


def _tones(table: Table, row: Row) -> list[str]:
    muted = Tone.MUTED if row.tone is Tone.MUTED else Tone.NORMAL
    return [
        (column.tone if cell and not isinstance(cell, str) else muted).value
        for cell, column in zip(row.cells, table.columns, strict=True)
    ]
