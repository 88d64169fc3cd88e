"""The elements and attributes of OpenDocument that are read, by qualified name (ODF 1.3)."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_OFFICE = f"{{{_OASIS}:office:1.0}}"
_TEXT = f"{{{_OASIS}:text:1.0}}"
_TABLE = f"{{{_OASIS}:table:1.0}}"
_STYLE = f"{{{_OASIS}:style:1.0}}"
_DRAW = f"{{{_OASIS}:drawing:1.0}}"
_FO = f"{{{_OASIS}:xsl-fo-compatible:1.0}}"

BODY = f"{_OFFICE}text"
SPREADSHEET = f"{_OFFICE}spreadsheet"
HEADER = f"{_STYLE}header"
FOOTER = f"{_STYLE}footer"

PARAGRAPH = f"{_TEXT}p"
HEADING = f"{_TEXT}h"
LIST = f"{_TEXT}list"
ITEM = f"{_TEXT}list-item"
ITEMS = (ITEM, f"{_TEXT}list-header")
TABLE = f"{_TABLE}table"
BLOCKS = frozenset({PARAGRAPH, HEADING, LIST, TABLE})
WRAPPERS = frozenset(
    f"{_TEXT}{name}"
    for name in (
        *("section", "numbered-paragraph", "index-body", "index-title", "table-of-content"),
        *("table-index", "alphabetical-index", "user-index", "illustration-index"),
    )
)
"""Elements whose blocks count as if they were not there."""

SPACES = f"{_TEXT}s"
SPACES_COUNT = f"{_TEXT}c"
TAB = f"{_TEXT}tab"
LINE_BREAK = f"{_TEXT}line-break"
PAGE_BREAK = f"{_TEXT}soft-page-break"
SPAN = f"{_TEXT}span"
NOTE = f"{_TEXT}note"
BOX = f"{_DRAW}text-box"
SILENT = frozenset(
    {
        *(f"{_TEXT}{name}" for name in ("note", "tracked-changes", "hidden-text", "ruby-text")),
        f"{_OFFICE}annotation",
        f"{_OFFICE}forms",
    }
)
"""Elements whose text is not on the line: notes, deletions, comments."""

STYLED = f"{_TEXT}style-name"
LEVEL = f"{_TEXT}level"
START = f"{_TEXT}start-value"
CONTINUES = f"{_TEXT}continue-numbering"
CONTINUED_LIST = f"{_TEXT}continue-list"
SHOWN = f"{_TEXT}display"
DISPLAY_LEVELS = f"{_TEXT}display-levels"
LIST_STYLE = f"{_TEXT}list-style"
BULLET = f"{_TEXT}list-level-style-bullet"
NUMBER = f"{_TEXT}list-level-style-number"
BULLET_SIGN = f"{_TEXT}bullet-char"
NUMBER_FORM = f"{_STYLE}num-format"
PREFIX = f"{_STYLE}num-prefix"
SUFFIX = f"{_STYLE}num-suffix"

STYLE = f"{_STYLE}style"
NAME = f"{_STYLE}name"
PARENT = f"{_STYLE}parent-style-name"
FAMILY = f"{_STYLE}family"
STYLE_LIST = f"{_STYLE}list-style-name"
TEXT_PROPERTIES = f"{_STYLE}text-properties"
TABLE_PROPERTIES = f"{_STYLE}table-properties"
WEIGHT = f"{_FO}font-weight"

ROW = f"{_TABLE}table-row"
ROW_GROUPS = frozenset(
    f"{_TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group")
)
COLUMN = f"{_TABLE}table-column"
COLUMN_GROUPS = frozenset(
    f"{_TABLE}{name}" for name in ("table-columns", "table-header-columns", "table-column-group")
)
CELL = f"{_TABLE}table-cell"
COVERED = f"{_TABLE}covered-table-cell"
ROWS_REPEATED = f"{_TABLE}number-rows-repeated"
ROWS_SPANNED = f"{_TABLE}number-rows-spanned"
COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"
COLUMNS_SPANNED = f"{_TABLE}number-columns-spanned"
VISIBILITY = f"{_TABLE}visibility"
VISIBLE = "visible"
DISPLAY = f"{_TABLE}display"
TABLE_NAME = f"{_TABLE}name"
TABLE_STYLED = f"{_TABLE}style-name"

FORMULA = f"{_TABLE}formula"
VALUE_TYPE = f"{_OFFICE}value-type"
VALUE = f"{_OFFICE}value"
DATE_VALUE = f"{_OFFICE}date-value"
BOOLEAN_VALUE = f"{_OFFICE}boolean-value"
