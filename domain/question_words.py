"""The words of questions to a summary, and what each means."""

import re
from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType
from typing import TypeVar

from domain.summary import By, TaskSelection, month_span

T = TypeVar("T")

# Beginnings of words, «ё» as «е»; the longest that fits counts.
WHICH: Mapping[str, TaskSelection] = MappingProxyType(
    {
        "просроч": TaskSelection.OVERDUE,
        "долг": TaskSelection.OVERDUE,
        "должн": TaskSelection.OVERDUE,
        "должен": TaskSelection.OVERDUE,
        "задолж": TaskSelection.OVERDUE,
        "горит": TaskSelection.OVERDUE,
        "горят": TaskSelection.OVERDUE,
        "не сда": TaskSelection.OVERDUE,
        "не отчит": TaskSelection.OVERDUE,
        "не выполн": TaskSelection.OVERDUE,
        "не сдел": TaskSelection.OVERDUE,
        "не готов": TaskSelection.OVERDUE,
        "невыполн": TaskSelection.OVERDUE,
        "несдан": TaskSelection.OVERDUE,
        "выполнен": TaskSelection.DONE,
        "сделан": TaskSelection.DONE,
        "готов": TaskSelection.DONE,
        "опозда": TaskSelection.LATE,
        "позже срок": TaskSelection.LATE,
        "после срок": TaskSelection.LATE,
        "на проверк": TaskSelection.REVIEW,
        "провер": TaskSelection.REVIEW,
        "в работ": TaskSelection.WORK,
        "возвра": TaskSelection.RETURNED,
        "вернул": TaskSelection.RETURNED,
        "раз возвра": TaskSelection.RETURNED,
        "раз вернул": TaskSelection.RETURNED,
        "отклонено": TaskSelection.RETURNED,
        "отклонил": TaskSelection.RETURNED,
        "отклонены": TaskSelection.RETURNED,
        "отклоненн": TaskSelection.RETURNED,
        "затрудн": TaskSelection.BLOCKED,
        "предсто": TaskSelection.AHEAD,
        "впереди": TaskSelection.AHEAD,
        "overdue": TaskSelection.OVERDUE,
        "done": TaskSelection.DONE,
        "late": TaskSelection.LATE,
        "review": TaskSelection.REVIEW,
        "returned": TaskSelection.RETURNED,
        "blocked": TaskSelection.BLOCKED,
        "ahead": TaskSelection.AHEAD,
    }
)
ACCEPTED = ("принят", "принял", "приемк", "зачтен", "зачли", "accepted")
"""What was accepted: beginnings of words that say of what a period is."""
HANDED_IN = ("сдан", "сдал")
"""As good as accepted of a period; without one it is no sense of figures."""
BY: Mapping[str, By] = MappingProxyType({word: by for by in By for word in by.words})
MONTHS: Mapping[str, int] = MappingProxyType(
    {
        "янв": 1, "фев": 2, "март": 3, "апр": 4, "июн": 6, "июл": 7,
        "авг": 8, "сен": 9, "окт": 10, "ноя": 11, "дек": 12,
        "jan": 1, "feb": 2, "mar": 3, "apr": 4, "jun": 6, "jul": 7,
        "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12,
    }
)  # fmt: skip
MAY = frozenset({"май", "мая", "мае", "маю", "маем", "may"})
DAYS: Mapping[str, int] = MappingProxyType(
    {"вчера": -1, "сегодня": 0, "завтра": 1, "yesterday": -1, "today": 0, "tomorrow": 1}
)
WEEKDAYS: Mapping[str, int] = MappingProxyType(
    {
        "понедел": 0, "вторн": 1, "сред": 2, "четверг": 3, "пятниц": 4, "суббот": 5, "воскрес": 6,
        "monday": 0, "tuesday": 1, "wednesday": 2, "thursday": 3, "friday": 4, "saturday": 5,
        "sunday": 6,
    }
)  # fmt: skip
SINCE = frozenset({"с", "со", "since", "from"})
UNTIL = frozenset({"до", "по", "к", "ко", "until", "by"})
NOT = frozenset({"не", "нет", "без", "not", "no"})
SHIFTS: Mapping[str, int] = MappingProxyType(
    {
        "эт": 0, "текущ": 0, "this": 0,
        "прошл": -1, "предыдущ": -1, "last": -1,
        "следующ": 1, "будущ": 1, "next": 1,
    }
)  # fmt: skip
"""Words before a week, a month, a quarter."""
ORDERED: Mapping[str, int] = MappingProxyType(
    {"перв": 1, "втор": 2, "трет": 3, "четверт": 4, "пят": 5, "последн": 0, "first": 1, "last": 0}
)
"""Which week of a month; nought is the last one."""
LONGER = frozenset({"больше", "более", "свыше", "дольше", "longer", "over", "more"})
AGO = frozenset({"назад", "ago"})
COUNTS = MappingProxyType({
    "одного": 1, "один": 1, "одну": 1, "двух": 2, "два": 2, "две": 2, "пары": 2, "пару": 2,
    "трех": 3, "три": 3, "четырех": 4, "четыре": 4, "пяти": 5, "пять": 5, "шести": 6, "шесть": 6,
    "семь": 7, "восемь": 8, "девять": 9, "десяти": 10, "десять": 10, "two": 2, "three": 3,
})  # fmt: skip


