"""What an office's words name by a title, as questions about figures know it: by its number."""

import re

from domain.utterances.marking import phrase_of
from domain.utterances.values import Utterance, World

_SMALL = 2
_NUMBER = re.compile(r"\d+(?:\.\d+)+")


def named_activities(said: Utterance, world: World) -> tuple[str, ...]:
    """All activities that the words themselves may name, whatever they ask."""
    return phrase_of(said, world).activities


def looked_for(said: Utterance, world: World) -> tuple[str, ...]:
    """The activities that are named, else those whose titles have each word that is looked for: a
    word that names none alone («чтецов») is looked for all the same.
    """
    phrase = phrase_of(said, world)
    if phrase.activities:
        return phrase.activities
    words = [
        piece
        for piece in phrase.pieces
        if piece.word.isalpha() and len(piece.word) > _SMALL and piece.code == piece.lemma
    ]
    having = [set(phrase.index.activities.with_word(piece)) for piece in words]
    return tuple(sorted(set.intersection(*having))) if having else ()


def by_number(said: Utterance, world: World) -> str:
    """The text with the number of the only activity that its words name in their place: «как дела
    с медосмотром» → «как дела с по 3.1».
    """
    phrase = phrase_of(said, world)
    number = phrase.named
    named = [piece for piece in phrase.pieces if piece.code == "A"]
    if number is None or not named or not _NUMBER.fullmatch(number):
        return said.text
    if any(piece.word[0].isdecimal() for piece in named):
        return said.text
    return f"{said.text[: named[0].start]}по {number}{said.text[named[-1].end :]}"
