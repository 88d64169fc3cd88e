"""Which days a deadline may be: those of its plan's period, and a margin on either side.

A day beyond them is a slip of the finger («2206») or a way to say that there is no deadline
(«31.12.9999»): what has none is continuous, and says so.
"""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.errors import Code, Refusal, Stale
from domain.schedule import Period, Schedule
from domain.wording import fold

BEFORE, AFTER = timedelta(days=366), timedelta(days=731)
"""A plan is now and then prepared a year ahead, and finished up to two school years later."""

_YEARS = range(1900, 2201)
_ENDLESS = frozenset({"бессрочно", "постоянно", "без срока", "срока нет", "endless", "no deadline"})


@dataclass(frozen=True, slots=True)
class PossibleDays:
    """The first and the last day that a deadline of a plan may be."""

    first: date
    last: date

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def check(self, day: date, code: Code = Code.DAY_OUTSIDE) -> None:
        """Raise Refusal(code, first, last) for a day that what is asked for cannot be."""
        if day not in self:
            raise Refusal(code, first=f"{self.first:%d.%m.%Y}", last=f"{self.last:%d.%m.%Y}")

    def hold(self, schedule: Schedule) -> bool:
        """Whether every window of a schedule ends on a possible day."""
        return all(window.end in self for window in schedule.windows)


def possible_days(start: date, end: date) -> PossibleDays:
    """The days that a deadline may be in a plan from `start` to `end`, both inclusive.

    A period that no plan has, such as one of year 1, is held inside 1900…2200.
    """
    least, most = date(_YEARS[0], 1, 1), date(_YEARS[-1], 12, 31)
    first, last = (min(max(day, least), most) for day in (start, end))
    return PossibleDays(max(least, first - BEFORE), min(most, last + AFTER))


def of_period(period: Period) -> PossibleDays:
    """The same for a period as a value."""
    return possible_days(period.start, period.end)


def day_numbered(number: int) -> date:
    """The day that a button holds as its ordinal. Raises Refusal(STALE) for a forged one."""
    try:
        return date.fromordinal(number)
    except (ValueError, OverflowError) as error:
        raise Stale from error


def is_endless(text: str) -> bool:
    """Whether somebody who was asked for a day says that there is none: «бессрочно»."""
    return " ".join(fold(text).strip().rstrip(".").split()) in _ENDLESS
