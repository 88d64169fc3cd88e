"""A reading that repeats becomes windows."""

from domain.schedule import Every, Period, Window
from domain.school_calendar import SchoolCalendar
from domain.term_grammar.by_month_days import by_month_days
from domain.term_grammar.by_unit import by_listed_months, by_unit
from domain.term_grammar.by_year import by_year
from domain.term_grammar.calendar import is_one_year
from domain.term_grammar.expansion import Recurrence
from domain.term_grammar.items import (
    LAST_DAY,
    Bound,
    Continuity,
    MonthScope,
    Repetition,
    YearWord,
)
from domain.term_grammar.limits import SpanLimits
from domain.term_grammar.rates import combine
from domain.term_grammar.reading import TermReading
from domain.term_grammar.school_terms import by_school_term
from domain.term_grammar.tokens import DAYS_IN_MONTH


def resolve_days(reading: TermReading) -> None:
    """«август (до 25 числа)»: the day belongs to the month that is named, with a doubt."""
    yearly = all(rate.every is Every.YEAR for rate in reading.rates)
    unnamed = len(reading.days) == 1 and reading.days[0].scope is MonthScope.UNNAMED
    whole = reading.parts and not any(part.day1 or part.day2 for part in reading.parts)
    if not (yearly and unnamed and whole):
        return
    days = reading.days.pop()
    first, last = days.days[-1]
    reading.doubt = True
    for part in reading.parts:
        day = first if first > 0 else DAYS_IN_MONTH[part.month1 - 1] + 1 + first
        part.day1 = day if days.role is Bound.PLAIN else 0
        part.day2 = 0 if last == LAST_DAY else last


def is_of_one_year(reading: TermReading, period: Period) -> bool:
    """Whether «ежегодно» adds nothing to dates without a year, the plan having one of each."""
    yearly = reading.rates and not reading.days and all(map(_is_plain, reading.rates))
    yearless = not reading.years and not any(part.year1 or part.year2 for part in reading.parts)
    current = all(relative.word is YearWord.CURRENT for relative in reading.relative)
    # «1 раз в год (март, ноябрь)» contradicts itself.
    clear = len(reading.parts) < 2 or not any(rate.once for rate in reading.rates)
    single = is_one_year(period) and not reading.anchored
    return bool(yearly) and yearless and current and clear and single


def _is_plain(rate: Repetition) -> bool:
    """Whether a rate is «ежегодно» and no more."""
    counted = rate.parity or rate.festive or rate.weekdays or rate.doubt
    return rate.every is Every.YEAR and (rate.interval, rate.count) == (1, 1) and not counted


def recur(
    reading: TermReading, period: Period, calendar: SchoolCalendar | None
) -> Recurrence | None:
    """The repetition of a reading, or None where its pieces do not fit together."""
    limits = SpanLimits(period)
    if _lies_in_holidays(reading):
        limits.keep_within(calendar.holidays() if calendar else [])
    rate = _rate_of(reading)
    if reading.anchored:
        # «2021 год, далее ежегодно» goes on from that year.
        for part in reading.years:
            part.role = Bound.SINCE if part.role is Bound.PLAIN else part.role
    limits.narrow(reading.years)
    result = _by_rate(reading, rate, period, limits, calendar)
    if result is not None:
        left_out = frozenset().union(*(quote.without for quote in reading.quotes))
        result.windows = [one for one in result.windows if not _months_of(one) <= left_out]
        result.doubt |= rate.doubt or limits.doubt or not result.windows
        result.doubt |= _is_uneven(reading, rate, period)
    return result


def _months_of(window: Window) -> set[int]:
    """The months that a window touches; of «до X» that of its day."""
    first, last = window.start or window.end, window.end
    count = 12 * (last.year - first.year) + last.month - first.month + 1
    return {(first.month + n - 1) % 12 + 1 for n in range(count)}


def _by_rate(
    reading: TermReading,
    rate: Repetition,
    period: Period,
    limits: SpanLimits,
    calendar: SchoolCalendar | None,
) -> Recurrence | None:
    if rate.every is Every.SCHOOL_TERM:
        if listed := by_listed_months(reading, rate, period, limits):
            # «1 раз в четверть (октябрь, декабрь, март, май)»
            return listed
        limits.narrow(reading.parts)
        result = by_school_term(rate, period, limits, calendar)
        result.doubt |= bool(reading.parts or reading.days or reading.years)
        return result
    if reading.days:
        return by_month_days(reading, rate, period, limits)
    if rate.every is Every.YEAR:
        return by_year(reading, rate, period, limits)
    return by_unit(reading, rate, period, limits)


def _lies_in_holidays(reading: TermReading) -> bool:
    """«ежедневно в каникулы»: the holidays are a limit; takes their rate out of the reading."""
    finer = [rate for rate in reading.rates if rate.every in (Every.DAY, Every.WEEK)]
    if not finer or len(finer) == len(reading.rates):
        return False
    found = any(rate.holidays for rate in reading.rates)
    reading.rates = [rate for rate in reading.rates if not rate.holidays]
    return found


def _rate_of(reading: TermReading) -> Repetition:
    """The rate, or the one that «месяца, следующего за отчетным кварталом» implies.

    «Ежегодно, последний месяц квартала» comes every quarter all the same.
    """
    if not reading.days:
        return combine(reading.rates) if reading.rates else Repetition(Every.YEAR)
    days = reading.days[0]
    unnamed = days.unit is None and (not reading.rates or days.scope is MonthScope.UNNAMED)
    implied = Every.MONTH if unnamed else days.unit
    yearly = all(rate.every is Every.YEAR for rate in reading.rates)
    if implied is None or not yearly:
        return combine(reading.rates)
    counted = any(rate.doubt or rate.count > 1 for rate in reading.rates)
    return Repetition(implied, doubt=unnamed or counted)


def _is_uneven(reading: TermReading, rate: Repetition, period: Period) -> bool:
    """Whether school years meet a calendar plan, or «постоянно» meets a rhythm or a condition."""
    studying = rate.study or any(x.stretch is Continuity.STUDY_YEAR for x in reading.throughs)
    # «ежегодно, по итогам учебного года»
    studying |= rate.every is Every.YEAR and any(quote.study for quote in reading.quotes)
    finer = rate.every is not Every.YEAR or bool(reading.quotes)
    always = finer and any(x.always for x in reading.throughs)
    return (studying and period.year_start == 1) or always
