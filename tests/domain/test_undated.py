"""A plan whose period nobody wrote: no deadline has a day that is not in its own phrase."""

import pytest

from domain.deadlines import parse
from domain.draft import DraftActivity
from domain.plan import draft
from domain.schedule import Kind
from domain.titles import yearless_title
from domain.undated import undate
from tests.domain.grids import grid

HEADER = "№ | Мероприятие | Срок | Ответственный | Результат"


def read(*terms: str) -> tuple[DraftActivity, ...]:
    rows = "\n".join(f"{n} | Смотр {n} | {term} | УО | " for n, term in enumerate(terms, 1))
    plan = draft(grid(f"План работы\n\n{HEADER}\n{rows}"))
    assert plan.needs_period
    return plan.activities


TERMS = ("март", "сентябрь-май", "ежемесячно", "в течение года", "до 25 числа", "2 раза в год")


@pytest.mark.parametrize("term", TERMS)
def test_without_a_period_nothing_has_a_day(term):
    (activity,) = read(term)
    assert activity.schedule.windows == ()
    assert activity.schedule.phrase == term


def test_a_year_in_the_phrase_is_a_year_that_somebody_wrote():
    plan = draft(grid(f"План работы\n\n{HEADER}\n1 | Смотр | март 2024 | УО |"))
    assert [window.end.year for window in plan.activities[0].schedule.windows] == [2024]
    assert undate(parse("12.03.24", plan.period)).windows


def test_reporting_dates_in_a_result_wait_for_the_period_too():
    plan = draft(grid(f"План\n\n{HEADER}\n1 | Смотр | март | УО | Отчёт 2 раза в год"))
    extra = plan.activities[0].extra_windows
    assert extra is not None
    assert extra.windows == ()


def test_a_short_title_without_years():
    assert yearless_title("План мероприятий по чтению") == "План по чтению"


def test_a_heading_makes_no_tasks():
    plan = draft(
        grid(
            f"План на 2024 год\n\n{HEADER}\n1 | Смотр | март | УО\n"
            "2 | Слёты: | май | УО\n2.1 | Зимний | январь | УО\n3 | Итоги | июнь | УО"
        )
    )
    kinds = [activity.due.kind for activity in plan.activities]
    assert kinds == [Kind.FIXED, Kind.MISSING, Kind.FIXED, Kind.FIXED]
    assert plan.activities[1].schedule.kind is Kind.FIXED
