"""Arithmetic of rates: «2 раза в год» is every half-year, two rates of one phrase are one."""

from dataclasses import replace

from domain.schedule import Every
from domain.term_grammar.calendar import SCHOOL_START
from domain.term_grammar.items import Repetition

_FINEST_FIRST = (
    Every.DAY,
    Every.WEEK,
    Every.MONTH,
    Every.SCHOOL_TERM,
    Every.QUARTER,
    Every.HALF_YEAR,
    Every.YEAR,
)

# «N раз в …»: the larger unit divided evenly -> unit, interval, whether it is inexact.
_DIVISIONS: dict[tuple[Every, int], tuple[Every, int, bool]] = {
    (Every.YEAR, 2): (Every.HALF_YEAR, 1, False),
    (Every.YEAR, 3): (Every.MONTH, 4, True),
    (Every.YEAR, 4): (Every.QUARTER, 1, False),
    (Every.YEAR, 6): (Every.MONTH, 2, True),
    (Every.YEAR, 12): (Every.MONTH, 1, False),
    (Every.HALF_YEAR, 2): (Every.QUARTER, 1, False),
    (Every.HALF_YEAR, 3): (Every.MONTH, 2, True),
    (Every.HALF_YEAR, 6): (Every.MONTH, 1, False),
    (Every.QUARTER, 2): (Every.MONTH, 1, True),
    (Every.QUARTER, 3): (Every.MONTH, 1, False),
    (Every.WEEK, 2): (Every.DAY, 3, True),
}

# What a count with no even division comes nearest to.
_NEXT_FINER = {
    Every.YEAR: Every.MONTH,
    Every.HALF_YEAR: Every.MONTH,
    Every.QUARTER: Every.MONTH,
    Every.MONTH: Every.WEEK,
    Every.WEEK: Every.DAY,
}


def divide(rate: Repetition, year_start: int) -> Repetition:
    """The rate with its count taken into the unit: «2 раза в год» is every half-year."""
    if rate.count == 1:
        return rate
    if rate.interval > 1:
        return replace(rate, count=1, doubt=True)
    if (rate.every, rate.count) not in _DIVISIONS:
        finer = _NEXT_FINER.get(rate.every, rate.every)
        return replace(rate, every=finer, count=1, doubt=True)
    every, interval, inexact = _DIVISIONS[rate.every, rate.count]
    # A school year has halves of its own, but no quarters.
    even = {Every.HALF_YEAR: (1, SCHOOL_START), Every.QUARTER: (1,)}.get(every)
    inexact |= rate.every is Every.YEAR and even is not None and year_start not in even
    return replace(rate, every=every, interval=interval, count=1, doubt=rate.doubt or inexact)


def combine(rates: list[Repetition]) -> Repetition:
    """One rate of several: «ежегодно, 2 раза в год» says one thing, most others are doubtful."""
    first, *others = rates
    if not others:
        return replace(first, doubt=first.doubt or first.bare)
    finer = [rate for rate in rates if rate.every is not Every.YEAR]
    plain = all(rate.count == rate.interval == 1 for rate in rates if rate not in finer)
    if finer and plain and len(finer) < len(rates):
        # «ежегодно, 2 раза в неделю»: every year of the plan has its weeks.
        return replace(combine(finer), doubt=True)
    named = [rate for rate in rates if not rate.weekdays]
    days = [rate for rate in rates if rate.weekdays]
    if len(named) == len(days) == 1:
        rate, day = named[0], days[0]
        fits = Every.MONTH if day.nths else Every.WEEK
        if rate.every is fits and rate.count in (1, max(len(day.weekdays), len(day.nths))):
            # «еженедельно по средам», «1 раз в месяц, последний четверг»
            return replace(rate, count=1, weekdays=day.weekdays, nths=day.nths)
    doubt = any(rate.doubt for rate in rates)
    if all(rate.every is Every.YEAR for rate in rates):
        counted = [rate for rate in rates if rate.count > 1 or rate.interval > 1]
        told = [rate for rate in counted if rate.parity]
        if told and all(rate.interval == 2 for rate in counted):
            # «раз в два года, по чётным годам»
            counted = told[:1]
        if len(counted) <= 1:
            once, study = any(rate.once for rate in rates), any(rate.study for rate in rates)
            festive = any(rate.festive for rate in rates)
            rate = counted[0] if counted else first
            once = once and not counted
            return replace(rate, once=once, study=study, festive=festive, doubt=doubt)
    return replace(min(rates, key=_fineness), doubt=True)


def _fineness(rate: Repetition) -> int:
    return _FINEST_FIRST.index(rate.every)
