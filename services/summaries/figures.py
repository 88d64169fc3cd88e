"""The figures of a summary.

A task counts once, by its status; "overdue" and "done late" are parts of those numbers. Tasks
that are cancelled or do not concern the school are not counted at all.
"""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, timedelta
from operator import attrgetter

WEEK = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Figures:
    """How tasks stand. `done_late` is a part of `done`, `overdue` of what is still open.

    `open` is not begun, begun, blocked and returned together; `ahead` those that are not overdue.
    """

    done: int = 0
    done_late: int = 0
    in_review: int = 0
    in_work: int = 0
    returned: int = 0
    blocked: int = 0
    planned: int = 0
    overdue: int = 0

    @property
    def total(self) -> int:
        return self.done + self.in_review + self.open

    @property
    def open(self) -> int:
        return self.planned + self.in_work + self.returned + self.blocked

    @property
    def ahead(self) -> int:
        return self.open - self.overdue

    @property
    def share_done(self) -> float | None:
        """The part that is done, 0…1; None where there is nothing to do."""
        return self.done / self.total if self.total else None

    def __add__(self, other: "Figures") -> "Figures":
        return total((self, other))

    def parts(self) -> tuple[int, ...]:
        """The stored numbers, in the order of the fields."""
        return _parts_of(self)


_parts_of = attrgetter(*(part.name for part in fields(Figures)))


@dataclass(slots=True)
class Before:
    """What was done and overdue on the earlier evening of `on`, added up while a later one is
    counted.
    """

    on: date
    done: int = 0
    overdue: int = 0


@dataclass(frozen=True, slots=True)
class Change:
    """How two evenings differ: done and overdue on the later one less those on the earlier."""

    done: int = 0
    overdue: int = 0


def total(figures: Iterable[Figures]) -> Figures:
    """The sum of figures that share no task."""
    return Figures(*(sum(column) for column in zip(*map(_parts_of, figures), strict=True)))
