"""The paragraphs of an OpenDocument text as a reader of the printed page sees them."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from documents.read import open_names as names
from documents.read.odt.lists import Lists
from documents.read.odt.styles import Styles
from documents.read.tidy import tidy

_MOST_SPACES = 1000


@dataclass(frozen=True, slots=True)
class TextLine:
    """One paragraph. `breaks` counts the pages that begin inside it."""

    text: str
    bold: bool = False
    heading: bool = False
    breaks: int = 0
    boxes: tuple[etree._Element, ...] = ()


@dataclass(slots=True)
class _Pieces:
    parts: list[str] = field(default_factory=list)
    bold: list[bool] = field(default_factory=list)
    breaks: int = 0
    boxes: list[etree._Element] = field(default_factory=list)

    def add(self, text: str | None, bold: bool, hidden: bool) -> None:
        # Line breaks of the XML are blanks (ODF 1.3, part 3, 6.1.2).
        if text and not hidden:
            self.parts.append(" ".join(text.split("\n")))
            if not text.isspace():
                self.bold.append(bold)


def flatten(container: etree._Element) -> Iterator[etree._Element]:
    """The blocks of a container; what only wraps them is entered."""
    for child in container:
        if child.tag in names.BLOCKS:
            yield child
        elif child.tag in names.WRAPPERS and child.get(names.SHOWN) != "none":
            yield from flatten(child)


class TextReader:
    """Reads the paragraphs of one document, which must come in reading order (lists count)."""

    def __init__(self, styles: Styles, lists: Lists) -> None:
        self._styles = styles
        self._lists = lists

    def paragraph(self, element: etree._Element, label: str = "") -> TextLine:
        """A paragraph or heading, behind its label."""
        look = self._styles.get(element.get(names.STYLED, ""))
        pieces = _Pieces()
        self._inline(element, bool(look.bold), bool(look.hidden), pieces)
        text = tidy("".join(pieces.parts))
        bold = bool(pieces.bold) and all(pieces.bold)
        heading = bool(text) and (bold or look.heading or element.tag == names.HEADING)
        shown = f"{label} {text}".strip() if label else text
        return TextLine(shown, bold, heading, pieces.breaks, tuple(pieces.boxes))

    def items(self, element: etree._Element) -> Iterator[TextLine | etree._Element]:
        """The lines of a list; tables inside it are given as they are."""
        yield from self._list(element, element.get(names.STYLED, ""), 1)

    def _list(
        self, element: etree._Element, style: str, level: int
    ) -> Iterator[TextLine | etree._Element]:
        goes_on = element.get(names.CONTINUES) == "true" or element.get(names.CONTINUED_LIST)
        if not goes_on:
            self._lists.restart(style, level)
        for item in element.iterchildren(*names.ITEMS):
            label = self._label(item, style, level) if item.tag == names.ITEM else ""
            for block in flatten(item):
                if block.tag == names.LIST:
                    yield from self._list(block, block.get(names.STYLED, style), level + 1)
                elif block.tag == names.TABLE:
                    yield block
                else:
                    yield self.paragraph(block, label)
                    label = ""

    def _label(self, item: etree._Element, style: str, level: int) -> str:
        # An item that only holds a deeper list shows no label of its own.
        first = next(flatten(item), None)
        if first is None or first.tag == names.LIST:
            return ""
        start = item.get(names.START)
        return self._lists.label(style, level, int(start) if start else None)

    def _inline(self, element: etree._Element, bold: bool, hidden: bool, into: _Pieces) -> None:
        into.add(element.text, bold, hidden)
        for child in element:
            if child.tag == names.SPACES:
                count = min(int(child.get(names.SPACES_COUNT, "1")), _MOST_SPACES)
                into.parts.append(" " * count)
            elif child.tag == names.TAB:
                into.parts.append("\t")
            elif child.tag == names.LINE_BREAK:
                into.parts.append("\n")
            elif child.tag == names.PAGE_BREAK:
                into.breaks += 1
            elif child.tag == names.BOX:
                into.boxes.append(child)
            elif child.tag == names.SPAN:
                look = self._styles.get(child.get(names.STYLED, ""))
                self._inline(
                    child,
                    bold if look.bold is None else look.bold,
                    hidden if look.hidden is None else look.hidden,
                    into,
                )
            elif child.tag not in names.SILENT:
                self._inline(child, bold, hidden, into)
            into.add(child.tail, bold, hidden)
