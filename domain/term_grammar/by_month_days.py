"""Repetition on days of a month: «до 25 числа каждого месяца», «до 5 числа следующего»."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from domain.schedule import Every, Period, Window
from domain.term_grammar.calendar import DAY, Span, clip, days_in_month, month_end, units
from domain.term_grammar.expansion import Recurrence, add_first_due, reporting_ends
from domain.term_grammar.items import Bound, MonthDays, MonthScope, Repetition
from domain.term_grammar.limits import SpanLimits
from domain.term_grammar.reading import TermReading

# A deadline this early in a month may be meant for the report on the month before.
_EARLY_DAY = 15


def by_month_days(
    reading: TermReading, rate: Repetition, period: Period, limits: SpanLimits
) -> Recurrence | None:
    """The windows of one list of days; None where the phrase repeats in another way besides."""
    if len(reading.days) > 1 or rate.weekdays or rate.count > 1:
        return None
    days = reading.days[0]
    doubt = bool(reading.relative or reading.parts)
    since = [replace(part, role=Bound.SINCE) for part in reading.parts]
    limits.narrow(since if reading.anchored else reading.parts)
    if days.scope is MonthScope.AFTER_REPORT:
        result = _after_report(days, rate, period, limits)
    elif days.scope is MonthScope.WITHIN:
        result = _within(days, rate, period, limits)
    elif days.scope is MonthScope.UNNAMED and rate.every is not Every.MONTH:
        # «ежеквартально до 5 числа»: the month after the quarter is inferred.
        result = _after_report(days, rate, period, limits)
        doubt = True
    else:
        result = _each_month(days, rate, limits)
    result.doubt |= doubt
    add_first_due(reading, result, limits)
    return result


def _after_report(
    days: MonthDays, rate: Repetition, period: Period, limits: SpanLimits
) -> Recurrence:
    """The month after every reporting unit; a due date has no first day."""
    ends, cut = reporting_ends(rate.every, limits, period.year_start)
    windows = [
        _due(window, days)
        for window in _in_months(days, [month_end(end.year, end.month) + DAY for end in ends])
    ]
    return Recurrence(
        rate.every, rate.interval, windows, cut or days.unit not in (None, rate.every)
    )


def _within(days: MonthDays, rate: Repetition, period: Period, limits: SpanLimits) -> Recurrence:
    """«до 10 числа последнего месяца квартала», «последняя неделя квартала».

    The end of a unit that the plan cuts short is the end of the plan, inferred.
    """
    unit = days.unit or rate.every
    windows = []
    cut = False
    for bounds in limits.spans:
        wholes = list(units(unit, bounds, period.year_start))
        if days.nth < 0 and wholes and wholes[-1][1] > bounds[1]:
            cut = True
            wholes[-1] = wholes[-1][0], bounds[1]
        months = [_month_within(whole, days.nth) for whole in wholes]
        found = _in_months(days, [month for month in months if month])
        inside = [window for window in found if bounds[0] <= window.end <= bounds[1]]
        windows += [_due(_from(bounds[0], window), days) for window in inside]
    doubt = cut or unit is not rate.every or days.role is not Bound.PLAIN
    return Recurrence(rate.every, rate.interval, windows, doubt)


def _each_month(days: MonthDays, rate: Repetition, limits: SpanLimits) -> Recurrence:
    """«до 25 числа каждого месяца» runs from the 1st to the 25th, clipped to the limits."""
    windows = []
    for bounds in limits.spans:
        months = [first for first, _ in units(Every.MONTH, bounds)]
        spans = [(window.start or window.end, window.end) for window in _in_months(days, months)]
        windows += [Window(*inside) for span in spans if (inside := clip(span, bounds))]
    deadline = days.role is not Bound.PLAIN and days.scope is MonthScope.UNNAMED
    early = deadline and days.days[-1][1] <= _EARLY_DAY
    return Recurrence(Every.MONTH, 1, windows, early or rate.every is not Every.MONTH)


def _in_months(days: MonthDays, months: Iterable[date]) -> Iterator[Window]:
    """The days in months given by their first days; «до» runs from the 1st.

    A month shorter than the day ends the window with itself.
    """
    for month in months:
        length = days_in_month(month.year, month.month)
        for first, last in days.days:
            day = min(first, length) if first > 0 else length + 1 + first
            start = day if days.role is Bound.PLAIN else 1
            yield Window(month.replace(day=start), month.replace(day=min(last, length)))


def _from(first: date, window: Window) -> Window:
    """The window without the days before `first`."""
    return Window(max(window.start or first, first), window.end)


def _due(window: Window, days: MonthDays) -> Window:
    return window if days.role is Bound.PLAIN else Window(None, window.end)


def _month_within(unit: Span, nth: int) -> date | None:
    """The first day of the nth month of a unit, of the last one for -1."""
    months = [first for first, _ in units(Every.MONTH, unit)]
    index = nth - 1 if nth > 0 else nth
    return months[index] if -len(months) <= index < len(months) else None
