"""The other August of a school year's plan: the one that it may end with.

«Август» there is read as the August before the first September; a curator is offered this one.
"""

from dataclasses import replace
from datetime import date

from domain.doubts import lacks_year
from domain.schedule import Every, Kind, Period, Schedule, Window

_AUGUST, _SCHOOL_START = 8, 9


def other_august(schedule: Schedule, period: Period) -> Schedule | None:
    """The reading a year later, or None where the phrase is not about that August."""
    yearly = schedule.kind is Kind.RECURRING and schedule.every is Every.YEAR
    inferred = (schedule.kind is Kind.FIXED or yearly) and not schedule.confident
    if not inferred or period.year_start != _SCHOOL_START or not lacks_year(schedule.phrase):
        return None
    moved = tuple(_later(window) if _is_august(window) else window for window in schedule.windows)
    if moved == schedule.windows:
        return None
    return replace(schedule, windows=tuple(sorted(moved, key=_order)))


def _is_august(window: Window) -> bool:
    return (window.start or window.end).month == _AUGUST


def _later(window: Window) -> Window:
    start = window.start
    return Window(start.replace(year=start.year + 1) if start else None, _year_after(window.end))


def _year_after(day: date) -> date:
    """The same day of the next year; 29 February becomes the 28th."""
    leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + 1, day=28 if leap_day else day.day)


def _order(window: Window) -> tuple[date, date]:
    return window.start or window.end, window.end
