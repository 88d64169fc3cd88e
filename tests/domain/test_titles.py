"""Short names of plans."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.schedule import Period
from domain.titles import LONGEST, short_title, told_apart, year_label

ACADEMIC = Period(date(2020, 9, 1), date(2021, 8, 31), 9)
CALENDAR = Period(date(2026, 1, 1), date(2026, 12, 31))
LONG = Period(date(2021, 1, 1), date(2023, 12, 31))


@pytest.mark.parametrize(
    ("period", "label"), [(ACADEMIC, "2020/21"), (CALENDAR, "2026"), (LONG, "2021–2023")]
)
def test_years_are_named_as_people_write_them(period, label):
    assert year_label(period) == label


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("Дорожная карта развития МСОКО на 2020-2021 учебный год", "МСОКО 2020/21"),
        ("План мероприятий «Школа без границ» на 2020-2021 год", "Школа без границ 2020/21"),
        (
            "План мероприятий («дорожная карта») по развитию кадров на 2020/21 год",
            "План по развитию кадров 2020/21",
        ),
        ("План библиотечной недели на 2020-2021 учебный год", "План библиотечной недели 2020/21"),
        ("О проведении недели чтения", "О проведении недели чтения 2020/21"),
        ("ПЛАН ШКОЛЬНЫХ МУЗЕЕВ НА 2020-2021 УЧЕБНЫЙ ГОД", "План школьных музеев 2020/21"),
        (
            "План мероприятий («дорожная карта») реализации наставничества на 2020-2021 год",
            "План реализации наставничества 2020/21",
        ),
        ("План работы на 2020-2021 учебный год", "Дорожная карта 2020/21"),
        ("Муниципальный план мероприятий на 2020/21 год", "Дорожная карта 2020/21"),
        ("ПЛАН МЕРОПРИЯТИЙ", "Дорожная карта 2020/21"),
        ("", "Дорожная карта 2020/21"),
    ],
)
def test_a_short_title_keeps_what_is_the_plans_own(title, short):
    assert short_title(title, ACADEMIC) == short


def test_no_preposition_is_left_hanging():
    title = "План мероприятий по поддержке школ с низкими результатами обучения на 2020-2021 год"
    assert short_title(title, ACADEMIC) == "План по поддержке школ… 2020/21"


def test_a_long_name_is_cut_at_a_word():
    short = short_title(f"План по {'организации наблюдения за погодой и ' * 5}", LONG)
    assert short.endswith("… 2021–2023")
    assert len(short) <= LONGEST


@given(st.lists(st.sampled_from(["План", "План (2)", "МСОКО"]), max_size=12))
def test_no_two_plans_are_named_alike(titles):
    taken: list[str] = []
    for title in titles:
        taken.append(told_apart(title, taken))
        assert taken[-1].startswith(title)
    assert len(set(taken)) == len(taken)
    assert told_apart("План", ["План"]) == "План (2)"
