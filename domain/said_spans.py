"""Half a year, a school term, two months or quarters side by side, and «а за прошлую?», as said."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from domain.comparisons import MONTHS_BACK, Against
from domain.question_words import month_of, nearest_month, year_of
from domain.summary import month_span
from domain.wording import fold

JULY = 7
LAST_DAY = 31
PAIR = 2
_ENDING = r"(?:-?(?:[ое]?го|[ое]?му|[ое]?[йем]|[иы][йм]|о|ю|ую|ья|ьей|ьего|ьему|ьим|ая|ою|ей))?"
_HALF = re.compile(
    r"(?P<until>\b(?:до|к)\s+кон\w+\s+)?(?:\bза\s+)?"
    rf"(?:(?<![\w.,])(?P<which>перв|втор|1|2|ii?|прошл|эт|текущ){_ENDING}\s+полугоди\w*"
    r"|(?<!\.\d )(?<!\.\d\d )\bполугоди[ею]\b|(?:^|(?<=\bза )|(?<=итоги )|(?<=итогам )|(?<=сводка )"
    r"|(?<=сводку )|(?<=рейтинг ))полугодия\b)"
    r"(?:\s+(?P<year>20\d\d)(?:\s?[/–-]\s?(?:20)?(?P<to>\d\d))?(?![\d/–-])"
    r"(?:\s+(?:уч(?:ебн\w+|\.)\s+)?год[ауе]?\b)?)?"
)
"""«Этап полугодия», «1.2 полугодие» name something, and no half of a year."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_ANOTHER = re.compile(
    r"\b(?:за|на|в)\s+(?P<word>(?P<which>прошл|предыдущ|следующ)[а-я-]*)[\s?!.]*$"
)
_NUMBERS = {"перв": 1, "1": 1, "i": 1, "втор": 2, "2": 2, "ii": 2}

_NUMBERED = r"перв|втор|трет|четверт|[1-4]|i{1,3}|iv"
_TERM = re.compile(
    r"(?:\bза\s+)?(?:(?<![\w.,])"
    rf"(?P<which>{_NUMBERED}|прошл|предыдущ|эт|текущ){_ENDING}"
    r"\s+(?:учебн\w+\s+)?(?:четверт[ьи]ю?|триместр[аеу]?)|(?<=\bза )(?:четверть|триместр))(?![\w-])"
)
_TERMS = {"перв": 1, "i": 1, "втор": 2, "ii": 2, "трет": 3, "iii": 3, "четверт": 4, "iv": 4}
_QUARTERS = re.compile(
    rf"(?<![\w.,])(?P<first>{_NUMBERED}){_ENDING}(?:\s+кварт\w*)?(?:\s+(?P<first_year>20\d\d)"
    r"(?:\s+год\w*)?)?\s+(?:и|со?|к|против|или)\s+"
    rf"(?P<second>{_NUMBERED}){_ENDING}(?:\s+кварт\w*)?(?:\s+(?P<second_year>20\d\d)"
    r"(?:\s+год\w*)?)?(?![\w.-])"
)
_SCHOOL_YEAR = re.compile(
    r"(?<!прошлый )(?<!прошлого )(?<!следующий )(?<!\d )"
    r"(?:\b(?:за|в)\s+)?(?:(?P<since>\bс\s+начала\s+)|\b)(?:(?:весь|эт\w+|текущ\w+|нынешн\w+)\s+)?"
    r"\bучебн\w+\s+год[ауе]?\b(?!\s+20\d\d)"
)
_SEPTEMBER, _MAY = 9, 5
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class SaidSpan:
    """The first and the last day that were meant, and the other words; of two months the later
    one, and how the earlier one lies to it. No first day: all until the last one.
    """

    start: date | None
    end: date
    rest: str
    against: Against | None = None