class Unit(Enum):
    """What lengths of time are counted in."""

    DAY = 1
    WEEK = 2
    MONTH = 3
    YEAR = 4


UNITS: Mapping[str, Unit] = MappingProxyType(
    {
        word: unit
        for unit, words in {
            Unit.DAY: "день дня дню днем дне дни дней дням днями днях сутки суток сутками day days",
            Unit.WEEK: "неделя недели неделе неделю неделей недель неделям неделями неделях week"
            " недельку weeks",
            Unit.MONTH: "месяц месяца месяцу месяцем месяце месяцы месяцев месяцам месяцами"
            " месяцах month months",
            Unit.YEAR: "год года году годом годе годы годов лет годам годами годах year years",
        }.items()
        for word in words.split()
    }
)
"""Units by every form of their words: «годовых», «летних», «дневных» are no lengths of time."""
PLURAL = frozenset({
    "дней", "дни", "недель", "месяцев", "лет", "days", "weeks", "months", "years",
})  # fmt: skip
"""Units that want a number before them."""

PURPOSES = frozenset({
    "справки", "справочки", "сведения", "отчета", "доклада", "протокола", "информации", "памяти",
    "главы", "министра", "министерства", "начальника", "руководителя", "департамента",
    "губернатора", "администрации", "мэра", "начальства", "руководства", "района", "прокуратуры",
    "презентации", "совещания", "планерки", "коллегии", "статистики", "понимания", "себя",
})  # fmt: skip
"""What figures are asked for: none of them is a kind of what is counted."""

TOLD = frozenset(
    {
        "главе",
        "министру",
        "министерству",
        "начальнику",
        "руководителю",
        "департаменту",
        "губернатору",
        "администрации",
        "району",
        "мэру",
        "начальству",
        "руководству",
    }
)
"""Who is told figures."""

FILLER = frozenset({
    "а",
    "изменилось",
    "и", "в", "во", "за", "на", "по", "у", "с", "о", "из", "для", "до", "какие", "какой", "какая",
    "кто", "что", "сколько", "покажи", "показать", "сводка", "сводку", "мероприятия",
    "мероприятий", "мероприятие", "задачи",
    "всех", "со", "к", "ко", "все", "всё", "всего", "расскажи", "про",
    "года", "год", "году", "месяц", "г", "the", "in", "of",
})  # fmt: skip


def beginning(words: str, senses: Mapping[str, T], length: int = 1) -> T | None:
    """The sense of the longest key of `length` words that `words` begin with."""
    fitting = [each for each in senses if words.startswith(each) and each.count(" ") == length - 1]
    return senses[max(fitting, key=len)] if fitting else None


def month_of(word: str) -> int:
    """The number of a month, 0 where the word is none."""
    return 5 if word in MAY else beginning(word, MONTHS) or 0


def year_of(word: str) -> int | None:
    return int(word) if re.fullmatch(r"20\d\d", word) else None


def nearest_month(month: int, start: date, end: date, today: date) -> int:
    """The month (year·100+month) inside a period; of several the nearest to today."""
    inside = [
        year
        for year in range(start.year, end.year + 1)
        if start <= month_span(year * 100 + month)[1] and month_span(year * 100 + month)[0] <= end
    ]
    years = inside or [today.year]
    return min(years, key=lambda year: abs((date(year, month, 15) - today).days)) * 100 + month
