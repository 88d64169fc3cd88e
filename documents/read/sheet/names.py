"""The elements of SpreadsheetML that are read, by qualified name (ECMA-376, part 1)."""

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

WORKBOOK_PROPERTIES = f"{_S}workbookPr"
SHEET = f"{_S}sheet"
COLUMN = f"{_S}col"
HEADERS = tuple(f"{_S}{name}" for name in ("oddHeader", "firstHeader", "evenHeader"))
ROW = f"{_S}row"
CELL = f"{_S}c"
VALUE = f"{_S}v"
FORMULA = f"{_S}f"
INLINE = f"{_S}is"
MERGE = f"{_S}mergeCell"

STRING = f"{_S}si"
RUN = f"{_S}r"
RUN_PROPERTIES = f"{_S}rPr"
TEXT = f"{_S}t"
BOLD = f"{_S}b"

NUMBER_FORMAT = f"{_S}numFmt"
FONTS = f"{_S}fonts"
CELL_FORMATS = f"{_S}cellXfs"
