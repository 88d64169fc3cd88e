"""The cells of a workbook: typed, styled, and never a formula."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime, tzinfo
from functools import lru_cache
from math import isfinite
from types import MethodType
from typing import Any, Literal

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from documents.write.sheets import CellLink, SheetCell, SheetColumn
from documents.write.words import fit_for_xml, poses_as_formula, safe_address
from domain.table import CellKind

# Excel opens no workbook with more than 65,530 links on a sheet.
_LINKS = 65_000
_FORMATS = {
    CellKind.DATE: "dd.mm.yyyy",
    CellKind.PERCENT: "0.0%",
    CellKind.CHANGE: "+0;−0;0",
    CellKind.INTEGER: "0",
    CellKind.NUMBER: "0.##",
}
_WHOLE = "0%"
_MOMENT = "dd.mm.yyyy hh:mm"
_LINK_INK, _FAINT, _RULE, _HEADER = "0563C1", "5B6570", "C4CAD1", "E6EBF1"
# Points of a line, and the highest row that Excel knows.
_LINE, _HIGHEST = 15, 409
# Texts whose height is remembered.
_REMEMBERED = 4_096


class _Cell(Cell):
    """A cell that is used again for every row of its column.

    Its style is looked up once; openpyxl looks it up for every cell, which takes a third of the
    time of a large sheet.
    """

    __slots__ = ("letter", "look")

    letter: str
    look: int

    @property
    def coordinate(self) -> str:
        return f"{self.letter}{self.row}"

    @property
    def style_id(self) -> int:
        return self.look

    def fixed(self) -> "_Cell":
        """The cell, once its looks are set."""
        self.letter = get_column_letter(self.column)
        self.look = super().style_id
        return self


def _font(color: str | None = None, *, size: int = 11, bold: bool = False) -> Font:
    # A font without a name is a serif one outside Excel.
    underline: Literal["single"] | None = "single" if color == _LINK_INK else None
    return Font(name="Calibri", size=size, bold=bold, color=color, underline=underline)


def _box() -> Border:
    line = Side(style="thin", color=_RULE)
    return Border(left=line, right=line, top=line, bottom=line)


class RowWriter:
    """Appends rows of one sheet. Order of calls: heading, header, rows, total."""

    def __init__(self, sheet: Any, columns: Sequence[SheetColumn], zone: tzinfo) -> None:
        self._sheet = sheet
        self._columns = columns
        self._zone = zone
        self._links = 0
        self._above = 0
        self._wrapped = [
            (place, column.width) for place, column in enumerate(columns) if column.wrap
        ]
        self._repeating = [place for place, column in enumerate(columns) if column.repeats]
        sheet._values_to_row = MethodType(_as_they_are, sheet)
        self._plain = self._cells()
        self._quoted = self._cells(quoted=True)
        self._linked = self._cells(font=_font(_LINK_INK))
        self._moments = self._cells(number_format=_MOMENT)
        self._faint = self._cells(font=_font(_FAINT))

    def heading(self, lines: Iterable[str]) -> None:
        """Lines above the table, the first of them large."""
        for place, line in enumerate(lines):
            self._above += 1
            cell = _Cell(self._sheet, row=1, column=1)
            cell.font = _font(bold=True, size=14) if place == 0 else _font(_FAINT)
            self._sheet.append([_put_text(cell.fixed(), line)])

    def header(self) -> None:
        """The titles of the columns."""
        cells = []
        for place, column in enumerate(self._columns, 1):
            cell = _Cell(self._sheet, row=1, column=place)
            cell.font = _font(bold=True)
            cell.fill = PatternFill("solid", fgColor=_HEADER)
            cell.border = _box()
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
            cells.append(_put_text(cell.fixed(), column.title))
        self._above += 1
        # Two letters of a title go to the arrow of the filter.
        lines = max(_lines(column.title, column.width - 2) for column in self._columns)
        self._make_room(self._above, lines)
        self._sheet.append(cells)

    def rows(self, rows: Iterable[Sequence[SheetCell]]) -> int:
        """Write `rows`; gives their number. ValueError where one has too many or too few cells."""
        count = 0
        before: Sequence[SheetCell] = ()
        for count, row in enumerate(rows, 1):
            number = self._above + count
            again = [
                place
                for place in self._repeating
                if row[place : place + 1] == before[place : place + 1]
            ]
            lines = self._height(row, again)
            # Left to itself, a program would make room for what is said again.
            if lines > 1 or again:
                self._make_room(number, lines)
            self._sheet.append(self._filled(row, self._told_again(again)))
            if lines > 1 or again:
                # Written already; kept, it would cost as much memory as the row.
                del self._sheet.row_dimensions[number]
            before = row
        return count

    def _told_again(self, places: Sequence[int]) -> list[_Cell]:
        """The cells of a row that says there what the row above says."""
        if not places:
            return self._plain
        cells = list(self._plain)
        for place in places:
            cells[place] = self._faint[place]
        return cells

    def total(self, row: Sequence[SheetCell]) -> None:
        """The row of totals, in bold."""
        self._sheet.append(self._filled(row, self._cells(font=_font(bold=True))))

    def _make_room(self, number: int, lines: int) -> None:
        # Excel makes room for wrapped text by itself, LibreOffice and phones do not. The writer
        # merges these attributes into the row; an object of openpyxl's own for them would take
        # longer than the row.
        height = min(_LINE * lines, _HIGHEST)
        self._sheet.row_dimensions[number] = {"ht": str(height), "customHeight": "1"}

    def _height(self, row: Sequence[SheetCell], again: Sequence[int]) -> int:
        """How many lines the longest wrapped text of a row takes, more or less; what is said
        `again` takes one.
        """
        most = 1
        for place, width in self._wrapped:
            text = row[place] if place < len(row) and place not in again else None
            if isinstance(text, str):
                most = max(most, _lines(text, width))
        return most

    def _cells(
        self,
        *,
        font: Font | None = None,
        number_format: str | None = None,
        quoted: bool = False,
    ) -> list[_Cell]:
        cells = []
        for place, column in enumerate(self._columns, 1):
            cell = _Cell(self._sheet, row=1, column=place)
            centred = column.kind is CellKind.DATE or bool(number_format)
            # A number would touch the words of the next column; a narrow one has no room.
            is_number = column.kind is not CellKind.TEXT and not centred
            cell.alignment = Alignment(
                wrap_text=column.wrap or None,
                vertical="top",
                horizontal="center" if centred else "right" if is_number else None,
                indent=int(is_number and not column.whole),
            )
            usual = "@" if column.typed else _FORMATS.get(column.kind, "General")
            usual = _WHOLE if column.whole else usual
            cell.number_format = number_format or usual
            if font is not None:
                cell.font = font
            cell.border = _box()
            cell.quotePrefix = quoted
            cells.append(cell.fixed())
        return cells

    def _filled(self, row: Sequence[SheetCell], plain: list[_Cell]) -> list[_Cell]:
        cells = []
        for place, (cell, value) in enumerate(zip(plain, row, strict=True)):
            match value:
                case str():
                    text = fit_for_xml(value)
                    chosen = self._quoted[place] if poses_as_formula(text) else cell
                    cells.append(_put_text(chosen, text))
                case datetime():
                    chosen = self._moments[place]
                    if value.tzinfo is not None:
                        value = value.astimezone(self._zone).replace(tzinfo=None)
                    chosen.value = value
                    cells.append(chosen)
                case CellLink():
                    cells.append(self._link(place, value))
                case float() if not isfinite(value):
                    # Not a number in JSON, not a number in Excel: such a workbook does not open.
                    cell.value = None
                    cells.append(cell)
                case _:
                    cell.value = value
                    cells.append(cell)
        return cells

    def _link(self, place: int, link: CellLink) -> _Cell:
        target = safe_address(link.target)
        if target is None or self._links >= _LINKS:
            return _put_text(self._plain[place], fit_for_xml(link.text))
        self._links += 1
        cell = _put_text(self._linked[place], fit_for_xml(link.text))
        cell.hyperlink = target
        return cell


@lru_cache(_REMEMBERED)
def _lines(text: str, width: float) -> int:
    """How many lines a column of that width makes of a text. Names and titles come again."""
    # Capitals and wide letters take a tenth more than the standard letter.
    room = max(1, int(width * 0.9))
    lines = 0
    for part in text.split("\n"):
        lines, used = lines + 1, 0
        for word in part.split(" "):
            if used and used + 1 + len(word) > room:
                lines, used = lines + 1, 0
            used += len(word) + bool(used)
            # A word that is longer than the column is broken.
            more, used = divmod(used - 1, room) if used > room else (0, used - 1)
            lines, used = lines + more, used + 1
    return lines


def _put_text(cell: _Cell, text: str) -> _Cell:
    cell.value = fit_for_xml(text)
    # openpyxl takes «=…» for a formula and «#N/A» for an error; both are words here.
    cell.data_type = "s"
    return cell


def _as_they_are(sheet: Any, cells: Sequence[_Cell], row: int) -> Iterator[_Cell]:
    """Takes the place of the step in which openpyxl wraps values as cells.

    Ours are cells already. Without this step everything is written just the same, but it raises
    and catches an error for every cell that it is given, half of the time of a large sheet.
    """
    for cell in cells:
        cell.row = row
        if cell.hyperlink is not None:
            cell.hyperlink.ref = cell.coordinate
        yield cell
