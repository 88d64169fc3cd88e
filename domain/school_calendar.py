"""The terms of a school year (четверти or триместры) and the holidays between them.

A calendar holds one school year or several. The dates are a municipality's own: the usual ones
are only proposed.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from itertools import chain, groupby, pairwise

from domain.errors import Code, Refusal

Span = tuple[date, date]

QUARTERS, TRIMESTERS = 4, 3
_DAY = timedelta(days=1)
_AUTUMN_STARTS, _YEAR_STARTS = 8, 9
_SATURDAY = 5
_WEEK_OFF = timedelta(days=9)
# From June on nothing is left of a school year, and August brings nothing of the next one.
_SUMMER, _AUGUST = timedelta(days=61), timedelta(days=31)
_MOST_TERMS = 132
"""Four a year of the longest plan and of the years that it touches."""
_LONGEST_TERM = timedelta(days=250)
_YEARS = range(1990, 2201)


class Season(IntEnum):
    """When holidays are, by the first month of the season."""

    SPRING = 3
    SUMMER = 6
    AUTUMN = 9
    WINTER = 12


@dataclass(frozen=True, slots=True)
class SchoolCalendar:
    """School terms as pairs of first and last day, both inclusive, in order and apart.

    Raises `Refusal(Code.BAD_SCHOOL_CALENDAR)` for terms that end before they begin, overlap, last
    longer than 250 days or lie outside 1990…2200, for none and for more than 132.
    """

    terms: tuple[Span, ...]

    def __post_init__(self) -> None:
        if not _are_terms(self.terms):
            raise Refusal(Code.BAD_SCHOOL_CALENDAR)

    def by_year(self) -> dict[int, tuple[Span, ...]]:
        """The terms of every school year, under the calendar year in which it begins."""
        return {year: tuple(terms) for year, terms in groupby(self.terms, _school_year)}

    def holidays(self) -> list[Span]:
        """The days between the terms of a school year; the summer is not among them."""
        gaps = (_between(before, after) for before, after in _neighbours(self))
        return [gap for gap in gaps if gap[0] <= gap[1]]

    def holidays_in(self, season: Season) -> list[Span]:
        """The holidays of a season, one or more a school year; the summer ends on 31 August."""
        if season is Season.SUMMER:
            return [
                (terms[-1][1] + _DAY, date(year + 1, _AUTUMN_STARTS, 31))
                for year, terms in self.by_year().items()
            ]
        return [gap for gap in self.holidays() if _season(gap) is season]

    def covers(self, start: date, end: date) -> bool:
        """Whether the terms of every school year that has a day in the span are known."""
        known = self.by_year()
        return all(year in known for year in school_years(start, end))


def school_years(start: date, end: date) -> range:
    """The school years that have a day in a span, each by the calendar year in which it begins.

    A summer alone belongs to the year that it follows.
    """
    first, last = _year_of(start + _SUMMER), _year_of(end - _AUGUST)
    return range(first, max(first, last) + 1)


def with_usual(
    known: SchoolCalendar | None, years: Iterable[int], count: int = QUARTERS
) -> SchoolCalendar:
    """The known terms, and the usual ones of those school years that are not known."""
    terms = known.by_year() if known else {}
    missing = (usual_calendar(year, count).terms for year in years if year not in terms)
    own = known.terms if known else ()
    return SchoolCalendar(tuple(sorted((*own, *chain.from_iterable(missing)))))


def in_place_of(known: SchoolCalendar | None, newer: SchoolCalendar) -> SchoolCalendar:
    """The known terms, those of the newer calendar's school years in the place of their own."""
    years = {**(known.by_year() if known else {}), **newer.by_year()}
    return SchoolCalendar(tuple(sorted(chain.from_iterable(years.values()))))


def read_calendar(data: object) -> SchoolCalendar:
    """The calendar in a JSON value: {"terms": [["2024-09-01", "2024-10-25"], …]} or its list.

    Raises Refusal(BAD_SCHOOL_CALENDAR).
    """
    pairs = data.get("terms") if isinstance(data, dict) else data
    if not isinstance(pairs, list):
        raise Refusal(Code.BAD_SCHOOL_CALENDAR)
    return SchoolCalendar(tuple(sorted(_read_term(pair) for pair in pairs)))


def write_calendar(calendar: SchoolCalendar) -> dict[str, list[list[str]]]:
    """The JSON value that `read_calendar` reads."""
    return {"terms": [[first.isoformat(), last.isoformat()] for first, last in calendar.terms]}


def usual_calendar(year: int, count: int = QUARTERS) -> SchoolCalendar:
    """The usual dates of the school year that begins in `year`, to be proposed.

    Four terms with a week off from the last Saturday of October to 4 November at least, over New
    Year, and from the fourth Saturday of March; or three with a week off from the third Saturday of
    November and the fourth of February.
    """
    start, end = date(year, _YEAR_STARTS, 1), date(year + 1, 5, 26)
    if count == QUARTERS:
        autumn = _saturday(year, 11, 0)
        spring = _saturday(year + 1, 3, 4)
        return SchoolCalendar(
            (
                (start, autumn - _DAY),
                (max(date(year, 11, 5), autumn + _WEEK_OFF), date(year, 12, 29)),
                (date(year + 1, 1, 9), spring - _DAY),
                (spring + _WEEK_OFF, end),
            )
        )
    first, second = _saturday(year, 11, 3), _saturday(year + 1, 2, 4)
    middle = first + _WEEK_OFF, second - _DAY
    return SchoolCalendar(((start, first - _DAY), middle, (second + _WEEK_OFF, end)))


def _are_terms(terms: tuple[Span, ...]) -> bool:
    sound = all(
        first.year in _YEARS and last.year in _YEARS and first <= last <= first + _LONGEST_TERM
        for first, last in terms
    )
    apart = all(before[1] < after[0] for before, after in pairwise(terms))
    return 0 < len(terms) <= _MOST_TERMS and sound and apart


def _read_term(pair: object) -> Span:
    try:
        match pair:
            case [str(first), str(last)]:
                return date.fromisoformat(first), date.fromisoformat(last)
    except ValueError:
        pass
    raise Refusal(Code.BAD_SCHOOL_CALENDAR)


def _year_of(day: date) -> int:
    return day.year if day.month >= _AUTUMN_STARTS else day.year - 1


def _school_year(term: Span) -> int:
    return _year_of(term[0])


def _neighbours(calendar: SchoolCalendar) -> Iterator[tuple[Span, Span]]:
    for terms in calendar.by_year().values():
        yield from pairwise(terms)


def _between(before: Span, after: Span) -> Span:
    return before[1] + _DAY, after[0] - _DAY


def _season(gap: Span) -> Season:
    """The season of the middle of some holidays; over New Year it is winter."""
    middle = gap[0] + (gap[1] - gap[0]) / 2
    return Season(middle.month // 3 * 3 or Season.WINTER)


def _saturday(year: int, month: int, nth: int) -> date:
    """The nth Saturday of a month; the one before its first for 0."""
    first = date(year, month, 1)
    return first + timedelta(days=(_SATURDAY - first.weekday()) % 7 + 7 * (nth - 1))
