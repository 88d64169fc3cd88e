"""What a summary is set beside: the same question of an earlier time, another school or plan."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.printing import whole_percent


class Against(StrEnum):
    """What figures are compared with."""

    YEAR = "last_year"
    QUARTER = "last_quarter"
    MONTH = "last_month"
    WEEK = "last_week"
    SCHOOL = "school"
    ROADMAP = "roadmap"


MONTHS_BACK: Mapping[Against, int] = {Against.YEAR: 12, Against.QUARTER: 3, Against.MONTH: 1}
"""How far back the earlier times lie that are months away."""
TIMES = (*MONTHS_BACK, Against.WEEK)
"""The earlier times, the farthest first. What is not in it is no time."""
WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Versus:
    """The other side of a comparison; `id` is the school or the roadmap, 0 for a time."""

    against: Against
    id: int = 0


def earlier_day(day: date, against: Against) -> date:
    """The day of an earlier time on which as much of it was over as of the present one."""
    return day - WEEK if against is Against.WEEK else months_back(day, MONTHS_BACK[against])


def earlier_span(
    start: date | None, end: date | None, against: Against
) -> tuple[date | None, date | None]:
    """Inclusive bounds as far back: whole months stay whole, weeks begin on the same weekday."""
    if against is Against.WEEK:
        return start and start - WEEK, end and end - WEEK
    return span_back(start, end, MONTHS_BACK[against])


def months_back(day: date, months: int) -> date:
    """The same day of an earlier month, or the last one of a shorter month."""
    number = day.year * 12 + day.month - 1 - months
    year, month = number // 12, number % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def span_back(start: date | None, end: date | None, months: int) -> tuple[date | None, date | None]:
    """Inclusive bounds so many months earlier: whole months stay whole."""
    before = months_back(start, months) if start else None
    if end is None:
        return before, None
    after = months_back(end, months)
    if end.day == monthrange(end.year, end.month)[1]:
        after = after.replace(day=monthrange(after.year, after.month)[1])
    return before, after


def year_of_plan(first: date, day: date) -> tuple[date, date]:
    """The first and the last day of that year of a plan beginning on `first` in which `day` is."""
    months = (day.year - first.year) * 12 + day.month - first.month - (day.day < first.day)
    start = months_back(first, -(months // 12 * 12))
    return start, months_back(start, -12) - date.resolution


def points(first: float | None, second: float | None) -> int | None:
    """How many points the first share is above the second, as both are printed; None without."""
    if first is None or second is None:
        return None
    return whole_percent(first) - whole_percent(second)
