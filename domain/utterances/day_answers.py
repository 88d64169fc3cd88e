"""A day that was asked for, with why beside it: «до 10 декабря, учебники не привезли»."""

import re
from dataclasses import replace

from domain.utterances.deadlines_asked import FRAME
from domain.utterances.marking import phrase_of
from domain.utterances.understanding import read
from domain.utterances.values import Reading, Utterance, World

_ASKS = re.compile(r"(?:say|extend|tune|give|may|change|move|please|postpone)(?:\.|$)")
_SPOILS = ("no", "hedge", "if", "или", "?", "whether", "rude", "irony", "DAY", "SPAN", "N")
_SHORT = 2


def day_beside_words(said: Utterance, world: World) -> Reading | None:
    """The day of the only clause that names one, None where it is doubtful or there are several."""
    phrase = phrase_of(said, world)
    days = [each for each in phrase.pieces if each.code in ("DAY", "SPAN")]
    if len(days) != 1 or any(each.word == "?" for each in phrase.pieces):
        return None
    day = days[0]
    phrase = phrase.without_cause if day in phrase.without_cause.pieces else phrase
    own = next(clause for clause in phrase.clauses if day in clause)
    if any(each.code in _SPOILS for each in own if each is not day):
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
