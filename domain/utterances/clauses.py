"""Where sentences and clauses end."""

from collections.abc import Iterator, Sequence

from domain.utterances.pieces import Piece

SENTENCE_ENDS = frozenset(".!?;:")
CLAUSE_ENDS = SENTENCE_ENDS | frozenset(",()-")

_NUMBERS = ("A", "X", "N")


def clause_places(pieces: Sequence[Piece]) -> list[range]:
    """The places of each clause, in their order; «пожалуйста» between commas parts none, nor does
    a dash behind a number: «1.4 — сверка списков».
    """
    ends = [place for place in range(len(pieces)) if _ends(pieces, place)]
    starts = [0, *(end + 1 for end in ends)]
    parts = [range(start, end) for start, end in zip(starts, [*ends, len(pieces)], strict=True)]
    return [part for part in parts if part]


def first_clause(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces in front of the first mark that ends a clause."""
    return pieces[: next(_marks(pieces), len(pieces))]


def _marks(pieces: Sequence[Piece]) -> Iterator[int]:
    return (place for place, piece in enumerate(pieces) if piece.word in CLAUSE_ENDS)


def _ends(pieces: Sequence[Piece], place: int) -> bool:
    mark, beside = pieces[place].word, pieces[max(place - 1, 0) : place + 2]
    if mark == "," and any(each.code == "please" for each in beside):
        return False
    if mark == "-" and beside[0].code in _NUMBERS:
        return False
    return mark in CLAUSE_ENDS
