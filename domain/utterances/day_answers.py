"""A day that was asked for, with why beside it: «до 10 декабря, учебники не привезли»."""

import re
from dataclasses import replace

from domain.utterances.deadlines_asked import FRAME
from domain.utterances.marking import phrase_of
from domain.utterances.pieces import Piece
from domain.utterances.understanding import read
from domain.utterances.values import Reading, Utterance, World

_ENDS = (",", ".", ";", "!", "?", ":", "-", "–", "—", "(", "потому", "так", "тк")
_ASKS = re.compile(r"(?:say|extend|tune|give|may|change|move|please|postpone)(?:\.|$)")
_SPOILS = ("no", "hedge", "if", "или", "?", "whether", "rude", "irony", "DAY", "SPAN", "N")
_SHORT = 2


def day_beside_words(said: Utterance, world: World) -> Reading | None:
    """The day of the only clause that names one, None where it is doubtful or there are several."""
    pieces = phrase_of(said, world).pieces
    places = [place for place, each in enumerate(pieces) if each.code in ("DAY", "SPAN")]
    if len(places) != 1 or any(each.word == "?" for each in pieces):
        return None
    day = pieces[places[0]]
    if any(each.code in _SPOILS for each in _clause(pieces, places[0]) if each is not day):
        return None
    found = read(replace(said, text=day.word), world)
    return found if found.confident else None


def says_why(said: Utterance, world: World) -> bool:
    """Whether more is said than a day and that it is asked for."""
    return any(
        each.code not in FRAME
        and each.code != "SPAN"
        and len(each.word) > _SHORT
        and each.word.isalpha()
        and not _ASKS.match(each.code)
        for each in phrase_of(said, world).pieces
    )


def _clause(pieces: tuple[Piece, ...], place: int) -> tuple[Piece, ...]:
    """The pieces around a place, up to a mark or a «потому что»."""
    ends = [at for at, each in enumerate(pieces) if each.word in _ENDS]
    start = max((at + 1 for at in ends if at < place), default=0)
    return pieces[start : min((at for at in ends if at > place), default=len(pieces))]
