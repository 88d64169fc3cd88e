"""Numbers of sections and activities: «1», «1.10.», «34.2.1», «IV», «№ 3», «2)»."""

import re
from functools import lru_cache

_NUMBER = re.compile(
    r"(?:№|п\.)?\s*(\d{1,3}(?:\s?[.,]\s?\d{1,3})*[а-я]?|[IVX]{1,6}(?:\.\d{1,3})*|[ІХV]{1,6})\s*[.):]*"
)
_PREFIX = re.compile(
    r"(?:№\s*)?(?P<dotted>\d{1,3}(?:\.\s?\d{1,3}){1,5})(?:[.):]+\s*|\s+)(?=\S)"
    r"|(?:№\s*)?(?P<plain>\d{1,3}|[IVX]{1,6}|[ІХV]{1,6})\s*[.):]\s*(?=[^\s\d.,)])"
)
_LOOSE = re.compile(r"(?P<plain>\d{1,2}|[IVX]{1,6}|[ІХV]{1,6})\s+(?=[А-ЯЁ«])")
_ROMAN = str.maketrans("ІХ", "IX")
_DIGITS = {"I": 1, "V": 5, "X": 10}


@lru_cache(maxsize=4096)
def read_number(text: str) -> str | None:
    """The number that is all of `text`, without a final dot; None where it is something else."""
    match = _NUMBER.fullmatch(" ".join(text.split()))
    return _tidy(match[1]) if match else None


def split_number(text: str, *, loose: bool = False) -> tuple[str | None, str]:
    """`text` parted into the number at its beginning and the rest.

    `loose` also takes a number with no dot after it («3 Меры по…»).
    """
    stripped = text.strip()
    match = _PREFIX.match(stripped) or (_LOOSE.match(stripped) if loose else None)
    if match is None:
        return None, stripped
    groups = match.groupdict()
    number = groups.get("dotted") or groups["plain"]
    return _tidy(number), stripped[match.end() :]


def parts(number: str) -> tuple[str, ...]:
    """«34.2.1» as ("34", "2", "1"); an empty number has no parts."""
    return tuple(number.split(".")) if number else ()


def is_child(number: str, parent: str) -> bool:
    """Whether `number` is below `parent`: «5.1» is below «5»."""
    return bool(parent) and number.startswith(parent + ".")


def succeeds(number: str, before: str) -> bool:
    """Whether a count can go from `before` to `number`: 10 → 11, 1.15 → 2.1, 34 → 34.1."""
    one, other = list(map(value, parts(number))), list(map(value, parts(before)))
    if None in one or None in other or not one or not other:
        return False
    shared = 0
    while shared < min(len(one), len(other)) and one[shared] == other[shared]:
        shared += 1
    if shared == len(one):
        return False
    begins = 1 if shared == len(other) else (other[shared] or 0) + 1
    return one[shared:] == [begins] + [1] * (len(one) - shared - 1)


def is_first(number: str) -> bool:
    """Whether a count begins with this number."""
    return value(parts(number)[-1]) == 1 if number else False


def value(part: str) -> int | None:
    """What one part of a number is worth, Arabic or Roman."""
    if part.isdecimal():
        return int(part)
    if part and set(part) <= set(_DIGITS):
        worth = [_DIGITS[letter] for letter in part]
        following = [*worth[1:], 0]
        return sum(-a if a < b else a for a, b in zip(worth, following, strict=True))
    return None


def is_roman(number: str) -> bool:
    return bool(number) and set(number) <= set(_DIGITS)


def _tidy(number: str) -> str:
    return number.translate(_ROMAN).replace(" ", "").replace(",", ".").rstrip(".")
