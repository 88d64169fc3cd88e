"""The text of paragraphs as a reader of the printed page sees it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from lxml import etree

from documents.read.docx import names
from documents.read.docx.numbering import Numbering
from documents.read.docx.styles import Look, Styles, look_of
from documents.read.tidy import tidy

_CHARACTERS = {
    names.TAB: "\t",
    names.POSITION_TAB: "\t",
    names.CARRIAGE_RETURN: "\n",
    names.NO_BREAK_HYPHEN: "-",
}
_SYMBOL_AREA = 0xF000
_BODY_TEXT = 9


@dataclass(slots=True)
class _Pieces:
    """Text collected so far, whether all of it is bold, and text boxes met on the way."""

    parts: list[str] = field(default_factory=list)
    bold: bool = True
    boxes: list[etree._Element] = field(default_factory=list)

    def add(self, text: str, bold: bool) -> None:
        self.parts.append(text)
        if not bold and not text.isspace():
            self.bold = False


@dataclass(frozen=True, slots=True)
class TextLine:
    """One paragraph. `heading` is True where its style or emphasis makes it one."""

    text: str
    bold: bool = False
    heading: bool = False
    boxes: tuple[etree._Element, ...] = ()


def around_tables(
    container: etree._Element,
) -> Iterator[tuple[list[etree._Element], etree._Element | None]]:
    """The paragraphs before each table with that table; at last those that none follows."""
    paragraphs: list[etree._Element] = []
    for element in flatten(container, names.PARAGRAPH, names.TABLE):
        if element.tag == names.PARAGRAPH:
            paragraphs.append(element)
            continue
        yield paragraphs, element
        paragraphs = []
    yield paragraphs, None


def flatten(element: etree._Element, *wanted: str) -> Iterator[etree._Element]:
    """Children named in `wanted`, also those inside content controls and other wrappers."""
    for child in element:
        if child.tag in wanted:
            yield child
        elif child.tag in names.WRAPPERS:
            yield from flatten(child, *wanted)
        elif child.tag == names.CONTROL:
            content = _control_content(child)
            if content is not None:
                yield from flatten(content, *wanted)
        elif child.tag == names.ALTERNATE:
            branch = _branch(child)
            if branch is not None:
                yield from flatten(branch, *wanted)


class TextReader:
    """Reads the paragraphs of one document, which must come in reading order (lists count)."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self._styles = styles
        self._numbering = numbering

    def lines(self, paragraphs: Iterable[etree._Element]) -> Iterator[TextLine]:
        """The paragraphs as lines. One whose mark is deleted runs on into the next one."""
        carried: _Pieces | None = None
        for paragraph in paragraphs:
            properties = names.child_of(paragraph, names.PARAGRAPH_PROPERTIES)
            look = self._styles.paragraph(names.value_of(properties, names.PARAGRAPH_STYLE))
            pieces = carried or _Pieces()
            self._inline(paragraph, bool(look.bold), bool(look.hidden), pieces)
            if _mark_is_deleted(properties):
                carried = pieces
            else:
                carried = None
                yield self._line(pieces, look_of(properties, None).over(look))
        if carried is not None:
            yield TextLine(tidy("".join(carried.parts)), carried.bold, boxes=tuple(carried.boxes))

    def _line(self, pieces: _Pieces, look: Look) -> TextLine:
        label = self._numbering.label(look.list_id, look.list_level, look.list_style)
        text = tidy("".join(pieces.parts))
        bold = pieces.bold and bool(text)
        outlined = look.outline is not None and look.outline < _BODY_TEXT
        return TextLine(
            text=f"{label} {text}".strip() if label else text,
            bold=bold,
            heading=bool(text) and (bold or outlined or bool(look.heading)),
            boxes=tuple(pieces.boxes),
        )

    def _inline(self, element: etree._Element, bold: bool, hidden: bool, into: _Pieces) -> None:
        for child in element:
            if child.tag == names.RUN:
                self._run(child, bold, hidden, into)
            elif child.tag in names.WRAPPERS or child.tag in names.MATH:
                self._inline(child, bold, hidden, into)
                into.parts.extend(text.text or "" for text in child.iter(names.MATH_TEXT))
            elif child.tag == names.CONTROL:
                content = _control_content(child)
                if content is not None:
                    self._inline(content, bold, hidden, into)
            elif child.tag == names.ALTERNATE:
                branch = _branch(child)
                if branch is not None:
                    self._inline(branch, bold, hidden, into)

    def _run(self, run: etree._Element, bold: bool, hidden: bool, into: _Pieces) -> None:
        properties = names.child_of(run, names.RUN_PROPERTIES)
        if properties is not None:
            style = names.value_of(properties, names.RUN_STYLE)
            look = look_of(None, properties).over(self._styles.get(style))
            bold = bold if look.bold is None else look.bold
            hidden = hidden if look.hidden is None else look.hidden
        if not hidden:
            self._run_content(run, bold, into)

    def _run_content(self, run: etree._Element, bold: bool, into: _Pieces) -> None:
        for child in run:
            if child.tag == names.TEXT:
                into.add(child.text or "", bold)
            elif child.tag in _CHARACTERS:
                into.add(_CHARACTERS[child.tag], bold)
            elif child.tag == names.BREAK:
                into.add("\n", bold)
            elif child.tag == names.SYMBOL:
                into.add(_symbol(child), bold)
            elif child.tag == names.ALTERNATE:
                branch = _branch(child)
                if branch is not None:
                    self._run_content(branch, bold, into)
            elif child.tag == names.RUBY:
                base = names.child_of(child, names.RUBY_BASE)
                if base is not None:
                    self._inline(base, bold, False, into)
            elif child.tag in names.DRAWINGS:
                into.boxes.extend(_boxes(child))


def _boxes(drawing: etree._Element) -> Iterator[etree._Element]:
    """The outermost text boxes of a drawing; a box inside a box is met when the outer is read."""
    for child in drawing:
        if child.tag == names.BOX:
            yield child
        elif child.tag == names.ALTERNATE:
            branch = _branch(child)
            if branch is not None:
                yield from _boxes(branch)
        else:
            yield from _boxes(child)


def _branch(alternate: etree._Element) -> etree._Element | None:
    """One branch of an alternative: both say the same, for newer and for older readers."""
    choice = names.child_of(alternate, names.CHOICE)
    return choice if choice is not None else names.child_of(alternate, names.FALLBACK)


def _control_content(control: etree._Element) -> etree._Element | None:
    """What was entered into a content control; its prompt («Место для ввода текста») is no text."""
    properties = names.child_of(control, names.CONTROL_PROPERTIES)
    if names.switch_of(properties, names.PLACEHOLDER):
        return None
    return names.child_of(control, names.CONTROL_CONTENT)


def _mark_is_deleted(properties: etree._Element | None) -> bool:
    """Whether the mark that ends a paragraph with these properties is gone."""
    mark = names.child_of(properties, names.RUN_PROPERTIES)
    return mark is not None and any(
        names.child_of(mark, name) is not None for name in (names.DELETED, names.MOVED_AWAY)
    )


def _symbol(element: etree._Element) -> str:
    """A mark of a symbol font, at the code point where other formats have it."""
    return chr(_SYMBOL_AREA | int(element.get(names.w("char"), "B7"), 16) & 0xFF)
