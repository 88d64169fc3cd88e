"""How likely each intent is for a phrase, by what was learned from sayings: weights of features.

A feature is a code of the line, two of them, a dictionary form or its beginning, with who speaks
and whether something is in hand. `weights.tsv` names each feature with one letter an intent, so any
answer can be explained; `python -m benchmarks.learning` writes it anew from the tables of sayings.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import exp, sqrt
from operator import add
from pathlib import Path

from domain.utterances.phrase import Phrase
from domain.utterances.values import Intent, SpeakerRole

WEIGHTS = Path(__file__).with_name("weights.tsv")
ZERO = ord("Z")
"""The letter of no weight; others stand `SCALE` apart."""

SCALE = 0.15
_OFFICE = (SpeakerRole.CURATOR, SpeakerRole.MANAGER)
_NAMES = ("A", "O", "DAY")
_MOST = 24
"""Codes beyond this many say nothing more of what is meant."""


def features(phrase: Phrase) -> set[str]:
    """What the weights know a phrase by."""
    return {*_of_codes(phrase), *_of_words(phrase)}


def _of_codes(phrase: Phrase) -> Iterator[str]:
    role = phrase.said.role.value
    hand = "hand" if phrase.in_context else "free"
    codes = phrase.line.split()[:_MOST]
    yield from (f"role={role}", hand, f"{role}|{hand}", f"len={min(len(codes), 6)}")
    yield from (f"{role}|{hand}|{name}" for name in _NAMES if name in codes)
    for code in codes:
        yield from (code, f"{role}|{code}", f"{hand}|{code}")
        if "." in code and len(code) > 1:
            yield code.partition(".")[0] + ".*"
    bounded = ["^", *codes, "$"]
    yield from (f"{first} {second}" for first, second in pairwise(bounded))
    for place, first in enumerate(bounded):
        yield from (f"{first} .. {later}" for later in bounded[place + 2 : place + 4])


def _of_words(phrase: Phrase) -> Iterator[str]:
    """Dictionary forms, their beginnings, and the tense of what no family of verbs tells."""
    hand = "hand" if phrase.in_context else "free"
    for piece in phrase.pieces[:_MOST]:
        if not piece.lemma or not piece.word.isalpha() or piece.code.isupper():
            continue
        yield f"l:{piece.lemma}"
        tense = "" if "." in piece.code else phrase.index.words.tense(piece.word)
        if tense:
            yield from (f"t:{tense}", f"{hand}|t:{tense}", f"{piece.lemma}.{tense}")
        yield from (f"{size}:{piece.lemma[:size]}" for size in (4, 5) if len(piece.lemma) > size)


@lru_cache(1)
def learned() -> tuple[tuple[Intent, ...], dict[str, bytes]]:
    """The intents in the order of the letters, and the letters of each feature; read once."""
    head, *lines = WEIGHTS.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines)
    return tuple(map(Intent, head.split())), {name: row.encode() for name, row in rows}


def likeliest(phrase: Phrase) -> list[tuple[Intent, float]]:
    """Every intent with its share of the belief, the likeliest first."""
    intents, weights = learned()
    rows = [weights[name] for name in features(phrase) if name in weights]
    sums = [0] * len(intents)
    for row in rows:
        sums = list(map(add, sums, row))
    step = SCALE / sqrt(len(rows) + 1)
    beliefs = [
        exp((total - ZERO * len(rows)) * step + (bias - ZERO) * SCALE)
        for total, bias in zip(sums, weights["bias"], strict=True)
    ]
    shares = [belief / sum(beliefs) for belief in beliefs]
    return sorted(zip(intents, shares, strict=True), key=lambda each: -each[1])
