"""Dates as people say them: «до вторника, 1 декабря, осталось 3 дня».

The weekday is named while it is within a week, the year only when it is another one. All days are
local days of the municipality; `today` is the day of whoever reads.
"""

from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.ui.texts import Texts
from domain.calendar import local

A_YEAR = 330
"""Days in which a day that is past needs no year."""

NEAR = 6
"""Days ahead in which a weekday alone is clear: on the seventh it would be today's own name."""

_kept = lru_cache(maxsize=2048)
"""The same days are said again and again: a deadline stands in the list of every school."""


@_kept
def day(texts: Texts, value: date, today: date) -> str:
    """«25 ноября», of another year «25 ноября 2027 года»."""
    month = texts("date-month-genitive", month=value.month)
    if value.year == today.year:
        return texts("date-day", day=str(value.day), month=month)
    return texts("date-day-year", day=str(value.day), month=month, year=str(value.year))


def heading(texts: Texts, value: date, today: date) -> str:
    """«вторник, 24 ноября»."""
    weekday = texts("date-weekday", weekday=value.isoweekday())
    return texts("date-heading", weekday=weekday, day=day(texts, value, today))


def span(texts: Texts, start: date, end: date, today: date) -> str:
    """«с 1 сентября по 31 октября»; a single day as `day`."""
    if start == end:
        return day(texts, end, today)
    # Of two years both are named, lest the first be taken for this one.
    by = today if start.year == end.year else date.min
    return texts("date-span", start=day(texts, start, by), end=day(texts, end, by))


@_kept
def until(texts: Texts, deadline: date, today: date) -> str:
    """«до среды, 25 ноября» within a week, else «до 25 декабря»."""
    said = day(texts, deadline, today)
    if not 0 <= (deadline - today).days <= NEAR:
        return texts("date-until", day=said)
    weekday = texts("date-weekday-genitive", weekday=deadline.isoweekday())
    return texts("date-until-weekday", weekday=weekday, day=said)


@_kept
def due(texts: Texts, deadline: date, today: date) -> str:
    """A deadline in full: how long is left, or by how much it has passed."""
    left = (deadline - today).days
    if left < 0:
        return texts("date-due-overdue", day=day(texts, deadline, today), days=-left)
    said = until(texts, deadline, today)
    if left == 0:
        return texts("date-due-today", until=said)
    if left == 1:
        return texts("date-due-tomorrow", until=said)
    return texts("date-due-left", until=said, days=left)


@_kept
def brief(texts: Texts, deadline: date, today: date) -> str:
    """A deadline for a line of a list: «до пятницы», «до завтра», «срок был 20 ноября»."""
    left = (deadline - today).days
    if left < 0:
        # Which year is plain in the month after, and would stand in every line of a list.
        by = deadline if left > -A_YEAR else today
        return texts("date-brief-overdue", day=day(texts, deadline, by))
    if left == 0:
        return texts("date-brief-today")
    if left == 1:
        return texts("date-brief-tomorrow")
    if left <= NEAR:
        weekday = texts("date-weekday-genitive", weekday=deadline.isoweekday())
        return texts("date-brief-weekday", weekday=weekday)
    return texts("date-until", day=day(texts, deadline, today))


def short(value: date, today: date) -> str:
    """«25.11», of another year «25.11.2027»: for buttons."""
    return f"{value:%d.%m}" if value.year == today.year else f"{value:%d.%m.%Y}"


def leaves(texts: Texts, at: datetime, zone: ZoneInfo) -> str:
    """That a message waits for the hours of its reader, in the zone of whoever has sent it."""
    here = local(at, zone)
    return texts("date-leaves", day=day(texts, here.date(), here.date()), at=f"{here:%H:%M}")


def moment(value: datetime, zone: ZoneInfo) -> str:
    """«24.11, 09:12» in the reader's zone. `value` is aware."""
    return f"{local(value, zone):%d.%m, %H:%M}"
