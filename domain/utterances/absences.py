"""From when somebody is away, in the words that say so, and what is said beside it."""

from dataclasses import replace
from datetime import date

from domain.utterances import absence_checks
from domain.utterances.marking import phrase_of
from domain.utterances.understanding import read
from domain.utterances.values import ACTS, Utterance, World


def away_from(said: Utterance, world: World) -> date | None:
    """The first day of «в отпуск с 1 декабря» where it is yet to come."""
    days = (
        piece.value
        for piece in phrase_of(said, world).pieces
        if piece.code == "DAY" and piece.word.startswith(("с ", "со "))
    )
    ahead = (day for day in days if isinstance(day, date) and day > world.today)
    return next(ahead, None)


def acts_too(said: Utterance, world: World) -> bool:
    """Whether words of an own absence do something beside: «я на больничном, отчёт сдали»."""
    rest = replace(said, text=absence_checks.beside_absence(said.text))
    pieces = phrase_of(rest, world).pieces
    is_more = any(each.code != "DAY" and each.word.isalnum() for each in pieces)
    return is_more and read(rest, world).intent in ACTS
