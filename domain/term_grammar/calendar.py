"""Calendar arithmetic: a part in a year, the units of a span, the years of a plan.

A span is a pair of dates, both inclusive.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from domain.schedule import Every, Period
from domain.term_grammar.items import YearPart
from domain.term_grammar.tokens import DAYS_IN_MONTH

Span = tuple[date, date]
DAY = timedelta(days=1)
SCHOOL_START = 9
"""The month in which a plan of school years begins its years."""

# Labour Code, article 112, as (month, day). Which day off is moved where, a year's decree says.
_PUBLIC_HOLIDAYS = frozenset(
    [*((1, day) for day in range(1, 9)), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (11, 4)]
)

_MONTHS = {Every.MONTH: 1, Every.QUARTER: 3, Every.HALF_YEAR: 6, Every.YEAR: 12}


def days_in_month(year: int, month: int) -> int:
    """The length of a month. (The standard `calendar` would double the time of the import.)"""
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 2 and not leap else DAYS_IN_MONTH[month - 1]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, days_in_month(year, month))


def is_public_holiday(day: date) -> bool:
    """Whether the day is a public holiday every year, moved days off left aside."""
    return (day.month, day.day) in _PUBLIC_HOLIDAYS


def nth_weekday(year: int, month: int, weekday: int, nth: int) -> date | None:
    """The nth Monday (0) … Sunday (6) of a month, the last one for -1; None if it has none."""
    if nth < 0:
        last = month_end(year, month)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    first = date(year, month, 1)
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    return date(year, month, day) if day <= days_in_month(year, month) else None


def span_of(part: YearPart, year1: int, year2: int) -> Span | None:
    """The days of a part in the given years; None where there are none (29.02 in most years)."""
    if part.nth:
        day = nth_weekday(year1, part.month1, part.weekday, part.nth)
        return (day, day) if day else None
    try:
        first = date(year1, part.month1, part.day1 or 1)
        last = date(year2, part.month2, part.day2) if part.day2 else month_end(year2, part.month2)
    except ValueError:
        return None
    return (first, last) if first <= last else None


def clip(span: Span, bounds: Span) -> Span | None:
    """The common days of two spans, or None."""
    first, last = max(span[0], bounds[0]), min(span[1], bounds[1])
    return (first, last) if first <= last else None


def units(every: Every, bounds: Span, year_start: int = 1) -> Iterator[Span]:
    """The whole days, weeks, months, quarters, halves or years that touch a span, in order.

    Years begin in the month `year_start`; weeks run from Monday to Sunday. Halves of a school year
    leave out the summer. School terms have no dates of their own and give nothing.
    """
    first, last = bounds
    if every is Every.HALF_YEAR and year_start == SCHOOL_START:
        yield from _school_halves(first, last)
    elif every in _MONTHS:
        size = _MONTHS[every]
        origin = year_start if every is Every.YEAR else 1
        index = first.year * 12 + first.month - origin
        index -= index % size
        while True:
            start = _month_at(index + origin - 1)
            if start > last:
                return
            yield start, _month_at(index + origin - 1 + size) - DAY
            index += size
    elif every in (Every.DAY, Every.WEEK):
        length = timedelta(days=1 if every is Every.DAY else 7)
        start = first if every is Every.DAY else first - timedelta(days=first.weekday())
        while start <= last:
            yield start, start + length - DAY
            start += length


def _school_halves(first: date, last: date) -> Iterator[Span]:
    for year in range(first.year - 1, last.year + 1):
        autumn = date(year, SCHOOL_START, 1), date(year, 12, 31)
        spring = date(year + 1, 1, 1), date(year + 1, 5, 31)
        yield from (half for half in (autumn, spring) if clip(half, (first, last)))


def is_short(span: Span) -> bool:
    """Whether a span has less than two whole months."""
    first, last = span
    index = first.year * 12 + first.month + 1
    day = min(first.day, days_in_month(index // 12, index % 12 + 1))
    return last < _month_at(index).replace(day=day) - DAY


def months_after(day: date, months: int) -> date:
    """The first day of the month so many months after that of a day."""
    return _month_at(12 * day.year + day.month - 1 + months)


def _month_at(index: int) -> date:
    """The first day of a month counted from the year 0."""
    return date(index // 12, index % 12 + 1, 1)


def is_one_year(period: Period) -> bool:
    """Whether no day of the year comes twice in the plan."""
    start = period.start
    leap_day = (start.month, start.day) == (2, 29)
    again = start.replace(year=start.year + 1, day=28 if leap_day else start.day)
    return period.end < again
