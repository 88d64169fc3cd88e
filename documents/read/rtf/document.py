"""An RTF file as a whole: groups are entered and left, text becomes paragraphs and cells."""

import re

from documents.read.blocks import Blocks
from documents.read.edges import Definition
from documents.read.rtf.charsets import charset_codec, decode, page_codec
from documents.read.rtf.state import OUTLINE_NONE, ParagraphState, State
from documents.read.rtf.tokens import RtfToken, tokens
from domain.errors import Code, Refusal
from domain.grid import Block, Grid, Paragraph, Place

_DEEPEST = 1_000
_DEFAULT_CODEC = "cp1251"
_SPEAKS = re.compile(r"[^\W\d_]{3}")
_MOST_SKIPPED = 16

_SILENT = frozenset(
    (
        *("colortbl", "stylesheet", "info", "pict"),
        *("footnote", "annotation", "nonesttables", "object", "xe", "tc", "filetbl", "revtbl"),
        *("shprslt", "listtable", "listoverridetable"),
    )
)
"""Groups whose text is not on the page, or only repeats it for older readers."""

_HEADS = frozenset({"header", "headerl", "headerr", "headerf"})
_FEET = frozenset({"footer", "footerl", "footerr", "footerf"})
_LABELS = frozenset({"listtext", "pntext"})
_SPOKEN = frozenset({"shptxt", "result"})
"""Groups inside silent ones that are shown all the same: text boxes, results of objects."""

_CHARACTERS = {
    "tab": "\t",
    "line": "\n",
    "nestcell": "\n",
    "nestrow": "\n",
    "emdash": "—",
    "endash": "–",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "bullet": "•",
}
_SYMBOLS = {"~": "\u00a0", "_": "-", "\n": "", "\r": "", "\\": "\\", "{": "{", "}": "}"}
_OLD_CODECS = {"mac": "mac_cyrillic", "pc": "cp437", "pca": "cp850"}


def read_rtf(data: bytes) -> Grid:
    """Paragraphs and tables in reading order; page headers and footers come first.

    Notes, comments, hidden and deleted text are left out; a table inside a cell joins
    the cell's text. Raises `Refusal` FILE_BROKEN, FILE_UNSAFE, FILE_TOO_LONG.
    """
    document = _Document()
    for token in tokens(data):
        document.take(token)
    return document.grid()


