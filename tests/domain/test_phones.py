"""Telephones as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.phones import read_phone, same_phone


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("8 904 123-45-67", "+7 904 123-45-67"),
        ("+7(904)1234567", "+7 904 123-45-67"),
        ("904 123 45 67", "+7 904 123-45-67"),
        ("Мой тел.: 89041234567.", "+7 904 123-45-67"),
        ("8 904 123-45-67, доб. 12", "+7 904 123-45-67, доб. 12"),
        ("61-2-34", "61-2-34"),
        ("8 (34342)  2-11-22", "8 (34342) 2-11-22"),
        ("(34342) 2-11-22", "(34342) 2-11-22"),
        ("+375 29 123-45-67", "+375 29 123-45-67"),
        ("1234", None),
        ("у секретаря", None),
        ("8 904 123-45-67 или 8 904 765-43-21", None),
        ("1.4 сделали, 15 человек", None),
        ("24.11.2026", None),
        ("", None),
    ],
)
def test_a_telephone_is_read_as_it_is_typed(typed, kept):
    assert read_phone(typed) == kept


@given(
    st.from_regex(r"9\d{9}", fullmatch=True),
    st.sampled_from(["8", "+7", "7", ""]),
    st.sampled_from(["", " ", "-"]),
)
def test_a_mobile_number_is_kept_in_one_way(digits, before, between):
    parts = digits[:3], digits[3:6], digits[6:8], digits[8:]
    kept = read_phone(f"{before} {between.join(parts)}")
    assert kept == f"+7 {parts[0]} {parts[1]}-{parts[2]}-{parts[3]}"
    assert same_phone(kept, before + digits)


@given(st.text(max_size=80))
def test_what_is_kept_is_read_again_as_itself(text):
    kept = read_phone(text)
    assert kept is None or read_phone(kept) == kept
