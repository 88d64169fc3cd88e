"""PDF files with a text layer, through pdfplumber.

A PDF knows no tables: they are found by their ruled lines, or, where a whole document has none, by
the alignment of its words.
"""

from collections.abc import Iterator
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfminer.psexceptions import PSException
from pdfplumber.pdf import PDF
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

from documents.read.limits import MAX_PAGES
from documents.read.pdf.joining import join_parts
from documents.read.pdf.parts import LinePart, TablePart, read_page
from documents.read.pdf.sizes import Drawing, check_streams
from domain.errors import Code, Refusal
from domain.grid import Grid

_UNMAPPED = "(cid:"
"""What pdfminer writes for a glyph that no letter is known for."""

_MOSTLY = 0.5


def read_pdf(data: bytes) -> Grid:
    """Paragraphs and tables in reading order; a table that runs over pages is one table.

    Raises `Refusal` FILE_SCANNED where there is no text to read, FILE_PASSWORD, FILE_BROKEN,
    FILE_TOO_LONG, FILE_UNSAFE.
    """
    check_streams(data)
    try:
        with pdfplumber.open(BytesIO(data)) as pdf:
            return _read(pdf)
    except (PdfminerException, MalformedPDFException, PDFException, PSException) as error:
        wrapped = error.args[0] if error.args else error
        is_locked = isinstance(wrapped, PDFPasswordIncorrect)
        raise Refusal(Code.FILE_PASSWORD if is_locked else Code.FILE_BROKEN) from error


def _read(pdf: PDF) -> Grid:
    if len(pdf.pages) > MAX_PAGES:
        raise Refusal(Code.FILE_TOO_LONG)
    if not pdf.pages:
        raise Refusal(Code.FILE_BROKEN)
    drawing = Drawing()
    for page in pdf.pages:
        drawing.check(page)
    parts = list(_parts(pdf, ruled=True))
    if not parts:
        raise Refusal(Code.FILE_SCANNED)
    if not any(isinstance(part, TablePart) for part in parts):
        parts = list(_parts(pdf, ruled=False))
    return Grid(tuple(join_parts(parts)))


def _parts(pdf: PDF, ruled: bool) -> Iterator[TablePart | LinePart]:
    readable = unmapped = 0
    for page in pdf.pages:
        unknown = sum(1 for char in page.chars if char["text"].startswith(_UNMAPPED))
        readable, unmapped = readable + len(page.chars) - unknown, unmapped + unknown
        yield from read_page(page, ruled)
        page.close()
    if unmapped > _MOSTLY * (readable + unmapped):
        raise Refusal(Code.FILE_SCANNED)
