"""Names of organisations: cleaned, and put in the order of every list."""

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from domain.errors import Code, Refusal
from domain.limits import LONGEST_NAME, check_length
from domain.organisation_kinds import OrganisationKind

# «1. Школа № 1», «2) Лицей», «• Гимназия»: how lists are numbered when they are pasted.
_MARK = re.compile(r"^\s*(?:\d{1,3}[.)]|[-–—•*])\s+")

_DIGITS = re.compile(r"([0-9]+)")


def clean(name: str) -> str:
    """One name on one line, without the mark of a list.

    Raises Refusal(BAD_INPUT) for one without a letter, Refusal(TOO_LONG).
    """
    cleaned = " ".join(_MARK.sub("", name).split())
    if not any(map(str.isalnum, cleaned)):
        raise Refusal(Code.BAD_INPUT)
    check_length(cleaned, LONGEST_NAME)
    return cleaned


_ORDER = (
    OrganisationKind.DEPARTMENT,
    OrganisationKind.CENTRE,
    OrganisationKind.SCHOOL,
    OrganisationKind.KINDERGARTEN,
    OrganisationKind.EXTRACURRICULAR,
    OrganisationKind.OTHER,
)
"""Departments, then schools, then kindergartens: in every list."""

_PLACE_OF: dict[str, int] = {kind: place for place, kind in enumerate(_ORDER)}

Item = TypeVar("Item")


def in_order(items: Iterable[Item], what: Callable[[Item], tuple[str, str]]) -> list[Item]:
    """Organisations as every list has them: by kind, then by number; `what` is kind and name.

    A kind that is none comes last.
    """

    def place(item: Item) -> tuple[int, list[tuple[int, int, str]]]:
        kind, name = what(item)
        return _PLACE_OF.get(kind, len(_PLACE_OF)), by_number(name)

    return sorted(items, key=place)


def by_number(name: str) -> list[tuple[int, int, str]]:
    """A key that sorts names by the numbers in them, not by their digits."""
    parts = _DIGITS.split(name.casefold())
    return [(1, int(part), "") if part.isdecimal() else (0, 0, part) for part in parts if part]
