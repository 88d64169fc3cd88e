"""Tables for other systems: CSV that Russian Excel opens by itself, and JSON."""

import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, tzinfo
from io import StringIO
from math import isfinite
from typing import Any

from documents.write.sheets import CellLink, SheetCell
from documents.write.words import fit_for_xml, poses_as_formula

_BATCH = 500


def csv_chunks(
    titles: Sequence[str],
    rows: Iterable[Sequence[SheetCell]],
    zone: tzinfo,
    decimal: str = ",",
) -> Iterator[bytes]:
    """The table as pieces of a CSV file: UTF-8 with its mark, `;` between cells, CRLF.

    Dates and moments (in `zone`) are written by ISO 8601, numbers with `decimal`. A text that
    a spreadsheet could take for a formula gets an apostrophe in front; numbers stay numbers.
    """
    buffer = StringIO(newline="")
    writer = csv.writer(buffer, delimiter=";")
    yield b"\xef\xbb\xbf"
    writer.writerow([_csv_cell(title, zone, decimal) for title in titles])
    for count, row in enumerate(rows, 1):
        writer.writerow([_csv_cell(cell, zone, decimal) for cell in row])
        if count % _BATCH == 0:
            yield buffer.getvalue().encode()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue().encode()


def json_bytes(names: Sequence[str], rows: Iterable[Sequence[SheetCell]], zone: tzinfo) -> bytes:
    """The rows as a JSON array of objects with the keys `names`, one object a line.

    Dates and moments are ISO 8601 texts (moments with the offset of `zone`), links are their
    targets. ValueError where a row does not fit the names.
    """
    lines = [
        json.dumps(
            {name: _json_cell(cell, zone) for name, cell in zip(names, row, strict=True)},
            ensure_ascii=False,
        )
        for row in rows
    ]
    return ("[\n" + ",\n".join(lines) + "\n]\n" if lines else "[]\n").encode()


def _csv_cell(cell: SheetCell, zone: tzinfo, decimal: str) -> str:
    match cell:
        case None:
            return ""
        case str():
            text = fit_for_xml(cell)
            return f"'{text}" if poses_as_formula(text) else text
        case CellLink():
            return _csv_cell(cell.target, zone, decimal)
        case datetime():
            return _local(cell, zone).strftime("%Y-%m-%d %H:%M:%S")
        case date():
            return cell.isoformat()
        case float():
            return repr(cell).replace(".", decimal) if isfinite(cell) else ""
        case _:
            return str(cell)


def _json_cell(cell: SheetCell, zone: tzinfo) -> Any:
    match cell:
        case CellLink():
            return cell.target
        case datetime():
            return _local(cell, zone).isoformat()
        case date():
            return cell.isoformat()
        case float() if not isfinite(cell):
            return None
        case str():
            return fit_for_xml(cell)
        case _:
            return cell


def _local(moment: datetime, zone: tzinfo) -> datetime:
    return moment if moment.tzinfo is None else moment.astimezone(zone)