class _Document:
    """The state of groups and what has been read so far."""

    def __init__(self) -> None:
        self._states = [State()]
        self._paragraph = ParagraphState()
        self._codec = _DEFAULT_CODEC
        self._fonts: dict[int, str | None] = {}
        self._font = 0
        self._ignorable = False
        self._bytes = bytearray()
        self._skip = 0
        self._in_row = False
        self._left = 0
        self._definitions: list[Definition] = []
        self._next = Definition()
        self._body, self._heads, self._feet = Blocks(), Blocks(), Blocks()

    @property
    def _state(self) -> State:
        return self._states[-1]

    @_state.setter
    def _state(self, state: State) -> None:
        self._states[-1] = state

    @property
    def _blocks(self) -> Blocks:
        if self._state.head:
            return self._heads
        return self._feet if self._state.foot else self._body

    def take(self, token: RtfToken) -> None:
        """One more token."""
        if token.text:
            self._take_text(token)
            return
        self._flush()
        if token.brace:
            self._take_brace(token.brace)
        elif token.symbol:
            self._take_symbol(token.symbol)
        else:
            self._take_word(token.word, token.number)

    def grid(self) -> Grid:
        """What was read, when all tokens have been taken."""
        self._flush()
        for blocks in (self._body, self._heads, self._feet):
            blocks.end_paragraph(in_table=self._in_row, heading=False)
            blocks.end_row(self._left, self._definitions)
            blocks.end_table()
        said = {text: False for block in self._feet.done for text in _texts(block)}
        said |= {text: True for block in self._heads.done for text in _texts(block)}
        margins = [
            Paragraph(text, Place(row=row), heading=said[text], margin=True)
            for row, text in enumerate(filter(_SPEAKS.search, said), 1)
        ]
        return Grid((*margins, *self._body.done))

    def _take_text(self, token: RtfToken) -> None:
        if self._skip:
            skipped = min(self._skip, len(token.text))
            self._skip -= skipped
            token = token._replace(text=token.text[skipped:])
        if not self._state.silent and not self._state.fonts:
            self._bytes += token.text

    def _flush(self) -> None:
        if self._bytes:
            codec = self._state.codec or self._codec
            self._add(decode(bytes(self._bytes), codec))
            self._bytes.clear()

    def _add(self, text: str) -> None:
        state = self._state
        if not (state.silent or state.fonts or state.hidden or state.deleted):
            shown = text.replace("\t", " ") if state.label else text
            self._blocks.add(shown, state.bold)

    def _take_brace(self, brace: str) -> None:
        self._skip = 0
        if brace == "{":
            if len(self._states) > _DEEPEST:
                raise Refusal(Code.FILE_UNSAFE)
            self._states.append(self._state)
            self._ignorable = False
        elif len(self._states) > 1:
            above = self._states[-2]
            if (self._state.head, self._state.foot) != (above.head, above.foot):
                self._blocks.end_paragraph(in_table=False, heading=False)
            self._states.pop()

    def _take_symbol(self, symbol: str) -> None:
        if symbol == "*":
            self._ignorable = True
        elif symbol in ("\n", "\r"):
            self._take_word("par", None)
        elif self._skip:
            self._skip -= 1
        else:
            self._add(_SYMBOLS.get(symbol, ""))

    def _take_word(self, word: str, number: int | None) -> None:
        if self._begins_group(word):
            return
        if word == "u":
            self._add_unicode(number or 0)
        elif word in _CHARACTERS:
            self._add(_CHARACTERS[word])
        elif self._state.silent or self._state.fonts:
            self._take_font(word, number)
        elif not self._take_layout(word, number):
            self._take_property(word, number)

    def _begins_group(self, word: str) -> bool:
        ignorable, self._ignorable = self._ignorable, False
        if word in _SPOKEN:
            self._state = self._state._replace(silent=False)
        elif word in _HEADS:
            self._state = self._state._replace(head=True)
        elif word in _FEET:
            self._state = self._state._replace(foot=True)
        elif word == "fonttbl":
            self._state = self._state._replace(fonts=True)
        elif word in _LABELS:
            self._state = self._state._replace(label=True)
        elif ignorable or word in _SILENT:
            self._state = self._state._replace(silent=True)
        else:
            return False
        return True

    def _add_unicode(self, number: int) -> None:
        code = number % 0x10000
        self._add(chr(code))
        self._skip = min(self._state.skips, _MOST_SKIPPED)

    def _take_font(self, word: str, number: int | None) -> None:
        if not self._state.fonts or number is None:
            return
        if word == "f":
            self._font = number
        elif word == "fcharset":
            self._fonts[self._font] = charset_codec(number)

    def _take_layout(self, word: str, number: int | None) -> bool:
        """Words that end a piece of text or describe a row; whether this was one."""
        match word:
            case "par" | "sect" | "page":
                in_table = self._paragraph.in_table or self._in_row
                outlined = self._paragraph.outline < OUTLINE_NONE
                self._blocks.end_paragraph(in_table=in_table, heading=outlined)
            case "cell":
                self._blocks.end_cell()
            case "row":
                self._blocks.end_row(self._left, self._definitions)
                self._in_row = False
            case "trowd":
                self._in_row = True
                self._left, self._definitions, self._next = 0, [], Definition()
            case "trleft":
                self._left = number or 0
            case "clvmgf":
                self._next.opens = True
            case "clvmrg":
                self._next.continues = True
            case "clmrg":
                self._next.joins_left = True
            case "cellx":
                self._next.right = number or 0
                self._definitions.append(self._next)
                self._next = Definition()
            case _:
                return False
        return True

    def _take_property(self, word: str, number: int | None) -> None:
        state, on = self._state, number != 0
        match word:
            case "b":
                self._state = state._replace(bold=on)
            case "v":
                self._state = state._replace(hidden=on)
            case "deleted":
                self._state = state._replace(deleted=on)
            case "plain":
                self._state = state.plain()
            case "f":
                self._state = state._replace(codec=self._fonts.get(number or 0))
            case "uc":
                self._state = state._replace(skips=max(number or 0, 0))
            case "pard":
                self._paragraph = ParagraphState()
            case "intbl":
                self._paragraph.in_table = True
            case "outlinelevel":
                self._paragraph.outline = OUTLINE_NONE if number is None else number
            case "ansicpg":
                self._codec = page_codec(number or 0) or self._codec
            case "mac" | "pc" | "pca":
                self._codec = _OLD_CODECS[word]


def _texts(block: Block) -> list[str]:
    if isinstance(block, Paragraph):
        return [block.text]
    return [cell.text for row in block.rows for cell in row.cells]
