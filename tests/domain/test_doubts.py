"""What a curator is asked about a plan, in which order, and what one answer settles."""

from datetime import date

import pytest

from domain.doubts import (
    MOST_TOGETHER,
    DoubtedActivity,
    Subject,
    alike,
    doubts,
    lacks_year,
    needs_decision,
)
from domain.doubts import inferred as together
from domain.schedule import Every, Kind, Period, Schedule, Window

DAYS = (Window(date(2021, 4, 1), date(2021, 4, 30)),)


def inferred(phrase):
    return Schedule(phrase, Kind.FIXED, windows=DAYS, confident=False)


CLEAR = Schedule("апрель 2021", Kind.FIXED, windows=DAYS)
ALWAYS = Schedule("постоянно", Kind.CONTINUOUS, windows=DAYS)
ON_EVENT = Schedule("по запросу", Kind.ON_EVENT)
UNKNOWN = Schedule("как решат", Kind.UNKNOWN, confident=False)
MISSING = Schedule("", Kind.MISSING)
TERMLY = Schedule("раз в четверть", Kind.RECURRING, Every.SCHOOL_TERM, 1)


@pytest.mark.parametrize(
    ("schedule", "needed"),
    [
        (CLEAR, False),
        (inferred("апрель"), True),
        (ALWAYS, True),
        (ON_EVENT, True),
        (UNKNOWN, True),
        (MISSING, True),
        (TERMLY, True),
    ],
)
def test_only_dates_that_are_written_out_need_no_look(schedule, needed):
    assert needs_decision(schedule) is needed


def test_the_rhythm_is_asked_once_and_first_then_the_plan_is_followed():
    lines = [
        DoubtedActivity(11, 1, inferred("апрель"), decided=False, has_extra=True),
        DoubtedActivity(12, 2, ALWAYS, decided=False),
        DoubtedActivity(13, 3, CLEAR, decided=True, repeated=True),
        DoubtedActivity(14, 4, ON_EVENT, decided=False),
        DoubtedActivity(15, 5, ALWAYS, decided=False),
        DoubtedActivity(16, 6, TERMLY, decided=False),
        DoubtedActivity(17, 7, MISSING, decided=False),
        DoubtedActivity(18, 8, inferred("май"), decided=True),
    ]
    found = doubts(lines)
    assert [(doubt.subject, doubt.activity_id) for doubt in found] == [
        (Subject.RHYTHM, 12),
        (Subject.INFERRED, 11),
        (Subject.EXTRA, 11),
        (Subject.REPEATED, 13),
        (Subject.ON_EVENT, 14),
        (Subject.UNKNOWN, 16),
        (Subject.MISSING, 17),
    ]
    assert found[0].weight == 2
    orders = [doubt.order for doubt in found]
    assert orders == sorted(set(orders))


def test_nothing_is_asked_of_a_clear_plan():
    assert doubts([DoubtedActivity(1, 1, CLEAR, decided=True)]) == []


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        (inferred("Апрель"), inferred("  апрель."), True),
        (inferred("Сентябрь, апрель"), inferred("май"), True),
        (inferred("до 5 мая"), inferred("до 20 декабря"), True),
        (inferred("до 5 мая"), inferred("с 5 мая"), False),
        (inferred("апрель"), UNKNOWN, False),
        (UNKNOWN, Schedule("Как решат", Kind.UNKNOWN), True),
        (UNKNOWN, Schedule("когда скажут", Kind.UNKNOWN), False),
        (MISSING, Schedule("—", Kind.MISSING), True),
        (ON_EVENT, Schedule("по графику", Kind.ON_EVENT), True),
        (MISSING, ON_EVENT, False),
    ],
)
def test_what_is_alike(one, other, same):
    lines = [DoubtedActivity(1, 1, one, decided=False), DoubtedActivity(2, 2, other, decided=False)]
    assert alike(lines[0], lines) == ([1, 2] if same else [1])


def test_what_is_decided_already_is_not_decided_again():
    lines = [
        DoubtedActivity(1, 1, MISSING, decided=False),
        DoubtedActivity(2, 2, MISSING, decided=True),
    ]
    assert alike(lines[0], lines) == [1]


@pytest.mark.parametrize(
    ("phrase", "lacking"),
    [
        ("Сентябрь, апрель", True),
        ("до 5.05", True),
        ("май 2021", False),
        ("5.05.21", False),
        ("25 числа", False),
        ("2020 2022", False),
    ],
)
def test_a_year_that_was_left_out_is_noticed(phrase, lacking):
    assert lacks_year(phrase) is lacking


def test_more_inferred_terms_than_can_be_read_are_asked_one_by_one():
    many = [
        DoubtedActivity(number, number, inferred(f"апрель {number}"), decided=False)
        for number in range(1, MOST_TOGETHER + 2)
    ]
    period = Period(date(2021, 1, 1), date(2021, 12, 31))
    assert together(many[0], many[:-1], period) == many[:-1]
    assert together(many[0], many, period) == many[:1]
    outside = Period(date(2022, 1, 1), date(2022, 12, 31))
    assert together(many[0], many[:3], outside) == many[:1]
