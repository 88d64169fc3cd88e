"""What the tokens of a phrase say, piece by piece, before years and the plan are known."""

from dataclasses import dataclass, field
from enum import Enum, auto

from domain.schedule import Every
from domain.school_calendar import Season

# The last day of any month, as far as days of a repeating month go.
LAST_DAY = 31
# The last seven days of a month: a first day below nought counts back from the end.
LAST_WEEK = (-7, LAST_DAY)


class Bound(Enum):
    """What a preposition makes of the date after it."""

    PLAIN = auto()
    SINCE = auto()
    UNTIL = auto()
    BEFORE = auto()
    THROUGH = auto()


@dataclass(slots=True, eq=False)
class YearPart:
    """A stretch of days inside a year that may not be known yet.

    Day 0 is the edge of its month: the first day for `day1`, the last one for `day2`. Year 0 is
    unknown. A part whose end comes before its start in the year crosses New Year. `nth` and
    `weekday` narrow the part to one day («последняя суббота мая»: nth -1, weekday 5).
    `exclusive` tells that «до» this part ends on the day before it. `study` holds the months
    that the same words mean in a school year, which `halved` parts mean there without asking.
    `ranged` is a part made of two dates.
    """

    month1: int
    day1: int
    month2: int
    day2: int
    year1: int = 0
    year2: int = 0
    role: Bound = Bound.PLAIN
    nth: int = 0
    weekday: int = 0
    exclusive: bool = False
    study: tuple[int, int] | None = None
    ranged: bool = False
    school: bool = False
    halved: bool = False

    def copy(self) -> "YearPart":
        """A part of its own with the same values; `dataclasses.replace` is too slow here."""
        return YearPart(
            self.month1,
            self.day1,
            self.month2,
            self.day2,
            self.year1,
            self.year2,
            self.role,
            self.nth,
            self.weekday,
            self.exclusive,
            self.study,
            self.ranged,
            self.school,
            self.halved,
        )

    @property
    def crosses(self) -> bool:
        """Whether the part runs over New Year."""
        return (self.month2, self.day2 or 31) < (self.month1, self.day1)


@dataclass(slots=True, eq=False)
class When:
    """Dates, months, quarters and the like.

    `loose`: the last day is named, the first one is inferred («конец мая»). `genitive` tells
    whether the form asks for a preposition («мая»), None where that cannot be told. `daily`:
    single days, to which a time or a place belongs. `opening`: a beginning, before which «к» and
    «до» end alike.
    """

    parts: list[YearPart]
    doubt: bool = False
    loose: bool = False
    genitive: bool | None = None
    daily: bool = False
    opening: bool = False


@dataclass(slots=True, eq=False)
class Years:
    """A year, a range of years (`span`) or a school year, as parts that cover them."""

    parts: list[YearPart]
    span: bool = False
    school: bool = False
    doubt: bool = False


@dataclass(slots=True, eq=False)
class Repetition:
    """Repetition: `count` times in every `interval` units.

    `weekdays` are days of the week (0 is Monday); `nths` says which of them in the month. `bare`
    are weekdays that only stand beside a date or another rate; `study` counts in school years;
    `once` is «1 раз», which several dates contradict; `told` is what a report is about («за
    квартал»), a remark where something else says when. `holidays` repeats between school
    terms, of which the word says that a year has `terms` («триместр»: three). `festive` adds the
    days that are public holidays every year. `parity` is ODD or EVEN where every second year is
    told by its number, 0 elsewhere.
    """

    every: Every
    interval: int = 1
    count: int = 1
    weekdays: tuple[int, ...] = ()
    nths: tuple[int, ...] = ()
    bare: bool = False
    study: bool = False
    doubt: bool = False
    once: bool = False
    told: bool = False
    holidays: bool = False
    terms: int = 0
    festive: bool = False
    parity: int = 0


class MonthScope(Enum):
    """Which month the day of «до 5 числа» belongs to."""

    EACH = auto()
    UNNAMED = auto()
    AFTER_REPORT = auto()
    WITHIN = auto()


@dataclass(slots=True, eq=False)
class SchoolTerms:
    """School terms or holidays that are named one by one: «I–II четверть», «зимние каникулы».

    `start` and `end` are places in the phrase. `numbers` are pairs of first and last term of a
    school year, `seasons` those of holidays. `count` is how many terms the word gives a year,
    `edge` a part of them («конец»). `year` stands beside them: the school year that begins in it
    where `study` says so, else a calendar year.
    """

    start: int
    end: int
    numbers: list[tuple[int, int]] = field(default_factory=list)
    seasons: list[Season] = field(default_factory=list)
    count: int = 0
    edge: int = 0
    year: int = 0
    study: bool = False


@dataclass(slots=True, eq=False)
class MonthDays:
    """Days of a month that repeats: pairs of first and last day; `LAST_DAY` is the month's end.

    A first day below nought counts back from the month's end.

    `unit` is the reporting unit that is named beside it («за отчетным кварталом»), `nth` the
    month of that unit («последнего месяца квартала»).
    """

    days: list[tuple[int, int]]
    role: Bound
    scope: MonthScope
    unit: Every | None = None
    nth: int = 0
    doubt: bool = False


class YearWord(Enum):
    """A year named by its place: «текущего года», «следующего», «следующего за отчетным»."""

    CURRENT = auto()
    NEXT = auto()
    AFTER_REPORT = auto()


@dataclass(slots=True, eq=False)
class RelativeYear:
    """A year that is not given as a number."""

    word: YearWord
    study: bool = False


class Continuity(Enum):
    """What a continuous activity goes on through."""

    YEAR = auto()
    STUDY_YEAR = auto()
    PLAN = auto()


@dataclass(slots=True, eq=False)
class Through:
    """«Постоянно», «в течение года»: a span without a deadline. `always` is «постоянно»."""

    stretch: Continuity
    always: bool = False
    doubt: bool = False
    start: int = 0
    end: int = 0


@dataclass(slots=True, eq=False)
class Preposition:
    """A preposition that stands before a date; `start` is its place in the phrase."""

    role: Bound
    doubt: bool = False
    start: int = 0


@dataclass(slots=True, eq=False)
class Quote:
    """Words that are kept verbatim as the condition; `start` and `end` are places in the phrase.

    `after_date` marks a time, a place or other words that only mean something beside a date;
    `event` a condition that says when something happens, not by when something is due.
    `spans` are years named in the condition's own tail («по плану на 2021 год»). `month` is «в
    течение месяца», which is all of a short plan; `study` tells of the school year. `without` are
    the months of «кроме июля и августа».
    """

    start: int
    end: int
    after_date: bool = False
    doubt: bool = False
    spans: list[YearPart] = field(default_factory=list)
    event: bool = False
    month: bool = False
    study: bool = False
    without: frozenset[int] = frozenset()


@dataclass(slots=True, eq=False)
class Separator:
    """Punctuation between items, or «и», «или», «далее»."""

    symbol: str


@dataclass(slots=True, eq=False)
class Noise:
    """Words that stand beside dates: «включительно», or «срок:» that leads to what follows."""

    leads: bool = False
    inclusive: bool = False
    doubt: bool = False


# What an item can be when school terms have their days, or are quoted.
ResolvedItem = (
    When
    | Years
    | Repetition
    | MonthDays
    | RelativeYear
    | Through
    | Preposition
    | Quote
    | Separator
    | Noise
)
Item = ResolvedItem | SchoolTerms
