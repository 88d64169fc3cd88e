"""Numbers of activities that the spreadsheet took for something else when they were typed.

In a Russian Excel «1.1» becomes 1 January, «2.13» February 2013, «1.2.10» 1 February 2010, and with
a decimal comma or after an import «1.10» becomes the number 1.1. In a column of numbers all of
these can be told from what is shown and from the number before.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from documents.read.sheet.values import Value

_HIERARCHICAL = re.compile(r"\d{1,3}(\.\d{1,3})*\.?")
_HEADER = re.compile(r"(№+|n)\s*(п\W?п|$)", re.IGNORECASE)
_ENOUGH = 3
_MOSTLY = 0.6
_CENTURY = 100


def numbering_column(columns: Mapping[int, Iterable[Value]]) -> int | None:
    """The first column that numbers the rows, or None. `columns` gives its values by column."""
    return next((column for column, values in columns.items() if _numbers_rows(values)), None)


def restored(values: Iterable[Value]) -> list[Value]:
    """The values of a column of numbers, top to bottom, with their numbers as they were meant."""
    result: list[Value] = []
    previous = ""
    for value in values:
        text = _restore(value, previous)
        if _HIERARCHICAL.fullmatch(text):
            previous = text.rstrip(".")
        result.append(replace(value, text=text))
    return result


def _numbers_rows(values: Iterable[Value]) -> bool:
    said = [value for value in values if value.text]
    if any(_HEADER.match(value.text) for value in said):
        return True
    texts = [value.text for value in said if value.date is None]
    like = sum(1 for text in texts if _HIERARCHICAL.fullmatch(text))
    return like >= _ENOUGH and like >= _MOSTLY * len(texts)


def _restore(value: Value, previous: str) -> str:
    if value.date is not None:
        return _from_date(value, previous)
    if value.number is not None:
        return _next_ten(value.number, previous) or value.text
    return value.text


def _from_date(value: Value, previous: str) -> str:
    date, shape = value.date, value.shape
    if date is None or shape.clock or not shape.month:
        return value.text
    short_year = date.year % _CENTURY
    match shape.day, shape.year:
        case True, False:
            return f"{date.day}.{date.month}"
        case False, True:
            return f"{date.month}.{short_year}"
        case True, True:
            number = f"{date.day}.{date.month}.{short_year}"
            # A whole date may be meant as one; a number goes on from the one before.
            return number if _follows(number, previous) else value.text
    return value.text


def _follows(number: str, previous: str) -> bool:
    if not previous:
        return False
    new, old = ([int(part) for part in text.split(".")] for text in (number, previous))
    return new > old and new[0] - old[0] in (0, 1)


def _next_ten(number: float, previous: str) -> str | None:
    """«1.10» for the number 1.1 if the row before is 1.9 (likewise 1.20 after 1.19)."""
    parts = previous.split(".")
    if len(parts) != 2:
        return None
    expected = f"{parts[0]}.{int(parts[1]) + 1}"
    return expected if expected.endswith("0") and float(expected) == number else None
