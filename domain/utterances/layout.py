"""What was typed with the keys of the Russian layout while another was on: «ghbdtn» is «привет»."""

import re
from collections.abc import Iterator

from domain.utterances.vocabulary import Vocabulary
from domain.wording import fold

_LATIN = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?~@#$^&|'
_RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбю.ё" + 'ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё"№;:?/'
_KEYS = str.maketrans(_LATIN, _RUSSIAN)
"""The keys with letters and the marks that stand elsewhere, first alone, then with Shift."""

_CYRILLIC, _WORD = re.compile(r"[а-яё]", re.I), re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(
    r"://|www\.|\w@\w|\w\.(?:ru|com|org|net|рф|docx?|xlsx?|pdf|jpe?g|png|zip)\b|^/"
)
_NUMBER = re.compile(r"\d+(?:[.,/]\d+)*%?")
_LONGEST = 200


def retyped(text: str, words: Vocabulary) -> Iterator[str]:
    """The text as the Russian layout writes it, where that makes words of it: a dot at its end is a
    letter, and else a dot.

    A text with a Russian letter, an address or an English word that the bot knows is as it stands.
    """
    latin = [fold(word) for word in _WORD.findall(text)]
    if not latin or len(text) > _LONGEST or _CYRILLIC.search(text) or _ADDRESS.search(text):
        return
    if any(word in words.lemmas for word in latin):
        return
    for typed in (text, text[:-1]) if text.endswith(".") else (text,):
        parts = [_part(part, words) for part in typed.split()]
        if None not in parts:
            yield " ".join(filter(None, parts))


def _part(part: str, words: Vocabulary) -> str | None:
    """One word by its keys: figures stay, and the marks at its end where they are no letters."""
    choices = list(_choices(part))
    for known in (words.knows, lambda word: words.knows(words.mended(word))):
        for keys in choices:
            if all(known(fold(word)) for word in _WORD.findall(keys)):
                return keys
    return None


def _choices(part: str) -> Iterator[str]:
    number = _NUMBER.match(part)
    figures = number[0] if number else ""
    rest = part[len(figures) :]
    if number is None:
        yield _typed(rest, "!?")
    yield figures.replace("/", ".") + _typed(rest, ".,!?")


def _typed(part: str, marks: str) -> str:
    bare = part.rstrip(marks)
    return bare.translate(_KEYS) + part[len(bare) :]
