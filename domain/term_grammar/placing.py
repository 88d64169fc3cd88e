"""Dates without a year find theirs in the plan."""

from datetime import date, timedelta

from domain.schedule import Every, Period, Window
from domain.term_grammar.calendar import (
    DAY,
    SCHOOL_START,
    Span,
    is_one_year,
    month_end,
    span_of,
    units,
)
from domain.term_grammar.items import Bound, YearPart

_DEADLINES = (Bound.UNTIL, Bound.BEFORE)
# A deadline this close to the first day of the plan may be meant for the year after.
_TOO_EARLY = timedelta(days=14)
AUGUST = 8


def deadline(part: YearPart, span: Span) -> tuple[date, bool]:
    """The last day of «до X», «не позднее X», and whether it had to be inferred.

    «до мая» ends on 30 April, «не позднее мая» on 31 May; both are inferences.
    """
    if part.exclusive and part.role is Bound.BEFORE:
        return span[0] - DAY, True
    return span[1], part.exclusive


def window_of(part: YearPart, span: Span) -> tuple[Window, bool]:
    """The window of a part at its days, and whether it had to be inferred."""
    if part.role in _DEADLINES:
        end, inferred = deadline(part, span)
        return Window(None, end), inferred
    return Window(*span), False


def place(part: YearPart, period: Period, after: date | None = None) -> tuple[Span, bool] | None:
    """The days of a part and whether its year was inferred; None for a day that never comes.

    A part with its year stays where it is. Otherwise it is the one occurrence inside a plan of a
    year, the first inside a longer plan or from `after` on, or the nearest outside: all but the
    first are inferred.
    """
    if part.year1 or part.year2:
        year1 = part.year1 or part.year2 - part.crosses
        year2 = part.year2 or part.year1 + part.crosses
        span = span_of(part, year1, year2)
        return None if span is None else (span, not (part.year1 and part.year2))
    part = schooled(part, period)
    if is_early_august(part, period):
        year = first_september(period)
        span = span_of(part, year, year + part.crosses) if year else None
        if span is not None:
            return span, True
    found = _occurrences(part, period)
    if not found:
        return None
    inside = [span for span, touched in found if _is_inside(touched, period)]
    if after is not None:
        later = [span for span in inside or [span for span, _ in found] if span[0] >= after]
        return (later or inside or [found[-1][0]])[0], True
    if inside:
        early = part.role in _DEADLINES and inside[0][1] - period.start < _TOO_EARLY
        august = period.year_start == SCHOOL_START and _has_august(part)
        return inside[0], early or august or not is_one_year(period) or is_uneven(part, period)
    return _nearest(found, period), True


def schooled(part: YearPart, period: Period) -> YearPart:
    """The part as a plan of school years means it: «1 полугодие» is September to December there."""
    if not part.halved or part.study is None or period.year_start != SCHOOL_START or part.year1:
        return part
    copy = part.copy()
    copy.month1, copy.month2 = part.study
    return copy


def _has_august(part: YearPart) -> bool:
    return not part.crosses and part.month1 <= AUGUST <= part.month2


def is_early_august(part: YearPart, period: Period) -> bool:
    """Whether a part begins in the August that a school year is prepared in, or is due then.

    «До начала учебного года» is due on its last day. What goes on through August does so inside
    the plan.
    """
    in_school = period.year_start == SCHOOL_START and part.role is not Bound.THROUGH
    before = part.role is Bound.BEFORE and part.exclusive and part.day1 <= 1
    return in_school and (part.month1 == AUGUST or (before and part.month1 == SCHOOL_START))


def first_september(period: Period) -> int | None:
    """The year of the first September that the plan has a day of."""
    for year in range(period.start.year, period.end.year + 1):
        if date(year, 9, 1) <= period.end and month_end(year, 9) >= period.start:
            return year
    return None


def is_uneven(part: YearPart, period: Period) -> bool:
    """Whether a school counts this part of the year otherwise («1 полугодие», «конец года»)."""
    return part.study is not None and period.year_start != 1


def _occurrences(part: YearPart, period: Period) -> list[tuple[Span, Span]]:
    """Spans around the plan, each with the days of it that count for being inside."""
    found = []
    for year in range(period.start.year - 1, period.end.year + 5):
        span = span_of(part, year, year + part.crosses)
        if span is None:
            continue
        end = deadline(part, span)[0]
        found.append((span, (end, end) if part.role in _DEADLINES else span))
    return found


def _is_inside(span: Span, period: Period) -> bool:
    return period.start <= span[0] and span[1] <= period.end


def _nearest(found: list[tuple[Span, Span]], period: Period) -> Span:
    """The first that begins in the plan, or touches it, or lies in its plan years, or follows."""
    for span, _ in found:
        if period.start <= span[0] <= period.end:
            return span
    for span, touched in found:
        if touched[0] <= period.end and touched[1] >= period.start:
            return span
    for year in units(Every.YEAR, (period.start, period.end), period.year_start):
        for span, _ in found:
            if year[0] <= span[0] <= year[1]:
                return span
    return next((span for span, _ in found if span[0] > period.end), found[-1][0])
