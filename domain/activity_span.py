"""From when on a plan's repeating terms are asked for.

A title's «2020-2022 годы» begins on 1 January 2020, but nobody worked on the plan before it was
approved, or before its own first dated row.
"""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from domain.schedule import Kind, Period, Schedule, Window

_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_YEAR_DAYS = 360
_LONGEST_YEAR = 366
_FEWEST_OF_A_YEAR = 3
_BEGINNING_LATER = frozenset({Kind.RECURRING, Kind.CONTINUOUS})


def first_day(period: Period, schedules: Iterable[Schedule], approved: date | None = None) -> date:
    """The day on which the work of a plan begins, never outside its period.

    It is the first day of its dated rows, and no sooner than the day of approval. A row that was
    inferred, or that names a whole year, tells nothing; nor do one or two rows of a plan of one
    year: «1 раз в четверть» beside «итоги в мае» is asked for from autumn on. An approval after
    the plan's end is that of something else.
    """
    rows = [[_first_of(window) for window in _dated(schedule)] for schedule in schedules]
    inside = [[day for day in days if period.start <= day <= period.end] for days in rows]
    told = [min(days) for days in inside if days]
    is_short = (period.end - period.start).days <= _LONGEST_YEAR
    begin = min(told) if len(told) >= (_FEWEST_OF_A_YEAR if is_short else 1) else period.start
    return max(begin, approved) if approved and approved <= period.end else begin


def own_first_day(schedule: Schedule) -> date | None:
    """The first day that an activity's own term names; None for «до 5 мая» and without days."""
    window = schedule.windows[0] if schedule.windows else None
    return window.start if window else None


def from_day(schedule: Schedule, first: date) -> Schedule:
    """What repeats or goes on, from a day on: windows before it go, the one that it cuts is cut.

    A term that names a year of its own, and dates, stay as they are; so does what would be left
    without any window («октябрь, ежедневно» in a plan whose first sure date is in December), for no
    activity may lose its tasks without a word.
    """
    if schedule.kind not in _BEGINNING_LATER or _YEAR.search(schedule.phrase):
        return schedule
    return replace(schedule, windows=windows_from(schedule.windows, first) or schedule.windows)


def windows_from(windows: Iterable[Window], first: date) -> tuple[Window, ...]:
    """The windows that end on a day or later, none of them beginning before it."""
    left = (window for window in windows if window.end >= first)
    return tuple(
        replace(window, start=max(window.start, first)) if window.start else window
        for window in left
    )


def _dated(schedule: Schedule) -> list[Window]:
    """The windows that say when something is done, whole years left out."""
    if schedule.kind is not Kind.FIXED or not schedule.confident:
        return []
    return [window for window in schedule.windows if not _is_years(window)]


def _is_years(window: Window) -> bool:
    start, end = window.start, window.end
    if start is None or start.day != 1 or (end - start).days < _YEAR_DAYS:
        return False
    return start.month in (1, 9)


def _first_of(window: Window) -> date:
    return window.start or window.end
