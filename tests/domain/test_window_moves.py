"""Which window goes on as which, when a deadline changes."""

from datetime import date

import pytest

from domain.tasks import TaskWindow
from domain.window_moves import match_windows


def window(month, year=2026, day=28):
    return TaskWindow(date(year, month, 1), date(year, month, day), f"{year}-{month:02}")


NO_DEADLINE = TaskWindow(date(2026, 9, 1), None)


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ([9], [9], [(9, 9)]),
        ([9], [10], [(9, 10)]),
        ([9, 10], [10, 11], [(10, 10), (9, 11)]),
        ([9, 4], [9, 5], [(9, 9), (4, 5)]),
        ([9, 10, 11], [1, 2], []),
        ([9], [9, 10], [(9, 9)]),
        ([9], [], []),
        ([], [9], []),
    ],
)
def test_windows_are_paired_by_name_then_by_order(old, new, pairs):
    found = match_windows([window(m) for m in old], [window(m) for m in new])
    assert [(was.end.month, now.end.month) for was, now in found] == pairs


def test_a_task_without_a_deadline_can_get_one():
    assert match_windows([NO_DEADLINE], [window(3)]) == [(NO_DEADLINE, window(3))]


def test_a_window_with_the_same_name_and_other_days_is_kept_as_changed():
    before, after = window(9, day=15), window(9, day=25)
    assert match_windows([before], [after]) == [(before, after)]
