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
    text. The grid has a table, or points that `domain.plan` reads like one. Raises `Refusal` with a
    FILE_ code.
    """
    from documents.read.safety import check_size

    check_size(path, name)
    return read_bytes(path.read_bytes(), name)


def read_bytes(data: bytes, name: str) -> Grid:
    """`read` for what has been read into memory already, such as an attachment."""
    from domain.planning.order_items import with_points

    grid = read_any(data, name)
    if grid.tables or with_points(grid):
        return grid
    raise Refusal(Code.FILE_NO_TABLE if grid.blocks else Code.FILE_EMPTY)


def read_any(data: bytes, name: str, *, hidden: bool = False) -> Grid:
    """`read_bytes` for files that need not hold a table, or anything; `hidden` rows stay in."""
    from documents.read.limits import check_rows
    from documents.read.omissions import leave_out

    try:
        grid = _read(data, name)
        grid = grid if hidden else leave_out(grid)
    except _SURPRISES as error:
        # A damaged file breaks what readers rely on in more ways than can be listed.
        raise Refusal(Code.FILE_BROKEN) from error
    check_rows(grid)
    return grid


def _read(data: bytes, name: str) -> Grid:
    # The readers and their libraries are heavy; each is imported only when a file needs it.
    from documents.read.formats import Format, recognise

    match recognise(data, name):
        case Format.DOCX:
            from documents.read.docx.document import read_docx

            return read_docx(data)
        case Format.DOC:
            from documents.read.doc.document import read_doc

            return read_doc(data)
        case Format.WORD_XML:
            from documents.read.docx.word_xml import read_word_xml

            return read_word_xml(data)
        case Format.ODT:
            from documents.read.odt.document import read_odt

            return read_odt(data)
        case Format.FLAT_OPEN:
            from documents.read.flat_open import read_flat_open

            return read_flat_open(data)
        case Format.RTF:
            from documents.read.rtf.document import read_rtf

            return read_rtf(data)
        case Format.MAIL:
            from documents.read.mail import read_mail

            return read_mail(data)
        case Format.XLSX:
            from documents.read.sheet.xlsx import read_xlsx

            return read_xlsx(data)
        case Format.XLS | Format.XLSB:
            from documents.read.sheet.binary import read_binary_workbook

            return read_binary_workbook(data)
        case Format.ODS:
            from documents.read.sheet.ods import read_ods

            return read_ods(data)
        case Format.PDF:
            from documents.read.pdf import read_pdf

            return read_pdf(data)
        case Format.HTML:
            from documents.read.html import read_html

            return read_html(data)
        case Format.CSV:
            from documents.read.csv import read_csv

            return read_csv(data)
        case Format.TEXT:
            from documents.read.limits import check_lines
            from documents.read.text import read_text

            check_lines(data)
            return read_text(data)
