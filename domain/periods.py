"""A plan's period as a curator types it: two dates, an academic year, a calendar year."""

import re
from datetime import date

from domain.errors import Code, Refusal
from domain.planning.period import read_period
from domain.schedule import Period

LONGEST_YEARS = 12

_DATE = re.compile(r"(\d{1,2})[./](\d{1,2})[./](20\d\d)|(20\d\d)-(\d{2})-(\d{2})")
_YEAR = re.compile(r"\s*(20\d\d)\s*(?:г\.?|год)?\s*")
_ACADEMIC = re.compile(r"\s*(20\d\d)\s*[/\\]\s*(?:20)?(\d\d)\s*")


def read_typed_period(text: str) -> Period:
    """The period, both days inclusive.

    «01.09.2026 – 31.08.2027», «2026-2027 учебный год», «2026/27», «2026». A plan that begins in
    August or September and ends by the next August counts its years from September. Raises
    Refusal(BAD_PERIOD) for anything else, and for a period that ends before it starts or is longer
    than twelve years.
    """
    found = _from_dates(text) or _from_years(text) or read_period(text)
    if found is None or not found.start < found.end:
        raise Refusal(Code.BAD_PERIOD)
    if found.end.year - found.start.year > LONGEST_YEARS:
        raise Refusal(Code.BAD_PERIOD)
    return found


def _from_dates(text: str) -> Period | None:
    matches = list(_DATE.finditer(text))
    if len(matches) != 2:
        return None
    try:
        start, end = (_day(match) for match in matches)
    except ValueError:
        return None
    academic = start.month in (8, 9) and end.year == start.year + 1 and end.month <= 8
    return Period(start, end, 9 if academic else 1)


def _day(match: re.Match[str]) -> date:
    day, month, year, iso_year, iso_month, iso_day = match.groups()
    if iso_year:
        return date(int(iso_year), int(iso_month), int(iso_day))
    return date(int(year), int(month), int(day))


def _from_years(text: str) -> Period | None:
    if match := _ACADEMIC.fullmatch(text):
        first = int(match[1])
        if (first + 1) % 100 != int(match[2]):
            return None
        return Period(date(first, 9, 1), date(first + 1, 8, 31), 9)
    if match := _YEAR.fullmatch(text):
        year = int(match[1])
        return Period(date(year, 1, 1), date(year, 12, 31))
    return None
