"""A question in words about a roadmap: «просроченные школа 3 март».

Only the words of the question are read here; what names a school, a section or a group is left in
`rest` for whoever knows the names.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from domain.question_words import BY, FILLER, MAY, MONTHS, WHICH
from domain.summary import By, Which, month_span, quarter_span
from domain.wording import fold

WEEK = timedelta(days=6)
T = TypeVar("T")
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[./-]\d+)*")


@dataclass(frozen=True, slots=True)
class Question:
    """What the words of a question say.

    `which` and `by` are None where no word names them. `start` and `end` bound the deadline,
    `day` is an evening in the past («на 1 ноября»). `section` is a number («раздел 3»), `school`
    likewise («школа 3»); `rest` are words that must be names.
    """

    which: Which | None = None
    by: By | None = None
    start: date | None = None
    end: date | None = None
    day: date | None = None
    section: str | None = None
    school: str | None = None
    rest: tuple[str, ...] = ()


def ask(text: str, today: date, start: date, end: date) -> Question:
    """Read a question. `today` is a local day, `start` and `end` the period of the roadmap.

    A month without a year is the one inside the period; of several, the nearest to today. Every
    word is either understood or in `rest`: nothing is dropped but words that say nothing.
    """
    words = [match[0] for match in _WORD.finditer(fold(text))]
    reader = _Reader(words, today, start, end)
    while reader.words:
        reader.take()
    return Question(
        reader.which,
        reader.by,
        reader.start,
        reader.end,
        reader.day,
        reader.section,
        reader.school,
        tuple(reader.rest),
    )


class _Reader:
    """Takes words off the front, the longest sense first."""

    def __init__(self, words: list[str], today: date, start: date, end: date) -> None:
        self.words = words
        self.today = today
        self.period = start, end
        self.which: Which | None = None
        self.by: By | None = None
        self.start: date | None = None
        self.end: date | None = None
        self.day: date | None = None
        self.section: str | None = None
        self.school: str | None = None
        self.rest: list[str] = []

    def take(self) -> None:
        """Understand the next word or words, or put one aside."""
        for read in (self._date, self._span, self._numbered, self._kind):
            count = read()
            if count:
                del self.words[:count]
                return
        word = self.words.pop(0)
        if word not in FILLER:
            self.rest.append(word)

    def _at(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""

    def _date(self) -> int:
        """«на 1 ноября», «1 ноября 2026», «01.11.2026»: an evening in the past."""
        skip = int(self._at(0) in ("на", "on"))
        found = re.fullmatch(r"(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?", self._at(skip))
        if found:
            year = int(found[3]) if found[3] else None
            return self._set_day(int(found[1]), int(found[2]), year) * (skip + 1)
        month = _month(self._at(skip + 1))
        if not month or not re.fullmatch(r"[0-3]?\d", self._at(skip)):
            return 0
        # «школа 3 март» is a school and a month, «3 марта» a day.
        if not skip and not self._at(skip + 1).endswith(("я", "а")):
            return 0
        year = _year(self._at(skip + 2))
        return self._set_day(int(self._at(skip)), month, year) * (skip + 2 + bool(year))

    def _set_day(self, day: int, month: int, year: int | None) -> int:
        years = [year] if year else [self.today.year, self.today.year - 1]
        for each in years:
            try:
                found = date(each, month, day)
            except ValueError:
                continue
            if found <= self.today:
                self.day = found
                return 1
        return 0

    def _span(self) -> int:
        """A month, a quarter or a week of deadlines."""
        word, following = self._at(0), self._at(1)
        if word in ("этот", "эта", "эту", "текущий", "this"):
            count = self._named_span(following)
            return count + 1 if count else 0
        if count := self._named_span(word):
            return count
        if month := _month(word):
            year = _year(following)
            self.start, self.end = month_span(self._with_year(month, year))
            return 1 + bool(year)
        if re.fullmatch(r"[1-4]|i{1,3}|iv", word) and following.startswith(("кварт", "quart")):
            number = int(word) if word.isdecimal() else ("i", "ii", "iii", "iv").index(word) + 1
            key = self._with_year(number * 3, _year(self._at(2)))
            self.start, self.end = quarter_span(month_span(key)[0])
            return 2 + bool(_year(self._at(2)))
        return 0

    def _named_span(self, word: str) -> int:
        if word.startswith(("недел", "week")):
            monday = self.today - timedelta(days=self.today.weekday())
            self.start, self.end = monday, monday + WEEK
        elif word.startswith(("кварт", "quart")):
            self.start, self.end = quarter_span(self.today)
        elif word.startswith(("месяц", "month")):
            self.start, self.end = month_span(self.today.year * 100 + self.today.month)
        elif word in ("сегодня", "today"):
            self.start = self.end = self.today
        else:
            return 0
        return 1

    def _numbered(self) -> int:
        """«школа 3», «сош № 7», «раздел 2»."""
        word, number = self._at(0), self._at(1)
        if not re.fullmatch(r"\d+(?:\.\d+)*", number):
            return 0
        if word.startswith(("раздел", "направл", "section")):
            self.section = number
            return 2
        if word.startswith(("школ", "сош", "оош", "school")):
            self.school = number
            return 2
        return 0

    def _kind(self) -> int:
        """Which tasks, or broken down by what."""
        for length in (2, 1):
            words = " ".join(self.words[:length])
            if by := _beginning(words, BY, length):
                self.by = by
                return length
            if which := _beginning(words, WHICH, length):
                self.which = which
                return length
        return 0

    def _with_year(self, month: int, year: int | None) -> int:
        if year:
            return year * 100 + month
        years = range(self.period[0].year, self.period[1].year + 1)
        inside = [
            each
            for each in years
            if self.period[0] <= month_span(each * 100 + month)[1]
            and month_span(each * 100 + month)[0] <= self.period[1]
        ]
        return (
            min(
                inside or [self.today.year],
                key=lambda each: abs((date(each, month, 15) - self.today).days),
            )
            * 100
            + month
        )


def _month(word: str) -> int:
    """The number of a month, 0 where the word is none."""
    return 5 if word in MAY else _beginning(word, MONTHS) or 0


def _year(word: str) -> int | None:
    return int(word) if re.fullmatch(r"20\d\d", word) else None


def _beginning(words: str, senses: Mapping[str, T], length: int = 1) -> T | None:
    fitting = [each for each in senses if words.startswith(each) and each.count(" ") == length - 1]
    return senses[max(fitting, key=len)] if fitting else None
