"""A grid written out as the text dumps that go round, to read the same plan in every style."""

import random
from collections.abc import Callable

from domain.grid import Cell, Grid, GridRow, GridTable, Paragraph


def as_cells(grid: Grid, noise: float = 0.0, seed: int = 0) -> str:
    """Every cell on lines of its own behind a tab; `noise` adds blank lines after cells."""
    chance = random.Random(seed)
    written = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            written.append(f"{block.text}\n")
            continue
        for row in block.rows:
            alone = only_text(row)
            for text in [alone] if alone else dense(row, block.width):
                written.append(f"\t{text}\n")
                if chance.random() < noise:
                    written.append("\n")
            written.append("\n")
        written.append("\n")
    return "".join(written)


def as_rows(grid: Grid, noise: float = 0.0, seed: int = 0) -> str:
    """A row a line; `noise` adds page breaks and breaks lines inside cells."""
    chance = random.Random(seed)
    written = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            written.append(f"\n{'### ' if block.heading else ''}{block.text}\n")
            continue
        written.append("\n")
        for row in block.rows:
            cells = [text.replace("\n", "<br>") for text in dense(row, block.width)]
            if chance.random() < noise and " " in cells[-1] and cells[0]:
                cells[-1] = cells[-1].replace(" ", "\n", 1)
            written.append("\t".join(cells) + "\n")
            if chance.random() < noise:
                written.append(chance.choice(("\n", "\n\n\n", "----\t---\n")))
        written.append("\n")
    return "".join(written)


def as_pipes(grid: Grid) -> str:
    """A row a line between pipes, with the rule that Markdown wants below the first."""
    written = []
    for block in grid.blocks:
        if isinstance(block, Paragraph):
            written.append(f"\n{block.text}\n")
            continue
        rule = "|" + "---|" * block.width
        for index, row in enumerate(block.rows):
            cells = (
                text.replace("|", "\\|").replace("\n", "<br>") for text in dense(row, block.width)
            )
            written.append(f"\n| {' | '.join(cells)} |" + (f"\n{rule}" if index == 0 else ""))
        written.append("\n")
    return "".join(written)


def with_sections(grid: Grid, is_section: Callable[[GridTable, GridRow], bool], shape: str) -> Grid:
    """The grid with its section rows written in another way."""
    blocks = []
    for block in grid.blocks:
        if isinstance(block, GridTable):
            rows = tuple(
                _section(row, block.width, shape) if is_section(block, row) else row
                for row in block.rows
            )
            block = GridTable(rows, block.ordinal, block.width, block.sheet)
        blocks.append(block)
    return Grid(tuple(blocks), grid.sheets)


def _section(row: GridRow, width: int, shape: str) -> GridRow:
    text = only_text(row) or " ".join(cell.text for cell in row.cells if cell.text)
    cells = {
        "merged": (Cell(text, 1, width),),
        "first column": (Cell(text, 1), *(Cell("", column) for column in range(2, width + 1))),
        "title column": (Cell("", 1), Cell(text, 2), Cell("", 3)),
        "every column": tuple(Cell(text, column) for column in range(1, width + 1)),
        "capitals": (Cell(text.upper(), 1, width),),
    }
    return GridRow(cells[shape], row.number)


def only_text(row: GridRow) -> str:
    """The text of a row that has one only, in its first column."""
    texts = [cell.text for cell in row.cells if cell.text]
    first = row.cells[0].text if row.cells else ""
    return first if len(texts) == 1 and not first.rstrip(".").isdecimal() else ""


def dense(row: GridRow, width: int) -> list[str]:
    """The texts of a row, an empty one where there is no cell."""
    return [row.text_at(column) for column in range(1, width + 1)]
