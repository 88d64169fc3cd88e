"""The deadline grammar against its example table."""

from datetime import date

import pytest

from domain.deadlines import parse
from domain.errors import Code, Refusal
from domain.schedule import Period, Schedule
from tests.domain.deadline_examples import examples


@pytest.mark.parametrize(("phrase", "period", "expected"), list(examples()))
def test_a_phrase_means_its_schedule(phrase: str, period: Period, expected: Schedule) -> None:
    assert parse(phrase, period) == expected


@pytest.mark.parametrize(
    "period",
    [
        Period(date(2021, 2, 1), date(2021, 1, 31)),
        Period(date(2021, 1, 1), date(2021, 12, 31), 0),
        Period(date(2021, 1, 1), date(2021, 12, 31), 13),
        Period(date(1800, 1, 1), date(1800, 12, 31)),
        Period(date(2000, 1, 1), date(2031, 1, 1)),
    ],
)
def test_a_period_that_is_no_plan_is_refused(period: Period) -> None:
    with pytest.raises(Refusal) as refusal:
        parse("май", period)
    assert refusal.value.code is Code.BAD_PERIOD
