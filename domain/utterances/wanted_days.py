"""Which of several days is the one that is asked for: the day of the clause of the verb.

«завтра совещание, напомните в понедельник» wants Monday; what is said of other days stands in other
clauses. Several days of one clause («в среду или в пятницу») are none.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from domain.utterances.clauses import clause_places
from domain.utterances.pieces import Piece

_ASKS = ("remind", "postpone", "extend", "give", "tune", "may")
_NOUNS = ("перенос", "продление", "отсрочка", "просить", "просьба")
_SEVERAL = 2
_SMALL = ("в", "во", "на", "до", "к", "и", "или", "либо", "а", "не")


def day_wanted(pieces: tuple[Piece, ...], today: date) -> tuple[date | None, bool]:
    """The day that is asked for, and whether nothing else can be meant."""
    days = _distinct(_undenied(pieces))
    if len(days) < _SEVERAL:
        return (days[0] if days else None), True
    if _repeated(pieces, days):  # «до среды, 2 декабря»
        return days[1], True
    if today in days and len(days) == _SEVERAL:  # «сегодня не могу, напомни в понедельник»
        return next(day for day in days if day != today), True
    return _of_verb(pieces)


def _distinct(pieces: Iterable[Piece]) -> list[date]:
    """Each day once: «в следующий вторник, 1 декабря»."""
    return list(dict.fromkeys(each.value for each in pieces if isinstance(each.value, date)))


def _undenied(pieces: tuple[Piece, ...]) -> list[Piece]:
    """The days, without those that are denied: «не завтра, а в четверг»."""
    days = [each for each in pieces if each.code == "DAY"]
    if len(days) == 1 or not pieces:
        return days
    pairs = pairwise((pieces[0], *pieces))
    return [day for before, day in pairs if day.code == "DAY" and before.code != "no"]


def _repeated(pieces: tuple[Piece, ...], days: list[date]) -> bool:
    """Whether a second day behind a comma only says the first again."""
    beside = any(
        (first.code, mark.word, second.code) == ("DAY", ",", "DAY")
        for first, mark, second in zip(pieces, pieces[1:], pieces[2:], strict=False)
    )
    return beside and len({day.weekday() for day in days}) == 1 and len(days) == _SEVERAL


def _of_verb(pieces: tuple[Piece, ...]) -> tuple[date | None, bool]:
    """The day in the clause of the verb, else the nearest behind it, else the nearest before."""
    places = [place for place, each in enumerate(pieces) if _asks(each)]
    if not places:
        return None, False
    clauses = clause_places(pieces)
    own = next(at for at, clause in enumerate(clauses) if places[-1] in clause)
    for near in (*clauses[own:], *reversed(clauses[:own])):
        found = [pieces[place] for place in near if pieces[place].code == "DAY"]
        if found:
            behind = [pieces[place] for place in near if place > places[-1]]
            return _only(found, behind), len(_distinct(found)) == 1 and _is_told(pieces, clauses)
    return None, False


def _only(found: list[Piece], behind: list[Piece]) -> date | None:
    """The only day of a clause; behind the verb, where it stands between two of them."""
    for said in (found, [each for each in behind if each.code == "DAY"]):
        days = _distinct(each for each in said if not each.word.startswith(("с ", "со ")))
        if len(days) == 1:
            return days[0]
    return None


def _is_told(pieces: tuple[Piece, ...], clauses: list[range]) -> bool:
    """Whether each clause with a day says something else too: a bare day is one of several."""
    return not any(
        any(each.code == "DAY" for each in said)
        and all(each.code == "DAY" or each.word in _SMALL for each in said)
        for said in ([pieces[place] for place in clause] for clause in clauses)
    )


def _asks(piece: Piece) -> bool:
    return piece.code.partition(".")[0] in _ASKS or piece.lemma in _NOUNS
