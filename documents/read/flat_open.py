"""OpenDocument texts and spreadsheets that are one XML file (.fodt, .fods)."""

from documents.read import open_names as names
from documents.read.markup import parse_xml
from documents.read.odt import document
from documents.read.sheet import ods
from domain.grid import Grid


def read_flat_open(data: bytes) -> Grid:
    """What `read_odt` or `read_ods` gives. Raises `Refusal` FILE_BROKEN, FILE_UNSAFE, …"""
    root = parse_xml(data)
    is_text = next(root.iter(names.BODY), None) is not None
    return document.read_content(root) if is_text else ods.read_content(root)
