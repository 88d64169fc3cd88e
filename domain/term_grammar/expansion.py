"""Windows of a repetition: what the ways of repeating have in common."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from domain.schedule import Every, Period, Window
from domain.term_grammar.calendar import Span, clip, days_in_month, span_of, units
from domain.term_grammar.items import Bound, Repetition, YearPart
from domain.term_grammar.limits import SpanLimits
from domain.term_grammar.placing import first_september, is_early_august, schooled, window_of
from domain.term_grammar.reading import TermReading

_LEAP_DAY = (2, 29)


@dataclass(slots=True, eq=False)
class Recurrence:
    """A repetition with its windows; `doubt` tells that something was inferred."""

    every: Every
    interval: int
    windows: list[Window]
    doubt: bool = False


def add_first_due(reading: TermReading, found: Recurrence, limits: SpanLimits) -> None:
    """«до 1 октября, далее ежеквартально»: that day is due before the units that follow."""
    if not (reading.anchored and reading.parts and limits.spans):
        return
    part, begin = reading.parts[0], limits.spans[0][0]
    due = part.role in (Bound.UNTIL, Bound.BEFORE)
    ends = [window.end for window in found.windows]
    if due and (begin.month, begin.day) == (part.month2, part.day2) and begin not in ends:
        found.windows.insert(0, Window(None, begin))


def yearly_windows(
    parts: list[YearPart], rate: Repetition, period: Period, limits: SpanLimits
) -> Iterator[Window]:
    """Parts without a year in each calendar year of the plan, clipped to the limits.

    In school years those of August are of the August before each September of the plan. Every
    `interval`-th year is taken, counted from the base of the limits or from the plan's first year.
    """
    for part in (schooled(part, period) for part in parts):
        early = rate.every is Every.YEAR and not part.year1 and is_early_august(part, period)
        for year in range(period.start.year, period.end.year + 1):
            if early and not _begins_school_year(year, period):
                continue
            span = span_of(part, year, year + part.crosses) or _before_leap_day(part, year)
            if span is None or not _is_turn(span[0], rate.interval, period, limits.base):
                continue
            window, _ = window_of(part, span)
            for first, last in limits.spans:
                first = date(first.year, 1, 1) if early and first == period.start else first
                if cut := cut_to(window, (first, last)):
                    yield cut


def _begins_school_year(year: int, period: Period) -> bool:
    return (first_september(period) or year) <= year and date(year, 9, 1) <= period.end


def lacks_leap_day(parts: list[YearPart], period: Period) -> bool:
    """Whether a part asks for 29 February in a year of the plan that has none."""
    years = range(period.start.year, period.end.year + 1)
    return any(_before_leap_day(part, year) for part in parts for year in years)


def _before_leap_day(part: YearPart, year: int) -> Span | None:
    """29 February of every year is the 28th of a year without one."""
    if (part.month1, part.day1, part.month2, part.day2) != (*_LEAP_DAY, *_LEAP_DAY):
        return None
    return None if days_in_month(year, 2) == 29 else (date(year, 2, 28), date(year, 2, 28))


def _is_turn(day: date, interval: int, period: Period, base: date | None) -> bool:
    if interval == 1:
        return True
    if base is not None:
        return (day.year - base.year) % interval == 0
    years = list(units(Every.YEAR, (period.start, period.end), period.year_start))
    return sum(last < day for _, last in years) % interval == 0


def cut_to(window: Window, bounds: Span) -> Window | None:
    """The days of a window inside the bounds; None where it, or its only day, lies outside."""
    if window.start is None:
        return window if bounds[0] <= window.end <= bounds[1] else None
    inside = clip((window.start, window.end), bounds)
    return Window(*inside) if inside else None


def reporting_ends(every: Every, limits: SpanLimits, year_start: int) -> tuple[list[date], bool]:
    """The last days of the reporting units that end inside the limits.

    Also tells whether the limits cut a unit, so that it may or may not be reported.
    """
    ends: list[date] = []
    cut = False
    for bounds in limits.spans:
        for first, last in units(every, bounds, year_start):
            cut |= first < bounds[0] or last > bounds[1]
            if last <= bounds[1]:
                ends.append(last)
    return ends, cut
