"""Dates in words, in both languages, around weeks, months and years."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.ui import dates
from bot.ui.screens.roadmaps.term_readings import inferred
from bot.ui.texts import LOCALES, texts
from domain.deadlines import parse
from domain.schedule import Period

TUESDAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (date(2026, 11, 24), "до вторника, 24 ноября (сегодня)"),
        (date(2026, 11, 25), "до среды, 25 ноября (завтра)"),
        (date(2026, 11, 26), "до четверга, 26 ноября, осталось 2 дня"),
        (date(2026, 11, 30), "до понедельника, 30 ноября, осталось 6 дней"),
        (date(2026, 12, 1), "до 1 декабря, осталось 7 дней"),
        (date(2026, 12, 15), "до 15 декабря, остался 21 день"),
        (date(2027, 1, 15), "до 15 января 2027 года, осталось 52 дня"),
        (date(2026, 11, 23), "был 23 ноября, просрочено на 1 день"),
        (date(2026, 11, 20), "был 20 ноября, просрочено на 4 дня"),
        (date(2025, 12, 31), "был 31 декабря 2025 года, просрочено на 328 дней"),
    ],
)
def test_a_deadline_in_full(deadline, said):
    assert dates.due(texts("ru"), deadline, TUESDAY) == said


@pytest.mark.parametrize(
    ("deadline", "said"),
    [
        (date(2026, 11, 20), "срок был 20 ноября"),
        (date(2026, 11, 24), "сегодня"),
        (date(2026, 11, 25), "до завтра"),
        (date(2026, 11, 27), "до пятницы"),
        (date(2026, 11, 29), "до воскресенья"),
        (date(2026, 12, 1), "до 1 декабря"),
        (date(2027, 4, 25), "до 25 апреля 2027 года"),
    ],
)
def test_a_deadline_in_a_list(deadline, said):
    assert dates.brief(texts("ru"), deadline, TUESDAY) == said


@pytest.mark.parametrize(
    ("start", "end", "said"),
    [
        (date(2026, 9, 1), date(2026, 10, 31), "с 1 сентября по 31 октября"),
        (date(2026, 9, 1), date(2026, 9, 1), "1 сентября"),
        (date(2026, 9, 1), date(2027, 8, 31), "с 1 сентября 2026 года по 31 августа 2027 года"),
        (date(2027, 1, 1), date(2027, 3, 31), "с 1 января 2027 года по 31 марта 2027 года"),
    ],
)
def test_a_span(start, end, said):
    assert dates.span(texts("ru"), start, end, TUESDAY) == said


def test_a_heading_a_button_and_a_moment():
    assert dates.heading(texts("ru"), TUESDAY, TUESDAY) == "вторник, 24 ноября"
    assert dates.short(TUESDAY, TUESDAY) == "24.11"
    assert dates.short(date(2027, 1, 9), TUESDAY) == "09.01.2027"
    late_evening = datetime(2026, 11, 24, 21, 12, tzinfo=UTC)
    assert dates.moment(late_evening, ZoneInfo("Asia/Omsk")) == "25.11, 03:12"


def test_english_says_the_same():
    english = texts("en")
    wednesday = date(2026, 11, 25)
    assert dates.due(english, wednesday, TUESDAY) == "by Wednesday, 25 November (tomorrow)"
    assert dates.due(english, date(2026, 11, 23), TUESDAY) == "was 23 November, 1 day overdue"
    assert dates.brief(english, date(2026, 11, 27), TUESDAY) == "by Friday"


@given(st.dates(date(1990, 1, 1), date(2100, 12, 31)), st.sampled_from(LOCALES))
def test_every_day_can_be_said_on_every_day(deadline, locale):
    say = texts(locale)
    for spoken in (dates.due, dates.brief, dates.until, dates.day, dates.heading):
        sentence = spoken(say, deadline, TUESDAY)
        assert sentence
        assert "{" not in sentence


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        (
            "3-я неделя января",
            "Понимаю так: 15 января – 21 января 2027 (первая неделя месяца — с 1 по 7 число).",
        ),
        ("20 январь", "Понимаю так: до 20 января 2027 (год взят из плана)."),
    ],
)
def test_weeks_that_were_counted_are_shown_with_their_first_days(phrase, said):
    schedule = parse(phrase, Period(date(2026, 9, 1), date(2027, 8, 31), 9))
    assert inferred(schedule, texts("ru"), is_outside=False) == said
