"""XML that comes from a stranger: no entities, no DTD, nothing fetched, no runaway depth."""

from collections.abc import Iterator
from io import BytesIO

from lxml import etree

from domain.errors import Code, Refusal

# A strict OOXML file differs from the common («transitional») one in its namespaces only.
_STRICT = (
    (
        b"http://purl.oclc.org/ooxml/wordprocessingml/main",
        b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    ),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
_HEAD = 4096


def parse_xml(data: bytes) -> etree._Element:
    """The root of an XML document.

    Raises `Refusal(FILE_UNSAFE)` where it declares a DTD (entities that explode or read files
    need one, office files never have one), `FILE_BROKEN` where it is not well formed.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(_transitional(data), parser)
    except etree.XMLSyntaxError as error:
        raise _cause(error, data) from error
    _refuse_dtd(root)
    return root


def stream_xml(data: bytes, *tags: str) -> Iterator[etree._Element]:
    """The elements named in `tags`, one after the other.

    Each is emptied when the next one is asked for, so memory does not grow with the file. Raises
    what `parse_xml` raises.
    """
    events = etree.iterparse(
        BytesIO(_transitional(data)),
        events=("end",),
        tag=tags,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        for index, (_, element) in enumerate(events):
            if index == 0:
                _refuse_dtd(element)
            yield element
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except etree.XMLSyntaxError as error:
        raise _cause(error, data) from error


def _transitional(data: bytes) -> bytes:
    if b"purl.oclc.org" in data[:_HEAD]:
        for strict, common in _STRICT:
            data = data.replace(strict, common)
    return data


def _refuse_dtd(element: etree._Element) -> None:
    info = element.getroottree().docinfo
    if info.internalDTD is not None or info.doctype:
        raise Refusal(Code.FILE_UNSAFE)


def _cause(error: etree.XMLSyntaxError, data: bytes) -> Exception:
    """Why a parser gave up. On an entity that explodes it does so too: that is no accident."""
    if getattr(error, "code", None) == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError()
    return Refusal(Code.FILE_UNSAFE if b"<!ENTITY" in data[:_HEAD] else Code.FILE_BROKEN)
