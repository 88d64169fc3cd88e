"""An utterance as pieces: each a word, a number, a mark or something that is named, with a code.

A rule is a pattern over the codes, joined with spaces: «1.4 сделали, 15 человек» is
`A work.past , N человек`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from domain.utterances.lexicon import (
    CARDINALS,
    COLLECTIVES,
    EMOJI,
    HUNDREDS,
    ORDINAL_TENS,
    ORDINALS,
    SHORT,
    TENS,
)
from domain.utterances.tokens import MOST, Token, tokens
from domain.utterances.vocabulary import Vocabulary

POINTED = "shown"
"""The lemma of what is named only by the way to it («её», «напомни первой»), and may be another
thing that is on the screen: whatever acts on it asks first.
"""
_LONGEST_NUMBER = 15
_NUMBERS = {
    **{word: value for value, word in enumerate(CARDINALS)},
    **{word: 20 + 10 * step for step, word in enumerate(TENS)},
    **{word: 100 * step for step, word in enumerate(HUNDREDS, 1)},
    **{word: value for value, word in enumerate(COLLECTIVES, 2)},
}
_ORDINALS = {
    **{word: value for value, word in enumerate(ORDINALS, 1)},
    **{word: value for value, word in ORDINAL_TENS.items()},
}


@dataclass(frozen=True, slots=True)
class Piece:
    """`code` is what rules see; `value` what it stands for: a number, a day, a name."""

    code: str
    start: int
    end: int
    word: str
    lemma: str = ""
    value: float | str | date | None = None
    ordinal: bool = False
    spoken: bool = False

    @property
    def number(self) -> float | None:
        """The value of a plain number."""
        return self.value if self.code == "N" and isinstance(self.value, float) else None

    @property
    def whole(self) -> int | None:
        """The value of a number without a fraction that stands alone, as «4» or «четвёртого»."""
        number = self.number
        return int(number) if number is not None and number.is_integer() else None


def merge(pieces: list[Piece], code: str, value: float | str | date | None) -> Piece:
    """Neighbours as one piece."""
    word = " ".join(piece.word for piece in pieces)
    return Piece(code, pieces[0].start, pieces[-1].end, word, value=value)


def split(text: str, words: Vocabulary) -> list[Piece]:
    """The pieces of the beginning of a text, before anything that it names is looked for."""
    pieces = [piece for token in _written(text) for piece in _pieces(token, words)]
    return list(_counted(pieces))


def _written(text: str) -> Iterator[Token]:
    """The tokens without the dots of «прош. мес.»."""
    found = tokens(text)[:MOST]
    for before, token in pairwise((None, *found)):
        assert token is not None
        cut = before is not None and before.word in SHORT and before.end == token.start
        if not (cut and token.word == "."):
            yield token


def _pieces(token: Token, words: Vocabulary) -> Iterator[Piece]:
    word = token.word
    if token.is_number:
        yield Piece("N", token.start, token.end, word, word, value_of(word), token.ordinal)
    elif not token.is_word:
        yield Piece(EMOJI.get(word, word), token.start, token.end, word, word)
    elif (
        word.startswith("не") and "." in words.codes.get(word[2:], "") and (word not in words.codes)
    ):
        yield Piece("no", token.start, token.start + 2, "не", "не")
        yield _word(word[2:], token.start + 2, token.end, words)
    else:
        yield _word(words.mended(word), token.start, token.end, words)


def _word(word: str, start: int, end: int, words: Vocabulary) -> Piece:
    lemma = words.lemma(word)
    code = words.codes.get(word, lemma)
    if lemma in _NUMBERS:
        return Piece("N", start, end, word, lemma, float(_NUMBERS[lemma]), spoken=True)
    if lemma in _ORDINALS:
        value = float(_ORDINALS[lemma])
        return Piece("N", start, end, word, lemma, value, ordinal=True, spoken=True)
    return Piece(code, start, end, word, lemma)


def value_of(word: str) -> float | None:
    """The number that figures write, with a comma or a dot; None for «1.4.2» and endless ones."""
    if len(word) > _LONGEST_NUMBER:
        return None
    try:
        return float(word.replace(",", "."))
    except ValueError:
        return None


def _counted(pieces: list[Piece]) -> Iterator[Piece]:
    """«восемьдесят семь» as one number; «один четыре» stays two."""
    waiting: Piece | None = None
    for piece in pieces:
        if waiting is not None and _continues(waiting, piece):
            total = (waiting.number or 0) + (piece.number or 0)
            whole = merge([waiting, piece], "N", total)
            waiting = replace(whole, ordinal=piece.ordinal, spoken=True)
            continue
        if waiting is not None:
            yield waiting
        waiting = piece
    if waiting is not None:
        yield waiting


def _continues(before: Piece, piece: Piece) -> bool:
    if not (before.spoken and piece.spoken) or before.ordinal:
        return False
    first, second = before.number or 0, piece.number or 0
    room = 100 if first % 100 == 0 else 10 if first % 10 == 0 and first % 100 > 10 else 0
    return first > 0 and 0 < second < room
