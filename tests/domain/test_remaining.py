"""What is left of a schedule for an activity that joins a running plan."""

from datetime import date

import pytest

from domain.remaining import remaining
from domain.schedule import Every, Kind, Period, Schedule, Window
from domain.tasks import Rhythm, due_windows

YEAR = Period(date(2026, 9, 1), date(2027, 8, 31), 9)
OCTOBER = Window(date(2026, 10, 1), date(2026, 10, 31))
APRIL = Window(date(2027, 4, 1), date(2027, 4, 30))
TODAY = date(2026, 11, 24)


def fixed(*windows):
    return Schedule("срок", Kind.FIXED, windows=windows)


@pytest.mark.parametrize(
    ("schedule", "today", "left"),
    [
        (fixed(OCTOBER, APRIL), TODAY, (APRIL,)),
        (fixed(OCTOBER, APRIL), OCTOBER.end, (OCTOBER, APRIL)),
        (fixed(OCTOBER), TODAY, (OCTOBER,)),
        (Schedule("по запросу", Kind.ON_EVENT), TODAY, ()),
    ],
)
def test_windows_that_are_over_are_left_out(schedule, today, left):
    assert remaining(schedule, YEAR, None, today).windows == left


def test_what_goes_on_begins_with_the_stretch_of_today():
    always = Schedule("постоянно", Kind.CONTINUOUS, windows=(Window(YEAR.start, YEAR.end),))
    daily = Schedule("ежедневно", Kind.RECURRING, Every.DAY, 1, (Window(None, YEAR.end),))
    for schedule in (always, daily):
        whole = due_windows(schedule, YEAR, Rhythm.MONTHLY)
        left = remaining(schedule, YEAR, Rhythm.MONTHLY, TODAY)
        assert due_windows(left, YEAR, Rhythm.MONTHLY) == whole[2:]


def test_what_goes_on_without_a_rhythm_or_is_over_stays_whole():
    always = Schedule("постоянно", Kind.CONTINUOUS, windows=(Window(YEAR.start, OCTOBER.end),))
    assert remaining(always, YEAR, None, TODAY) == always
    assert remaining(always, YEAR, Rhythm.MONTHLY, TODAY) == always
