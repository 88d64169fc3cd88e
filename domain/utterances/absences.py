"""From when somebody is away, in the words that say so."""

from datetime import date

from domain.utterances.marking import phrase_of
from domain.utterances.values import Utterance, World


def away_from(said: Utterance, world: World) -> date | None:
    """The first day of «в отпуск с 1 декабря» where it is yet to come."""
    days = (
        piece.value
        for piece in phrase_of(said, world).pieces
        if piece.code == "DAY" and piece.word.startswith(("с ", "со "))
    )
    ahead = (day for day in days if isinstance(day, date) and day > world.today)
    return next(ahead, None)
