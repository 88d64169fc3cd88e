"""What words point back to: «она», «напиши им», «этот пункт» mean what the bot has shown last."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace

from domain.utterances.index import index_of
from domain.utterances.lexicon import listed
from domain.utterances.pieces import POINTED, Piece, merge, split
from domain.utterances.values import Shown, Utterance, World
from domain.wording import fold

_ONE = frozenset(listed("она ее ей ней нее нею он его ему нем него оно"))
_MALE = frozenset(listed("он его ему нем него оно"))
_MANY = frozenset(listed("они их им ими них ним ними"))
_THIS = frozenset(
    listed(
        "этот эта это эти этой этого этому этим этих этими эту этом тот та те той того тому тем "
        "тех теми ту том данный данная данные данной данного данному данным данных данную"
    )
)
_SCHOOL = frozenset(
    listed("школа учреждение организация садик сад детсад лицей гимназия центр коллектив")
)
_ACTIVITY = frozenset(listed("мероприятие пункт задача задание"))
_POINTS = re.compile(
    rf"\b(?:{'|'.join(sorted(_ONE | _MANY))}|эт(?:а|у|от|ой|их|им|ими|и|ому|ого|ом)|данн\w+"
    r"|(?:это|та|те|то|тот|ту|то(?:й|го|му)|том|те[мх]|теми)\s+(?:школ|учрежд|орган|сад|детс|лице"
    r"|гимн|центр|колл|меропр|пункт|зада)\w*"
    r"|координатор\w*|директор\w*|завуч\w*)\b"
)
"""«Что-то», «это понятно», «в том числе» point at nothing."""


def points_back(text: str) -> bool:
    """Whether words may mean what was shown; the cheap look before anything is loaded."""
    return _POINTS.search(fold(text)) is not None


def only_points(words: Collection[str]) -> bool:
    """Whether what was not understood only points, and nothing was shown: «у неё»."""
    return bool(words) and all(fold(word) in _ONE | _MANY for word in words)


def resolved(pieces: list[Piece], shown: Shown) -> list[Piece]:
    """The pieces with what was shown in the place of the words that point to it, as `O` and `A`.

    Such a piece keeps the lemma of its word: a reading that leans on it never acts unasked.
    """
    if shown == Shown():
        return pieces
    found: list[Piece] = []
    place = 0
    while place < len(pieces):
        length, meant = _meant(pieces[place : place + 2], shown)
        found += meant or pieces[place : place + 1]
        place += length
    return found


def leans_on(pieces: tuple[Piece, ...]) -> bool:
    """Whether something that is named was pointed at, and not said: «её», «напомни первой»."""
    return any(_is_pointed(piece) for piece in pieces)


def spelled_out(said: Utterance, world: World) -> str:
    """The text with the names of what it points at."""
    if said.shown == Shown():
        return said.text
    pieces = resolved(split(said.text, index_of(world).words), said.shown)
    text, end = "", 0
    for start, stop, names in _spans(pieces):
        before = said.text[end:start]
        if len(names) > 1 and (of := _OF_THEM.search(before)):
            before, names = before[: of.start()], []  # «кто из них хуже всех»
        text += f"{before}{', '.join(names)}"
        end = stop
    return f"{text}{said.text[end:]}"


_OF_THEM = re.compile(r"\s*\b(?:из|среди)\s+$", re.IGNORECASE)


def _spans(pieces: list[Piece]) -> Iterator[tuple[int, int, list[str]]]:
    spans: dict[tuple[int, int], list[str]] = {}
    for piece in pieces:
        if _is_pointed(piece):
            spans.setdefault((piece.start, piece.end), []).append(str(piece.value))
    for (start, stop), names in spans.items():
        yield start, stop, names


def _is_pointed(piece: Piece) -> bool:
    return piece.code in ("O", "A") and piece.lemma == POINTED


def _meant(pieces: list[Piece], shown: Shown) -> tuple[int, list[Piece]]:
    """How many pieces point at what was shown, and what stands for them; 1 and none for none."""
    first = pieces[0]
    if len(pieces) > 1 and first.word in _THIS:
        noun = pieces[1].lemma
        many = first.word in _PLURAL
        if noun in _SCHOOL:
            return 2, _named(pieces, "O", shown.organisations, many=many)
        if noun in _ACTIVITY:
            return 2, _named(pieces, "A", shown.activities, many=many)
    if first.word in _MANY and shown.organisations:
        return 1, _named(pieces[:1], "O", shown.organisations, many=True)
    if first.word not in _ONE:
        return 1, []
    of_school = _named(pieces[:1], "O", shown.organisations, many=False)
    of_activity = _named(pieces[:1], "A", shown.activities, many=False)
    # «его» is a point of the plan rather than a school, «у неё» the other way round.
    if first.word in _MALE:
        return 1, of_activity or of_school
    return 1, of_school if shown.organisations else of_activity


_PLURAL = frozenset(listed("эти этих этим этими те тех тем теми данные данных данным"))


def _named(pieces: list[Piece], code: str, names: tuple[str, ...], *, many: bool) -> list[Piece]:
    if not names or (len(names) > 1 and not many):
        return []
    whole = merge(pieces, code, None)
    return [replace(whole, value=name, lemma=POINTED) for name in names]
