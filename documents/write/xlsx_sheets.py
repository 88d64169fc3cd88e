"""Workbooks by openpyxl in write-only mode: rows go to the disk as they come."""

import re
from collections.abc import Iterable, Iterator
from datetime import tzinfo
from io import BytesIO
from itertools import chain, islice
from math import ceil
from pathlib import Path
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from documents.write.sheets import SheetValue, ToneRule
from documents.write.words import fit_for_xml
from documents.write.xlsx_cells import RowWriter
from domain.table import Tone

SHEET_ROWS = 1_048_576
PAGE_LETTERS = 240
"""So many letters wide a page of A4 can still be read."""
_A4 = 9
# Excel refuses longer footers (255 letters with the commands).
_FOOTER = 100
_TITLE = 31
_BAD_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_FILLS = {
    Tone.GOOD: ("E6F4EA", "176338"),
    Tone.BAD: ("FDE7E5", "AD1F17"),
    Tone.WARN: ("FFF2D6", "7D4F00"),
    Tone.MUTED: ("F2F4F6", "5B6570"),
}


def write_sheets(target: Path | BinaryIO, sheets: Iterable[SheetValue], zone: tzinfo) -> None:
    """Write a workbook: see `documents.write.xlsx.write_workbook`."""
    workbook = Workbook(write_only=True)
    workbook.properties.creator = ""
    taken: set[str] = set()
    try:
        for value in sheets:
            _write_sheet(workbook, value, taken, zone)
    except BaseException:
        # Rows come from elsewhere and can fail half-way. Only saving removes the temporary files
        # of the sheets that were begun.
        workbook.save(BytesIO())
        raise
    if not taken:
        raise ValueError("a workbook has at least one sheet")
    workbook.save(target)


def sheet_title(title: str, taken: set[str]) -> str:
    """`title` as Excel allows it (31 letters, no []:*?/\\) and unlike those `taken`, letter case
    aside; it is added to `taken`.
    """
    base = _BAD_TITLE.sub(" ", title).strip().strip("'").strip() or "1"
    name, count = base[:_TITLE].rstrip(), 1
    while name.casefold() in taken or name.casefold() == "history":
        count += 1
        tail = f" {count}"
        name = base[: _TITLE - len(tail)].rstrip() + tail
    taken.add(name.casefold())
    return name


def _write_sheet(workbook: Workbook, value: SheetValue, taken: set[str], zone: tzinfo) -> None:
    rows: Iterator[Any] = iter(value.rows)
    room = SHEET_ROWS - len(value.heading) - 3
    while True:
        sheet = workbook.create_sheet(sheet_title(value.title, taken))
        header = len(value.heading) + 1
        _set_up(sheet, value, header)
        writer = RowWriter(sheet, value.columns, zone)
        writer.heading(value.heading)
        writer.header()
        count = writer.rows(islice(rows, room))
        following = next(rows, None)
        if following is None and value.total is not None:
            writer.total(value.total)
        _finish(sheet, value, header, count)
        if following is None:
            return
        rows = chain([following], rows)


def _set_up(sheet: Any, value: SheetValue, header: int) -> None:
    # Everything that stands before the rows in the file has to be known before the first of them.
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.freeze_panes = f"{get_column_letter(value.frozen + 1)}{header + 1}"
    for place, column in enumerate(value.columns, 1):
        dimension = sheet.column_dimensions[get_column_letter(place)]
        dimension.width = column.width
        if column.typed:
            dimension.number_format = "@"
            dimension.alignment = Alignment(wrap_text=column.wrap, vertical="top")


def _finish(sheet: Any, value: SheetValue, header: int, count: int) -> None:
    last = get_column_letter(len(value.columns))
    if value.filtered:
        sheet.auto_filter.ref = f"A{header}:{last}{header + count}"
    if count:
        for rule in value.tones:
            _colour(sheet, rule, header + 1, header + count, last)
    sheet.print_title_rows = f"{header}:{header}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    # On one page so many columns would be too small to read: they go on beside it, rows named.
    pages = max(1, ceil(sum(column.width for column in value.columns) / PAGE_LETTERS))
    if pages > 1 and value.frozen:
        sheet.print_title_cols = f"A:{get_column_letter(value.frozen)}"
    sheet.page_setup.fitToWidth = pages
    sheet.page_setup.fitToHeight = 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.page_margins.top = sheet.page_margins.bottom = 0.6
    sheet.page_margins.footer = 0.25
    sheet.oddFooter.right.text = "&P / &N"
    if value.heading:
        # «&» begins a command in a footer; twice, it is itself.
        sheet.oddFooter.left.text = fit_for_xml(value.heading[-1][:_FOOTER]).replace("&", "&&")


def _colour(sheet: Any, rule: ToneRule, first: int, last: int, last_column: str) -> None:
    if rule.tone is Tone.NORMAL:
        return
    letter = get_column_letter(rule.column + 1)
    if rule.equals is not None:
        quoted = rule.equals.replace('"', '""')
        formula = f'${letter}{first}="{quoted}"'
    else:
        formula = f"AND(ISNUMBER(${letter}{first}),${letter}{first}>{rule.above})"
    fill, ink = _FILLS[rule.tone]
    place = f"A{first}:{last_column}{last}" if rule.whole_row else f"{letter}{first}:{letter}{last}"
    sheet.conditional_formatting.add(
        place,
        Rule(
            type="expression",
            formula=[formula],
            dxf=DifferentialStyle(
                font=Font(color=ink), fill=PatternFill(bgColor=fill, fill_type="solid")
            ),
        ),
    )
