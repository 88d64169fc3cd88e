"""Word documents in one XML file: Word 2003 XML, and the «flat» packages of later Words.

A Word 2003 document is made to look like the main part of a .docx: most elements have kept their
names (Microsoft, «WordprocessingML Reference», 2003).
"""

from base64 import b64decode
from binascii import Error as Base64Error

from lxml import etree

from documents.read.docx import names
from documents.read.docx.document import read_body, read_package
from documents.read.docx.numbering import Numbering
from documents.read.docx.styles import Styles
from documents.read.markup import parse_xml
from domain.errors import Code, Refusal
from domain.grid import Grid

_PACKAGE = "{http://schemas.microsoft.com/office/2006/xmlPackage}"
_OLD = "{http://schemas.microsoft.com/office/word/2003/wordml}"
_HINT = "{http://schemas.microsoft.com/office/word/2003/auxHint}"
_NOTE = "{http://schemas.microsoft.com/aml/2001/core}"
_RENAMED = {"vmerge": "vMerge", "hmerge": "hMerge", "hlink": "hyperlink"}
_UNWRAPPED = (
    f"{_NOTE}content",
    *(f"{_HINT}{name}" for name in ("sect", "sub-section", "pBdrGroup")),
)
_DELETION = "Word.Deletion"


def read_word_xml(data: bytes) -> Grid:
    """What `read_docx` gives. Raises `Refusal` FILE_BROKEN, FILE_UNSAFE, FILE_TOO_LONG."""
    root = parse_xml(data)
    if root.tag == f"{_PACKAGE}package":
        return read_package(_FlatPackage(root))
    if root.tag != f"{_OLD}wordDocument":
        raise Refusal(Code.FILE_UNKNOWN_FORMAT)
    _modernise(root)
    body = names.child_of(root, names.BODY)
    if body is None:
        raise Refusal(Code.FILE_BROKEN)
    margins = [
        (name == "hdr", part)
        for name in ("hdr", "ftr")
        for part in body.findall(f".//{names.w(name)}")
    ]
    return read_body(body, margins, Styles(root), Numbering(None))


class _FlatPackage:
    """The parts of a package that are written one after another in one XML file."""

    def __init__(self, root: etree._Element) -> None:
        self._parts = {
            part.get(f"{_PACKAGE}name", "").lstrip("/").casefold(): part
            for part in root.iterchildren(f"{_PACKAGE}part")
        }

    def __contains__(self, part: str) -> bool:
        return part.casefold() in self._parts

    def read(self, part: str) -> bytes:
        found = self._parts.get(part.casefold())
        content = None if found is None else next(iter(found), None)
        if content is None:
            raise Refusal(Code.FILE_BROKEN)
        if content.tag == f"{_PACKAGE}xmlData":
            return b"".join(etree.tostring(child, with_tail=False) for child in content)
        try:
            return b64decode(content.text or "")
        except Base64Error as error:
            raise Refusal(Code.FILE_BROKEN) from error


def _modernise(root: etree._Element) -> None:
    for element in root.iter(f"{_OLD}listPr"):
        _write_label(element)
    for element in list(root.iter(f"{_NOTE}annotation", *_UNWRAPPED)):
        if element.get(f"{_OLD}type") == _DELETION:
            element.clear()
        _unwrap(element)
    for element in root.iter(f"{_OLD}*"):
        name = etree.QName(element).localname
        element.tag = names.w(_RENAMED.get(name, name))
        for key, value in element.items():
            if str(key).startswith(_OLD):
                element.set(names.w(etree.QName(key).localname), value)


def _write_label(properties: etree._Element) -> None:
    """Word 2003 keeps the label of a numbered paragraph beside its reference to a list."""
    label = properties.find(f"{_HINT}t")
    holder = properties.getparent()
    paragraph = None if holder is None else holder.getparent()
    if label is None or holder is None or paragraph is None or paragraph.tag != f"{_OLD}p":
        return
    run = etree.Element(f"{_OLD}r")
    etree.SubElement(run, f"{_OLD}t").text = f"{label.get(f'{_HINT}val', '')} "
    holder.addnext(run)


def _unwrap(element: etree._Element) -> None:
    """Put the content of an element in its place."""
    parent = element.getparent()
    if parent is None:
        return
    at = parent.index(element)
    parent[at : at + 1] = list(element)
