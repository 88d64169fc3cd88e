"""A question in words about a roadmap: «просроченные школа 3 март».

Only the words of the question are read here; what names a school, a section or a group is left in
`rest` for whoever knows the names.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from domain.question_words import (
    BY,
    DAYS,
    FILLER,
    LONGER,
    NOT,
    PURPOSES,
    SHIFTS,
    SINCE,
    TOLD,
    UNTIL,
    WHICH,
    beginning,
    month_of,
    nearest_month,
    year_of,
)
from domain.said_lengths import ago, read_length
from domain.summary import By, TaskSelection, month_key, month_span, quarter_span, year_span
from domain.wording import fold

WEEK = timedelta(days=6)
LAST_MONTH = 12

_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_ONE = re.compile(r"(?:по|у|в|для) (?:школ[еуыа]|сош|оош|раздел[уае]) \d")
"""Before these words a preposition names one thing, and no breakdown."""
_WORD = re.compile(r"[^\W\d_]+|\d+(?:[./-]\d+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionWords:
    """What the words of a question say.

    `which` and `by` are None where no word names them. `start` and `end` bound the deadline,
    `day` is an evening in the past («на 1 ноября»). `section` is a number («раздел 3»), `school`
    likewise («школа 3»); `rest` are words that must be names, `refused` those that can mean nothing
    beside the others: a second school, something denied.
    """

    which: TaskSelection | None = None
    by: By | None = None
    start: date | None = None
    end: date | None = None
    day: date | None = None
    section: str | None = None
    school: str | None = None
    rest: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()


_GOES_ON = re.compile(r"(?:а|и|теперь|тогда|ну а|а теперь|еще|то же|and|what about|now)\b")


def goes_on(text: str) -> bool:
    """Whether a question goes on with the one before: «а по школам?», «теперь за октябрь»."""
    return _GOES_ON.match(fold(text).lstrip()) is not None


def ask(text: str, today: date, start: date, end: date) -> QuestionWords:
    """Read a question. `today` is a local day, `start` and `end` the period of the roadmap.

    A month without a year is the one inside the period; of several, the nearest to today. Every
    word is understood or in `rest` or `refused`: nothing is dropped but words that say nothing.
    """
    words = [match[0] for match in _WORD.finditer(fold(text))]
    reader = _Reader(words, today, start, end)
    while reader.words:
        reader.take()
    reader.close()
    return QuestionWords(
        which=reader.which,
        by=reader.by,
        start=reader.start,
        end=reader.end,
        day=reader.day,
        section=reader.section,
        school=reader.school,
        rest=tuple(reader.rest),
        refused=tuple(reader.refused),
    )


class _Reader:
    """Takes words off the front, the longest sense first."""

    def __init__(self, words: list[str], today: date, start: date, end: date) -> None:
        self.words = words
        self.today = today
        self.period = start, end
        self.which: TaskSelection | None = None
        self.by: By | None = None
        self.start: date | None = None
        self.end: date | None = None
        self.day: date | None = None
        self.section: str | None = None
        self.school: str | None = None
        self.rest: list[str] = []
        self.refused: list[str] = []
        self.overdue_since: tuple[date, str] | None = None

    def take(self) -> None:
        """Understand the next word or words, or put one aside."""
        readers = (
            self._purpose, self._longer, self._ago, self._date, self._end_of, self._span,
            self._numbered, self._kind,
        )  # fmt: skip
        for read in readers:
            count = read()
            if count:
                del self.words[:count]
                return
        word = self.words.pop(0)
        if word not in FILLER:
            self.rest.append(word)

    def close(self) -> None:
        """Only what is overdue can be so for longer than a time."""
        if self.overdue_since is None:
            return
        last, said = self.overdue_since
        if self.which in (None, TaskSelection.OVERDUE) and self.end is None:
            self.which, self.end = TaskSelection.OVERDUE, last
        else:
            self.refused.append(said)

    def _purpose(self) -> int:
        """«мне для справки», «для отчёта главе»: why it is asked."""
        skip = int(self._at(0) in ("мне", "нам"))
        if self._at(skip) != "для" or self._at(skip + 1) not in PURPOSES:
            return 0
        return skip + 2 + (self._at(skip + 2) in TOLD)

    def _longer(self) -> int:
        """«больше месяца», «более чем на две недели», «дольше 10 дней»: deadlines before that."""
        if self._at(0) not in LONGER:
            return 0
        place = 1
        while self._at(place) in ("чем", "на", "than"):
            place += 1
        said = read_length(self.words, place)
        if said is None:
            return 0
        place += said.words
        before = said.before(self.today)
        self.overdue_since = before - date.resolution, " ".join(self.words[:place])
        return place + ago(self.words, place)

    def _ago(self) -> int:
        """«неделю назад», «на месяц назад», «10 дней тому назад»: an evening in the past."""
        skip = int(self._at(0) in ("на", "за"))
        said = read_length(self.words, skip)
        behind = ago(self.words, skip + said.words) if said else 0
        if said is None or not behind:
            return 0
        self.day = said.before(self.today)
        return skip + said.words + behind

    def _at(self, place: int) -> str:
        return self.words[place] if place < len(self.words) else ""

    def _date(self) -> int:
        """«на 1 ноября», «01.11.2026»: an evening in the past; «до 1 декабря»: a deadline."""
        before = self._at(0)
        bound = before in SINCE or before in UNTIL
        skip = int(bound or before in ("на", "on"))
        day, month, year, count = self._written(skip)
        if not count:
            return 0
        if bound:
            return self._set_bound(day, month, year, before) * (count + skip)
        if self._set_day(day, month, year):
            return count + skip
        # «на 1 января 2030»: an evening that has not come is no month of deadlines.
        return self._refuse(count + skip) if skip and year else 0

    def _end_of(self) -> int:
        """«до конца квартала», «к концу этого года», «до нового года»: a deadline."""
        before, *rest = self.words[:4]
        if before not in UNTIL:
            return 0
        if rest[:1] and rest[0].startswith("нов") and rest[1:2] in (["года"], ["году"]):
            self.end = year_span(self.today.year)[1]
            return 3
        if not rest[:1] or not rest[0].startswith("кон"):
            return 0
        own = int(beginning(rest[1], SHIFTS) == 0) if rest[1:] else 0
        unit = rest[1 + own] if rest[1 + own :] else ""
        end = self._last_day(unit)
        if end is None:
            return 0
        self.end = end
        return 3 + own

    def _last_day(self, unit: str) -> date | None:
        """The last day of the running week, month, quarter or year."""
        if unit.startswith("недел"):
            return self.today + timedelta(days=6 - self.today.weekday())
        if unit.startswith("месяц"):
            return month_span(month_key(self.today))[1]
        if unit.startswith("кварт"):
            return quarter_span(self.today)[1]
        return year_span(self.today.year)[1] if unit in ("года", "году") else None

    def _written(self, skip: int) -> tuple[int, int, int | None, int]:
        """The day, the month, the year and the number of words of a date; nought words for none."""
        # Without a word before it «1.2» is the number of an activity.
        form = r"(\d{1,2})\.(\d{1,2})" if skip else r"(\d\d)\.(\d\d)"
        found = re.fullmatch(form + r"|(\d{1,2})\.(\d{1,2})\.(\d{4})", self._at(skip))
        if found:
            day, month = found[1] or found[3], found[2] or found[4]
            return int(day), int(month), int(found[5]) if found[5] else None, 1
        number = month_of(self._at(skip + 1))
        if not number or not re.fullmatch(r"[0-3]?\d", self._at(skip)):
            return 0, 0, None, 0
        # «школа 3 март» is a school and a month, «3 марта» a day.
        if not skip and not self._at(skip + 1).endswith(("я", "а")):
            return 0, 0, None, 0
        year = year_of(self._at(skip + 2))
        return int(self._at(skip)), number, year, 2 + bool(year)

    def _set_bound(self, day: int, month: int, year: int | None, before: str) -> int:
        if not 1 <= month <= LAST_MONTH:
            return 0
        key = self._with_year(month, year)
        try:
            found = date(key // 100, month, day)
        except ValueError:
            return 0
        if before in SINCE:
            self.start = found
        else:
            self.end = found
        return 1

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
        """A month, a quarter or a week of deadlines; a second one makes the first longer."""
        word, following = self._at(0), self._at(1)
        shift = beginning(word, SHIFTS)
        if shift is not None:
            count = self._named_span(following, shift)
            return count + 1 if count else 0
        if count := self._named_span(word, 0):
            return count
        if month := month_of(word):
            year = year_of(following)
            self._widen(*month_span(self._with_year(month, year)))
            return 1 + bool(year)
        year = year_of(word)
        known = self.period[0].year <= (year or 0) <= self.period[1].year
        if year and known and not (self.start or self.end or year_of(following)):
            self._widen(*year_span(year))
            return 1
        if re.fullmatch(r"[1-4]|i{1,3}|iv", word) and following.startswith(("кварт", "quart")):
            number = int(word) if word.isdecimal() else ("i", "ii", "iii", "iv").index(word) + 1
            key = self._with_year(number * 3, year_of(self._at(2)))
            self._widen(*quarter_span(month_span(key)[0]))
            return 2 + bool(year_of(self._at(2)))
        return 0

    def _named_span(self, word: str, shift: int) -> int:
        if word.startswith(("недел", "week")):
            monday = self.today - timedelta(days=self.today.weekday() - 7 * shift)
            self._widen(monday, monday + WEEK)
        elif word.startswith(("кварт", "quart")):
            self._widen(*quarter_span(self._months_on(3 * shift)))
        elif word.startswith(("месяц", "month")):
            self._widen(*month_span(month_key(self._months_on(shift))))
        elif word in DAYS and not shift:
            day = self.today + timedelta(days=DAYS[word])
            self._widen(day, day)
        else:
            return 0
        return 1

    def _months_on(self, number: int) -> date:
        months = self.today.year * 12 + self.today.month - 1 + number
        return date(months // 12, months % 12 + 1, 1)

    def _widen(self, start: date, end: date) -> None:
        self.start = min(self.start or start, start)
        self.end = max(self.end or end, end)

    def _numbered(self) -> int:
        """«школа 3», «по школе 3», «сош № 7», «раздел 2», «2 раздел»."""
        skip = int(_ONE.match(" ".join(self.words[:3])) is not None)
        word, number = self._at(skip), self._at(skip + 1)
        if _NUMBER.fullmatch(word) and not _NUMBER.fullmatch(number):
            word, number = number, word
        if not _NUMBER.fullmatch(number):
            return 0
        if word.startswith(("раздел", "направл", "section")):
            if self.section is not None:
                return self._refuse(skip + 2)
            self.section = number
            return skip + 2
        if word.startswith(("школ", "сош", "оош", "school")):
            if self.school is not None:
                return self._refuse(skip + 2)
            self.school = number
            return skip + 2
        return 0

    def _kind(self) -> int:
        """Which tasks, or broken down by what."""
        for length in (2, 1):
            words = " ".join(self.words[:length])
            if by := beginning(words, BY, length):
                self.by = by
                return length
            if which := beginning(words, WHICH, length):
                # «какие документы не сданы» asks for documents.
                if length == 1 or self.by is not By.EVIDENCE:
                    self.which = which
                return length
        # What is denied must not be shown as if it had been asked for.
        denied = self._at(0) in NOT and beginning(self._at(1), WHICH) is not None
        return self._refuse(2) if denied else 0

    def _refuse(self, count: int) -> int:
        """Set words aside as not understood, whatever they may name."""
        self.refused.append(" ".join(self.words[:count]))
        return count

    def _with_year(self, month: int, year: int | None) -> int:
        if year:
            return year * 100 + month
        return nearest_month(month, *self.period, self.today)
