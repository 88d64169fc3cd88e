"""The other August of a plan of school years is offered."""

from datetime import date

import pytest

from domain.deadlines import parse
from domain.other_august import other_august
from domain.schedule import Period

SCHOOL = Period(date(2024, 9, 1), date(2025, 8, 31), 9)
CALENDAR = Period(date(2024, 1, 1), date(2026, 12, 31), 1)


@pytest.mark.parametrize(
    ("phrase", "windows"),
    [
        ("Август", "2025-08-01/2025-08-31"),
        ("до 25 августа", "/2025-08-25"),
        ("август–сентябрь", "2025-08-01/2025-09-30"),
        ("август, май", "2025-05-01/2025-05-31 2025-08-01/2025-08-31"),
        ("ежегодно, август", "2025-08-01/2025-08-31"),
        ("август-февраль", "2025-08-01/2026-02-28"),
    ],
)
def test_the_august_at_the_end_is_offered(phrase: str, windows: str) -> None:
    other = other_august(parse(phrase, SCHOOL), SCHOOL)
    assert other is not None
    assert " ".join(f"{w.start or ''}/{w.end}" for w in other.windows) == windows


@pytest.mark.parametrize("phrase", ["август 2024", "июнь", "1 полугодие", "ежегодно, май"])
def test_nothing_else_has_another_august(phrase: str) -> None:
    assert other_august(parse(phrase, SCHOOL), SCHOOL) is None


def test_a_calendar_plan_has_none() -> None:
    assert other_august(parse("Август", CALENDAR), CALENDAR) is None
