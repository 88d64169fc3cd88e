"""The words of a row are the words of its activities, or of a warning: nothing is lost silently."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.draft import Draft
from domain.grid import Cell, Grid, Row, Table
from domain.plan import account, draft
from domain.planning.fates import Fate
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
_OWN = (Fate.ACTIVITY, Fate.CONTINUATION)


def said(plan: Draft) -> str:
    """All that a draft says, and all that it warns about."""
    texts = [value for problem in plan.problems for _, value in problem.values]
    for section in plan.sections:
        texts += [section.number or "", section.title]
    for activity in plan.activities:
        texts += [activity.number, activity.title, activity.term, activity.result, activity.mark]
        texts += [party.as_written for party in activity.responsible]
    return key(" ".join(texts))


def lost(document: Grid, plan: Draft) -> list[str]:
    """The words of the rows that are nowhere; columns that are named as left out are not asked."""
    kept = said(plan)
    left_out = {
        (problem.place.sheet, problem.place.table, problem.place.column)
        for problem in plan.problems
        if problem.code.value == "column-unknown" and problem.place is not None
    }
    fates = dict(account(document))
    return [
        word
        for table, row in _rows(document)
        if fates.get(table.place(row)) in _OWN
        for cell in row.cells
        if (table.sheet, table.ordinal, cell.column) not in left_out
        for word in _WORD.findall(_plain(cell.text))
        if key(word) not in kept and fold(word) != "и"
    ]


def _plain(text: str) -> str:
    """The text without the numbers of a list in it."""
    return re.sub(r"(?:^|(?<=\s))\d{1,2}[.)](?=\s)", " ", text)


def _rows(document: Grid) -> Iterator[tuple[Table, Row]]:
    for table in document.tables:
        for row in table.rows:
            yield table, row


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
    table = Table(
        (
            Row(tuple(Cell(text, i) for i, text in enumerate(H4.split(" | "), 1)), 1),
            Row((Cell("1", 1), Cell("Смотр", 2), Cell("март", 3), Cell(cell, 4)), 2),
            Row((Cell("2", 1), Cell("Слёт", 2), Cell("май", 3), Cell("УО", 4)), 3),
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


@settings(max_examples=300, deadline=None)
@given(st.lists(ROWS, min_size=1, max_size=8))
def test_no_word_of_any_row_is_lost(rows):
    lines = [
        Row(tuple(Cell(text, column) for column, text in enumerate(row, 1)), number)
        for number, row in enumerate((HEADINGS, *rows), 1)
    ]
    document = Grid((Table(tuple(lines), 1, len(HEADINGS)),))
    assert lost(document, draft(document, period=YEAR)) == []
