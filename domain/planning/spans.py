"""Spans in words and dates: «с 1 сентября 2023 г. по 31 мая 2024 г.», «август 2024 – май 2025».

All texts are folded (`wording.fold`). A year that is written once, at the end, counts for both
ends; a span that would then end before it begins, begins a year earlier.
"""

import re
from datetime import date

from domain.planning.terms import MONTHS
from domain.schedule import Period

_WORD = rf"(?:{'|'.join(stem for stem in MONTHS if stem != 'ма')})[а-я]*|ма[йяею]"
_YEAR = r"(?:\s*(?P<{0}>20\d\d)(?!\d)\s*(?:г\.|года?\b)?)"
_DASH = r"\s*(?:по|до|[-–—])\s*"
_DAY = (
    r"«?(?P<d{0}>\d{{1,2}})»?(?:\.(?P<n{0}>\d{{1,2}})(?:\.(?P<y{0}>20\d\d))?"
    r"|\s+(?P<w{0}>{1})(?:\s+(?P<z{0}>20\d\d))?)"
)
_GODA = r"\s*(?:г\.|года?\b)?"
_DAYS = re.compile(_DAY.format(1, _WORD) + _GODA + _DASH + _DAY.format(2, _WORD))
_ONE_MONTH = re.compile(
    rf"«?(?P<d1>\d{{1,2}})»?\s*[-–—]\s*(?P<d2>\d{{1,2}})\s+(?P<w>{_WORD})\s+(?P<y>20\d\d)"
)
_MONTHS = re.compile(
    rf"\b(?P<m1>{_WORD}){_YEAR.format('y1')}?{_DASH}(?P<m2>{_WORD}){_YEAR.format('y2')}"
)
_SEASONS = (("лет", 6, 8), ("зим", 12, 2), ("осен", 9, 11), ("весен|весн", 3, 5))
_SEASON = re.compile(
    rf"\b(?:на|в|за)\s+(?P<season>{'|'.join(stems for stems, _, _ in _SEASONS)})\w*\s+"
    r"(?:период\w*\s+|сезон\w*\s+)?(?P<year>20\d\d)(?!\d|\s*[-–/])"
)


def read_span(folded: str) -> Period | None:
    """The span that a text names by days, months or a season; None where it names none."""
    return _by_days(folded) or _by_months(folded) or _by_season(folded)


def month_of(word: str) -> int | None:
    """1 to 12 for the name of a month in any case."""
    if word in ("май", "мая", "мае", "маю"):
        return 5
    stems = ((i, stem) for i, stem in enumerate(MONTHS, 1) if stem != "ма")
    return next((i for i, stem in stems if word.startswith(stem)), None)


def months(first: int, start: int, last: int, end: int) -> Period | None:
    """From the first day of one month to the last day of another."""
    ends = date(last + end // 12, end % 12 + 1, 1)
    begins = date(first, start, 1)
    return _period(begins, date.fromordinal(ends.toordinal() - 1)) if begins < ends else None


def _by_days(folded: str) -> Period | None:
    if match := _ONE_MONTH.search(folded):
        month = month_of(match["w"]) or 0
        ends = ((int(match[name]), month, int(match["y"])) for name in ("d1", "d2"))
        return _between(*ends)
    if not (match := _DAYS.search(folded)):
        return None
    last = match["y2"] or match["z2"]
    if last is None:
        return None
    first = match["y1"] or match["z1"]
    start, end = (
        (int(match[f"d{i}"]), int(match[f"n{i}"] or month_of(match[f"w{i}"]) or 0)) for i in (1, 2)
    )
    turns = first is None and start[::-1] > end[::-1]
    return _between((*start, int(first or last) - turns), (*end, int(last)))


def _by_months(folded: str) -> Period | None:
    if not (match := _MONTHS.search(folded)):
        return None
    start, end = month_of(match["m1"]), month_of(match["m2"])
    if start is None or end is None:
        return None
    last = int(match["y2"])
    turns = match["y1"] is None and start > end
    return months(int(match["y1"] or last) - turns, start, last, end)


def _by_season(folded: str) -> Period | None:
    if not (match := _SEASON.search(folded)):
        return None
    year = int(match["year"])
    start, end = next(
        (start, end) for stems, start, end in _SEASONS if re.match(stems, match["season"])
    )
    return months(year - (start > end), start, year, end)


def _between(start: tuple[int, int, int], end: tuple[int, int, int]) -> Period | None:
    try:
        first, last = (date(year, month, day) for day, month, year in (start, end))
    except ValueError:
        return None
    return _period(first, last) if first <= last else None


def _period(start: date, end: date) -> Period:
    academic = start.month in (8, 9) and end.year > start.year
    return Period(start, end, 9 if academic else 1)
