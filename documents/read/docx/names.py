"""The elements of WordprocessingML that matter for a text, by qualified name (ECMA-376, part 1)."""

from lxml import etree

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"

BODY = f"{_W}body"
PARAGRAPH = f"{_W}p"
TABLE = f"{_W}tbl"
ROW = f"{_W}tr"
CELL = f"{_W}tc"
BOX = f"{_W}txbxContent"

RUN = f"{_W}r"
TEXT = f"{_W}t"
MATH_TEXT = f"{_M}t"
MATH = (f"{_M}oMath", f"{_M}oMathPara")
TAB = f"{_W}tab"
POSITION_TAB = f"{_W}ptab"
BREAK = f"{_W}br"
CARRIAGE_RETURN = f"{_W}cr"
NO_BREAK_HYPHEN = f"{_W}noBreakHyphen"
SYMBOL = f"{_W}sym"
PAGE_BREAK = f"{_W}lastRenderedPageBreak"

CONTROL = f"{_W}sdt"
CONTROL_PROPERTIES = f"{_W}sdtPr"
CONTROL_CONTENT = f"{_W}sdtContent"
PLACEHOLDER = f"{_W}showingPlcHdr"
ALTERNATE = f"{_MC}AlternateContent"
CHOICE = f"{_MC}Choice"
FALLBACK = f"{_MC}Fallback"
RUBY = f"{_W}ruby"
RUBY_BASE = f"{_W}rubyBase"
DRAWINGS = (f"{_W}drawing", f"{_W}pict", f"{_W}object")

WRAPPERS = frozenset(
    f"{_W}{name}"
    for name in ("ins", "moveTo", "hyperlink", "smartTag", "fldSimple", "customXml", "dir", "bdo")
)
"""Elements whose content counts as if they were not there. Deletions are not among them."""

PARAGRAPH_PROPERTIES = f"{_W}pPr"
RUN_PROPERTIES = f"{_W}rPr"
ROW_PROPERTIES = f"{_W}trPr"
CELL_PROPERTIES = f"{_W}tcPr"
PARAGRAPH_STYLE = f"{_W}pStyle"
RUN_STYLE = f"{_W}rStyle"
OUTLINE = f"{_W}outlineLvl"
BOLD = f"{_W}b"
VANISH = f"{_W}vanish"
DELETED = f"{_W}del"
MOVED_AWAY = f"{_W}moveFrom"

NUMBERING = f"{_W}numPr"
NUMBERING_ID = f"{_W}numId"
NUMBERING_LEVEL = f"{_W}ilvl"

GRID_SPAN = f"{_W}gridSpan"
GRID_BEFORE = f"{_W}gridBefore"
VERTICAL_MERGE = f"{_W}vMerge"
HORIZONTAL_MERGE = f"{_W}hMerge"
ROW_HEIGHT = f"{_W}trHeight"
ROW_HIDDEN = f"{_W}hidden"

VALUE = f"{_W}val"


def w(name: str) -> str:
    """The qualified name of a WordprocessingML element or attribute."""
    return f"{_W}{name}"


def child_of(parent: etree._Element | None, name: str) -> etree._Element | None:
    """The first child of that name. Unlike `find` it parses no path: this is asked all the time."""
    return None if parent is None else next(parent.iterchildren(name), None)


def value_of(parent: etree._Element | None, name: str) -> str | None:
    """The `w:val` of a child of `parent`; "" where the child has none, None without the child."""
    child = child_of(parent, name)
    return None if child is None else child.get(VALUE, "")


def number_of(parent: etree._Element | None, name: str) -> int | None:
    """The `w:val` of a child as a whole number, or None."""
    value = value_of(parent, name)
    return int(value) if value and value.lstrip("-").isdecimal() else None


def switch_of(parent: etree._Element | None, name: str) -> bool | None:
    """The state of an on-off property (ECMA-376, 17.17.4), None where it is not mentioned."""
    value = value_of(parent, name)
    return None if value is None else value not in ("0", "false", "off")
