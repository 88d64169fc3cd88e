"""Repetition by days, weeks, months, quarters and halves of a year."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from domain.schedule import Every, Period, Window
from domain.term_grammar.calendar import (
    DAY,
    SCHOOL_START,
    Span,
    clip,
    is_public_holiday,
    is_short,
    months_after,
    nth_weekday,
    units,
)
from domain.term_grammar.expansion import Recurrence, add_first_due, yearly_windows
from domain.term_grammar.items import Bound, Repetition, YearPart
from domain.term_grammar.limits import SpanLimits
from domain.term_grammar.rates import divide
from domain.term_grammar.reading import TermReading

# One month beside «1 раз в четверть» is not a list of the terms' months.
_LEAST_LISTED = 2
_SHARES = {(Every.YEAR, 3): 4, (Every.YEAR, 6): 2, (Every.HALF_YEAR, 3): 2}
"""Months of each part where a count divides a unit into parts that have no name."""
_MONTHS_OF_YEAR, _MONTHS_OF_SCHOOL_YEAR = 12, 9
_LONG = (Every.QUARTER, Every.HALF_YEAR)


def by_unit(
    reading: TermReading, rate: Repetition, period: Period, limits: SpanLimits
) -> Recurrence | None:
    """«ежемесячно», «2 раза в полугодие», «ежемесячно с сентября по май»."""
    parts = reading.parts
    doubt = bool(reading.relative)
    listed = any(not part.ranged and part.role is not Bound.SINCE for part in parts)
    if parts and reading.anchored:
        limits.narrow([replace(part, role=Bound.SINCE) for part in parts])
        doubt = True
    elif listed and (rate.every in _LONG or (rate.interval > 1 and len(parts) > 1)):
        return by_listed_months(reading, rate, period, limits)
    elif len(parts) == 1 and not parts[0].year1 and parts[0].role in (Bound.PLAIN, Bound.THROUGH):
        limits.narrow_each_year(parts[0])
        doubt |= not _holds_several(parts[0], rate.every)
    elif parts:
        limits.narrow(parts)
        # «ежемесячно, май 2021» may be meant otherwise than «ежемесячно с мая».
        open_end = parts[0].role is Bound.SINCE
        doubt |= len(parts) > 1 or not (open_end or _holds_several(parts[0], rate.every))
    result = whole_units(rate, period, limits)
    result.doubt |= doubt
    add_first_due(reading, result, limits)
    return result


def _holds_several(part: YearPart, every: Every) -> bool:
    """Whether a part is longer than a unit, so that it can only be a limit."""
    if every in (Every.DAY, Every.WEEK):
        return (part.month1, part.day1 or 1) != (part.month2, part.day2)
    return part.month1 != part.month2


def whole_units(rate: Repetition, period: Period, limits: SpanLimits) -> Recurrence:
    """The units of a rate inside its limits, clipped to them.

    Of a quarter that is cut to less than two months it is not sure that it counts.
    """
    if rate.every is Every.MONTH and (rate.count, rate.interval) == (2, 1) and not rate.weekdays:
        halves = [Window(*half) for half in _halves_of_months(limits.spans)]
        return Recurrence(Every.MONTH, 1, halves, True)
    if rate.interval == 1 and not rate.weekdays and (rate.every, rate.count) in _SHARES:
        return _shares(rate, period, limits)
    rate = divide(rate, period.year_start)
    if rate.weekdays or rate.festive:
        return Recurrence(rate.every, rate.interval, [*_weekdays(rate, limits.spans)], rate.doubt)
    spans = list(_units(rate, period, limits.spans))
    short = rate.every is Every.QUARTER and any(is_short(span) for span in spans)
    windows = [Window(*span) for span in spans]
    return Recurrence(rate.every, rate.interval, windows, rate.doubt or short)


def _halves_of_months(limits: list[Span]) -> Iterator[Span]:
    """«2 раза в месяц»: the 1st to the 15th, and the rest."""
    for bounds in limits:
        for first, last in units(Every.MONTH, bounds):
            halves = (first, first.replace(day=15)), (first.replace(day=16), last)
            yield from (inside for half in halves if (inside := clip(half, bounds)))


def _shares(rate: Repetition, period: Period, limits: SpanLimits) -> Recurrence:
    """«3 раза в год»: thirds of the year, of a school year those from September to May."""
    months, whole = _SHARES[rate.every, rate.count], _MONTHS_OF_YEAR
    if period.year_start == SCHOOL_START and rate.count * months == whole:
        whole = _MONTHS_OF_SCHOOL_YEAR
        months = whole // rate.count if whole % rate.count == 0 else months
    windows = []
    for bounds in limits.spans:
        for begin, _ in units(Every.YEAR, bounds, period.year_start):
            for passed in range(0, whole, months):
                first, last = months_after(begin, passed), months_after(begin, passed + months)
                inside = clip((first, last - DAY), bounds)
                windows += [Window(*inside)] if inside else []
    return Recurrence(Every.MONTH, months, windows, True)


def _units(rate: Repetition, period: Period, limits: list[Span]) -> Iterator[Span]:
    """Every `interval`-th unit, counted from the first that touches the limits."""
    index = 0
    for bounds in limits:
        for unit in units(rate.every, bounds, period.year_start):
            inside = clip(unit, bounds)
            if inside and index % rate.interval == 0:
                yield inside
            index += 1


def _weekdays(rate: Repetition, limits: list[Span]) -> Iterator[Window]:
    """One-day windows: «каждый понедельник», «последний четверг месяца»."""
    for bounds in limits:
        if rate.nths:
            months = [first for first, _ in units(Every.MONTH, bounds)]
            found = [
                nth_weekday(month.year, month.month, rate.weekdays[0], nth)
                for month in months
                for nth in rate.nths
            ]
            days = [day for day in found if day and bounds[0] <= day <= bounds[1]]
        else:
            days = [day for day, _ in units(Every.DAY, bounds) if _is_meant(day, rate)]
        yield from (Window(day, day) for day in days)


def _is_meant(day: date, rate: Repetition) -> bool:
    return day.weekday() in rate.weekdays or (rate.festive and is_public_holiday(day))


def by_listed_months(
    reading: TermReading, rate: Repetition, period: Period, limits: SpanLimits
) -> Recurrence | None:
    """«ежеквартально (март, июнь, сентябрь, декабрь)»: those months of every year, inferred.

    «раз в два месяца (сентябрь, ноябрь)» names all of its months as well.
    """
    if len(reading.parts) < _LEAST_LISTED and rate.every is Every.SCHOOL_TERM:
        return None
    if any(part.year1 for part in reading.parts):
        return None
    windows = list(yearly_windows(reading.parts, Repetition(rate.every), period, limits))
    return Recurrence(rate.every, rate.interval, windows, True)
