"""How many tasks a choice makes, and how many of them are past: told before it is made."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from domain.tasks import TaskWindow


@dataclass(frozen=True, slots=True)
class TaskCount:
    """Tasks in all, those whose deadline has passed, and those due in each month.

    `by_month` holds ("2026-09", 4) in the order of time; what has no deadline is in `total` only.
    """

    total: int
    past: int
    by_month: tuple[tuple[str, int], ...]

    @property
    def ahead(self) -> int:
        return self.total - self.past


def count_tasks(windows: Iterable[TaskWindow], today: date) -> TaskCount:
    """Count the tasks of `windows`, one a window, on a local day; a deadline today is not past."""
    total = past = 0
    months: Counter[str] = Counter()
    for window in windows:
        total += 1
        if window.end is not None:
            past += window.end < today
            months[f"{window.end:%Y-%m}"] += 1
    return TaskCount(total, past, tuple(sorted(months.items())))
