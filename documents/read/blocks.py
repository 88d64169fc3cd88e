"""Pieces of text as old Word formats give them, made into lines, cells, rows and tables."""

from collections.abc import Sequence

from documents.read.edges import Definition, EdgedRow, build_table
from documents.read.limits import Budget
from documents.read.tidy import tidy
from domain.grid import Block, Paragraph, Place

_Line = tuple[str, bool]
"""A text, and whether all of it is bold."""


class Blocks:
    """Takes text and the marks that end it; `done` holds the paragraphs and tables so far."""

    def __init__(self) -> None:
        self.done: list[Block] = []
        self._budget = Budget()
        self._pieces: list[_Line] = []
        self._lines: list[_Line] = []
        self._cells: list[_Line] = []
        self._rows: list[EdgedRow] = []
        self._paragraphs = self._tables = 0

    def add(self, text: str, bold: bool) -> None:
        """Text that goes on."""
        if text:
            self._pieces.append((text, bold))

    def end_paragraph(self, *, in_table: bool, heading: bool) -> None:
        """A line of a cell, or a paragraph, which ends the table above it."""
        text, bold = self._take_line()
        if in_table:
            self._lines.append((text, bold))
        elif text:
            self.end_table()
            self._paragraphs += 1
            self.done.append(Paragraph(text, Place(row=self._paragraphs), bold or heading))

    def end_cell(self) -> None:
        """The cell that was begun."""
        self._lines.append(self._take_line())
        said = [bold for text, bold in self._lines if text]
        text = "\n".join(text for text, _ in self._lines).strip()
        self._cells.append((text, bool(said) and all(said)))
        self._lines = []

    def end_row(self, left: int, definitions: Sequence[Definition]) -> None:
        """The row that was begun; its left edge and cells as it announces them."""
        if self._pieces or any(text for text, _ in self._lines):
            self.end_cell()
        if self._cells:
            self._budget.spend(len(self._cells))
            self._rows.append(EdgedRow(self._cells, left, list(definitions)))
        self._cells, self._lines = [], []

    def end_table(self) -> None:
        """The rows so far are a table."""
        if self._rows:
            self._tables += 1
            self.done.append(build_table(self._rows, self._tables))
            self._rows = []

    def _take_line(self) -> _Line:
        said = [bold for text, bold in self._pieces if text.strip()]
        text = "".join(text for text, _ in self._pieces)
        # The halves of a character beyond 16 bits arrive one by one.
        whole = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
        self._pieces = []
        return tidy(whole), bool(said) and all(said)
