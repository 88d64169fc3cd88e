"""What a deadline phrase means, as plain values. `domain.deadlines` reads phrases into these."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """The six meanings that a «Срок» cell can have."""

    FIXED = "fixed"
    RECURRING = "recurring"
    CONTINUOUS = "continuous"
    ON_EVENT = "on_event"
    MISSING = "missing"
    UNKNOWN = "unknown"


class Every(StrEnum):
    """The unit by which a recurring schedule repeats."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    YEAR = "year"
    SCHOOL_TERM = "school_term"


@dataclass(frozen=True, slots=True)
class Period:
    """The span of a plan, both days inclusive.

    `year_start` is the month (1…12) in which a plan year begins: 1 for a calendar year,
    9 for an academic year (1 September to 31 August).
    """

    start: date
    end: date
    year_start: int = 1


@dataclass(frozen=True, slots=True)
class Window:
    """Days in which something is to be done, both inclusive; the last one is the deadline.

    `start` is None where the phrase names only the last day («до 5 мая»).
    """

    start: date | None
    end: date


@dataclass(frozen=True, slots=True)
class Schedule:
    """The meaning of one phrase inside one plan.

    `interval` is None unless `kind` is recurring. `condition` is the part of the phrase that
    depends on something outside it, verbatim. `confident` is False where anything was inferred.
    """

    phrase: str
    kind: Kind
    every: Every | None = None
    interval: int | None = None
    windows: tuple[Window, ...] = ()
    condition: str | None = None
    confident: bool = True
