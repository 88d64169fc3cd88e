"""Numbers that people report for an indicator: «45», «45,5 %», «12 из 30»."""

import math
import re

_PART = re.compile(r"(\d[\d\s]*(?:[.,]\d+)?)\s*(?:из|of|/)\s*(\d[\d\s]*(?:[.,]\d+)?)\D*")
_PLAIN = re.compile(r"(\d[\d\s]*(?:[.,]\d+)?)\s*[^\d]*")
_LARGEST = 1e9

PERCENT = "%"


def read_value(text: str, unit: str) -> float | None:
    """The number that `text` gives, in `unit`; None where it gives none that can be.

    «12 из 30» is 40 where the unit is per cent, and 12 otherwise. A minus is never meant.
    """
    clean = text.strip().lower().replace("\u00a0", " ")
    if found := _PART.fullmatch(clean):
        part, whole = _number(found[1]), _number(found[2])
        if whole == 0 or part > whole:
            return None
        value = round(part / whole * 100, 1) if unit == PERCENT else part
    elif found := _PLAIN.fullmatch(clean):
        value = _number(found[1])
    else:
        return None
    return value if is_possible(value, unit) else None


def is_possible(value: float, unit: str) -> bool:
    """Whether a value can be at all: not negative, of a whole at most 100 per cent."""
    return math.isfinite(value) and 0 <= value <= (100 if unit == PERCENT else _LARGEST)


def is_met(value: float, target: float, at_least: bool) -> bool:
    """Whether the fact keeps to the plan: «не менее» or «не более» the target."""
    return value >= target if at_least else value <= target


def _number(digits: str) -> float:
    return float(re.sub(r"\s", "", digits).replace(",", "."))
