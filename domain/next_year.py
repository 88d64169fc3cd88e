"""A plan carried over to its next period: the period itself, and the years in its phrases."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from domain.schedule import Period, Schedule, Window

_YEAR = re.compile(r"(?<![0-9№])(?<!№ )((?:19|20)[0-9]{2})(?![0-9])")
_SHORT_END = re.compile(r"(?<![0-9])((?:19|20)[0-9][0-9])(\s*[-–—/\\]\s*)([0-9][0-9])(?![0-9.])")
_SHORT_DATE = re.compile(r"(?<![0-9.])([0-9]{1,2}\.[0-9]{1,2}\.)([0-9][0-9])(?![0-9.])")


def length_in_years(period: Period) -> int:
    """How many years a period takes, at least one: by so much the next one is later."""
    months = (period.end.year - period.start.year) * 12 + period.end.month - period.start.month + 1
    return max(1, round(months / 12))


def later_period(period: Period, years: int) -> Period:
    """The same period some years later, on the same days of the year."""
    return replace(period, start=later(period.start, years), end=later(period.end, years))


def years_until(period: Period, today: date) -> int:
    """By how many years a period that is over is moved to have its first year run on `today`.

    By whole lengths of the plan, three years of 2021–2023 would be nearly over again.
    """
    years = 1
    while later(period.end, years) < today or later(period.start, years + 1) <= today:
        years += 1
    return years


def later(day: date, years: int) -> date:
    """The same day some years later; 29 February becomes 28 February where there is none."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)


def shift_years(phrase: str, years: int) -> str:
    """The phrase with every year in it moved: «сентябрь 2026», «2026/27», «25.04.26».

    Numbers of documents («№ 2026») and everything else stay as they were written.
    """

    def moved(digits: str, text: str) -> str:
        return str(int(text) + years) if len(digits) == 4 else f"{(int(text) + years) % 100:02}"

    shifted = _SHORT_END.sub(_replacing(3, moved), phrase)
    shifted = _SHORT_DATE.sub(_replacing(2, moved), shifted)
    return _YEAR.sub(lambda match: moved(match[1], match[1]), shifted)


def shift_schedule(schedule: Schedule, years: int) -> Schedule:
    """A schedule with its windows moved, for what no phrase says."""
    windows = tuple(
        Window(later(window.start, years) if window.start else None, later(window.end, years))
        for window in schedule.windows
    )
    return replace(schedule, phrase=shift_years(schedule.phrase, years), windows=windows)


def _replacing(group: int, moved: Callable[[str, str], str]) -> Callable[[re.Match[str]], str]:
    """Move only a match's last group, a year of two digits; whole years are moved apart."""

    def replaced(match: re.Match[str]) -> str:
        before = match[0][: match.start(group) - match.start()]
        return before + moved(match[group], match[group])

    return replaced
