"""Workbooks. openpyxl (and numpy, which it looks for) is imported when the first one is written."""

from collections.abc import Iterable
from datetime import tzinfo
from pathlib import Path
from typing import BinaryIO

from documents.write.sheets import SheetValue


def write_workbook(target: Path | BinaryIO, sheets: Iterable[SheetValue], zone: tzinfo) -> None:
    """Write `sheets` to `target` (.xlsx). Aware datetimes are shown in `zone`.

    No text of a cell is ever a formula. A sheet with more rows than Excel takes continues on
    another of the same name with a number. At least one sheet is needed: ValueError.
    """
    from documents.write.xlsx_sheets import write_sheets

    write_sheets(target, sheets, zone)
