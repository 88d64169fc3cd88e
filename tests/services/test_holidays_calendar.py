"""Days that the government moved, checked by hand against its published orders."""

from datetime import date

import pytest

from services.core.holidays_calendar import working_calendar

day = date.fromisoformat


@pytest.mark.parametrize(
    ("asked", "working"),
    [
        ("2025-11-01", True),
        ("2025-11-03", False),
        ("2025-11-04", False),
        ("2025-12-31", False),
        ("2026-01-09", False),
        ("2026-01-12", True),
        ("2026-02-23", False),
        ("2026-03-09", False),
        ("2026-05-01", False),
        ("2026-05-11", False),
        ("2026-06-12", False),
        ("2026-12-31", False),
        ("2026-06-11", True),
        ("2026-06-13", False),
    ],
)
def test_transferred_days_are_known(asked: str, working: bool) -> None:
    assert working_calendar([2025, 2026]).is_working(day(asked)) is working


def test_what_a_curator_entered_wins() -> None:
    calendar = working_calendar([2026], {day("2026-01-09"): True, day("2026-03-23"): False})
    assert calendar.is_working(day("2026-01-09"))
    assert not calendar.is_working(day("2026-03-23"))


def test_outside_the_years_the_plain_week_holds() -> None:
    calendar = working_calendar([2026])
    assert calendar.is_working(day("2030-01-01"))
    assert not calendar.is_working(day("2030-01-05"))
