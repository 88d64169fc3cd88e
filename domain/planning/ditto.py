"""Cells that say «as above»: «-//-», «-"-», «то же», «те же»."""

import re

from domain.planning.wording import fold

_MARK = re.compile(r"[-–—\s]*(?:/{2}|\\{2}|[\"«»„“”″]|''|,,)[-–—\s]*")
_WORDS = re.compile(r"(?:то|тот|та|те) же|он(?:и|а)? же")


def is_ditto(text: str) -> bool:
    """Whether a cell only repeats the one above it."""
    return bool(_MARK.fullmatch(text) or _WORDS.fullmatch(fold(text).strip(" .,;-")))
