"""The columns of a table, as its header gives them."""

from dataclasses import dataclass

from domain.planning.column_roles import ColumnRole, names_both
from domain.planning.wording import key


@dataclass(frozen=True, slots=True)
class GridColumn:
    """Columns `start` to `end` of the grid under one heading.

    `label` is the heading on one line; of a matrix column it is the time that a mark stands for.
    """

    start: int
    end: int
    role: ColumnRole | None
    label: str

    @property
    def is_joint(self) -> bool:
        """Whether its cells hold the deadline and the responsible together."""
        return self.role in (ColumnRole.TERM, ColumnRole.PARTY) and names_both(self.label)


@dataclass(frozen=True, slots=True)
class TableLayout:
    """The columns of a table and how many rows its header takes. `guessed` if it has none."""

    columns: tuple[GridColumn, ...]
    height: int
    guessed: bool = False

    def column_at(self, position: int) -> GridColumn | None:
        """The column that covers a position of the grid."""
        return next((c for c in self.columns if c.start <= position <= c.end), None)

    def has(self, role: ColumnRole) -> bool:
        joint = role in (ColumnRole.TERM, ColumnRole.PARTY)
        return any(column.role is role or (joint and column.is_joint) for column in self.columns)

    def is_before(self, role: ColumnRole, other: ColumnRole) -> bool:
        """Whether the first column of one role stands before that of another."""
        starts = {column.role: column.start for column in reversed(self.columns)}
        return role in starts and other in starts and starts[role] < starts[other]

    @property
    def width(self) -> int:
        return max((column.end for column in self.columns), default=0)

    @property
    def counts(self) -> bool:
        """Whether a heading («№ п/п») names the column of numbers."""
        return any(column.role is ColumnRole.NUMBER and column.label for column in self.columns)

    def is_like(self, other: "TableLayout") -> bool:
        """Whether the headings are mostly those of another header."""
        labels = {label for label in self.labels if label}
        return 2 * len(labels & set(other.labels)) >= len(labels)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(key(column.label) for column in self.columns)
