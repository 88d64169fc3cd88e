"""A message to a prompt, sentence by sentence: what asks or orders alone, what only puts off.

«Простите, не поняла. Подскажите, кто у нас куратор?» answers nothing: the first sentence speaks of
the answer that is to come, the second is read alone.
"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from domain.utterances.clauses import SENTENCE_ENDS
from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece, split
from domain.utterances.replies import gives_up
from domain.utterances.tokens import MOST
from domain.utterances.vocabulary import Vocabulary

_WAITS = frozenset(
    listed(
        "секунда секундочка сек минута минутка минуточка момент ой подождать погодить обождать "
        "постоять стоп извинить простить извиняться прощение кстати прежде слушать"
    )
)
_OWN = frozenset(
    listed(
        "забыть знать понять думать подумать перепутать ошибиться нажать ткнуть отвлечься спросить "
        "спрашивать уточнить рассказывать хотеть сообразить вспомнить сформулировать"
    )
)
"""What somebody says of the own answer: «забыла», «не знаю», «надо подумать», but not «забыли»."""

_ORDERS = (".imp", ".inf", "please")
_LONGEST = 8


@dataclass(frozen=True, slots=True)
class Sentence:
    """`gist` is what is left without clauses at its ends that only put off; "" where all does.

    `may_ask`: it has a mark or a word without which nothing is asked or ordered.
    """

    text: str
    gist: str
    may_ask: bool


def sentences(text: str, words: Vocabulary) -> tuple[Sentence, ...]:
    """The sentences of a short message; none of a long one."""
    pieces = split(text, words)
    if len(pieces) >= MOST:
        return ()
    parts = _parted(pieces, text, SENTENCE_ENDS)
    return tuple(_sentence(text, part, words) for part in parts if _says(part))


def puts_off(sentence: Sentence, words: Vocabulary) -> bool:
    """Whether a sentence speaks of the answer that is to come, or of a slip of the finger."""
    return not sentence.gist or _puts_off(sentence.text, split(sentence.text, words), words)


def _sentence(text: str, pieces: list[Piece], words: Vocabulary) -> Sentence:
    clauses = list(_parted(pieces, text, (",",)))
    said = _cut(text, pieces)
    while clauses and _puts_off(_cut(text, clauses[0]), clauses[0], words):
        del clauses[0]
    while clauses and _puts_off(_cut(text, clauses[-1]), clauses[-1], words):
        del clauses[-1]
    gist = text[clauses[0][0].start : clauses[-1][-1].end] if clauses else ""
    asks = any(piece.word == "?" or piece.code.endswith(_ORDERS) for piece in pieces)
    return Sentence(said, gist, asks and bool(gist))


def _says(pieces: list[Piece]) -> bool:
    return any(piece.word.isalnum() for piece in pieces)


def _cut(text: str, pieces: list[Piece]) -> str:
    return text[pieces[0].start : pieces[-1].end]


def _parted(pieces: list[Piece], text: str, ends: Collection[str]) -> Iterator[list[Piece]]:
    """The pieces up to each mark, with it; an initial ends nothing, a new line does."""
    part: list[Piece] = []
    for piece in pieces:
        if part and "\n" in text[part[-1].end : piece.start]:
            yield part
            part = []
        part.append(piece)
        initial = piece.word == "." and len(part) > 1 and len(part[-2].word) == 1
        if piece.word in ends and not initial:
            yield part
            part = []
    if part:
        yield part


def _puts_off(text: str, pieces: list[Piece], words: Vocabulary) -> bool:
    said = [piece for piece in pieces if piece.word.isalnum()]
    if len(said) > _LONGEST or any(piece.code == "N" for piece in said):
        return False
    return gives_up(text) or any(_is_of_the_answer(piece, words) for piece in said)


def _is_of_the_answer(piece: Piece, words: Vocabulary) -> bool:
    """«секунду», «напишу», «не поняла»; «забыли подпись» tells of others."""
    if piece.lemma in _WAITS or piece.word in _WAITS:
        return True
    lemma, tag = words.parses(piece.word)[0]
    if lemma in _OWN:
        return tag.startswith("INFN") or ("sing" in tag and ("1per" in tag or "past" in tag))
    tags = [tag for _, tag in words.parses(piece.word)]
    return any("sing" in tag and "1per" in tag and "futr" in tag for tag in tags)
