"""Numbers as people write them for an indicator."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.measures import is_met, read_value


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("45", "%", 45),
        ("45,5 %", "%", 45.5),
        ("45.5%", "%", 45.5),
        (" 100 ", "%", 100),
        ("101", "%", None),
        ("12 из 30", "%", 40),
        ("12/30", "чел.", 12),
        ("31 из 30", "%", None),
        ("5 из 0", "%", None),
        ("1 250 человек", "чел.", 1250),
        ("-5", "чел.", None),
        ("много", "%", None),
        ("", "%", None),
        ("5 и 6", "%", None),
        ("99999999999", "чел.", None),
    ],
)
def test_a_written_number(text, unit, value):
    assert read_value(text, unit) == value


@pytest.mark.parametrize(
    ("value", "at_least", "met"), [(30, True, True), (29.9, True, False), (30, False, True)]
)
def test_plan_and_fact(value, at_least, met):
    assert is_met(value, 30, at_least) is met
    assert not is_met(31, 30, at_least=False)


@given(st.text(max_size=30), st.sampled_from(["%", "чел."]))
def test_any_text_gets_an_answer(text, unit):
    value = read_value(text, unit)
    assert value is None or 0 <= value <= 1e9
