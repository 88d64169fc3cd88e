"""The working calendar of Russia, with transferred days, from the package `holidays`."""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import lru_cache

from domain.calendar import WorkingCalendar

KNOWN_YEARS = range(1990, 2101)
"""Of no other year does anybody plan; a stray deadline of year 9999 asks for it all the same."""


def working_calendar(
    years: Iterable[int], overrides: Mapping[date, bool] | None = None
) -> WorkingCalendar:
    """The calendar of these years and of those beside them; farther away the plain week holds.

    A deadline in December is reminded of in January. `overrides` are what a curator has entered,
    school holidays included: True makes a day worked. They win over the package, which knows the
    government's transfers only once they are published.
    """
    wanted = {near for year in years for near in (year - 1, year, year + 1) if near in KNOWN_YEARS}
    return _calendar(frozenset(wanted), frozenset((overrides or {}).items()))


@lru_cache(maxsize=64)
def _calendar(years: frozenset[int], overrides: frozenset[tuple[date, bool]]) -> WorkingCalendar:
    # The same object for the same days: calendars are keys of caches that planning asks often.
    exceptions: dict[date, bool] = {}
    for year in years:
        exceptions |= _exceptions(year)
    return WorkingCalendar().with_overrides(exceptions | dict(overrides))


@lru_cache(maxsize=32)
def _exceptions(year: int) -> dict[date, bool]:
    """The days of a year that differ from a plain week; True for a worked Saturday or Sunday."""
    # Imported late: the package is of no use to a process that plans nothing.
    from holidays import country_holidays

    russia = country_holidays("RU", years=year)
    plain = WorkingCalendar()
    first = date(year, 1, 1)
    days = (first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days))
    return {
        day: worked
        for day in days
        if (worked := russia.is_working_day(day)) is not plain.is_working(day)
    }
