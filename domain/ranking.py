"""Places of schools by what they did in time, with small schools beside them, not below them."""

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

FEWEST = 5
"""With fewer tasks to judge by, one of them decides the share: such a school has no place."""


@dataclass(frozen=True, slots=True)
class Result:
    """Of `judged` tasks of a school `in_time` were done in time."""

    key: int
    name: str
    in_time: int
    judged: int

    @property
    def share(self) -> float | None:
        """0…1, None where there is nothing to judge by."""
        return self.in_time / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class Placed:
    """A result with its place. `place` is None for a small school."""

    result: Result
    place: int | None


def rank(results: Iterable[Result], fewest: int = FEWEST) -> list[Placed]:
    """The best first. Equal shares have one place, and the next place counts all before it.

    Schools with fewer than `fewest` tasks to judge by follow without a place, in the order in
    which they came, as do those level with each other.
    """
    every = list(results)
    large = [each for each in every if each.judged >= fewest]
    shares = [Fraction(each.in_time, each.judged) for each in large]
    best = sorted(zip(shares, large, strict=True), key=lambda pair: -pair[0])
    found = [Placed(each, 1 + sum(other > share for other in shares)) for share, each in best]
    return found + [Placed(each, None) for each in every if each.judged < fewest]
