"""Plans of our own in the layouts of real ones; «layouts/*.txt» says how each is read.

A file holds a document as `grids.grid` writes it, «---», the title, the period and the outline.
"""

from pathlib import Path

import pytest

from domain.draft import Draft
from domain.plan import draft
from tests.domain.grids import grid, outline

LAYOUTS = sorted(Path(__file__).with_name("layouts").glob("*.txt"))


def read_layout(path: Path) -> Draft:
    """What is made of the document of a layout."""
    document = path.read_text(encoding="utf-8").partition("\n---\n")[0]
    sheets = tuple(line[3:].strip() for line in document.split("\n") if line.startswith("==="))
    return draft(grid(document, sheets))


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_layout_is_read_as_it_is_meant(path):
    plan = read_layout(path)
    expected = path.read_text(encoding="utf-8").partition("\n---\n")[2]
    period = f"{plan.period.start}..{plan.period.end}"
    lines = [" ".join(line.split()) for line in (plan.title, period, *outline(plan))]
    assert lines == expected.strip().split("\n")
    assert plan.period_confident


def test_there_are_seventy_nine():
    assert len(LAYOUTS) == 79
