"""Finding a name in a list by a part of it that somebody types."""

import re
from functools import lru_cache

from domain.planning.wording import fold

_WORD = re.compile(r"\d+|[^\W\d_]+")
LONGEST = 100
"""Letters that are looked at: nobody types more to find a name."""


def matches(name: str, typed: str) -> bool:
    """Whether every typed word begins a word of the name, or is its number.

    «школа 3» finds «Школа № 3» and not «Школа № 13»; case, ё and signs do not matter.
    """
    wanted, words = _words(typed[:LONGEST]), _words(name)
    return bool(wanted) and all(any(_is_part(part, word) for word in words) for part in wanted)


def _is_part(part: str, word: str) -> bool:
    return part == word if part.isdecimal() else word.startswith(part)


@lru_cache(maxsize=4096)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(fold(text)))
