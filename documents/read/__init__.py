"""Any file an office has, read into a `domain.grid.Grid`.

`read` works in the process that calls it. Files that people send go through
`documents.read.worker`, which calls it in a process with limits (`documents.sandbox`).
"""

from pathlib import Path

from domain.errors import Code, Refusal
from domain.grid import Grid

_SURPRISES = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError)


def read(path: Path, name: str) -> Grid:
    """Everything that the file at `path` says; `name` is what its sender calls it.

    The content decides which reader is used, the ending of `name` only where the content is plain
    text. The grid has at least one table. Raises `Refusal` with a FILE_ code.
    """
    from documents.read.limits import check_rows
    from documents.read.safety import check_size

    check_size(path, name)
    try:
        grid = _read(path, name)
    except _SURPRISES as error:
        # A damaged file breaks what readers rely on in more ways than can be listed.
        raise Refusal(Code.FILE_BROKEN) from error
    check_rows(grid)
    if grid.tables:
        return grid
    raise Refusal(Code.FILE_NO_TABLE if grid.blocks else Code.FILE_EMPTY)


def _read(path: Path, name: str) -> Grid:
    # The readers and their libraries are heavy; each is imported only when a file needs it.
    from documents.read.formats import Format, recognise

    match recognise(path, name):
        case Format.DOCX:
            from documents.read.docx import read_docx

            return read_docx(path)
        case Format.XLSX:
            from documents.read.sheet.xlsx import read_xlsx

            return read_xlsx(path)
        case Format.XLS | Format.XLSB:
            from documents.read.sheet.binary import read_binary_workbook

            return read_binary_workbook(path)
        case Format.ODS:
            from documents.read.sheet.ods import read_ods

            return read_ods(path)
        case Format.PDF:
            from documents.read.pdf import read_pdf

            return read_pdf(path)
        case Format.HTML:
            from documents.read.html import read_html

            return read_html(path.read_bytes())
        case Format.CSV:
            from documents.read.csv import read_csv

            return read_csv(path.read_bytes())
        case Format.TEXT:
            from documents.read.limits import check_lines
            from documents.read.text import read_text

            data = path.read_bytes()
            check_lines(data)
            return read_text(data)
