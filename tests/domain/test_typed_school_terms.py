"""A school calendar in a curator's words: terms in a row or a line each, or the holidays alone."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.errors import Code, Refusal
from domain.schedule import Period
from domain.school_calendar import SchoolCalendar, usual_calendar, with_usual
from domain.term_reader import TermReader
from domain.typed_school_terms import read_typed_terms

FOUR = "01.09.26–25.10.26 05.11.26–28.12.26 09.01.27–21.03.27 01.04.27–26.05.27"
THREE = "01.09.26–13.11.26 23.11.26–19.02.27 01.03.27–26.05.27"
TYPED = {
    "1.09–25.10, 5.11–28.12, 9.01–21.03, 1.04–26.05": FOUR,
    "Четверти: 1.09–25.10; 5.11–28.12; 9.01–21.03; 1.04–26.05": FOUR,
    "1 четверть: 1 сентября – 25 октября\n2 четверть: 5.11–28.12\n"
    "3 четверть 09.01.2027 - 21.03.2027\n4 четверть с 1 апреля по 26 мая": FOUR,
    "I четверть — с 01.09 по 25.10; II четверть — с 5.11 по 28.12; "
    "III четверть — с 9.01 по 21.03; IV четверть — с 1.04 по 26.05": FOUR,
    "первая с 1 сентября по 25 октября, вторая с 5 ноября по 28 декабря, "
    "третья с 9 января по 21 марта, четвёртая с 1 апреля по 26 мая": FOUR,
    "каникулы: 26.10–04.11, 29.12–08.01, 22–31 марта": FOUR,
    "Осенние каникулы с 26 октября по 4 ноября, зимние каникулы с 29 декабря по 8 января, "
    "весенние каникулы 22-31 марта, летние каникулы с 27 мая по 31 августа": FOUR,
    "первый триместр 1.09-13.11, второй триместр 23.11-19.02, третий триместр 01.03-26.05": THREE,
}
REFUSED = (
    "", "да", "сентябрь", "1 сентября", "каникулы", "1.09–25.10, 20.10–28.12",
    "1.09.2030–25.10.2030, 5.11.2030–28.12.2030", "31.02–1.03, 5.03–8.03", "раз в четверть",
)  # fmt: skip


def said(calendar):
    return " ".join(f"{first:%d.%m.%y}–{last:%d.%m.%y}" for first, last in calendar.terms)


@pytest.mark.parametrize("text", TYPED)
def test_the_same_terms_are_read_from_all_ways_to_say_them(text):
    assert said(read_typed_terms(text, 2026)) == TYPED[text]


@pytest.mark.parametrize("text", REFUSED)
def test_anything_else_is_refused(text):
    with pytest.raises(Refusal) as refused:
        read_typed_terms(text, 2026)
    assert refused.value.code is Code.BAD_SCHOOL_CALENDAR


@given(
    st.text(alphabet="0123456789.–-, \nIVчетвертьканикулыспо", max_size=60), st.integers(1990, 2190)
)
def test_no_words_raise_anything_but_a_refusal(text, year):
    try:
        assert set(read_typed_terms(text, year).by_year()) == {year}
    except Refusal as refused:
        assert refused.code is Code.BAD_SCHOOL_CALENDAR


YEAR = Period(date(2026, 9, 1), date(2027, 8, 31), 9)
LEANING = ("1 раз в четверть", "в каникулы", "до конца I четверти", "летние каникулы", "триместр")


def test_what_leans_on_school_terms_is_known_by_what_they_change():
    bare = TermReader(YEAR)
    assert bare.lacks_terms
    assert [phrase for phrase in LEANING if not bare.leans(phrase)] == ["триместр"]
    for phrase in ("сентябрь", "IV квартал", "по графику", "", "в течение учебного года"):
        assert not bare.leans(phrase)
    known = TermReader(YEAR, usual_calendar(2026))
    assert not known.lacks_terms
    assert not any(known.leans(phrase) for phrase in LEANING)
    half = TermReader(Period(date(2026, 1, 1), date(2026, 12, 31)), usual_calendar(2026))
    assert half.lacks_terms
    assert half.leans("весенние каникулы")


def test_missing_years_get_the_usual_terms_and_known_ones_keep_theirs():
    own = SchoolCalendar(((date(2026, 9, 1), date(2026, 10, 1)),))
    filled = with_usual(own, range(2025, 2028), 3).by_year()
    assert {year: len(terms) for year, terms in filled.items()} == {2025: 3, 2026: 1, 2027: 3}
