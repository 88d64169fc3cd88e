"""The words of a row are the words of its activities, or of a warning: nothing is lost silently."""

import re
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.draft import Draft
from domain.grid import Cell, Grid, GridRow, GridTable, Place
from domain.plan import account, draft
from domain.planning.ditto import is_ditto
from domain.planning.row_roles import RowRole
from domain.planning.wording import fold, key
from domain.schedule import Period
from tests.domain.grids import grid
from tests.domain.test_parties import BESIDE, CELLS, PEOPLE
from tests.domain.test_plan_layouts import LAYOUTS
from tests.domain.test_plan_roundtrip import PARTIES, RESULTS, TERMS, TITLES
from tests.domain.test_plan_rows import H4, LISTS, PARTS, SIGNATURES
from tests.domain.test_plan_styles import STYLES
from tests.test_roadmaps import PLANS, load

_WORD = re.compile(r"[^\W_]+")
_JOINING = ("и", "совместно")
_OWN = (RowRole.ACTIVITY, RowRole.CONTINUATION)
Spot = tuple[str | None, int | None, int | None]


def lost(document: Grid, plan: Draft) -> list[str]:
    """The words of rows that are neither in what the row became nor in a warning about it.

    A row says what its activities say, one that goes on what the row above says too, and a heading
    that is taken up by its parts what those say. Marks of a table of months become its terms, «то
    же» is what stands above, and columns without a heading, which are named as left out, are not
    asked.
    """
    left_out = {
        (problem.place.sheet, problem.place.table, problem.place.column)
        for problem in plan.problems
        if problem.code.value == "column-unknown" and problem.place is not None
    }
    said = _said_by_rows(plan)
    sections = [text for section in plan.sections for text in (section.number, section.title)]
    everywhere = " ".join(filter(None, sections))
    gone = []
    for place, texts, cells in _rows_with_words(document, said):
        kept = key(f"{everywhere} {' '.join(texts)}")
        gone += [
            word
            for column, text in cells
            if (place[0], place[1], column) not in left_out
            if not is_ditto(text)
            for word in _WORD.findall(_plain(text))
            if key(word) not in kept and fold(word) not in (*_JOINING, "х", "x")
        ]
    return gone


def _said_by_rows(plan: Draft) -> dict[Spot, list[str]]:
    said: dict[Spot, list[str]] = defaultdict(list)
    for activity in plan.activities:
        assert activity.place is not None
        texts = [activity.number, activity.title, activity.term, activity.result, activity.mark]
        said[_spot(activity.place)] += [
            *texts,
            *(party.as_written for party in activity.responsible),
            *(text for _, text in activity.other_columns),
        ]
    for problem in plan.problems:
        if problem.place is not None:
            said[_spot(problem.place)] += [value for _, value in problem.values]
    return said


def _rows_with_words(
    document: Grid, said: dict[Spot, list[str]]
) -> Iterator[tuple[Spot, list[str], list[tuple[int, str]]]]:
    """Every row that became something: its place, what is said of it, its cells."""
    row_roles = dict(account(document))
    rows = [
        (row_roles.get(table.place(row)), _spot(table.place(row)), row)
        for table in document.tables
        for row in table.rows
    ]
    own = [(row_role, spot, row) for row_role, spot, row in rows if row_role in _OWN]
    begun: Spot | None = None
    for index, (row_role, spot, row) in enumerate(own):
        texts = list(said.get(spot, ()))
        if row_role is RowRole.ACTIVITY:
            begun = spot
        elif begun is not None:
            # More of the row above, or a heading of the row below.
            below = (said[later] for _, later, _ in own[index + 1 :] if said.get(later))
            texts += [*said.get(begun, ()), *next(below, ())]
        if not texts:
            # Its parts carry its words: the next row that became anything, and those below it
            # without a number.
            below = [(later, row) for _, later, row in own[index:] if said.get(later)]
            for place, (later, part) in enumerate(below):
                if place and part.text_at(1):
                    break
                texts += said[later]
        yield spot, texts, [(cell.column, cell.text) for cell in row.cells]


