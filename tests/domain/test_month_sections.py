"""Below a month a term that names none is of that month."""

from datetime import date

import pytest

from domain.plan import draft
from domain.schedule import Schedule
from tests.domain.grids import grid, problems

PLAN = """
План на 2024-2025 учебный год

Дело | Сроки | Ответственные
СЕНТЯБРЬ >3
Линейка | 02.09. | Школы
НОЯБРЬ 2024 г. >3
Смотр | {} | Школы
"""


def schedule(term: str) -> Schedule:
    return draft(grid(PLAN.format(term))).activities[1].schedule


@pytest.mark.parametrize(
    ("term", "first", "last"),
    [
        ("", 1, 30),
        ("в течение месяца", 1, 30),
        ("10", 10, 10),
        ("4-8", 4, 8),
        ("до 15 числа", 1, 15),
        ("вторая неделя", 8, 14),
        ("каждый понедельник", 4, 25),
        ("по графику", 1, 30),
    ],
)
def test_a_term_without_a_month_is_of_the_month_above(term, first, last):
    windows = schedule(term).windows
    days = [day for window in windows for day in (window.start or window.end, window.end)]
    assert (min(days), max(days)) == (date(2024, 11, first), date(2024, 11, last))
    assert ("term-inferred", 5) in problems(draft(grid(PLAN.format(term))))


@pytest.mark.parametrize(
    "term",
    ["ежемесячно", "в течение года", "12 декабря", "ежемесячно до 5 числа", "1 раз в квартал"],
)
def test_a_term_that_says_when_keeps_its_own_words(term):
    found = schedule(term)
    assert found.phrase == term
