"""The span of a plan, out of its title or, failing that, out of its deadlines."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from domain.planning.spans import month_of, months, read_span
from domain.planning.wording import fold
from domain.schedule import Period

_ENDING = r"(?:-?(?:й|го|му|м)\b)?(?:\s*(?:год(?:[ауы]|ов|ом)?\b|г\.?\s*г?\.?))?"
_YEARS = (
    r"(20[0-4]\d)\s*(?:г\.|год\w*)?\s*(?:[-–—/\\]|и|по)?\s*(20[0-4]\d|\d\d(?!\d))"
    rf"{_ENDING}"
)
_STUDY = r"\(?(?:(?:уч(?:ебн\w*)?\.?|(?:школьн|академическ)\w+)\s*(?:г\.?\s?г?\b|год\w*)|у\.\s?г\b)"
_STUDYING = r"(?:уч(?:\.|ебн(?:ый|ые|ых|ого|ом|ому))?|(?:школьн|академическ)(?:ий|ие|их|ый|ые|ых))"
# «2026-2027 гг. (уч.)», «учебный 2026-2027 год»: the word for a year stands with the years.
_AFTER = rf"(?:{_STUDY}|\(?(?<!\w){_STUDYING}(?=\W*$|\s*[,;)«(]))"
_BEFORE = rf"(?:{_STUDY}|\b{_STUDYING}(?:\s*период\w*)?)"
_ACADEMIC = re.compile(rf"{_YEARS}\s*{_AFTER}|{_BEFORE}\s*{_YEARS}")
# «2024/2025, 2025/2026 учебные годы»: the first of them begins the span.
_SEVERAL = re.compile(rf"{_YEARS}\s*(?:,|и)\s*(?:{_YEARS}\s*(?:,|и)\s*)*{_YEARS}\s*{_STUDY}")
_TWO = r"(?<![\d.])(\d\d)\s*[-–—/\\]\s*(\d\d)(?!\d)"
_SHORT = re.compile(rf"{_TWO}{_ENDING}\s*{_AFTER}|{_BEFORE}\s*{_TWO}")
_PREPARED = re.compile(rf"\bк\s+(?:начал\w+\s+)?(?:нов\w+\s+)?{_YEARS}\s*{_STUDY}")
_CALENDAR = re.compile(rf"{_YEARS}\s*(?:г\b|год|гг)")
_SLASHED = re.compile(r"(20[0-4]\d)\s*/\s*(20[0-4]\d|\d\d)(?!\d)")
_PART = re.compile(
    r"на\s+(?:(?P<quarter>i{1,3}|iv|[1-4])\s*-?й?\s*(?:квартал|кв\.)"
    r"|(?P<half>i{1,2}|[12]|перв|втор)\w*\s*-?\w*\s*полугоди|(?P<month>[а-я]{3,}))\w*\s+"
    r"(?P<year>20[0-4]\d)(?!\d|\s*[-–—/])(?!\s*уч)"
)
_HALF = re.compile(r"\b(ii?|[12]|перв|втор)\w*\s*-?\w*\s*полугоди")
_IN_MONTH = re.compile(
    r"(?<!\d )(?<!\d» )(?<!до )(?<!с )(?<!к )\b(?P<month>(?:январ|феврал|март|апрел|июн|июл|август"
    r"|сентябр|октябр|ноябр|декабр)[а-я]*|ма[йяе])\s+(?P<year>20[0-4]\d)(?!\d|\s*[-–—/])(?!\s*уч)"
)
# The date of an order or its number, which dates no plan.
_ORDERED = re.compile(
    r"\bот\s+«?\d{1,2}»?[.\s]+(?:\d{1,2}\.|[а-я]+\s+)(?:20)?\d\d\s*(?:г\w*\.?)?|№\s*[\d/-]+"
)
_FOR_YEAR = re.compile(r"на\s+(?:(?!до\b)\w+\s+){0,3}(20[0-4]\d)(?!\d|\s*[-–—])")
_YEAR_NAMED = re.compile(r"(?<![\d.])(?<!до )(20[0-4]\d)\s*(?:г\b|год)(?!\w*\s*№)")
_UNTIL = re.compile(r"\bдо\s+(?:конца\s+)?(20[0-4]\d)\s*(?:г\b|год)")
_FIRSTS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "перв": 1, "втор": 2}
_LISTED = re.compile(r"(20[0-4]\d)(?:\s*,\s*(20[0-4]\d))+(?:\s*и\s*(20[0-4]\d))?\s*(?:г\b|год|гг)")
_BARE_SPAN = re.compile(r"(?<!\d)(20[0-4]\d)\s*[-–—]\s*(20[0-4]\d)(?!\d)")
_ONE = re.compile(r"(?<![\d.])(20[0-4]\d)(?!\d)")
_SINCE = re.compile(r"\bс\s+(?:\w+\s+)?20[0-4]\d\s*(?:г\w*\.?)?(?!\s*(?:по|до|[-–—]))")
_DATED = re.compile(r"\bот\s+«?\d{1,2}»?[.\s]+(?:\d{1,2}\.|[а-я]+\s+)(20[0-4]\d)")
_MONTH_YEAR = re.compile(
    r"(январ|феврал|март|апрел|ма[йя]|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*"
    r"\s*,?\s*(20[0-4]\d)"
)
_LONGEST_SPAN = 12


def read_period(text: str) -> Period | None:
    """The period that a title names («на 2020-2021 учебный год», «на 2021-2023 годы»).

    Days and months that are named go before the year in which they lie; the date of an order
    («от 30.08.2023») is no period, nor is what the plan prepares for («к 2026-2027 учебному году»).
    """
    folded = _PREPARED.sub(" ", _ORDERED.sub(" ", fold(text)))
    if span := read_span(folded):
        return span
    if match := _SEVERAL.search(folded):
        years = [int(year) for year in _ONE.findall(match[0])]
        return _academic(min(years), max(*years, int(match[6]) % 100 + min(years) // 100 * 100))
    if match := _SHORT.search(folded):
        first, last = (2000 + int(group) for group in match.groups() if group)
        if last == first + 1:
            return _half(folded, _academic(first, last))
    if match := _ACADEMIC.search(folded):
        years = [int(group) for group in match.groups() if group]
        return _half(folded, _academic(years[0], years[-1]))
    if (match := _SLASHED.search(folded)) and int(match[2]) % 100 == int(match[1]) % 100 + 1:
        return _half(folded, _academic(int(match[1]), int(match[2])))
    if match := _LISTED.search(folded):
        years = [int(year) for year in _ONE.findall(match[0])]
        return _calendar(min(years), max(years))
    if match := _CALENDAR.search(folded) or _BARE_SPAN.search(folded):
        return _calendar(int(match[1]), int(match[2]))
    if match := _PART.search(folded):
        return _part_of_year(match)
    if match := _IN_MONTH.search(folded):
        return _one_month(match["month"], int(match["year"]))
    if match := _FOR_YEAR.search(folded) or _YEAR_NAMED.search(folded):
        return _calendar(int(match[1]), int(match[1]))
    return None


def _half(folded: str, year: Period | None) -> Period | None:
    """The half of an academic year that a text names: to December, or from January to May."""
    match = _HALF.search(folded)
    if match is None or year is None or year.end.year != year.start.year + 1:
        return year
    if _FIRSTS.get(match[1], 0) == 1 or match[1] == "1":
        return Period(year.start, date(year.start.year, 12, 31), 9)
    return Period(date(year.end.year, 1, 1), date(year.end.year, 5, 31), 9)


def _one_month(word: str, year: int) -> Period | None:
    month = month_of(word)
    return months(year, month, year, month) if month else _calendar(year, year)


def read_last_year(text: str) -> int | None:
    """The year in which a plan «до 2024 года» ends."""
    match = _UNTIL.search(fold(text))
    return int(match[1]) if match else None


def infer_period(terms: Sequence[str], texts: Iterable[str], title: str = "") -> Period | None:
    """The period that the deadlines span, with a look at the date of the order above them.

    «с 2020 года» names when something began, not when the plan does; «до 2024 года» in the title
    names the last year. What prepares for a school year is done in the calendar year of its begin.
    """
    folded = [fold(term) for term in terms]
    if match := _PREPARED.search(fold(title)):
        begins = int(match[1])
        years = [int(year) for term in folded for year in _ONE.findall(term)]
        return _calendar(min([begins, *(y for y in years if y == begins - 1)]), begins)
    if (academic := _infer_academic(folded)) is not None:
        return academic
    ordered = next((int(m[1]) for text in texts if (m := _DATED.search(fold(text)))), None)
    until = read_last_year(title)
    certain = [int(year) for term in folded for year in _ONE.findall(_SINCE.sub("", term))]
    named = certain or [int(year) for term in folded for year in _ONE.findall(term)]
    if not named:
        first = ordered or until
        return _calendar(first, until or first) if first else None
    first, last = min(named), until or max(named)
    if last - first > _LONGEST_SPAN:
        usual = sorted(named)[len(named) // 2]
        first, last = max(first, usual - 5), min(last, usual + 5)
    return _calendar(first, last)


def _infer_academic(terms: Sequence[str]) -> Period | None:
    """An academic year, if the deadlines say so or lie from one September to the next August."""
    named = [match for term in terms for match in _ACADEMIC.finditer(term)]
    plain = sum(bool(_ONE.search(_ACADEMIC.sub("", term))) for term in terms)
    if named and len(named) >= plain:
        years = [int(group) for match in named for group in match.groups() if group]
        whole = [year for year in years if year > 99]
        return _academic(min(whole), max(*whole, min(whole) + 1))
    dated = [
        (int(match[2]), month)
        for term in terms
        for match in _MONTH_YEAR.finditer(term)
        if (month := month_of(match[1]))
    ]
    years = sorted({year for year, _ in dated})
    if len(dated) < 3 or len(years) != 2 or years[1] - years[0] != 1:
        return None
    inside = all((years[0], 8) <= day <= (years[1], 8) for day in dated)
    spread = any(month >= 9 for year, month in dated if year == years[0])
    bare = any(re.fullmatch(r"20\d\d\s*(?:г\w*\.?)?", term) for term in terms)
    return _academic(*years) if inside and spread and not bare else None


def _academic(first: int, last: int) -> Period | None:
    last = last if last > 99 else first // 100 * 100 + last
    if not first < last <= first + _LONGEST_SPAN:
        return None
    return Period(date(first, 9, 1), date(last, 8, 31), 9)


def _calendar(first: int, last: int) -> Period | None:
    last = last if last > 99 else first // 100 * 100 + last
    if not first <= last <= first + _LONGEST_SPAN:
        return None
    return Period(date(first, 1, 1), date(last, 12, 31), 1)


def _part_of_year(match: re.Match[str]) -> Period | None:
    """A quarter, a half year or a month of one year."""
    year = int(match["year"])
    if quarter := match["quarter"]:
        first = 3 * _FIRSTS.get(quarter, int(quarter) if quarter.isdecimal() else 1) - 2
        return months(year, first, year, first + 2)
    if half := match["half"]:
        first = 6 * _FIRSTS.get(half, int(half) if half.isdecimal() else 1) - 5
        return months(year, first, year, first + 5)
    return _one_month(match["month"], year)
