"""Repetition by years: «ежегодно», «сентябрь ежегодно», «январь 2022, далее раз в два года»."""

from datetime import date

from domain.schedule import Every, Period, Window
from domain.term_grammar.by_unit import whole_units
from domain.term_grammar.calendar import SCHOOL_START, clip, span_of, units
from domain.term_grammar.expansion import Recurrence, lacks_leap_day, reporting_ends, yearly_windows
from domain.term_grammar.items import Bound, Repetition, YearPart, YearWord
from domain.term_grammar.limits import SpanLimits
from domain.term_grammar.placing import AUGUST, is_early_august, is_uneven, window_of
from domain.term_grammar.rates import divide
from domain.term_grammar.reading import TermReading

# Any leap year does to see what a part without a year looks like.
_SAMPLE_YEAR = 2020


def by_year(
    reading: TermReading, rate: Repetition, period: Period, limits: SpanLimits
) -> Recurrence | None:
    """Dates of every year, or the plan's years where no dates are named."""
    if rate.parity:
        limits.base = date(rate.parity, 1, 1)
        # Which of the two years of a school year is even?
        limits.doubt |= period.year_start != 1
    since = [part for part in reading.parts if part.role is Bound.SINCE]
    parts = [part for part in reading.parts if part.role is not Bound.SINCE]
    if since:
        # «ежегодно с 1 сентября»: from that day on, or on that day every year.
        limits.narrow(since)
        limits.doubt = True
    later = [item.word for item in reading.relative if item.word is not YearWord.CURRENT]
    if later:
        limits.doubt |= later[0] is YearWord.NEXT
        return _after_reporting_year(parts, rate, period, limits)
    if not parts:
        return _whole_years(reading, rate, period, limits)
    dated = [part for part in parts if part.year1]
    mixed = bool(dated) and len(dated) != len(parts)
    if dated and reading.years:
        return None
    doubt = mixed or rate.count not in (1, len(parts)) or (rate.once and len(parts) > 1)
    if dated:
        limits.begin(min(date(part.year1, part.month1, 1) for part in dated))
        doubt |= not reading.anchored or len({part.year1 for part in dated}) > 1
    doubt |= rate.interval > 1 and reading.anchored and not dated
    doubt |= any(_is_inferred(part, period) for part in parts) or _names_one_year(reading)
    doubt |= lacks_leap_day(parts, period)
    windows = list(yearly_windows(parts, rate, period, limits))
    return Recurrence(Every.YEAR, rate.interval, windows, doubt)


def _names_one_year(reading: TermReading) -> bool:
    """«май ежегодно 2021» may go on from that year, or be of that year alone."""
    return any(part.role is Bound.PLAIN and part.year1 == part.year2 for part in reading.years)


def _is_inferred(part: YearPart, period: Period) -> bool:
    """Whether a part of every year leaves room: «до мая», over New Year, «1 полугодие».

    In August a school year is prepared, or a plan of it ends.
    """
    if period.year_start == SCHOOL_START and part.month1 <= AUGUST <= part.month2:
        return True
    span = span_of(part, _SAMPLE_YEAR, _SAMPLE_YEAR + part.crosses)
    over_new_year = part.crosses and period.year_start != SCHOOL_START
    over_new_year |= is_early_august(part, period)
    return over_new_year or is_uneven(part, period) or span is None or window_of(part, span)[1]


def _after_reporting_year(
    parts: list[YearPart], rate: Repetition, period: Period, limits: SpanLimits
) -> Recurrence | None:
    """«ежегодно до 15 января года, следующего за отчетным»."""
    if not parts or any(part.year1 for part in parts):
        return None
    ends, cut = reporting_ends(Every.YEAR, limits, 1)
    years = [end.year + 1 for end in ends]
    spans = [(part, span_of(part, year, year + part.crosses)) for year in years for part in parts]
    windows = [window_of(part, span)[0] for part, span in spans if span]
    return Recurrence(Every.YEAR, rate.interval, windows, cut or period.year_start != 1)


def _whole_years(
    reading: TermReading, rate: Repetition, period: Period, limits: SpanLimits
) -> Recurrence:
    """The plan's years, cut by `year_start`, clipped to the limits."""
    divided = divide(rate, period.year_start)
    if divided.every is not Every.YEAR or rate.festive:
        return whole_units(rate, period, limits)
    plan_years = list(units(Every.YEAR, (period.start, period.end), period.year_start))
    if rate.parity:
        plan_years = [year for year in plan_years if (year[0].year - rate.parity) % 2 == 0]
    elif limits.base and period.year_start != 1:
        # «ежегодно с 2023» starts with the first plan year that begins in 2023.
        plan_years = [year for year in plan_years if year[0] >= limits.base]
    windows: list[Window] = []
    for bounds in limits.spans:
        inside = [span for year in plan_years if (span := clip(year, bounds))]
        windows += [Window(*span) for span in inside[:: 1 if rate.parity else rate.interval]]
    limited = [part for part in reading.years if part.role is not Bound.SINCE]
    uneven = any(part.school is (period.year_start == 1) for part in limited)
    # «с 2022-2023 учебного года» in a plan of calendar years
    uneven |= period.year_start == 1 and any(part.school for part in reading.years)
    doubt = _names_one_year(reading) or uneven or (reading.anchored and not limits.base)
    return Recurrence(Every.YEAR, rate.interval, windows, divided.doubt or doubt)
