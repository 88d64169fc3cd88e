"""Finding a name in a list by a part of it that somebody types."""

import re
from collections.abc import Iterable
from functools import lru_cache

from domain.planning.wording import fold

_WORD = re.compile(r"\d+|[^\W\d_]+")
_ENDING = 2
_SHORTEST = 4
LONGEST = 100
"""Letters that are looked at: nobody types more to find a name."""


def matches(name: str, typed: str) -> bool:
    """Whether every typed word begins a word of the name, or is its number.

    «школа 3» finds «Школа № 3» and not «Школа № 13»; case, ё and signs do not matter.
    """
    wanted, words = _words(typed[:LONGEST]), _words(name)
    return bool(wanted) and all(any(_is_part(part, word) for word in words) for part in wanted)


def words_of(text: str) -> tuple[str, ...]:
    """The words and numbers of a text, folded."""
    return _words(text)


def speaks(word: str, name: Iterable[str]) -> bool:
    """Whether a word is one of a name's words, in whatever case it stands."""
    if word.isdecimal() or len(word) < _SHORTEST:
        return word in name
    stem = word[: max(_SHORTEST, len(word) - _ENDING)]
    return any(each.startswith(stem) for each in name)


def _is_part(part: str, word: str) -> bool:
    return part == word if part.isdecimal() else word.startswith(part)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))
