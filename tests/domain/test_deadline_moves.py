"""How far a deadline may be moved, for every day that there is."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadline_moves import is_in_reach

TODAY, END = date(2026, 11, 24), date(2027, 8, 31)


@pytest.mark.parametrize(
    ("day", "end", "wanted"),
    [
        (TODAY, END, True),
        (TODAY - timedelta(days=1), END, False),
        (date(2029, 8, 31), END, True),
        (date(2029, 9, 2), END, False),
        (date(2028, 11, 24), date(2020, 8, 31), True),
        (date(9997, 1, 1), END, False),
        (date.max, END, False),
    ],
)
def test_examples(day, end, wanted):
    assert is_in_reach(day, TODAY, end) is wanted


@given(st.dates(), st.dates(), st.dates())
def test_no_day_is_a_fault_and_none_that_is_past_is_in_reach(day, today, end):
    reached = is_in_reach(day, today, end)
    assert not (reached and day < today)
    assert not reached or day <= today or (day - max(today, end)).days <= 731
