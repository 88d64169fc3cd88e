"""Grids written as text: a line with « | » is a row, a blank line ends a table.

«текст >3» is a cell over three columns, «текст v2» one over two rows (its place below is left out
by writing «^»), «*текст*» is bold.
"""

import re

from domain.draft import Draft
from domain.grid import Block, Cell, Grid, GridRow, GridTable, Paragraph, Place


def grid(text: str, sheets: tuple[str, ...] = ()) -> Grid:
    """The blocks of a text; a line «=== имя» begins a sheet."""
    blocks: list[Block] = []
    rows: list[GridRow] = []
    ordinal = 0
    sheet = None

    def close() -> None:
        nonlocal rows, ordinal
        if rows:
            ordinal += 1
            width = max(cell.column + cell.column_span - 1 for row in rows for cell in row.cells)
            blocks.append(GridTable(tuple(rows), ordinal, width, sheet))
            rows = []

    for number, line in enumerate(text.strip("\n").split("\n"), 1):
        if line.startswith("==="):
            close()
            sheet, ordinal = line[3:].strip(), 0
        elif "|" in line or re.search(r"\s>\d", line):
            rows.append(_row(line, len(rows) + 1))
        else:
            close()
            if stripped := line.strip():
                bold = stripped.startswith("*") and stripped.endswith("*")
                blocks.append(Paragraph(stripped.strip("*"), Place(row=number), bold))
    close()
    return Grid(tuple(blocks), sheets)


def _row(line: str, number: int) -> GridRow:
    cells = []
    column = 1
    for raw in line.split("|"):
        text = raw.strip().replace("\\n", "\n")
        wide = re.search(r"\s?>(\d)", text)
        tall = re.search(r"\s?v(\d)", text)
        span = int(wide[1]) if wide else 1
        height = int(tall[1]) if tall else 1
        text = re.sub(r"\s?>\d|\s?v\d", "", text).strip()
        bold = len(text) > 2 and text.startswith("*") and text.endswith("*")
        if text != "^":
            cells.append(Cell(text.strip("*") if bold else text, column, span, height, bold))
        column += span
    return GridRow(tuple(cells), number)


def outline(plan: Draft) -> list[str]:
    """A draft for comparing: «§ номер название», then «номер название | срок | кто | результат»."""
    lines: list[str] = []
    titles = {section.key: section for section in plan.sections}
    current = None
    for activity in plan.activities:
        if activity.section != current:
            current = activity.section
            section = titles[current] if current else None
            lines.append(f"§ {section.number or '-'} {section.title}" if section else "§")
        parties = ", ".join(party.name for party in activity.responsible)
        parts = [
            f"{activity.number or '-'} {activity.title}",
            activity.term,
            parties,
            activity.result,
        ]
        while len(parts) > 1 and not parts[-1]:
            parts.pop()
        lines.append(" | ".join(parts).replace("\n", "\\n"))
    return lines


def problems(plan: Draft, *codes: str) -> list[tuple[str, int | None]]:
    """The codes of a draft's problems with their rows; only `codes`, if any are given."""
    return [
        (problem.code.value, problem.place.row if problem.place else None)
        for problem in plan.problems
        if not codes or problem.code.value in codes
    ]
