"""A date as a person types it in a chat: «1 декабря», «01.12», «1.12.2026», «завтра»."""

import re
from datetime import date, timedelta

from domain.wording import fold

_MONTHS = ("янв", "фев", "мар", "апр", "ма", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WORDS = {
    "сегодня": 0,
    "завтра": 1,
    "послезавтра": 2,
    "today": 0,
    "tomorrow": 1,
}
_FIGURES = re.compile(r"(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2}|\d{4}))?")
_NAMED = re.compile(r"(\d{1,2})\s+([^\W\d_]{3,})\.?(?:,?\s+(\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NOISE = re.compile(r"^(?:до|к|на|by)\s+|\s*(?:г\.?|года?)$")


def read_date(text: str, today: date) -> date | None:
    """The day that `text` names, or None where it names none.

    Without a year the nearest day that is not past is meant. `today` is the writer's local day.
    """
    clean = _NOISE.sub("", fold(text).strip().rstrip("."))
    clean = _NOISE.sub("", clean).strip()
    if clean in _WORDS:
        return today + timedelta(days=_WORDS[clean])
    if found := _ISO.fullmatch(clean):
        return _day(int(found[3]), int(found[2]), int(found[1]))
    if found := _FIGURES.fullmatch(clean):
        return _nearest(int(found[1]), int(found[2]), found[3], today)
    if found := _NAMED.fullmatch(clean):
        month = _month(found[2])
        return _nearest(int(found[1]), month, found[3], today) if month else None
    return None


def _month(word: str) -> int | None:
    for names in (_MONTHS, _ENGLISH):
        for number, start in enumerate(names, 1):
            if word.startswith(start):
                return number
    return None


def _nearest(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _day(day, month, int(year) + (2000 if len(year) == 2 else 0))
    this, later = _day(day, month, today.year), _day(day, month, today.year + 1)
    return this if this is not None and this >= today else later


def _day(day: int, month: int, year: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
