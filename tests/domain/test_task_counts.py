"""How many tasks a choice makes, and how many of them are past."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from domain.task_counts import TaskCount, count_tasks
from domain.tasks import TaskWindow

TODAY = date(2026, 11, 24)


def test_tasks_are_counted_by_the_month_of_their_deadline():
    ends = [TODAY - timedelta(days=1), TODAY, TODAY + timedelta(days=30), date(2026, 11, 1), None]
    found = count_tasks((TaskWindow(None, end) for end in ends), TODAY)
    assert found == TaskCount(5, 2, (("2026-11", 3), ("2026-12", 1)))
    assert found.ahead == 3


@given(st.lists(st.dates(date(2025, 1, 1), date(2028, 12, 31)) | st.none()))
def test_every_task_is_counted_once(ends):
    found = count_tasks((TaskWindow(None, end) for end in ends), TODAY)
    dated = [end for end in ends if end is not None]
    assert found.total == len(ends)
    assert sum(count for _, count in found.by_month) == len(dated)
    assert found.past == sum(end < TODAY for end in dated)
