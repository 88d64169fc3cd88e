"""The XML trees of an OpenDocument package (.odt, .ods)."""

from lxml import etree

from documents.read.markup import parse_xml
from documents.read.safety import Package


def open_document(data: bytes) -> list[etree._Element]:
    """The content, then the styles where they stand apart. Raises `Refusal` FILE_BROKEN, …"""
    package = Package(data)
    parts = ["content.xml"]
    if "styles.xml" in package:
        parts.append("styles.xml")
    return [parse_xml(package.read(part)) for part in parts]
