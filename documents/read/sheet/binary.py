"""Old and binary Excel workbooks (.xls, .xlsb), through python-calamine.

It gives values, dates as dates, and merged ranges (.xls only), but no formats and no hidden rows.
"""

import struct
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

import python_calamine as calamine

from documents.read import ole
from documents.read.limits import MAX_CELLS, Budget
from documents.read.safety import Package
from documents.read.sheet.build import Merge, SheetRow, build_table
from documents.read.sheet.shapes import GENERAL, Shape
from documents.read.sheet.values import (
    Value,
    date_value,
    number_value,
    write_boolean,
    write_duration,
)
from documents.read.tidy import tidy
from domain.errors import Code, Refusal
from domain.grid import Grid, GridTable

_DATE = Shape(year=True, month=True, day=True, clock=True)
_AREA_LIMIT = 20 * MAX_CELLS
"""calamine keeps a sheet as a full rectangle, blank cells included."""

# [MS-XLS]: FilePass (2.4.117) stands right after BOF, or one record later.
_RECORD = struct.Struct("<HH")
_FILE_PASS = 0x2F
_RECORDS_BEFORE_LOCK = 3


def read_binary_workbook(data: bytes) -> Grid:
    """Every worksheet that says something as a table, in the order of the workbook.

    Raises `Refusal` FILE_PASSWORD, FILE_BROKEN, FILE_UNSAFE, FILE_TOO_LONG.
    """
    if not data.startswith(ole.SIGNATURE):
        _check_parts(data)
    try:
        with calamine.load_workbook(BytesIO(data)) as workbook:
            return _read(workbook)
    except calamine.PasswordError as error:
        raise Refusal(Code.FILE_PASSWORD) from error
    except calamine.CalamineError as error:
        raise Refusal(Code.FILE_PASSWORD if _is_locked(data) else Code.FILE_BROKEN) from error


def _is_locked(data: bytes) -> bool:
    """Whether a BIFF workbook says right after its beginning that the rest is encrypted."""
    streams = ole.root_streams(data)
    head = streams.get("Workbook", streams.get("Book", b""))
    records: list[int] = []
    while len(records) < _RECORDS_BEFORE_LOCK and len(head) >= _RECORD.size:
        kind, size = _RECORD.unpack_from(head)
        records.append(kind)
        head = head[_RECORD.size + size :]
    return _FILE_PASS in records


def _check_parts(data: bytes) -> None:
    """calamine trusts the parts to be as large as they say, so each is unpacked here first."""
    package = Package(data)
    for part in package.parts:
        package.read(part)


def _read(workbook: calamine.CalamineWorkbook) -> Grid:
    budget = Budget()
    sheets = [
        sheet for sheet in workbook.sheets_metadata if sheet.typ is calamine.SheetTypeEnum.WorkSheet
    ]
    tables = [
        _table(
            workbook.get_sheet_by_name(sheet.name),
            sheet.visible is not calamine.SheetVisibleEnum.Visible,
            budget,
        )
        for sheet in sheets
    ]
    return Grid(
        tuple(table for table in tables if table is not None),
        tuple(sheet.name for sheet in sheets),
    )


def _table(sheet: calamine.CalamineSheet, hidden: bool, budget: Budget) -> GridTable | None:
    if sheet.height * sheet.width > _AREA_LIMIT:
        raise Refusal(Code.FILE_TOO_LONG)
    merges = [
        Merge(top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or ()
    ]
    return build_table(_rows(sheet), merges, sheet.name, hidden, budget)


def _rows(sheet: calamine.CalamineSheet) -> Iterator[SheetRow]:
    for number, cells in enumerate(sheet.iter_rows(), start=1):
        yield SheetRow(number, {column: _value(cell) for column, cell in enumerate(cells, start=1)})


def _value(cell: object) -> Value:
    match cell:
        case str():
            return Value(tidy(cell))
        case bool():
            return Value(write_boolean(cell))
        case int() | float():
            return number_value(float(cell), GENERAL, epoch_1904=False)
        case datetime():
            return date_value(cell, _DATE)
        case date():
            return date_value(datetime(cell.year, cell.month, cell.day), _DATE)  # noqa: DTZ001
        case time():
            return Value(f"{cell:%H:%M}")
        case timedelta():
            return Value(write_duration(cell))
    return Value("")
