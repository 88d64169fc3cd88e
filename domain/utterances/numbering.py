"""What an office's words name by a title, as questions about figures know it: by its number."""

import re
from collections.abc import Iterable, Sequence

from domain.name_search import speaks, words_of
from domain.utterances.marking import phrase_of
from domain.utterances.pieces import Piece, split
from domain.utterances.values import Utterance, World
from domain.utterances.vocabulary import vocabulary

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


def in_figures(text: str, names: Iterable[str] = ()) -> str:
    """The text with the ordinals of sections, schools, days and quarters in figures, as questions
    about figures know them: «по второму разделу» → «по 2 разделу». Words of one of the `names` stay
    as they are.
    """
    pieces = split(text, vocabulary())
    titles = [words_of(each) for each in names]
    kept, done = "", 0
    for place, piece in enumerate(pieces):
        beside = _ordered_beside(pieces, place)
        named = beside is not None and any(
            speaks(piece.word, title) and speaks(beside.word, title) for title in titles
        )
        if beside is not None and not named:
            kept, done = f"{kept}{text[done : piece.start]}{piece.whole}", piece.end
    return f"{kept}{text[done:]}"


_ORDERED = (
    "раздел", "направлен", "школ", "сош", "оош", "кварт", "январ", "феврал", "март", "апрел", "мая",
    "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
"""What questions about figures know by its number."""


def _ordered_beside(pieces: Sequence[Piece], place: int) -> Piece | None:
    """What an ordinal counts: «второму разделу», «раздел второй», «с первого по пятое октября»."""
    if not _is_ordinal(pieces[place]):
        return None
    behind, further = [*pieces[place + 1 : place + 3], None, None][:2]
    if behind is not None and behind.word in ("по", "до") and further and _is_ordinal(further):
        return further
    near = (*pieces[place + 1 : place + 2], *pieces[max(place - 1, 0) : place])
    found = next((each for each in near if each.word.startswith(_ORDERED)), None)
    # «у первой и третьей школы» names two by their ordinals.
    linked = any(_is_ordinal(each) for each in pieces[max(place - 2, 0) : max(place - 1, 0)])
    return None if found is not None and linked and found.word.startswith("школ") else found


def _is_ordinal(piece: Piece) -> bool:
    return piece.spoken and piece.ordinal and piece.whole is not None


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