def half_year(text: str, today: date, start: date) -> SaidSpan | None:
    """«За полугодие», «второе полугодие»: of a plan that starts in summer the first is autumn."""
    folded = fold(text)
    found = _HALF.search(folded)
    if found is None:
        return None
    if (found["year"] or found["until"]) and found["which"] not in _NUMBERS:
        return None
    if found["to"] and int(found["to"]) != (int(found["year"]) + 1) % 100:
        return None
    half = today.year * 2 + (today.month >= JULY)
    which = found["which"] or ""
    if which in _NUMBERS:
        half = _half(_NUMBERS[which], found["year"], today, start)
        if found["to"]:
            half = int(found["year"]) * 2 + _NUMBERS[which]
    elif which == "прошл":
        half -= 1
    first = date(half // 2, JULY if half % 2 else 1, 1)
    last = month_span(first.year * 100 + first.month + 5)[1]
    begins = None if found["until"] else first
    return SaidSpan(begins, last, f"{folded[: found.start()]} {folded[found.end() :]}".strip())


def school_term(text: str, today: date, holidays: Sequence[tuple[date, date]]) -> SaidSpan | None:
    """«За первую четверть», «за прошлый триместр» of the school year that is running, between its
    `holidays`; None where none of them are known. In holidays the term is the one before them.
    """
    folded = fold(text)
    found = _TERM.search(folded)
    terms = _terms(today.year - (today.month < _SEPTEMBER), holidays)
    if found is None or len(terms) < PAIR:
        return None
    which = found["which"] or ""
    number = int(which) if which.isdecimal() else _TERMS.get(which)
    if number is None:
        begun = sum(first <= today for first, _ in terms)
        number = begun - which.startswith(("прошл", "предыдущ"))
    if not 0 < number <= len(terms):
        return None
    rest = f"{folded[: found.start()]} {folded[found.end() :]}".strip()
    return SaidSpan(*terms[number - 1], rest)


def school_year(text: str, today: date, start: date, end: date) -> SaidSpan | None:
    """«За учебный год», «с начала учебного года» of the running one, where plans last longer than
    it: of one year all of the plan is meant.
    """
    folded = fold(text)
    found = _SCHOOL_YEAR.search(folded)
    year = today.year - (today.month < _SEPTEMBER)
    first, last = date(year, _SEPTEMBER, 1), date(year + 1, _SEPTEMBER, 1) - _DAY
    if found is None or (first <= start and end <= last):
        return None
    rest = f"{folded[: found.start()]} {folded[found.end() :]}".strip()
    return SaidSpan(first, today if found["since"] else last, rest)


def _terms(year: int, holidays: Sequence[tuple[date, date]]) -> list[tuple[date, date]]:
    """The spans between the holidays of the school year that begins in `year`."""
    first, last = date(year, _SEPTEMBER, 1), date(year + 1, _MAY, LAST_DAY)
    inside = sorted(each for each in holidays if first < each[0] and each[1] < last)
    if not inside:
        return []
    starts = [first, *(end + _DAY for _, end in inside)]
    return list(zip(starts, [*(start - _DAY for start, _ in inside), last], strict=True))


def _half(number: int, year: str | None, today: date, start: date) -> int:
    """The first or the second half of the year of a plan that is running, or of a year that is
    said: of one that starts in summer the first ends that year, the second begins it. In halves of
    calendar years.
    """
    of_school = start.month >= JULY
    if year:
        return int(year) * 2 + (number + of_school - 1) % 2
    begun = today.year - (of_school and (today.month, today.day) < (start.month, start.day))
    return begun * 2 + of_school + number - 1


def another(text: str, start: date | None, end: date | None) -> SaidSpan | None:
    """«А за прошлую?»: as many months or days as the span asked for until now, before or after it;
    None where no span was.
    """
    found = _ANOTHER.search(fold(text))
    if found is None or start is None or end is None:
        return None
    step = 1 if found["which"] == "следующ" else -1
    months = (end.year - start.year) * 12 + end.month - start.month + 1
    if (start, end) == (start.replace(day=1), _months_on(start, months)[0] - timedelta(days=1)):
        first = _months_on(start, step * months)[0]
        span = first, _months_on(first, months)[0] - timedelta(days=1)
    else:
        days = timedelta(days=(end - start).days + 1)
        span = start + step * days, end + step * days
    return SaidSpan(*span, fold(text)[: found.start()].strip())


def says_another(text: str) -> tuple[str, ...]:
    """The word that names a span by the one before, and no unit: «прошлую»."""
    found = _ANOTHER.search(fold(text))
    return (found["word"],) if found is not None else ()


def _months_on(day: date, months: int) -> tuple[date, date]:
    """The first and the last day of the month so many months after that of `day`."""
    month = day.year * 12 + day.month - 1 + months
    return month_span(month // 12 * 100 + month % 12 + 1)


def two_times(text: str, today: date, start: date, end: date) -> SaidSpan | None:
    """«Сравни ноябрь с октябрём», «3 и 4 квартал», where the one lies a month, a quarter or a year
    before.
    """
    return _two_quarters(text, today, start, end) or _two_months(text, today, start, end)


def _two_quarters(text: str, today: date, start: date, end: date) -> SaidSpan | None:
    folded = fold(text)
    found = _QUARTERS.search(folded)
    if found is None or "кварт" not in found[0]:
        return None
    keys = []
    for side in ("first", "second"):
        number, year = found[side], found[f"{side}_year"]
        month = 3 * (int(number) if number.isdecimal() else _TERMS[number])
        keys.append(int(year) * 100 + month if year else nearest_month(month, start, end, today))
    rest = f"{folded[: found.start()]} {folded[found.end() :]}".strip()
    return _side_by_side(keys, rest, 3)


def _two_months(text: str, today: date, start: date, end: date) -> SaidSpan | None:
    words = _WORD.findall(fold(text))
    keys, rest = [], []
    for place, word in enumerate(words):
        if month := _month_at(words, place):
            year = year_of(words[place + 1]) if words[place + 1 :] else None
            keys.append(year * 100 + month if year else nearest_month(month, start, end, today))
        elif not (year_of(word) and place and _month_at(words, place - 1)):
            rest.append(word)
    return _side_by_side(keys, " ".join(rest), 1)


def _side_by_side(keys: Sequence[int], rest: str, length: int) -> SaidSpan | None:
    """The later of two spans of so many months that end with the months `keys`, and how the other
    one lies to it; None where they are no pair that can be set side by side.
    """
    if len(keys) != PAIR:
        return None
    earlier, later = sorted(keys)
    back = (later // 100 - earlier // 100) * 12 + later % 100 - earlier % 100
    against = next((each for each, months in MONTHS_BACK.items() if months == back), None)
    if against is None:
        return None
    last = month_span(later)[1]
    return SaidSpan(_months_on(last, 1 - length)[0], last, rest, against)


def _month_at(words: list[str], place: int) -> int:
    """The month that stands there by itself, 0 where none does: that of «на 1 октября» is a day's,
    that of «школа 3 октябрь» is not.
    """
    word, number = words[place], words[place - 1] if place else ""
    is_day = number.isdecimal() and int(number) <= LAST_DAY and word.endswith(("а", "я"))
    return 0 if is_day else month_of(word)
