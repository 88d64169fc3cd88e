"""Periods as curators type them."""

from datetime import date

import pytest

from domain.errors import Code, Refusal
from domain.periods import read_typed_period
from domain.schedule import Period

ACADEMIC = Period(date(2026, 9, 1), date(2027, 8, 31), 9)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("01.09.2026 – 31.08.2027", ACADEMIC),
        ("с 1.9.2026 по 31.8.2027", ACADEMIC),
        ("2026-09-01 2027-08-31", ACADEMIC),
        ("2026-2027 учебный год", ACADEMIC),
        ("2026/27", ACADEMIC),
        (" 2026/2027 ", ACADEMIC),
        ("2026", Period(date(2026, 1, 1), date(2026, 12, 31))),
        ("2026 год", Period(date(2026, 1, 1), date(2026, 12, 31))),
        ("2026-2028 годы", Period(date(2026, 1, 1), date(2028, 12, 31))),
        ("15.02.2026-20.12.2026", Period(date(2026, 2, 15), date(2026, 12, 20))),
    ],
)
def test_what_people_type_is_understood(text, period):
    assert read_typed_period(text) == period


@pytest.mark.parametrize(
    "text",
    ["", "потом", "31.08.2027 – 01.09.2026", "32.13.2026 – 1.1.2027", "01.01.2001 – 01.01.2090",
     "2026/28", "01.09.2026"],
)  # fmt: skip
def test_what_is_no_period_is_refused(text):
    with pytest.raises(Refusal) as refused:
        read_typed_period(text)
    assert refused.value.code is Code.BAD_PERIOD
