"""A table as a value: what a summary says, before anybody decides how it looks.

One value is rendered as chat text, rich message, picture and file, so all of them carry the same
figures of the same moment. Words that people read are values too (titles, findings, and
`domain.printing.Labels`): they come from the locales.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum

Cell = str | int | float | date | None


class CellKind(StrEnum):
    """What the cells of a column are. PERCENT cells are shares: 0.81 is printed as 81%; CHANGE
    cells are whole differences, printed with their sign.
    """

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    PERCENT = "percent"
    CHANGE = "change"
    DATE = "date"


class Align(StrEnum):
    """Where a column's cells stand."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Tone(StrEnum):
    """How a row or a figure should strike the eye. A tone only repeats what the words say."""

    NORMAL = "normal"
    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    MUTED = "muted"


_FIGURES = frozenset(
    {CellKind.INTEGER, CellKind.NUMBER, CellKind.PERCENT, CellKind.CHANGE, CellKind.DATE}
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column. `short` replaces `title` where the width is that of a phone.

    `weight` is its share of the width that text columns divide among themselves. `tone` marks
    those of its figures that are not zero («просрочено» is BAD). `align` None means by kind.
    """

    title: str
    short: str = ""
    kind: CellKind = CellKind.TEXT
    weight: int = 1
    tone: Tone = Tone.NORMAL
    align: Align | None = None

    @property
    def heading(self) -> str:
        """The title for a phone."""
        return self.short or self.title

    @property
    def is_figure(self) -> bool:
        """True where cells are short values that line up, not prose that wraps."""
        return self.kind in _FIGURES

    @property
    def alignment(self) -> Align:
        """Where the cells stand: as asked, or figures right and words left."""
        if self.align is not None:
            return self.align
        return Align.RIGHT if self.is_figure else Align.LEFT


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `key` names what lies behind it, for the press that opens it."""

    cells: tuple[Cell, ...]
    key: str | None = None
    tone: Tone = Tone.NORMAL


@dataclass(frozen=True, slots=True)
class Table:
    """A whole table. `finding` is what the figures say, in words; it stands under them.

    `taken_at` is the aware moment of the snapshot, printed in `zone`. Raises ValueError where a
    row does not fit the columns or the moment is naive.
    """

    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    taken_at: datetime
    zone: tzinfo
    subtitle: str = ""
    finding: str = ""
    total: Row | None = None

    def __post_init__(self) -> None:
        if not self.columns:
            raise ValueError("a table has at least one column")
        if self.taken_at.tzinfo is None:
            raise ValueError("the moment of a snapshot is aware")
        for row in self.body:
            if len(row.cells) != len(self.columns):
                raise ValueError(f"{len(row.cells)} cells under {len(self.columns)} columns")

    @property
    def body(self) -> tuple[Row, ...]:
        """The rows, with the total as the last one where there is a total."""
        return self.rows if self.total is None else (*self.rows, self.total)

    def panels(self, width: int) -> tuple["Table", ...]:
        """The table as tables of at most `width` columns; each begins with the first column.

        A renderer with a limit on columns shows them one after another, so nothing is left out.
        `width` is 2 or more.
        """
        if len(self.columns) <= width:
            return (self,)
        step = width - 1
        return tuple(
            self._only((0, *range(start, min(start + step, len(self.columns)))))
            for start in range(1, len(self.columns), step)
        )

    def _only(self, places: tuple[int, ...]) -> "Table":
        def cut(row: Row) -> Row:
            return replace(row, cells=tuple(row.cells[place] for place in places))

        return replace(
            self,
            columns=tuple(self.columns[place] for place in places),
            rows=tuple(cut(row) for row in self.rows),
            total=None if self.total is None else cut(self.total),
        )
