"""Words of a Russian text cut to their stems, so that «справку» is found by «справка»."""

import re
from functools import lru_cache

_WORD = re.compile(r"[^\W\d_]{3,}")
_NUMBER = re.compile(r"(?<![\d.])\d{1,3}(?:\.\d{1,3}){1,4}(?![\d])")
_MARKED_NUMBER = re.compile(r"(?:^|№|\bпп?\.?|\bпункт\w*)\s*(\d{1,3})(?![\d.]*\d)")
_STEM = 4
_REMEMBERED = 4_096

# Words that every plan is full of: they tell no activity from another.
_COMMON = frozenset({
    "для", "или", "при", "под", "над", "без", "как", "что", "это", "все", "всех", "его", "они",
    "том", "тот", "школы", "школа", "школе", "года", "год", "учебного", "учебный", "района",
    "городского", "округа", "проведение", "организация", "обеспечение", "работы", "работа",
})  # fmt: skip


@lru_cache(_REMEMBERED)
def stems(text: str) -> frozenset[str]:
    """The stems of the words that mean something: lower case, «ё» as «е», four letters.

    Words of one or two letters mean nothing.
    """
    return frozenset([word[:_STEM] for word in _WORD.findall(fold(text)) if word not in _COMMON])


def numbers(text: str) -> frozenset[str]:
    """Numbers that may be those of activities: «5.2» anywhere, «12» at the start or after «№»."""
    folded = fold(text)
    return frozenset(_NUMBER.findall(folded)) | frozenset(_MARKED_NUMBER.findall(folded))


def fold(text: str) -> str:
    """The text in lower case with «е» for «ё»."""
    return text.lower().replace("ё", "е")
