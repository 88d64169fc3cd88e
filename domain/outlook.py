"""How many tasks of a month will be late, foretold from what each school did before.

A share, and no more: of the tasks of a school whose deadline has passed, how many were late, drawn
towards the share of all schools as if `PRIOR` more tasks of the school had come like those of
all. What it leaves out, and why, is in docs/decisions/outlook.md.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

PRIOR = 10
"""So many tasks weigh all schools beside the tasks of the one that is asked about."""

FEWEST = 30
"""With fewer tasks whose deadline has passed nothing is foretold."""

FEWEST_MONTHS = 3
"""With fewer months that could be foretold no error is claimed."""


@dataclass(frozen=True, slots=True)
class SchoolMonth:
    """The tasks of a school whose deadline lies in a month (year·100+month).

    Of `judged` the deadline has passed, `late` of them were not delivered by then; `begun` of them
    were still open when the month began. `ahead` are open, their deadline has not passed.
    """

    school: int
    month: int
    judged: int
    late: int
    begun: int
    ahead: int


@dataclass(frozen=True, slots=True)
class Shares:
    """The share of late tasks, 0…1: `overall`, and of each school."""

    judged: int
    late: int
    by_school: Mapping[int, tuple[int, int]] = field(default_factory=dict)

    @property
    def overall(self) -> float:
        return self.late / self.judged if self.judged else 0.0

    def of(self, school: int) -> float:
        """Of a school without a history that of all."""
        judged, late = self.by_school.get(school, (0, 0))
        return (late + PRIOR * self.overall) / (judged + PRIOR)


@dataclass(frozen=True, slots=True)
class PastMonth:
    """What was foretold of a month as it began, by schools and by one share, of the tasks that were
    `begun` then, and what came.
    """

    month: int
    begun: int
    expected: float
    plain: float
    came: int


@dataclass(frozen=True, slots=True)
class Accuracy:
    """How far off forecasts of `months` were: of all tasks of these months which part, by schools
    and by one share, 0…1. `worst` is the month with most tasks between what was said and what came.

    A number of tasks would be that of small months, told of a large one.
    """

    months: int
    error: float
    plain: float
    worst: PastMonth


def shares(past: Iterable[SchoolMonth]) -> Shares:
    """What the past says of every school."""
    judged: Counter[int] = Counter()
    late: Counter[int] = Counter()
    for each in past:
        judged[each.school] += each.judged
        late[each.school] += each.late
    by_school = {school: (judged[school], late[school]) for school in judged}
    return Shares(judged.total(), late.total(), by_school)


def expected(known: Shares, ahead: Iterable[tuple[int, int]]) -> float:
    """How many of the tasks ahead, given as schools with numbers, will be late."""
    return sum(known.of(school) * number for school, number in ahead)


def retold(past: Sequence[SchoolMonth], before: int) -> list[PastMonth]:
    """Every month before the month `before`, foretold from those that preceded it.

    Months without enough history, or without a task that was open as they began, are left out.
    """
    found = []
    for month in sorted({each.month for each in past if each.month < before}):
        known = shares(each for each in past if each.month < month)
        own = [each for each in past if each.month == month]
        begun = sum(each.begun for each in own)
        if known.judged < FEWEST or not begun:
            continue
        foretold = expected(known, ((each.school, each.begun) for each in own))
        came = sum(each.late for each in own)
        found.append(PastMonth(month, begun, foretold, known.overall * begun, came))
    return found


def accuracy(months: Sequence[PastMonth]) -> Accuracy | None:
    """How far off the forecasts were; None where they are too few to say."""
    if len(months) < FEWEST_MONTHS:
        return None
    tasks = sum(each.begun for each in months)
    error = sum(abs(each.expected - each.came) for each in months) / tasks
    plain = sum(abs(each.plain - each.came) for each in months) / tasks
    worst = max(months, key=lambda each: abs(each.expected - each.came))
    return Accuracy(len(months), error, plain, worst)
