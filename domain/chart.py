"""Charts as values: shares by school and month, a year's plan and fact, sections side by side.

`finding` says in words what a chart shows; `taken_at` is the aware moment of the snapshot and
`zone` the one to print it in.
"""

from dataclasses import dataclass
from datetime import date, datetime, tzinfo


@dataclass(frozen=True, slots=True, kw_only=True)
class HeatMap:
    """Shares 0…1 by row and column; None where nothing was due.

    `running` is the column of a month that is not over: nought there is no failure yet, and
    `running_word` stands for it in a colour of its own.
    Raises ValueError where the shares do not fit the names or leave 0…1.
    """

    title: str
    rows: tuple[str, ...]
    columns: tuple[str, ...]
    shares: tuple[tuple[float | None, ...], ...]
    taken_at: datetime
    zone: tzinfo
    finding: str = ""
    running: int | None = None
    running_word: str = ""

    def __post_init__(self) -> None:
        if len(self.shares) != len(self.rows):
            raise ValueError(f"{len(self.shares)} lines of shares for {len(self.rows)} rows")
        for line in self.shares:
            if len(line) != len(self.columns):
                raise ValueError(f"{len(line)} shares under {len(self.columns)} columns")
            if any(share is not None and not 0 <= share <= 1 for share in line):
                raise ValueError("a share lies between 0 and 1")


@dataclass(frozen=True, slots=True)
class Point:
    """How much was to be done by the end of a day, and how much was; `fact` None in the future."""

    day: date
    plan: int
    fact: int | None


@dataclass(frozen=True, slots=True)
class BurnUp:
    """Running totals of a period, days ascending. Raises ValueError where days go back."""

    title: str
    points: tuple[Point, ...]
    taken_at: datetime
    zone: tzinfo
    finding: str = ""

    def __post_init__(self) -> None:
        days = [point.day for point in self.points]
        if days != sorted(set(days)):
            raise ValueError("the days of a burn-up ascend")


@dataclass(frozen=True, slots=True)
class Bar:
    """One section (school, party): how many are done, overdue, and neither."""

    label: str
    done: int
    overdue: int
    other: int

    def __post_init__(self) -> None:
        if min(self.done, self.overdue, self.other) < 0:
            raise ValueError("a bar counts from nought")


@dataclass(frozen=True, slots=True)
class Bars:
    """Sections side by side, in the order in which they are to stand."""

    title: str
    bars: tuple[Bar, ...]
    taken_at: datetime
    zone: tzinfo
    finding: str = ""
