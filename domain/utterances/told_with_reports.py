"""What words tell beside «сделано»: a number that is asked for, a document that went elsewhere."""

import re
from collections.abc import Iterable

from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece, split
from domain.utterances.values import Reading
from domain.utterances.vocabulary import vocabulary

_ADDRESSES = frozenset(
    listed(
        "почта электронка мыло емейл имейл email e-mail вотсап ватсап вацап whatsapp вайбер viber "
        "телеграм телеграмм telegram чат мессенджер макс секретарь приемная сферум"
    )
)
_SPOKEN = ("электронку", "электронке", "вотсапе", "вайбере", "макс", "сферуме")
_PREPOSITIONS = ("на", "в", "по", "через", "во")
_UNDONE = frozenset(listed("остаться осталось кроме только лишь план планировать должный нужно из"))
_SHARE = re.compile(r"%|\bпроцент")
_NEAR = 4
_STEM = 3


def is_sent_elsewhere(text: str) -> bool:
    """Whether a document is said to have gone another way: «отправила на почту», «в вотсапе»."""
    pieces = split(text, vocabulary())
    for place, piece in enumerate(pieces):
        before = {each.word for each in pieces[max(0, place - 2) : place]}
        if (piece.lemma in _ADDRESSES or piece.word in _SPOKEN) and before & set(_PREPOSITIONS):
            return True
    return False


_OF_DEADLINE = frozenset(listed("просьба перенос отсрочка продление"))


def speaks_of_deadline(pieces: Iterable[Piece]) -> bool:
    """Whether another deadline is spoken of: «просьба», «перенос», «продлить»."""
    return any(piece.lemma in _OF_DEADLINE or piece.code.startswith("extend") for piece in pieces)


def counted(text: str, asked: str, unit: str) -> float | None:
    """The only number of the words that counts what an indicator asks for.

    «обучили 10 учителей» answers «число учителей»; the number of an order answers nothing.
    """
    pieces = split(text, vocabulary())
    if any(piece.code == "no" or piece.lemma in _UNDONE for piece in pieces):
        return None
    numbers = [place for place, piece in enumerate(pieces) if piece.number is not None]
    if len(numbers) != 1 or pieces[numbers[0]].ordinal:
        return None
    wanted = [piece for piece in split(f"{asked} {unit}", vocabulary()) if _is_noun(piece)]
    for piece in pieces[numbers[0] + 1 : numbers[0] + _NEAR]:
        if vocabulary().parses(piece.word)[0][1].startswith("ADJF"):
            continue  # «5 новых договоров»
        if _is_noun(piece):
            found = any(_is_same(piece, each) for each in wanted)
            return pieces[numbers[0]].number if found else None
    return None


def told_anew(reading: Reading, text: str, asked: str, unit: str) -> float | None:
    """The number of a report for an indicator that has one already, None where it may be another.

    «сделали, 91%» tells a share anew, and «сделали, 91» whatever is counted; «приказ 45» tells
    neither.
    """
    if reading.value is None:
        return counted(reading.text or "", asked, unit)
    if _SHARE.search(text.lower()):
        return reading.value if unit == "%" else None
    return reading.value if reading.text is None else counted(reading.text, asked, unit)


def _is_noun(piece: Piece) -> bool:
    if not piece.word.isalpha() or len(piece.word) < _STEM:
        return False
    parses = vocabulary().parses(piece.word)
    return any("NOUN" in tag for _, tag in parses) or piece.word in ("чел", "шт", "обуч")


def _is_same(piece: Piece, wanted: Piece) -> bool:
    return piece.lemma == wanted.lemma or piece.lemma.startswith(wanted.word.rstrip("."))
