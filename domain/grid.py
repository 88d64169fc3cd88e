"""A document as the importer sees it: paragraphs and tables in reading order.

Every reader in `documents.read` gives this one form, so that `domain.plan` needs to know nothing
of file formats and a problem can be shown at its place.
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in the file, as a person would look for it.

    All numbers count from 1. `sheet` is a sheet's name (workbooks), `page` a page (PDF), `table`
    the ordinal of the table in the document or sheet, `row` and `column` the position within the
    table, or for text outside tables `row` is the line or paragraph number.
    """

    sheet: str | None = None
    page: int | None = None
    table: int | None = None
    row: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. A merged cell stands once, at its upper left corner, with its spans.

    `text` keeps line breaks as "\\n"; markup of the source (bold, lists) is already gone, list
    items stand on their own lines. `column` counts from 1 and takes merged cells into account.
    `bold` is True where the whole text is emphasised. `formula` is what stands there instead of a
    text where nobody has computed it yet («=A3+1»).
    """

    text: str
    column: int
    column_span: int = 1
    row_span: int = 1
    bold: bool = False
    formula: str = ""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table, left to right; cells covered by a merge from above are absent.

    `hidden` is True where the source hides the row, while it is being read. `page` is the page on
    which it stands, where the format knows pages.
    """

    cells: tuple[Cell, ...]
    number: int
    page: int | None = None
    hidden: bool = False

    def text_at(self, column: int) -> str:
        """The text of the cell that starts at `column`, or an empty string."""
        return next((cell.text for cell in self.cells if cell.column == column), "")


@dataclass(frozen=True, slots=True)
class GridTable:
    """Rows in reading order. `ordinal` counts tables of the document (or sheet) from 1; it is None
    where the rows are numbered points of a text, whose numbers are those of its paragraphs.

    `width` is the number of columns of the widest row. `hidden_columns` are those that the source
    hides, while it is being read. `first_column` is where the table begins if it stands to the
    right of another one: its own columns count from 1.
    """

    rows: tuple[GridRow, ...]
    ordinal: int | None
    width: int
    sheet: str | None = None
    hidden_columns: frozenset[int] = frozenset()
    first_column: int | None = None

    def place(self, row: GridRow, column: int | None = None) -> Place:
        """The place of a row, or of one of its cells."""
        if self.first_column is not None:
            column = self.first_column + (column or 1) - 1
        return Place(self.sheet, row.page, self.ordinal, row.number, column)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text outside tables. `heading` is True where the source styles or emphasises it as one.

    `margin` is True where it stands at the head or the foot of pages.
    """

    text: str
    place: Place
    heading: bool = False
    margin: bool = False


Block = Paragraph | GridTable


class OmissionReason(StrEnum):
    """Why something of a file is not in its grid."""

    HIDDEN_ROW = "hidden-row"
    HIDDEN_COLUMN = "hidden-column"
    HIDDEN_SHEET = "hidden-sheet"
    NO_VALUE = "no-value"


@dataclass(frozen=True, slots=True)
class Omission:
    """What a reader left out: where it begins, how many rows, columns or cells it is, its words."""

    reason: OmissionReason
    place: Place
    count: int
    text: str


@dataclass(frozen=True, slots=True)
class Grid:
    """A whole document: its blocks in reading order. `sheets` names a workbook's sheets."""

    blocks: tuple[Block, ...]
    sheets: tuple[str, ...] = ()
    omissions: tuple[Omission, ...] = ()

    @property
    def tables(self) -> tuple[GridTable, ...]:
        return tuple(block for block in self.blocks if isinstance(block, GridTable))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))
