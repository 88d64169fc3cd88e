"""The cell formats of an Excel workbook: how numbers are shown and which cells are bold."""

from dataclasses import dataclass

from lxml import etree

from documents.read.sheet.names import BOLD, CELL_FORMATS, FONTS, NUMBER_FORMAT
from documents.read.sheet.shapes import GENERAL, Shape, built_in, shape_of

_OFF = ("0", "false")


@dataclass(frozen=True, slots=True)
class Look:
    """What a cell format adds to a value."""

    shape: Shape = GENERAL
    bold: bool = False


PLAIN = Look()


def read_looks(styles: etree._Element) -> list[Look]:
    """The cell formats in their order: a cell's `s` is an index into them."""
    codes = {
        element.get("numFmtId"): element.get("formatCode", "")
        for element in styles.iter(NUMBER_FORMAT)
    }
    fonts = [is_bold(font) for font in _children(styles, FONTS)]
    looks = []
    for form in _children(styles, CELL_FORMATS):
        number = form.get("numFmtId", "0")
        code = codes[number] if number in codes else built_in(int(number))
        font = int(form.get("fontId", "0"))
        looks.append(Look(shape_of(code), font < len(fonts) and fonts[font]))
    return looks


def is_bold(properties: etree._Element | None) -> bool:
    """Whether a font, or the properties of a run of text, are bold."""
    bold = properties.find(BOLD) if properties is not None else None
    return bold is not None and bold.get("val") not in _OFF


def _children(styles: etree._Element, name: str) -> list[etree._Element]:
    parent = styles.find(name)
    return list(parent) if parent is not None else []
