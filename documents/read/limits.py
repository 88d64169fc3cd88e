"""How much of a file is read at all. A plan of a whole region has some thousand rows."""

from dataclasses import dataclass

from domain.errors import Code, Refusal
from domain.grid import Grid

MAX_MEGABYTES = 20
"""What Telegram lets a bot download (Bot API, `getFile`)."""

MAX_ROWS = 20_000
MAX_CELLS = 500_000
MAX_PAGES = 200
MAX_LINES = 100_000
MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes that the parts of one zip container may unpack to, all together."""


@dataclass(slots=True)
class Budget:
    """Counts what a reader has produced, so that a junk file is refused in the middle."""

    rows: int = 0
    cells: int = 0

    def spend(self, cells: int) -> None:
        """One more row of so many cells. Raises `Refusal(FILE_TOO_LONG)` beyond the limits."""
        self.rows += 1
        self.cells += cells
        self.check()

    def check(self) -> None:
        """Raise `Refusal(FILE_TOO_LONG)` if more was counted than the limits allow."""
        if self.rows > MAX_ROWS:
            raise Refusal(Code.FILE_TOO_LONG)
        if self.cells > MAX_CELLS:
            raise Refusal(Code.FILE_TOO_LONG)


def check_lines(data: bytes) -> None:
    """Raise `Refusal(FILE_TOO_LONG)` for a plain text of more lines than any plan has."""
    if max(data.count(b"\n"), data.count(b"\r")) > MAX_LINES:
        raise Refusal(Code.FILE_TOO_LONG)


def check_rows(grid: Grid) -> None:
    """Raise `Refusal(FILE_TOO_LONG)` for a grid beyond the limits, whichever reader gave it."""
    budget = Budget()
    for table in grid.tables:
        for row in table.rows:
            budget.spend(len(row.cells))
