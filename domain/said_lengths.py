"""Lengths of time in the words of a question: «две недели», «10 дней», «год»."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.question_words import AGO, COUNTS, PLURAL, UNITS, Unit

MOST = 999
"""More of a unit than so many nobody means."""
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}


@dataclass(frozen=True, slots=True)
class SaidLength:
    """So many units of time, said in so many words."""

    count: int
    unit: Unit
    words: int

    def before(self, day: date) -> date:
        """The day so long before `day`; of a shorter month its last one."""
        if self.unit in _DAYS:
            return day - timedelta(days=_DAYS[self.unit] * self.count)
        months = day.year * 12 + day.month - 1 - min(_MONTHS[self.unit] * self.count, MOST)
        year, month = months // 12, months % 12 + 1
        return date(year, month, min(day.day, monthrange(year, month)[1]))


def read_length(words: Sequence[str], place: int) -> SaidLength | None:
    """The length that is said from `place` on; a unit alone is one of it."""
    said = [*words[place : place + 2], "", ""]
    number = str(COUNTS.get(said[0], said[0]))
    counted = number.isdecimal()
    unit = UNITS.get(said[int(counted)])
    if unit is None or said[0] in PLURAL:
        return None
    return SaidLength(min(int(number), MOST) if counted else 1, unit, 1 + counted)


def ago(words: Sequence[str], place: int) -> int:
    """How many words from `place` on say that a length lies behind: «назад», «тому назад»."""
    skip = int(words[place : place + 1] == ["тому"])
    return skip + 1 if "".join(words[place + skip : place + skip + 1]) in AGO else 0
