"""Number formats of workbooks: which parts of a date, how many digits of a number they show.

Format codes and the built-in ones by number: ECMA-376, part 1, 18.8.30 and 18.8.31.
"""

import re
from dataclasses import dataclass
from functools import cache

_DATE = "dd.mm.yyyy"
_BUILT_IN = {
    0: "General",
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    9: "0%",
    10: "0.00%",
    14: _DATE,
    15: "d-mmm-yy",
    16: "d-mmm",
    17: "mmm-yy",
    18: "h:mm AM/PM",
    19: "h:mm:ss AM/PM",
    20: "h:mm",
    21: "h:mm:ss",
    22: "dd.mm.yyyy h:mm",
    37: "#,##0",
    38: "#,##0",
    39: "#,##0.00",
    40: "#,##0.00",
    45: "mm:ss",
    46: "[h]:mm:ss",
    47: "mm:ss",
    49: "@",
}
_EAST_ASIAN_DATES = frozenset([*range(27, 37), *range(50, 59)])

_LITERAL = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)
_MERIDIEM = re.compile("am/pm|a/p", re.IGNORECASE)
_MINUTES = re.compile(r"(h[^ydms]*)m+|m+([^ydmh]*s)")
_DECIMALS = re.compile(r"\.(0*)([#?]*)")
_MOST_DECIMALS = 15


@dataclass(frozen=True, slots=True)
class Shape:
    """What a format shows of a value. Without `year`, `month`, `day`, `clock`: a plain number.

    `fixed` is the number of decimal places always shown, None for «General». `percent` multiplies
    by a hundred.
    """

    year: bool = False
    month: bool = False
    day: bool = False
    clock: bool = False
    fixed: int | None = None
    most: int | None = None
    percent: bool = False

    @property
    def is_date(self) -> bool:
        return self.year or self.month or self.day or self.clock


GENERAL = Shape()


def built_in(number: int) -> str:
    """The code of a built-in format; «General» for a number that is none."""
    if number in _EAST_ASIAN_DATES:
        return _DATE
    return _BUILT_IN.get(number, "General")


@cache
def shape_of(code: str) -> Shape:
    """What a format code shows (its part for positive numbers)."""
    plain = _LITERAL.sub("", code).split(";")[0].lower()
    if not plain.strip() or "general" in plain or "основной" in plain or "@" in plain:
        return GENERAL
    timed = _MINUTES.sub(r"\1 \2", _MERIDIEM.sub("", plain))
    year, month, day = "y" in timed or "г" in timed, "m" in timed, "d" in timed
    clock = "h" in timed or "s" in timed
    if year or month or day or clock:
        return Shape(year, month, day, clock)
    decimals = _DECIMALS.search(plain)
    fixed = min(len(decimals[1]), _MOST_DECIMALS) if decimals else 0
    most = min(fixed + len(decimals[2]), _MOST_DECIMALS) if decimals else 0
    if "#" not in plain and "0" not in plain and "?" not in plain:
        return GENERAL
    return Shape(fixed=fixed, most=most, percent="%" in plain)
