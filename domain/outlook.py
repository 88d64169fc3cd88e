"""How many tasks of a month will be late, foretold from what each school did before.

A share, and no more: of the tasks of a school whose deadline has passed, how many were late, drawn
towards the share of all schools as if `PRIOR` more tasks of the school had come like those of
all. What it leaves out, and why, is in docs/decisions/outlook.md.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
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

    def judged_of(self, school: int) -> int:
        """Of how many tasks of a school the deadline has passed."""
        return self.by_school.get(school, (0, 0))[0]

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
    history = _History()
    history.add(past)
    return history.shares()


def expected(known: Shares, ahead: Iterable[tuple[int, int]]) -> float:
    """How many of the tasks ahead, given as schools with numbers, will be late."""
    return sum(known.of(school) * number for school, number in ahead)


def retold(past: Sequence[SchoolMonth], before: int) -> list[PastMonth]:
    """Every month before the month `before`, foretold from those that preceded it.

    Months without enough history, or without a task that was open as they began, are left out.
    """
    return [
        _foretold(month, known, own)
        for month, known, own in _months(past, before)
        if known.judged >= FEWEST and any(each.begun for each in own)
    ]


def retold_by_school(past: Sequence[SchoolMonth], before: int) -> dict[int, list[PastMonth]]:
    """The same of each school, from what preceded at all of them; where its own history was too
    short nothing was foretold of it.
    """
    found: dict[int, list[PastMonth]] = defaultdict(list)
    for month, known, own in _months(past, before):
        for each in own:
            if known.judged_of(each.school) >= FEWEST and each.begun:
                found[each.school].append(_foretold(month, known, [each]))
    return found


def _months(
    past: Sequence[SchoolMonth], before: int
) -> Iterator[tuple[int, Shares, list[SchoolMonth]]]:
    """The months before `before` in their order, each with what those that preceded it say."""
    by_month: dict[int, list[SchoolMonth]] = defaultdict(list)
    for each in past:
        by_month[each.month].append(each)
    history = _History()
    for month in sorted(by_month):
        if month < before:
            yield month, history.shares(), by_month[month]
            history.add(by_month[month])


def _foretold(month: int, known: Shares, own: Sequence[SchoolMonth]) -> PastMonth:
    begun = sum(each.begun for each in own)
    foretold = expected(known, ((each.school, each.begun) for each in own))
    return PastMonth(month, begun, foretold, known.overall * begun, sum(each.late for each in own))


class _History:
    """What has passed so far, by school."""

    def __init__(self) -> None:
        self._judged: Counter[int] = Counter()
        self._late: Counter[int] = Counter()

    def add(self, more: Iterable[SchoolMonth]) -> None:
        for each in more:
            self._judged[each.school] += each.judged
            self._late[each.school] += each.late

    def shares(self) -> Shares:
        by_school = {school: (self._judged[school], self._late[school]) for school in self._judged}
        return Shares(self._judged.total(), self._late.total(), by_school)


def accuracy(months: Sequence[PastMonth]) -> Accuracy | None:
    """How far off the forecasts were; None where they are too few to say."""
    if len(months) < FEWEST_MONTHS:
        return None
    tasks = sum(each.begun for each in months)
    error = sum(abs(each.expected - each.came) for each in months) / tasks
    plain = sum(abs(each.plain - each.came) for each in months) / tasks
    worst = max(months, key=lambda each: abs(each.expected - each.came))
    return Accuracy(len(months), error, plain, worst)
