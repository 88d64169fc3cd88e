"""What a message puts right in itself: «не 1.3, а 1.4», «1.4, а не 1.3», «до пятницы, точнее до
понедельника». What is meant stays, what was a slip is put aside.
"""

from collections.abc import Sequence

from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece

_NAMED = frozenset(("A", "X", "DAY", "SPAN", "N", "P"))
_OTHERS = frozenset(("we", "O", "G", "OX"))
"""Who is denied is another thing: «не к нам вопрос, а к вам», «прими не у лицея, а у школы 3»
(`scopes` tells who is left out).
"""
_VALUES = frozenset(("DAY", "SPAN", "N", "P"))
"""Behind these a bare «нет» turns: «12, нет, 13»; «1.3 — нет, 1.4 сделали» tells of two."""
_PREPOSITIONS = frozenset(listed("в во за на по до к ко с у от для про о об не"))
_MARKS = frozenset(",-—–.…")
_TURNS = frozenset(listed("точнее вернее верней ой смысле ошиблась ошибся ошибка хотя"))
_BESIDE = _MARKS | frozenset(listed("нет то есть в а ну да лучше все-таки простите извините я"))
_BEGINS = frozenset(("ой", "ну", "нет", "а", "стоп", ","))
_FEW = 4


def without_slips(pieces: list[Piece]) -> list[Piece]:
    """The pieces without what a message itself takes back."""
    if not any(piece.code == "no" or piece.word in _TURNS for piece in pieces):
        return pieces
    for place in range(len(pieces)):
        for slip in (_denied_first(pieces, place), _denied_last(pieces, place)):
            if slip is not None:
                return without_slips(pieces[: slip.start] + pieces[slip.stop :])
        if (slip := _replaced(pieces, place)) is not None:
            return without_slips(pieces[: slip.start] + pieces[slip.stop :])
    return pieces


def put_right(text: str, slips: Sequence[tuple[int, int]]) -> str:
    """The text without its slips: «не за март, а за апрель» → «за апрель»."""
    kept, end = "", 0
    for start, stop in slips:
        kept, end = kept + text[end:start], stop
    return " ".join((kept + text[end:]).split())


def _denied_first(pieces: Sequence[Piece], place: int) -> range | None:
    """«не 1.3, а 1.4», «не по школам, по разделам»."""
    if pieces[place].word != "не":
        return None
    first = pieces[place + 1 : place + 1 + _FEW]
    ends = next((at for at, piece in enumerate(first) if piece.word in (",", "а")), 0)
    if not ends:
        return None
    behind = place + 1 + ends
    while behind < len(pieces) and pieces[behind].word in (",", "а"):
        behind += 1
    if not _alike(first[:ends], pieces[behind : behind + 2]):
        return None
    begins = all(piece.word in _BEGINS for piece in pieces[:place])
    return range(0 if begins else place, behind)


def _denied_last(pieces: Sequence[Piece], place: int) -> range | None:
    """«1.4, а не 1.3»."""
    if place == 0 or [each.word for each in pieces[place : place + 2]] != ["а", "не"]:
        return None
    said = pieces[place + 2 : place + 4]
    length = next((at for at, each in enumerate(said, 1) if each.code in _NAMED), 0)
    if not length or not any(_of_kind(said[length - 1], each) for each in pieces[:place]):
        return None
    return range(place - (pieces[place - 1].word == ","), place + 2 + length)


def _replaced(pieces: Sequence[Piece], place: int) -> range | None:
    """«12, ой нет, 13», «до пятницы, точнее до понедельника»."""
    piece = pieces[place]
    if piece.code not in _NAMED:
        return None
    behind = place + 1
    while behind < len(pieces) and (
        pieces[behind].word in _BESIDE or pieces[behind].word in _TURNS
    ):
        behind += 1
    between = [each.word for each in pieces[place + 1 : behind]]
    turned = bool(_TURNS & set(between)) and between != ["ой"]
    bare = piece.code in _VALUES and between[:2] == [",", "нет"]
    if not (turned or bare) or behind == len(pieces) or pieces[behind].code != piece.code:
        return None
    return range(place, behind)


def _alike(slip: Sequence[Piece], meant: Sequence[Piece]) -> bool:
    """Whether two runs of words name things of one kind, or begin with one preposition."""
    if not slip or not meant or any(piece.code in _OTHERS for piece in slip):
        return False
    if slip[0].word in _PREPOSITIONS and len(slip) > 1:
        return slip[0].word == meant[0].word
    return len(slip) == 1 and slip[0].code in _NAMED and _of_kind(slip[0], meant[0])


def _of_kind(slip: Piece, meant: Piece) -> bool:
    """Whether one thing may stand for the other: «82 процента, а не 28»."""
    return slip.code == meant.code or {slip.code, meant.code} <= {"N", "P"}
