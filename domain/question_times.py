"""When a question in words is about: an evening in the past, or the bounds of deadlines."""

import re
from calendar import monthrange
from datetime import date, timedelta

from domain.question_words import (
    DAYS,
    ORDERED,
    SHIFTS,
    SINCE,
    UNTIL,
    WEEKDAYS,
    Unit,
    beginning,
    month_of,
    nearest_month,
    year_of,
)
from domain.said_lengths import ago, read_length
from domain.summary import month_key, month_span, quarter_span, week_span, year_span

WEEK = timedelta(days=6)
LAST_MONTH = 12
HALF = 6
"""The month that ends the first half of a year."""
_ONE_WEEKDAY = re.compile(
    r"(?:понедельник|вторник|четверг)[ауе]?|(?:сред|пятниц|суббот)[ыуе]|воскресень[яюе]|[a-z]+day"
)
"""«до среды», but not «к среднему», «по средам»."""


class QuestionTimes:
    """What the words of a question say of time, read off their front.

    `words` are shared with whoever takes them away; `start` and `end` bound the deadline, `day` is
    an evening in the past. What cannot be meant («на 1 января 2030») goes to `refused`.
    """

    def __init__(
        self, words: list[str], today: date, period: tuple[date, date], refused: list[str]
    ) -> None:
        self.start: date | None = None
        self.end: date | None = None
        self.day: date | None = None
        self._words = words
        self._today = today
        self._period = period
        self._refused = refused
        self._is_twice = False
        self._is_of_now = False
        self._first: date | None = None
        self._last: date | None = None

    def read(self) -> int:
        """How many of the first words say when, 0 where none do."""
        ways = (
            self._now, self._ago, self._recent, self._date, self._end_of, self._near, self._weekday,
            self._span,
        )  # fmt: skip
        for read in ways:
            if count := read():
                if self._is_twice:
                    self._refused.append(" ".join(self._words[:count]))
                    self._is_twice = False
                return count
        return 0

    def close(self, *, of_state: bool) -> None:
        """All words are read: «на сегодня» bounds deadlines unless a state is asked for."""
        if self._is_of_now and not of_state:
            self._widen(self._today, self._today)

    def _now(self) -> int:
        """«на сегодня»: «просроченные на сегодня» are as they stand, whenever they were due."""
        self._is_of_now |= (found := (self._at(0), self._at(1)) == ("на", "сегодня"))
        return 2 * found

    def _at(self, place: int) -> str:
        return self._words[place] if place < len(self._words) else ""

    def _ago(self) -> int:
        """«неделю назад», «на месяц назад», «10 дней тому назад»: an evening in the past."""
        skip = int(self._at(0) in ("на", "за"))
        said = read_length(self._words, skip)
        behind = ago(self._words, skip + said.words) if said else 0
        if said is None or not behind:
            return 0
        count = skip + said.words + behind
        return self._set_evening(said.before(self._today), count)

    def _recent(self) -> int:
        """«за последние 10 дней», «за две недели», «за последнюю неделю»: days up to today.

        «За неделю», «за месяц» are those of the calendar, «последняя неделя октября» is its own.
        """
        skip = int(self._at(0) == "за")
        last = self._at(skip).startswith(("последн", "прошедш", "прошлые", "last"))
        said = read_length(self._words, skip + last)
        several = skip and said is not None and said.count > 1 and said.unit is not Unit.YEAR
        if said is None or not (last or several):  # «за 2026 год» is none
            return 0
        count = skip + last + said.words
        if month_of(self._at(count)):
            return 0
        self._widen(said.before(self._today) + date.resolution, self._today)
        return count

    def _date(self) -> int:
        """«на 1 ноября», «01.11.2026»: an evening in the past; «до 1 декабря»: a deadline."""
        before = self._at(0)
        bound = before in SINCE or before in UNTIL
        skip = int(bound or before in ("на", "on"))
        day, month, year, count = self._written(skip)
        if not count:
            return 0
        if count > 1 and not self._is_day(day, month, year):
            return self._refuse(count + skip)
        if bound:
            return self._set_bound(day, month, year, before) * (count + skip)
        if evening := self._evening(day, month, year):
            return self._set_evening(evening, count + skip)
        # «на 1 января 2030»: an evening that has not come is no month of deadlines.
        if not (skip and year):
            return 0
        return self._refuse(count + skip)

    def _is_day(self, day: int, month: int, year: int | None) -> bool:
        """Whether some year that may be meant has it: 29 February, 31 June."""
        spoken = range(self._period[0].year, self._period[1].year + 1)
        years = [year] if year else [self._today.year, self._today.year - 1, *spoken]
        return any(day <= monthrange(each, month)[1] for each in years)

    def _refuse(self, count: int) -> int:
        self._refused.append(" ".join(self._words[:count]))
        return count

    def _near(self) -> int:
        """«с понедельника», «со вчера», «до следующей среды»: bounds of deadlines. «К пятнице» may
        as well say for when the figures are wanted, and is told.
        """
        before = self._at(0)
        shift = beginning(self._at(1), SHIFTS)
        word = self._at(1 if shift is None else 2)
        number = beginning(word, WEEKDAYS) if _ONE_WEEKDAY.fullmatch(word) else None
        if word in DAYS and shift is None:
            day = self._today + timedelta(days=DAYS[word])
        elif number is not None:
            day = self._weekday_near(number, shift or 0, is_past=before in SINCE)
        else:
            return 0
        count = 2 + (shift is not None)
        if before in ("к", "ко"):
            self._refuse(count)
        elif before in SINCE:
            self._bound(day, self.end)
            self._first = self.start
        elif before in UNTIL:
            self._bound(self.start, day)
            self._last = self.end
        else:
            return 0
        return count

    def _weekday_near(self, number: int, shift: int, *, is_past: bool) -> date:
        """The last weekday of a number up to today, or the next from today on; with a shift the
        last before today, or that of the next week.
        """
        behind = (self._today.weekday() - number) % 7
        if shift < 0:
            days = -behind or -7
        elif shift:
            days = 7 + number - self._today.weekday()
        else:
            days = -behind if is_past else -behind % 7
        return self._today + timedelta(days=days)

    def _weekday(self) -> int:
        """«на прошлую пятницу»: the last one before today; «за прошлую пятницу»: that day."""
        before = self._at(0)
        skip = int(before in ("на", "в", "во", "за"))
        number = beginning(self._at(skip + 1), WEEKDAYS)
        if beginning(self._at(skip), SHIFTS) != -1 or number is None:
            return 0
        day = self._weekday_near(number, -1, is_past=True)
        if before != "за":
            return self._set_evening(day, skip + 2)
        self._widen(day, day)
        return skip + 2

    def _end_of(self) -> int:
        """«до конца квартала», «к концу этого года», «до нового года»: a deadline."""
        before, *rest = self._words[:4]
        if before not in UNTIL:
            return 0
        if rest[:1] and rest[0].startswith("нов") and rest[1:2] in (["года"], ["году"]):
            self.end = year_span(self._today.year)[1]
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
        """The last day of the running week, month, quarter, half a year or year."""
        if unit.startswith("недел"):
            return week_span(self._today)[1]
        if unit.startswith("месяц"):
            return month_span(month_key(self._today))[1]
        if unit.startswith("кварт"):
            return quarter_span(self._today)[1]
        if unit.startswith("полугод"):
            last = LAST_MONTH if self._today.month > HALF else HALF
            return month_span(self._today.year * 100 + last)[1]
        return year_span(self._today.year)[1] if unit in ("года", "году") else None

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
            self._bound(found, self.end)
            self._first = self.start
        else:
            self._bound(self.start, found)
            self._last = self.end
        return 1

    def _bound(self, start: date | None, end: date | None) -> None:
        """Take the bounds; «за октябрь с 1 ноября» has none, and the later words are told."""
        if start and end and start > end:
            self._is_twice = True
        else:
            self.start, self.end = start, end

    def _set_evening(self, day: date, count: int) -> int:
        """Take `count` words for an evening; figures are of one, and a second one is told."""
        if self.day not in (None, day):
            self._refused.append(" ".join(self._words[:count]))
        else:
            self.day = day
        return count

    def _evening(self, day: int, month: int, year: int | None) -> date | None:
        years = [year] if year else [self._today.year, self._today.year - 1]
        for each in years:
            try:
                found = date(each, month, day)
            except ValueError:
                continue
            if found <= self._today:
                return found
        return None

    def _span(self) -> int:
        """A month, a quarter or a week of deadlines; a second one makes the first longer."""
        word, following = self._at(0), self._at(1)
        shift = beginning(word, SHIFTS)
        if shift is not None:
            if following == "и" and beginning(self._at(2), SHIFTS) is not None:
                return self._named_span(self._at(3), shift)  # «за этот и прошлый месяц»
            count = self._named_span(following, shift)
            return count + 1 if count else 0
        if count := self._named_span(word, 0):
            return count
        if count := self._week_of_month():
            return count
        if month := month_of(word):
            year = year_of(following)
            self._widen(*month_span(self._with_year(month, year)))
            return 1 + bool(year)
        year = year_of(word)
        known = self._period[0].year <= (year or 0) <= self._period[1].year
        if year and known and not (self.start or self.end or year_of(following)):
            self._widen(*year_span(year))
            return 1
        if re.fullmatch(r"[1-4]|i{1,3}|iv", word) and following.startswith(("кварт", "quart")):
            number = int(word) if word.isdecimal() else ("i", "ii", "iii", "iv").index(word) + 1
            key = self._with_year(number * 3, year_of(self._at(2)))
            self._widen(*quarter_span(month_span(key)[0]))
            return 2 + bool(year_of(self._at(2)))
        return 0

    def _week_of_month(self) -> int:
        """«первая неделя ноября», «последняя неделя октября»: seven days from its first, eighth …
        or to its last day.
        """
        word = self._at(0)
        number = int(word) if re.fullmatch("[1-5]", word) else beginning(word, ORDERED)
        month = month_of(self._at(2))
        if number is None or not month or not self._at(1).startswith(("недел", "week")):
            return 0
        year = year_of(self._at(3))
        first, last = month_span(self._with_year(month, year))
        start = first + (number - 1) * (WEEK + date.resolution) if number else last - WEEK
        if start > last:
            return 0
        self._widen(start, min(start + WEEK, last))
        return 3 + bool(year)

    def _named_span(self, word: str, shift: int) -> int:
        if word.startswith(("недел", "week")):
            self._widen(*week_span(self._today + 7 * shift * date.resolution))
        elif word.startswith(("кварт", "quart")):
            self._widen(*quarter_span(self._months_on(3 * shift)))
        elif word.startswith(("месяц", "month")):
            self._widen(*month_span(month_key(self._months_on(shift))))
        elif word in DAYS and not shift:
            day = self._today + timedelta(days=DAYS[word])
            self._widen(day, day)
        else:
            return 0
        return 1

    def _months_on(self, number: int) -> date:
        months = self._today.year * 12 + self._today.month - 1 + number
        return date(months // 12, months % 12 + 1, 1)

    def _widen(self, start: date, end: date) -> None:
        """Take a span in beside another one; of one inside the other it cannot be told which is
        meant.
        """
        own = self.start, self.end
        if self.start and self.end and own != (start, end):
            inside = self.start <= start and end <= self.end
            self._is_twice = inside or (start <= self.start and self.end <= end)
        first, last = min(self.start or start, start), max(self.end or end, end)
        # «До 15 ноября за ноябрь»: what was said as a bound stays one.
        self._bound(self._first or first, self._last or last)

    def _with_year(self, month: int, year: int | None) -> int:
        if year:
            return year * 100 + month
        return nearest_month(month, *self._period, self._today)
