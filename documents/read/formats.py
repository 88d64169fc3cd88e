"""What a file really is: its content decides, its name only where the content leaves a choice."""

import re
from collections.abc import Collection
from enum import StrEnum
from pathlib import PurePath

from documents.read import ole
from documents.read.encoding import decode
from documents.read.safety import Package
from domain.errors import Code, Refusal


class Format(StrEnum):
    """What there is a reader for."""

    DOCX = "docx"
    DOC = "doc"
    WORD_XML = "xml"
    ODT = "odt"
    FLAT_OPEN = "fodt"
    RTF = "rtf"
    MAIL = "eml"
    XLSX = "xlsx"
    XLSB = "xlsb"
    XLS = "xls"
    ODS = "ods"
    PDF = "pdf"
    HTML = "html"
    CSV = "csv"
    TEXT = "text"


_ZIP = b"PK\x03\x04"
_ZIP_EMPTY = b"PK\x05\x06"
_PDF = b"%PDF-"
_RTF = "{\\rtf"
_WORD_XML = ("office/word/2003/wordml", "office/2006/xmlpackage", "word.document")
_FLAT_OPEN = "<office:document"
_MAIL = re.compile(
    r"(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){0,60}?"
    r"(?:mime-version|received|return-path|message-id|content-type):",
    re.IGNORECASE,
)
"""Lines of a letter's head, one of which only letters have."""
_PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*")
_PDF_WITHIN = 1024
"""A PDF may have junk before its signature, up to this many bytes (as readers tolerate it)."""

_TABLE_SUFFIXES = (".csv", ".tsv", ".tab", ".xls", ".xlsx", ".xlsm", ".xlsb", ".ods")
_HTML_MARKS = ("<!doctype html", "<html", "<table", "<body", "<meta", "<head")
_HEAD = 2048


def recognise(data: bytes, name: str) -> Format:
    """The format of a file of these bytes that its sender calls `name`.

    Raises `Refusal`: FILE_PASSWORD,
    FILE_SCANNED for a picture, FILE_BROKEN, FILE_UNSAFE, FILE_UNKNOWN_FORMAT.
    """
    head = data[:_HEAD]
    if head.startswith((_ZIP, _ZIP_EMPTY)):
        return _in_zip(Package(data))
    if head.startswith(ole.SIGNATURE):
        return _in_ole(ole.root_streams(data))
    if _PDF in head[:_PDF_WITHIN]:
        return Format.PDF
    if head.startswith(_PICTURES):
        raise Refusal(Code.FILE_SCANNED)
    return _in_text(decode(head), name)


def _in_zip(package: Package) -> Format:
    parts = package.parts
    if "mimetype" in package:
        return _in_open_document(package)
    if any(part.startswith("word/") for part in parts):
        return Format.DOCX
    if "xl/workbook.bin" in package:
        return Format.XLSB
    if any(part.startswith("xl/") for part in parts):
        return Format.XLSX
    raise Refusal(Code.FILE_UNKNOWN_FORMAT)


def _in_open_document(package: Package) -> Format:
    kind = package.read("mimetype").strip()
    if b"encryption-data" in (
        package.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in package else b""
    ):
        raise Refusal(Code.FILE_PASSWORD)
    if kind.startswith(b"application/vnd.oasis.opendocument.spreadsheet"):
        return Format.ODS
    if kind.startswith(b"application/vnd.oasis.opendocument.text"):
        return Format.ODT
    raise Refusal(Code.FILE_UNKNOWN_FORMAT)


def _in_ole(streams: Collection[str]) -> Format:
    if not streams:
        raise Refusal(Code.FILE_BROKEN)
    if "EncryptedPackage" in streams:
        raise Refusal(Code.FILE_PASSWORD)
    if "Workbook" in streams or "Book" in streams:
        return Format.XLS
    if "WordDocument" in streams:
        return Format.DOC
    raise Refusal(Code.FILE_UNKNOWN_FORMAT)


def _in_text(head: str, name: str) -> Format:
    start = head.lstrip().lower()
    if start.startswith(_HTML_MARKS) or (start.startswith("<?xml") and "<html" in start):
        return Format.HTML
    if start.startswith(_RTF):
        return Format.RTF
    if start.startswith(("<?xml", "<w:worddocument", "<pkg:package", "<office:document")):
        return _in_xml(start)
    if _MAIL.match(start):
        return Format.MAIL
    suffix = PurePath(name).suffix.lower()
    return Format.CSV if suffix in _TABLE_SUFFIXES else Format.TEXT


def _in_xml(start: str) -> Format:
    if any(mark in start for mark in _WORD_XML):
        return Format.WORD_XML
    if _FLAT_OPEN in start:
        return Format.FLAT_OPEN
    raise Refusal(Code.FILE_UNKNOWN_FORMAT)
