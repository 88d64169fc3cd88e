"""The elements and attributes of OpenDocument that are read, by qualified name (ODF 1.3)."""

_OASIS = "urn:oasis:names:tc:opendocument:xmlns"
_TABLE = f"{{{_OASIS}:table:1.0}}"
_OFFICE = f"{{{_OASIS}:office:1.0}}"
_TEXT = f"{{{_OASIS}:text:1.0}}"
_STYLE = f"{{{_OASIS}:style:1.0}}"
_FO = f"{{{_OASIS}:xsl-fo-compatible:1.0}}"

SPREADSHEET = f"{_OFFICE}spreadsheet"
TABLE = f"{_TABLE}table"
NAME = f"{_TABLE}name"
ROW = f"{_TABLE}table-row"
ROW_GROUPS = frozenset(
    f"{_TABLE}{name}" for name in ("table-rows", "table-header-rows", "table-row-group")
)
ROWS_REPEATED = f"{_TABLE}number-rows-repeated"
ROWS_SPANNED = f"{_TABLE}number-rows-spanned"
VISIBILITY = f"{_TABLE}visibility"
CELL = f"{_TABLE}table-cell"
COVERED = f"{_TABLE}covered-table-cell"
COLUMNS_REPEATED = f"{_TABLE}number-columns-repeated"
COLUMNS_SPANNED = f"{_TABLE}number-columns-spanned"
FORMULA = f"{_TABLE}formula"
STYLED = f"{_TABLE}style-name"
DISPLAY = f"{_TABLE}display"

VALUE_TYPE = f"{_OFFICE}value-type"
VALUE = f"{_OFFICE}value"
DATE_VALUE = f"{_OFFICE}date-value"
BOOLEAN_VALUE = f"{_OFFICE}boolean-value"

PARAGRAPH = f"{_TEXT}p"
SPACES = f"{_TEXT}s"
SPACES_COUNT = f"{_TEXT}c"
TAB = f"{_TEXT}tab"
LINE_BREAK = f"{_TEXT}line-break"
NOTE = f"{_TEXT}note"

STYLE = f"{_STYLE}style"
STYLE_NAME = f"{_STYLE}name"
TABLE_PROPERTIES = f"{_STYLE}table-properties"
TEXT_PROPERTIES = f"{_STYLE}text-properties"
WEIGHT = f"{_FO}font-weight"
