"""Days and spans in an utterance: «до пятницы», «к 15-му», «через две недели», «на недельку»."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from domain.summary import week_span
from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece, merge
from domain.written_dates import read_date

_WEEKDAYS = listed("понедельник вторник среда четверг пятница суббота воскресенье")
MONTHS = listed("январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь")
_SHORT_WEEKDAYS = listed("пн вт ср чт пт сб вс")
_NEAR = {"сегодня", "завтра", "послезавтра"}
_BEFORE = {"до", "к", "ко", "на", "в", "во", "с", "по"}
_BOUND = {"до", "к", "ко", "на"}
_WEEK = 7
_UNITS = {"день": 1, "неделя": _WEEK, "неделька": _WEEK, "сутки": 1, "месяц": 30}
_COUNTED = frozenset(("дней", "дня", "деньков", "денька", "недель", "недельки", "месяцев"))
"""Units that a number stands before, or behind where it is a guess."""
_MOST = 400
_FIGURES = re.compile(r"\d{1,2}[./]\d{1,2}(?:[./](?:\d{4}|\d{2}))?")
_DATED = re.compile(r"\d\d[./]\d\d|.*[./].*[./].*")
_LAST_DAY = 31
_LAST_MONTH = 12


@dataclass(frozen=True, slots=True)
class Today:
    """The local day of the speaker, and whether a day is what the bot asked for.

    `holidays` are those of the school calendar, where there is one.
    """

    day: date
    asked: bool
    activities: frozenset[str] = frozenset()
    bold: bool = False
    holidays: tuple[tuple[date, date], ...] = ()


def mark_days(pieces: list[Piece], today: Today) -> list[Piece]:
    """The pieces with days as `DAY`, spans as `SPAN` (days), «на этой неделе» as `WEEK` and
    «на днях» as `SOON`.
    """
    marked: list[Piece] = []
    place = 0
    while place < len(pieces):
        count, code, value = _at(pieces[place:], today)
        if count and not _is_surroundings(pieces, place + count - 1):
            marked.append(merge(pieces[place : place + count], code, value))
            place += count
        else:
            marked.append(pieces[place])
            place += 1
    return marked


def _is_surroundings(pieces: list[Piece], place: int) -> bool:
    """«по цифровой среде»: behind an adjective «среда» is no Wednesday."""
    if place == 0 or pieces[place].lemma != "среда":
        return False
    before = pieces[place - 1].lemma
    return before.endswith(("ый", "ий", "ой")) and before not in _OF_WEEKDAYS


_OF_WEEKDAYS = ("следующий", "ближайший", "будущий", "прошлый", "каждый", "этот")
_Found = tuple[int, str, float | date | None]
_NOTHING: _Found = (0, "", None)


def _at(pieces: list[Piece], today: Today) -> _Found:
    before = pieces[0].word if pieces[0].word in _BEFORE else ""
    skip = 1 if before else 0
    rest = pieces[skip:]
    if not rest:
        return _NOTHING
    if before == "на" and rest[0].word == "днях":
        return skip + 1, "SOON", None  # says no day
    if (count := _span_length(rest)) and before == "на" and rest[0].word != "неделе":
        return skip + count[0], "SPAN", float(count[1])
    if today.asked and not before and (count := _span_length(rest)) and rest[0].word != "неделе":
        return count[0], "SPAN", float(count[1])
    if pieces[0].word == "еще" and (count := _span_length(pieces[1:])):
        return 1 + count[0], "SPAN", float(count[1])
    if pieces[0].word == "через" and (count := _span_length(pieces[1:])):
        return 1 + count[0], "DAY", _later(today.day, count[1])
    if (named := _holidays_length(pieces[1:])) and pieces[0].word in ("после", "до"):
        day = _beside_holidays(pieces[: named + 1], today)
        return (1 + named, "DAY", day) if day else _NOTHING
    if pieces[0].word == "после":
        length, code, value = _dated(pieces[1:], today, "") if len(pieces) > 1 else _NOTHING
        return (1 + length, code, _later(value, 1)) if isinstance(value, date) else _NOTHING
    for read in (_near, _week, _weekday, _dated, _end, _numbered):
        length, code, value = read(rest, today, before)
        if length and read is _weekday and isinstance(value, date):
            behind, value = _date_of_weekday(rest[length:], today, value)
            length += behind
        if length:
            return skip + length, code, value
    return _NOTHING


def _date_of_weekday(pieces: list[Piece], today: Today, day: date) -> tuple[int, date]:
    """How many pieces behind «пятницы» say which one, and the day: «до пятницы, 27 ноября»."""
    comma = 1 if pieces and pieces[0].word == "," else 0
    length, _, named = _dated(pieces[comma:], today, "") if pieces[comma:] else _NOTHING
    if not isinstance(named, date) or named.weekday() != day.weekday():
        return 0, day
    return comma + length, named


_SEASONS = {
    "осенний": (10, 11), "зимний": (12, 1), "новогодний": (12, 1), "весенний": (3, 4),
    "февральский": (2,), "дополнительный": (2,),
}  # fmt: skip


def _holidays_length(pieces: list[Piece]) -> int:
    """How many pieces are «каникул», «зимних каникул»."""
    named = 1 if pieces and pieces[0].lemma in _SEASONS else 0
    return named + 1 if len(pieces) > named and pieces[named].lemma == "каникулы" else 0


def _beside_holidays(pieces: list[Piece], today: Today) -> date | None:
    """The day after the holidays that are nearest to their end, or the one before they begin."""
    months = _SEASONS.get(pieces[1].lemma, range(1, _LAST_MONTH + 1))
    after = pieces[0].word == "после"
    days = (
        last + timedelta(days=1) if after else first - timedelta(days=1)
        for first, last in today.holidays
        if first.month in months
    )
    return next((day for day in days if day > today.day), None)


def _later(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def _span_length(pieces: list[Piece]) -> tuple[int, int] | None:
    """The number of pieces of «две недели» and its days."""
    number, skip = 1, 0
    if pieces and (pieces[0].whole is not None or pieces[0].lemma in ("пара", "пару")):
        number, skip = pieces[0].whole if pieces[0].whole is not None else 2, 1
        if pieces[0].ordinal or not 0 < number < _MOST:
            return None
    if len(pieces) <= skip:
        return None
    unit = _UNITS.get(pieces[skip].lemma)
    length = skip + 1
    if not skip and pieces[0].word in _COUNTED:
        # «дней пять», «недельки две»; «дней» alone are no day.
        behind = pieces[1].whole if len(pieces) > 1 and not pieces[1].ordinal else None
        if behind is None or not 0 < behind < _MOST:
            return None
        number, length = behind, 2
    return (length, number * unit) if unit else None


def _near(pieces: list[Piece], today: Today, before: str) -> _Found:
    found = read_date(pieces[0].word, today.day) if pieces[0].word in _NEAR else None
    return (1, "DAY", found) if found else _NOTHING


def _week(pieces: list[Piece], today: Today, before: str) -> _Found:
    """«на этой неделе» is a span of time, «на следующей неделе» its Monday."""
    lemmas = [piece.lemma for piece in pieces[:2]]
    if lemmas[0] in ("неделя", "неделька") and before in ("на", "по"):
        return 1, "WEEK", None
    if lemmas[1:] != ["неделя"]:
        return _NOTHING
    if lemmas[0] in ("этот", "текущий"):
        return 2, "WEEK", None
    if lemmas[0] in ("следующий", "будущий"):
        monday = week_span(today.day)[0] + timedelta(days=_WEEK)
        behind = [piece.lemma for piece in pieces[2:4]]
        if behind[:1] in (["в"], ["во"]) and behind[1:] and behind[1] in _WEEKDAYS:
            return 4, "DAY", monday + timedelta(days=_WEEKDAYS.index(behind[1]))
        return 2, "DAY", monday
    return _NOTHING


def _weekday(pieces: list[Piece], today: Today, before: str) -> _Found:
    skip = 1 if pieces[0].lemma in ("следующий", "этот", "ближайший") else 0
    if len(pieces) <= skip:
        return _NOTHING
    named, short = pieces[skip].lemma, pieces[skip].word
    if named not in _WEEKDAYS and not ((before or today.asked) and short in _SHORT_WEEKDAYS):
        return _NOTHING
    number = _WEEKDAYS.index(named) if named in _WEEKDAYS else _SHORT_WEEKDAYS.index(short)
    behind = [piece.lemma for piece in pieces[skip + 1 : skip + 4]]
    later = behind[:1] == ["на"] and behind[1:] in (["следующий", "неделя"], ["будущий", "неделя"])
    if later or pieces[0].lemma == "следующий":
        day = week_span(today.day)[0] + timedelta(days=_WEEK + number)
        skip += 3 * later  # «в среду на следующей неделе»
    else:
        day = today.day + timedelta(days=(number - today.day.weekday() - 1) % _WEEK + 1)
    return skip + 1, "DAY", day


def _dated(pieces: list[Piece], today: Today, before: str) -> _Found:
    """«4 декабря», «04.12», «4.12.2026»."""
    first = pieces[0]
    if len(pieces) > 1 and first.whole is not None and pieces[1].lemma in MONTHS:
        written = f"{first.whole} {pieces[1].lemma}"
        year = pieces[2].whole if len(pieces) > 2 else None
        if year is not None and 2000 <= year < 2100:
            found = read_date(f"{written} {year}", today.day)
            of = len(pieces) > 3 and pieces[3].lemma in ("год", "г")
            return (3 + of, "DAY", found) if found else _NOTHING
        found = read_date(written, today.day)
        return (2, "DAY", found) if found else _NOTHING
    if not first.word[0].isdecimal() or not _FIGURES.fullmatch(first.word):
        return _NOTHING
    named = first.word.replace("/", ".") in today.activities
    if named and not (today.asked or (before in ("до", "на") and today.bold)):
        return _NOTHING
    if not (before in _BOUND or today.asked or _DATED.fullmatch(first.word)):
        return _NOTHING
    found = read_date(first.word, today.day)
    return (1, "DAY", found) if found else _NOTHING


def _end(pieces: list[Piece], today: Today, before: str) -> _Found:
    """«до конца месяца», «до нового года»."""
    lemmas = [piece.lemma for piece in pieces[:3]]
    day = today.day
    if lemmas[:2] == ["новый", "год"]:
        return 2, "DAY", date(day.year, _LAST_MONTH, _LAST_DAY)
    if lemmas[0] != "конец" or len(lemmas) == 1:
        return _NOTHING
    shift = 1 if lemmas[1] in ("этот", "текущий") else 0
    unit = lemmas[1 + shift] if len(lemmas) > 1 + shift else ""
    length = 2 + shift
    if unit == "неделя":
        return length, "DAY", week_span(day)[0] + timedelta(days=_WEEK - 1)
    if unit == "месяц":
        return length, "DAY", _month_end(day.year, day.month)
    if unit == "год":
        return length, "DAY", date(day.year, _LAST_MONTH, _LAST_DAY)
    if unit in MONTHS:
        month = MONTHS.index(unit) + 1
        return length, "DAY", _month_end(day.year + (month < day.month), month)
    return _NOTHING


def _month_end(year: int, month: int) -> date:
    return date(year, month, monthrange(year, month)[1])


def _numbered(pieces: list[Piece], today: Today, before: str) -> _Found:
    """«к 15-му», «до 15 числа», and «20» where a day was asked for."""
    number = pieces[0].whole
    if number is None or not 1 <= number <= _LAST_DAY:
        return _NOTHING
    of = len(pieces) > 1 and pieces[1].lemma == "число"
    ends = len(pieces) == 1 or not (pieces[1].code.isalpha() and pieces[1].lemma.isalpha())
    said = of or (before in _BOUND and pieces[0].ordinal and ends)
    if not said and not (today.asked and ends):
        return _NOTHING
    for months in range(12):
        year, month = divmod(today.day.year * 12 + today.day.month - 1 + months, 12)
        if number <= monthrange(year, month + 1)[1]:
            day = date(year, month + 1, number)
            if day >= today.day:
                return 1 + of, "DAY", day
    return _NOTHING
