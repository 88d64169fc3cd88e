"""The plans of «tests/domain/layouts» as Word files: merged cells and bold come through."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.table import Table as WordTable

from documents.read import read_bytes
from domain.grid import Grid, GridTable, Paragraph
from domain.plan import draft
from tests.domain.grids import grid, outline
from tests.domain.test_plan_layouts import LAYOUTS


@pytest.mark.parametrize("path", LAYOUTS, ids=lambda path: path.stem)
def test_a_plan_written_in_word_is_read_like_its_grid(path: Path) -> None:
    text = path.read_text(encoding="utf-8").partition("\n---\n")[0]
    if "===" in text:
        pytest.skip("Word has no sheets")
    wanted = grid(text)
    plan, meant = draft(read_bytes(word(wanted), "план.docx")), draft(wanted)
    assert outline(plan) == outline(meant)
    assert (plan.title, plan.period) == (meant.title, meant.period)


def word(source: Grid) -> bytes:
    document = Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = section.page_height, section.page_width
    for block in source.blocks:
        if isinstance(block, Paragraph):
            document.add_paragraph().add_run(block.text).bold = block.heading
        else:
            document.add_paragraph()
            _fill(document.add_table(len(block.rows), block.width), block)
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def _fill(target: WordTable, source: GridTable) -> None:
    for index, row in enumerate(source.rows):
        for cell in row.cells:
            last = target.cell(index + cell.row_span - 1, cell.column + cell.column_span - 2)
            merged = target.cell(index, cell.column - 1).merge(last)
            merged.text = ""
            merged.paragraphs[0].add_run(cell.text).bold = cell.bold
