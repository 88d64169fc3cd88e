"""The five real plans beside the project come in whole: every number, section, term and party."""

from collections import Counter
from datetime import date
from functools import cache, partial
from itertools import pairwise
from pathlib import Path

import pytest

from documents.read import read
from documents.read.text import read_text
from domain.draft import Draft
from domain.grid import Grid
from domain.plan import account, draft
from domain.planning.row_roles import RowRole
from domain.planning.wording import key
from tests import dumps

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "roadmaps"
PLANS = {
    "000_nizhneturinsky": (177, 9, (date(2019, 1, 1), date(2021, 12, 31), 1), False),
    "001_kemerovo": (48, 10, (date(2020, 9, 1), date(2021, 8, 31), 9), True),
    "002_tonshaevo": (38, 0, (date(2020, 1, 1), date(2021, 12, 31), 1), True),
    "003_goryachy_klyuch": (86, 10, (date(2021, 1, 1), date(2023, 12, 31), 1), False),
    "004_bashmakovo": (93, 9, (date(2020, 1, 1), date(2022, 12, 31), 1), False),
}
MUNICIPALITIES = {
    "000_nizhneturinsky": "Нижнетуринский городской округ",
    "001_kemerovo": "Кемеровский муниципальный округ",
    "002_tonshaevo": "Тоншаевский муниципальный район",
    "003_goryachy_klyuch": "муниципальное образование город Горячий Ключ",
    "004_bashmakovo": "Башмаковский район",
}
# How many activities each section holds, in the order of the document.
SHARES = {
    "000_nizhneturinsky": [10, 23, 25, 7, 12, 12, 45, 18, 25],
    "001_kemerovo": [15, 2, 7, 3, 4, 2, 2, 6, 4, 3],
    "002_tonshaevo": [38],
    "003_goryachy_klyuch": [21, 11, 8, 9, 5, 6, 7, 8, 4, 7],
    "004_bashmakovo": [13, 5, 16, 7, 4, 7, 11, 10, 20],
}
PARTIES = {
    "000_nizhneturinsky": {"УО", "ОО", "МКУ «ИМЦ»", "Руководители ММО", "УО НТГО", "ПОО"},
    "001_kemerovo": {
        "управление образования", "общеобразовательные организации", "КРИПРО",
        "ТГРП (методические объединения)", "организации дополнительного образования",
    },
    "002_tonshaevo": {
        "Начальник Управления образования", "Л.Н. Смирнова", "Муниципальный координатор",
        "Куратор ШНОР", "Руководители ОО", "Школьные команды",
        "Руководитель ОО-участник проекта 500+",
    },
    "003_goryachy_klyuch": {"УО", "МКУ «ЦРО»", "ОУ"},
    "004_bashmakovo": {
        "Отдел образования", "образовательные организации", "ГБУ ПО «ЦППМиСППО»", "БПК БР",
        "общеобразовательные организации", "Муниципальный штаб движения «ЮНАРМИЯ»",
    },
}  # fmt: skip


@cache
def load(name: str) -> tuple[Grid, Draft]:
    path = FOLDER / f"{name}.txt"
    if not path.is_file():
        pytest.skip("../shared/roadmaps is not here")
    grid = read(path, path.name)
    return grid, draft(grid)


@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_has_all_its_activities_and_sections(name):
    _, plan = load(name)
    activities, sections, period, confident = PLANS[name]
    assert (len(plan.activities), len(plan.sections)) == (activities, sections)
    assert (plan.period.start, plan.period.end, plan.period.year_start) == period
    assert plan.period_confident is confident
    assert plan.municipality == MUNICIPALITIES[name]


@pytest.mark.parametrize("name", PLANS)
def test_activities_stand_in_their_sections(name):
    _, plan = load(name)
    counts = Counter(activity.section for activity in plan.activities)
    order = [section.key for section in plan.sections] or [None]
    assert [counts[key] for key in order] == SHARES[name]


@pytest.mark.parametrize("name", PLANS)
def test_the_parties_are_told_apart(name):
    _, plan = load(name)
    assert {party.name for party in plan.parties} == PARTIES[name]
    assert [party.name for party in plan.parties if party.person] == (
        ["Л.Н. Смирнова"] if name == "002_tonshaevo" else []
    )


@pytest.mark.parametrize("name", PLANS)
def test_every_letter_of_the_plan_s_rows_is_in_the_draft(name):
    grid, plan = load(name)
    row_roles = dict(account(grid))
    source: Counter[str] = Counter()
    for table in grid.tables:
        for row in table.rows:
            if row_roles[table.place(row)] in (RowRole.ACTIVITY, RowRole.CONTINUATION):
                source.update("".join(key(cell.text) for cell in row.cells))
    rows = {table.place(row): row for table in grid.tables for row in table.rows}
    taken: Counter[str] = Counter()
    for activity in plan.activities:
        # A part begins with the words of the row above it, which stand there once; so do a term
        # and responsibles that it takes over.
        title = activity.title.removeprefix(activity.under)
        parties = "".join(party.name for party in activity.responsible)
        own = key("".join(cell.text for cell in rows[activity.place].cells))
        passed = [text for text in (activity.term, parties) if key(text) in own]
        beside = passed if activity.under else [activity.term, parties]
        taken.update(key(activity.number + title + activity.result + "".join(beside)))
    # «и» between two parties is a separator; the rest of the difference would be a loss.
    assert source - taken - Counter({"и": source["и"]}) == Counter()
    assert taken - source == Counter()