def _spot(place: Place) -> Spot:
    return place.sheet, place.table, place.row


def _plain(text: str) -> str:
    """The text without the numbers of a list in it."""
    return re.sub(r"(?:^|(?<=\s))\d{1,2}[.)](?=\s)", " ", text)


@pytest.mark.parametrize("name", PLANS)
def test_no_word_of_a_real_plan_is_lost(name):
    document, plan = load(name)
    assert lost(document, plan) == []


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: Path(path).stem)
def test_no_word_of_a_layout_is_lost(path):
    text = path.read_text(encoding="utf-8").partition("\n---\n")[0]
    document = grid(text, tuple(re.findall(r"^=== (.+)$", text, re.M)))
    assert lost(document, draft(document)) == []


@pytest.mark.parametrize("cell", {**CELLS, **BESIDE, **PEOPLE})
def test_no_word_of_a_responsible_s_cell_is_lost(cell):
    table = GridTable(
        (
            GridRow(tuple(Cell(text, i) for i, text in enumerate(H4.split(" | "), 1)), 1),
            GridRow((Cell("1", 1), Cell("Смотр", 2), Cell("март", 3), Cell(cell, 4)), 2),
            GridRow((Cell("2", 1), Cell("Слёт", 2), Cell("май", 3), Cell("УО", 4)), 3),
        ),
        1,
        4,
    )
    document = Grid((table,))
    assert lost(document, draft(document)) == []


CASES = [
    *(text for text, _ in STYLES.values() if " | 09 |" not in text and "Сентябрь |" not in text),
    *(f"План на 2024 год\n\n{H4}\n{rows}" for rows, _ in PARTS.values()),
    *(f"План на 2024 год\n\n{header}\n{row}\n{row}" for header, row, _ in LISTS.values()),
    *(f"План на 2024 год\n\n{H4}\n1 | Смотр | март | УО\n{row}" for row in SIGNATURES),
]


@pytest.mark.parametrize("text", CASES)
def test_no_word_of_a_case_is_lost(text):
    document = grid(text)
    assert lost(document, draft(document)) == []


@pytest.mark.parametrize("column", ["Отметка о выполнении", "Место проведения"])
def test_what_only_a_heading_says_is_not_lost_with_it(column):
    """Its parts say all the rest: the mark, or a text of another column, is its own."""
    document = grid(
        f"План на 2024 год\n\n{H4} | {column}\n1 | Участие в смотрах: | март | УО | сделано\n"
        " | Семинар для новых учителей | март | УО |\n2 | Слёт | май | УО |"
    )
    assert lost(document, draft(document)) == []


ROWS = st.tuples(
    st.sampled_from(("", "1", "2.", "3.1", "IV")),
    st.sampled_from((*TITLES, "Участие в смотрах:", "- для педагогов;", "ЕГЭ", "1. Слёт 2. Бал")),
    st.sampled_from((*TERMS, "", "еженедельно")),
    st.sampled_from((*PARTIES, "", *BESIDE)),
    st.sampled_from((*RESULTS, "")),
    st.sampled_from(("", "выполнено")),
)
HEADINGS = ("№", "Мероприятие", "Срок", "Ответственный", "Результат", "Отметка о выполнении")
YEAR = Period(date(2024, 1, 1), date(2024, 12, 31))


@settings(max_examples=300)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_no_word_of_any_row_is_lost(rows):
    lines = [
        GridRow(tuple(Cell(text, column) for column, text in enumerate(row, 1)), number)
        for number, row in enumerate((HEADINGS, *rows), 1)
    ]
    document = Grid((GridTable(tuple(lines), 1, len(HEADINGS)),))
    assert lost(document, draft(document, period=YEAR)) == []
