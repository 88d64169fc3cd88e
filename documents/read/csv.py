"""Comma, semicolon or TAB separated values, in any Russian encoding."""

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from documents.read.encoding import decode
from documents.read.limits import Budget
from documents.read.tidy import tidy
from domain.errors import Code, Refusal
from domain.grid import Cell, Grid, GridRow, GridTable

_DELIMITERS = (";", "\t", ",", "|")
"""In the order of preference where several fit: a Russian Excel writes semicolons."""

_SAMPLE_RECORDS = 200
_LONGEST_FIELD_MEGABYTES = 1
_HINT = re.compile(r"sep=(.)\n", re.IGNORECASE)


def read_csv(data: bytes) -> Grid:
    """One table. Row numbers count records, blank ones too, as a spreadsheet shows them.

    Rows may be of different length. Raises `Refusal` FILE_TOO_LONG, FILE_UNKNOWN_FORMAT,
    FILE_BROKEN.
    """
    text = decode(data).replace("\0", "")
    hint = _HINT.match(text)
    delimiter = hint[1] if hint else sniff_delimiter(text)
    rows = _rows(text[hint.end() :] if hint else text, delimiter)
    if not rows:
        return Grid(())
    width = max(len(row.cells) for row in rows)
    return Grid((GridTable(tuple(rows), 1, width),))


def sniff_delimiter(text: str) -> str:
    """The delimiter that cuts most records, and most of them into the same number of fields."""
    return max(_DELIMITERS, key=lambda delimiter: _fitness(text, delimiter))


def _fitness(text: str, delimiter: str) -> int:
    lengths: Counter[int] = Counter()
    try:
        for _, record in zip(range(_SAMPLE_RECORDS), _parse(text, delimiter), strict=False):
            lengths[len(record)] += any(record) and len(record) > 1
    except csv.Error:
        return 0
    # Commas are also in sentences: there they cut each record into another number of fields.
    return lengths.total() + max(lengths.values(), default=0)


def _rows(text: str, delimiter: str) -> list[GridRow]:
    budget = Budget()
    rows = []
    try:
        for number, record in enumerate(_parse(text, delimiter), start=1):
            fields = [tidy(field) for field in record]
            while fields and not fields[-1]:
                fields.pop()
            if fields:
                budget.spend(len(fields))
                cells = (Cell(field, column) for column, field in enumerate(fields, start=1))
                rows.append(GridRow(tuple(cells), number))
    except csv.Error as error:
        if "field larger than field limit" in str(error):
            raise Refusal(Code.FILE_TOO_LONG) from error
        raise Refusal(Code.FILE_BROKEN) from error
    return rows


def _parse(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD_MEGABYTES * 1024 * 1024)
    return csv.reader(StringIO(text, newline=""), delimiter=delimiter)
