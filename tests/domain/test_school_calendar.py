"""School terms as a value, and the terms of a plan that lean on them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.deadlines import parse
from domain.errors import Code, Refusal
from domain.schedule import Every, Kind, Period
from domain.school_calendar import (
    QUARTERS,
    TRIMESTERS,
    SchoolCalendar,
    Season,
    read_calendar,
    usual_calendar,
    write_calendar,
)

YEAR = Period(date(2024, 9, 1), date(2025, 8, 31), 9)
AUTUMN = Period(date(2024, 9, 1), date(2024, 12, 31), 9)
TWO = Period(date(2024, 9, 1), date(2026, 8, 31), 9)
TERMS = [
    ["2024-09-01", "2024-10-25"],
    ["2024-11-05", "2024-12-29"],
    ["2025-01-09", "2025-03-21"],
    ["2025-03-31", "2025-05-26"],
]
CALENDAR = read_calendar(TERMS)
FIRST, SECOND, THIRD, FOURTH = ("/".join(term) for term in TERMS)
AUTUMN_BREAK, WINTER_BREAK = "2024-10-26/2024-11-04", "2024-12-30/2025-01-08"
SPRING_BREAK, SUMMER = "2025-03-22/2025-03-30", "2025-05-27/2025-08-31"

EACH_TERM = f"{FIRST} {SECOND} {THIRD} {FOURTH}"
EACH_BREAK = f"{AUTUMN_BREAK} {WINTER_BREAK} {SPRING_BREAK}"
EACH_DAY_OFF = " ".join(f"2025-03-{day}/2025-03-{day}" for day in range(22, 31))

LEANING = [
    ("1 раз в четверть", "recurring", EACH_TERM),
    ("не реже одного раза в учебную четверть", "recurring", EACH_TERM),
    ("по четвертям", "recurring", EACH_TERM),
    ("каждую четверть", "recurring", EACH_TERM),
    ("по окончании каждой четверти", "recurring", EACH_TERM),
    ("по итогам каждой четверти", "recurring", EACH_TERM),
    ("после каждой четверти", "recurring?", EACH_TERM),
    ("в конце каждой четверти", "recurring?", EACH_TERM),
    ("в конце четверти", "recurring?", EACH_TERM),
    ("2 раза в четверть", "recurring?", EACH_TERM),
    ("раз в триместр", "recurring?", EACH_TERM),
    ("в каникулы", "recurring", EACH_BREAK),
    ("на каникулах", "recurring", EACH_BREAK),
    ("в каникулярное время", "recurring", EACH_BREAK),
    ("во время школьных каникул", "recurring", EACH_BREAK),
    ("каждые каникулы", "recurring", EACH_BREAK),
    ("до конца I четверти", "fixed", "/2024-10-25"),
    ("до конца первой четверти", "fixed", "/2024-10-25"),
    ("к концу 3 четверти", "fixed", "/2025-03-21"),
    ("до начала II четверти", "fixed?", "/2024-11-04"),
    ("II четверть", "fixed", SECOND),
    ("в I–II четверти", "fixed", "2024-09-01/2024-12-29"),
    ("I, III четверть", "fixed", f"{FIRST} {THIRD}"),
    ("I четверть 2024-2025 учебного года", "fixed", FIRST),
    ("I четверть 2023-2024 учебного года", "on_event?", ""),
    ("в конце I четверти", "fixed?", "2024-10-16/2024-10-25"),
    ("II триместр", "fixed?", SECOND),
    ("со второй четверти", "continuous", "2024-11-05/2025-08-31"),
    ("в течение II четверти", "continuous?", SECOND),
    ("осенние каникулы", "fixed", AUTUMN_BREAK),
    ("в зимние каникулы", "fixed", WINTER_BREAK),
    ("в период летних каникул", "fixed", SUMMER),
    ("осенние и весенние каникулы", "fixed", f"{AUTUMN_BREAK} {SPRING_BREAK}"),
    ("каникулы (осенние, зимние)", "fixed", f"{AUTUMN_BREAK} {WINTER_BREAK}"),
    ("до зимних каникул", "fixed?", "/2024-12-29"),
    ("ежедневно в весенние каникулы", "recurring", EACH_DAY_OFF),
]


@pytest.mark.parametrize(("phrase", "kind", "windows"), LEANING)
def test_a_term_leans_on_the_calendar(phrase: str, kind: str, windows: str) -> None:
    schedule = parse(phrase, YEAR, CALENDAR)
    assert schedule.kind.value + "?" * (not schedule.confident) == kind
    found = " ".join(f"{window.start or ''}/{window.end}" for window in schedule.windows)
    assert found == windows
    leaning = kind.startswith("recurring") and "ежедневно" not in phrase
    assert (schedule.every == "school_term") is leaning


@pytest.mark.parametrize(
    "phrase",
    [
        "1 раз в четверть",
        "в каникулы",
        "в каникулярное время",
        "в зимние каникулы",
        "до конца I четверти",
        "со второй четверти",
        "по окончании каждой четверти",
        "по окончании четверти",
        "после каникул",
        "II четверть",
    ],
)
@pytest.mark.parametrize("period", [YEAR, TWO, Period(date(2025, 1, 1), date(2025, 12, 31))])
def test_without_the_calendar_such_a_term_is_asked(phrase: str, period: Period) -> None:
    schedule = parse(phrase, period)
    assert not schedule.windows
    assert not schedule.confident


def test_windows_are_clipped_to_the_plan() -> None:
    schedule = parse("1 раз в четверть", AUTUMN, CALENDAR)
    assert [window.end for window in schedule.windows] == [date(2024, 10, 25), date(2024, 12, 29)]
    assert schedule.confident


def test_a_year_without_terms_leaves_a_doubt() -> None:
    assert len(parse("1 раз в четверть", TWO, CALENDAR).windows) == 4
    assert not parse("1 раз в четверть", TWO, CALENDAR).confident
    both = SchoolCalendar(CALENDAR.terms + usual_calendar(2025).terms)
    assert len(parse("1 раз в четверть", TWO, both).windows) == 8
    assert parse("1 раз в четверть", TWO, both).confident
    assert not parse("II четверть", TWO, both).confident


def test_the_calendar_changes_nothing_else() -> None:
    for phrase in ("ежеквартально", "сентябрь", "по графику", "2 раза в год", "до 25 мая"):
        assert parse(phrase, YEAR, CALENDAR) == parse(phrase, YEAR)


@pytest.mark.parametrize("year", range(2020, 2041))
@pytest.mark.parametrize("count", [QUARTERS, TRIMESTERS])
def test_usual_dates_are_a_school_year(year: int, count: int) -> None:
    calendar = usual_calendar(year, count)
    assert list(calendar.by_year()) == [year]
    assert len(calendar.terms) == count
    assert calendar.terms[0][0] == date(year, 9, 1)
    assert all(7 <= (last - first).days + 1 <= 12 for first, last in calendar.holidays())
    assert calendar.covers(date(year, 9, 1), date(year + 1, 8, 31))
    assert not calendar.covers(date(year, 9, 1), date(year + 2, 5, 31))


def test_holidays_have_a_season() -> None:
    found = {season: CALENDAR.holidays_in(season) for season in Season}
    assert {season: len(spans) for season, spans in found.items()} == dict.fromkeys(Season, 1)
    assert found[Season.SUMMER] == [(date(2025, 5, 27), date(2025, 8, 31))]


@given(st.integers(1990, 2190), st.sampled_from([QUARTERS, TRIMESTERS]))
def test_a_calendar_is_read_as_it_was_written(year: int, count: int) -> None:
    calendar = usual_calendar(year, count)
    assert read_calendar(write_calendar(calendar)) == calendar
    assert read_calendar(write_calendar(calendar)["terms"]) == calendar


@pytest.mark.parametrize(
    "data",
    [
        None,
        "2024-09-01",
        [],
        {"terms": []},
        {"quarters": TERMS},
        [["2024-09-01"]],
        [["2024-09-01", "2024-10-25", "2024-11-05"]],
        [["2024-10-25", "2024-09-01"]],
        [["2024-09-01", "2024-10-25"], ["2024-10-25", "2024-12-29"]],
        [["2024-09-31", "2024-10-25"]],
        [[20240901, 20241025]],
        [["2024-09-01", "2026-10-25"]],
        [["1924-09-01", "1924-10-25"]],
    ],
)
def test_what_is_no_calendar_is_refused(data: object) -> None:
    with pytest.raises(Refusal) as refusal:
        read_calendar(data)
    assert refusal.value.code is Code.BAD_SCHOOL_CALENDAR


@pytest.mark.parametrize(("phrase", "kind", "windows"), LEANING)
def test_what_changes_no_meaning_changes_none_of_school_terms(
    phrase: str, kind: str, windows: str
) -> None:
    plain = parse(phrase, YEAR, CALENDAR)
    swapped = str.maketrans("-–", "–-")
    for changed in (phrase.upper(), phrase.translate(swapped), phrase.replace(" ", "\u00a0")):
        found = parse(changed, YEAR, CALENDAR)
        assert (found.kind, found.every, found.windows) == (plain.kind, plain.every, plain.windows)
    for yearly in (f"ежегодно, {phrase}", f"{phrase}, ежегодно"):
        found = parse(yearly, YEAR, CALENDAR)
        assert (found.kind, found.every) == (Kind.RECURRING, plain.every or Every.YEAR)
        assert found.confident <= plain.confident
        assert found.windows == plain.windows or not found.confident
