"""Dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.written_dates import read_date

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("1 декабря", date(2026, 12, 1)),
        ("до 1 декабря", date(2026, 12, 1)),
        ("01.12", date(2026, 12, 1)),
        ("1.12.26", date(2026, 12, 1)),
        ("01.12.2026 г.", date(2026, 12, 1)),
        ("2 марта 2027 года", date(2027, 3, 2)),
        ("5 мая", date(2027, 5, 5)),
        ("20 ноября", date(2027, 11, 20)),
        ("24.11", TODAY),
        ("Завтра", date(2026, 11, 25)),
        ("2027-01-15", date(2027, 1, 15)),
        ("3 December", date(2026, 12, 3)),
        ("29.02", None),
        ("29 февраля 2028", date(2028, 2, 29)),
        ("31.11", None),
        ("пятое мая", None),
        ("к пятнице", None),
        ("0.0", None),
        ("", None),
    ],
)
def test_a_written_date(text, day):
    assert read_date(text, TODAY) == day


@given(st.dates(TODAY, date(2090, 1, 1)))
def test_what_we_write_ourselves_is_read_back(day):
    assert read_date(f"{day:%d.%m.%Y}", TODAY) == day
    assert read_date(day.isoformat(), TODAY) == day


@given(st.text(max_size=30))
def test_any_text_gets_an_answer(text):
    found = read_date(text, TODAY)
    assert found is None or isinstance(found, date)