def test_a_row_cut_by_a_page_goes_on_in_its_own_column():
    grid, plan = load("003_goryachy_klyuch")
    activity = next(activity for activity in plan.activities if activity.number == "1.21")
    rows = {table.place(row): row for table in grid.tables for row in table.rows}
    assert activity.place is not None
    assert key(activity.title) == key(rows[activity.place].text_at(2))
    assert activity.result.count("\n") > 5


NUMBERS = {
    "000_nizhneturinsky": ["34", "34.1", "34.1.1", "34.1.2", "34.2", "34.2.1"],
    "001_kemerovo": ["1.14", "1.15", "2.1", "2.2", "3.1"],
    "002_tonshaevo": ["33", "34", "35"],
    "003_goryachy_klyuch": ["1.21", "2.1", "2.2"],
    "004_bashmakovo": ["5", "5.1", "5.2", "5.3", "5.4", "6", "6.1"],
}


@pytest.mark.parametrize("name", PLANS)
def test_numbers_have_no_final_dot_and_keep_their_order(name):
    _, plan = load(name)
    numbers = [activity.number for activity in plan.activities]
    wanted = NUMBERS[name]
    assert wanted in [
        numbers[start : start + len(wanted)] for start in range(len(numbers) - len(wanted) + 1)
    ]
    assert not any(number.endswith(".") for number in numbers)
    assert numbers.count("") == (3 if name.startswith("000") else 0)


def test_parts_carry_the_words_of_the_row_above():
    _, plan = load("000_nizhneturinsky")
    parts = [activity for activity in plan.activities if activity.under]
    assert [activity.title.removeprefix(activity.under).strip() for activity in parts] == [
        "ЕГЭ", "ОГЭ", "ВПР",
    ]  # fmt: skip
    assert {activity.under for activity in parts} == {
        "Анализ результатов оценочных процедур, в том числе"
    }


def test_what_ends_in_a_colon_above_numbered_rows_is_a_heading():
    _, plan = load("004_bashmakovo")
    headings = [activity.number for activity in plan.activities if activity.heading]
    assert headings == ["3", "5", "5", "6"]


def test_numbers_of_each_section_go_up_by_one_where_they_start_anew():
    _, plan = load("004_bashmakovo")
    tops = [
        (activity.section, int(activity.number))
        for activity in plan.activities
        if "." not in activity.number
    ]
    for (section, number), (following, successor) in pairwise(tops):
        assert successor == (number + 1 if section == following else 1)


@pytest.mark.parametrize("name", PLANS)
def test_no_deadline_of_a_real_plan_is_unknown(name):
    _, plan = load(name)
    kinds = Counter(activity.schedule.kind.value for activity in plan.activities)
    assert kinds["unknown"] == 0
    assert kinds["missing"] == {"000_nizhneturinsky": 1, "004_bashmakovo": 2}.get(name, 0)


def test_reporting_dates_inside_a_result_are_to_be_confirmed():
    _, plan = load("002_tonshaevo")
    activity = plan.activities[18]
    assert activity.extra_windows is not None
    assert [window.end for window in activity.extra_windows.windows] == [
        date(2021, 7, 31),
        date(2021, 12, 31),
    ]
    assert "extra-windows" in {problem.code.value for problem in plan.problems}


def test_targets_of_a_real_plan_are_indicators():
    _, plan = load("004_bashmakovo")
    found = [(i.target, i.unit, i.every) for a in plan.activities for i in a.indicators]
    assert (30.0, "%", None) in found
    assert (2.0, "мероприятий", "в год") in found
    assert len(found) == 17


DOUBTS = {
    "000_nizhneturinsky": {"title-repeated": 1, "party-missing": 1},
    "001_kemerovo": {"party-missing": 1},
    "002_tonshaevo": {"row-unread": 1, "extra-windows": 1},
    "003_goryachy_klyuch": {"table-skipped": 1, "row-shifted": 1, "row-joined": 1},
    "004_bashmakovo": {"row-joined": 3},
}


@pytest.mark.parametrize("name", PLANS)
def test_only_what_is_doubtful_is_a_problem(name):
    _, plan = load(name)
    counts = Counter(problem.code.value for problem in plan.problems)
    for code in [code for code in counts if code.startswith(("term-", "period-"))]:
        del counts[code]
    assert counts == DOUBTS[name]


def fields(plan: Draft) -> list[tuple[str, ...]]:
    """What a plan says, without spaces and punctuation."""
    return [
        (
            activity.number,
            *map(key, (activity.section or "", activity.title, activity.term, activity.result)),
            *(key(party.name) for party in activity.responsible),
        )
        for activity in plan.activities
    ]


DUMPS = {
    "cells": dumps.as_cells,
    "cells and blank lines": partial(dumps.as_cells, noise=0.3, seed=1),
    "rows": dumps.as_rows,
    "rows, pages and broken lines": partial(dumps.as_rows, noise=0.2, seed=1),
    "pipes": dumps.as_pipes,
}


@pytest.mark.parametrize("style", DUMPS)
@pytest.mark.parametrize("name", PLANS)
def test_a_real_plan_reads_the_same_in_every_style_of_dump(name, style):
    grid, plan = load(name)
    again = draft(read_text(DUMPS[style](grid).encode()))
    assert fields(again) == fields(plan)


@pytest.mark.parametrize(
    "shape", ["merged", "first column", "title column", "every column", "capitals"]
)
@pytest.mark.parametrize("name", PLANS)
def test_sections_are_known_in_any_shape(name, shape):
    grid, plan = load(name)
    row_roles = dict(account(grid))
    changed = dumps.with_sections(
        grid, lambda table, row: row_roles.get(table.place(row)) is RowRole.SECTION, shape
    )
    again = draft(changed)
    assert fields(again) == fields(plan)
    assert [key(section.title) for section in again.sections] == [
        key(section.title) for section in plan.sections
    ]
