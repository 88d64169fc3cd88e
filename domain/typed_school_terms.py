"""A school calendar as a curator types it: the terms of a school year, or its holidays."""

import re
from datetime import date, timedelta

from domain import deadlines
from domain.errors import Code, Refusal
from domain.schedule import Kind, Period, Window
from domain.school_calendar import SchoolCalendar, Span, usual_calendar

_DAY = timedelta(days=1)
_ORDINAL = r"(?:перв|втор|трет|четв[её]рт)\w*"
_LABEL = re.compile(
    rf"(?:(?:\d|[ivхх]+|{_ORDINAL}|(?:осенн|зимн|весенн|летн)\w*)?(?:\s*[-–—]?\s*(?:я|ая|ья))?"
    rf"\s*(?:четверт[ьи]|триместры?|каникулы?)|\b{_ORDINAL})\s*(?:[:(–—-]|это)?",
    re.IGNORECASE,
)
_HOLIDAYS = re.compile(r"каникул", re.IGNORECASE)
_FEWEST, _MOST = 2, 6
_SUMMER_MONTHS = (5, 6)


def read_typed_terms(text: str, year: int) -> SchoolCalendar:
    """The terms of the school year that begins in `year`.

    «1 четверть: 1 сентября – 25 октября, 2 четверть: 5.11–28.12, …», a line each or in one row; or
    the holidays, «каникулы: 26.10–04.11, 29.12–08.01, 22–31 марта», between which the terms lie.
    Raises Refusal(BAD_SCHOOL_CALENDAR) for anything else.
    """
    spans = _spans(_LABEL.sub(", ", text), year)
    terms = _between(spans, year) if _HOLIDAYS.search(text) else spans
    calendar = SchoolCalendar(tuple(terms))
    if not _FEWEST <= len(calendar.terms) <= _MOST or set(calendar.by_year()) != {year}:
        raise Refusal(Code.BAD_SCHOOL_CALENDAR)
    return calendar


def _spans(text: str, year: int) -> list[Span]:
    period = Period(date(year, 9, 1), date(year + 1, 8, 31), 9)
    read = deadlines.parse(", ".join(part for part in _parts(text) if part), period)
    if read.kind is not Kind.FIXED or read.condition:
        raise Refusal(Code.BAD_SCHOOL_CALENDAR)
    return [_span(window) for window in read.windows]


def _parts(text: str) -> list[str]:
    return [part.strip(" .,;:()") for part in re.split(r"[\n;,]+", text)]


def _span(window: Window) -> Span:
    if window.start is None:
        raise Refusal(Code.BAD_SCHOOL_CALENDAR)
    return window.start, window.end


def _between(holidays: list[Span], year: int) -> list[Span]:
    """The terms around the holidays; what is not said is usual: the first day and the last."""
    usual = usual_calendar(year).terms
    first, end = usual[0][0], usual[-1][1]
    *breaks, last = holidays
    if last[0].year > year and last[0].month in _SUMMER_MONTHS:
        end = last[0] - _DAY
    else:
        breaks.append(last)
    starts = [first, *(stop + _DAY for _, stop in breaks)]
    return list(zip(starts, [*(start - _DAY for start, _ in breaks), end], strict=True))
