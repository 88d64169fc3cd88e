"""What a summary is asked for: broken down by what, narrowed to what, which of the tasks."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum


class By(StrEnum):
    """What a summary is broken down by; its figures are an entry of `services.summaries`.

    `said` is its name in a reading (contract of utterances, `question.by`), `words` are the
    beginnings of words that ask for it, «ё» as «е»; of all breakdowns the longest that fits counts.
    """

    _value_: str
    said: str
    words: tuple[str, ...]

    def __new__(cls, name: str, said: str = "", *words: str) -> "By":
        made = str.__new__(cls, name)
        made._value_, made.said, made.words = name, said, words
        return made

    NOTHING = "nothing"
    SECTION = (
        "section", "section", "по раздел", "по направл", "в разрезе раздел", "разрезе раздел",
        "разрезе направл", "раздел", "by section",
    )  # fmt: skip
    ORGANISATION = (
        "organisation", "school", "по школ", "кажд школ", "каждой школ", "каждая школ",
        "в разрезе школ", "разрезе школ", "разрезе учрежд", "пошкольн", "по учрежд", "всем школ",
        "школы", "отста", "хуже", "by school",
    )  # fmt: skip
    ROADMAP = "roadmap", "roadmap", "по картам", "по планам"
    PARTY = "party", "party", "по ответств", "по исполнит", "разрезе ответств", "ответств"
    MONTH = (
        "month", "month", "по срок", "по месяц", "разрезе месяц", "помесячн", "каком месяц",
        "какой месяц", "каких месяц", "какие месяц", "by month",
    )  # fmt: skip
    EVIDENCE = (
        "evidence", "document", "по документ", "по справк", "документ", "справк", "справок",
        "documents",
    )  # fmt: skip
    INDICATOR = "indicator", "indicator", "по показат", "показател", "indicators"


class TaskSelection(StrEnum):
    """Which tasks a list shows. `LATE` was done late, `AHEAD` is open and not overdue."""

    ALL = "all"
    DONE = "done"
    LATE = "late"
    REVIEW = "review"
    WORK = "work"
    RETURNED = "returned"
    BLOCKED = "blocked"
    OVERDUE = "overdue"
    AHEAD = "ahead"


EARLIEST = date(2000, 1, 1)
"""No bot had roadmaps before; a week earlier is asked for too, and a day has its bounds."""


class Basis(StrEnum):
    """What «за период» means: the deadlines in it, what was accepted in it, or what was returned
    in it, whatever became of it since.
    """

    DEADLINE = "deadline"
    ACCEPTED = "accepted"
    RETURNED = "returned"


@dataclass(frozen=True, slots=True, kw_only=True)
class SummaryQuery:
    """A question to a roadmap. What is None does not narrow.

    `start` and `end` are inclusive bounds, `basis` says of what. `day` is a day in the past: the
    figures as they stood in its evening. `others` are further roadmaps of the same municipality
    that are counted along; `every` counts all that are in force there.
    """

    roadmap_id: int
    by: By = By.SECTION
    section_id: int | None = None
    activity_id: int | None = None
    group_id: int | None = None
    organisation_id: int | None = None
    start: date | None = None
    end: date | None = None
    day: date | None = None
    basis: Basis = Basis.DEADLINE
    others: tuple[int, ...] = ()
    every: bool = False

    @property
    def is_narrowed(self) -> bool:
        """Whether anything but the roadmap was named."""
        named = (self.section_id, self.activity_id, self.group_id, self.organisation_id)
        return any(value is not None for value in (*named, self.start, self.end))

    @property
    def month(self) -> int | None:
        """The month (`month_key`) that `start` and `end` are the bounds of, None for any other."""
        if self.start is None or (self.start, self.end) != month_span(month_key(self.start)):
            return None
        return month_key(self.start)


EVENINGS = 7
"""So many of the latest evenings are offered one by one, then the last ones of months."""


def past_evenings(first: date, today: date) -> list[date]:
    """Evenings to choose from, the latest first; none before `first` or after yesterday."""
    days = [today - timedelta(days=number) for number in range(1, EVENINGS + 1)]
    end = days[-1].replace(day=1) - date.resolution
    while end >= first:
        days.append(end)
        end = end.replace(day=1) - date.resolution
    return [day for day in days if day >= first]


def month_key(day: date) -> int:
    """A month as one number: 202611."""
    return day.year * 100 + day.month


def month_span(key: int) -> tuple[date, date]:
    """The first and the last day of a month that `month_key` named."""
    year, month = divmod(key, 100)
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def year_span(year: int) -> tuple[date, date]:
    """The first and the last day of a calendar year."""
    return date(year, 1, 1), date(year, 12, 31)


def week_span(day: date) -> tuple[date, date]:
    """The Monday and the Sunday of the week of `day`."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=6)


def quarter_span(day: date) -> tuple[date, date]:
    """The first and the last day of the quarter of `day`."""
    first = (day.month - 1) // 3 * 3 + 1
    return date(day.year, first, 1), month_span(day.year * 100 + first + 2)[1]
