"""Whatever the grid: a draft or a refusal, and every row with text in it is accounted for."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from domain.draft import Draft
from domain.errors import Refusal
from domain.grid import Cell, Grid, GridRow, GridTable, Paragraph, Place
from domain.plan import account, draft

WORDS = (
    "№", "№ п/п", "Мероприятие", "Срок", "Ответственный", "Результат", "Направление", "1", "1.",
    "2", "1.1", "I.", "10", "1. Кадры", "Раздел II. Учёба", "Провести семинар", "и ещё один",
    "- пункт;", "сентябрь", "2021-2022", "в течение года", "УО", "УО, ОО", "Иванов И.И.", "х", "+",
    "Справка", "не менее 5%", "-", "", "", "", "**", "(", "«", "Цель: всё", "начало", "Сентябрь",
    "Октябрь", "Ноябрь",
)  # fmt: skip
TEXTS = st.one_of(st.sampled_from(WORDS), st.text(max_size=12))


@st.composite
def rows(draw, number):
    cells = []
    column = 1
    for text in draw(st.lists(TEXTS, max_size=6)):
        column += draw(st.sampled_from((0, 0, 0, 0, 1)))
        span = draw(st.sampled_from((1, 1, 1, 1, 2, 5)))
        height = draw(st.sampled_from((1, 1, 1, 1, 2, 3)))
        cells.append(Cell(text, column, span, height, draw(st.booleans())))
        column += span
    return GridRow(tuple(cells), number, hidden=draw(st.booleans()))


@st.composite
def grids(draw):
    blocks = []
    sheets = draw(st.sampled_from(((), ("А", "Лист2"))))
    for ordinal in range(1, draw(st.integers(1, 4)) + 1):
        count = draw(st.integers(0, 3))
        blocks += [
            Paragraph(draw(TEXTS), Place(row=line), draw(st.booleans())) for line in range(count)
        ]
        body = [draw(rows(number)) for number in range(1, draw(st.integers(0, 8)) + 1)]
        if draw(st.booleans()):
            names = draw(st.permutations(WORDS[:6]))
            cells = tuple(Cell(name, column) for column, name in enumerate(names, 1))
            body.insert(0, GridRow(cells, 0))
        sheet = draw(st.sampled_from(sheets)) if sheets else None
        blocks.append(GridTable(tuple(body), ordinal, 6, sheet))
    return Grid(tuple(blocks), sheets)


@settings(max_examples=400)
@given(grids())
def test_any_grid_is_a_draft_or_a_refusal_and_no_row_is_lost(grid):
    try:
        plan = draft(grid)
    except Refusal:
        return
    assert isinstance(plan, Draft)
    assert plan == draft(grid)
    known = {place for place, _ in account(grid)}
    for table in grid.tables:
        for row in table.rows:
            if any(re.search(r"[^\W_]", cell.text) for cell in row.cells):
                assert table.place(row) in known


@settings(max_examples=200)
@given(grids())
def test_activities_point_to_sections_that_exist(grid):
    try:
        plan = draft(grid)
    except Refusal:
        return
    keys = [section.key for section in plan.sections]
    assert len(set(keys)) == len(keys)
    assert {activity.section for activity in plan.activities} <= {None, *keys}
    assert plan.activities
