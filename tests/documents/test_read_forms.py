"""Every layout of a plan in every format: the same activities come out."""

import pytest

from documents.read import read_bytes
from domain.plan import draft
from tests.documents.building.forms import FORMS
from tests.domain.grids import grid, outline
from tests.domain.test_plan_layouts import LAYOUTS

SHEETS = "==="
UNLIKE = {
    # A sheet ends its rows with the last filled cell, so that a column without a heading is not
    # seen, and it has no paragraphs that could hold a list.
    "xlsx": ("32_codes", "42_numbered_list", "66_points_with_terms", "73_bracketed_points"),
    # More cells than the container that is written here holds.
    "doc": ("71_crosses",),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_is_read_alike_in_every_format(path, form):
    document, _, expected = path.read_text(encoding="utf-8").partition("\n---\n")
    if SHEETS in document:
        pytest.skip("only a workbook has sheets")
    if path.stem in UNLIKE.get(form, ()):
        pytest.skip("the format does not hold what the layout is about")
    name, write = FORMS[form]
    plan = draft(read_bytes(write(grid(document)), name))
    period = f"{plan.period.start}..{plan.period.end}"
    lines = [_on_one_line(line) for line in (plan.title, period, *outline(plan))]
    assert lines == [_on_one_line(line) for line in expected.strip().split("\n")]


def _on_one_line(text: str) -> str:
    """A page breaks lines where it is full."""
    return " ".join(text.replace("\\n", " ").split())
