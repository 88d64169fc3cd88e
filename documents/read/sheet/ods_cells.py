"""The cells of an OpenDocument sheet as values that show what a person sees."""

import re
from datetime import datetime

from lxml import etree

from documents.read.open_names import (
    BOOLEAN_VALUE,
    DATE_VALUE,
    FORMULA,
    LINE_BREAK,
    NOTE,
    PARAGRAPH,
    SPACES,
    SPACES_COUNT,
    TAB,
    VALUE,
    VALUE_TYPE,
)
from documents.read.sheet.shapes import Shape
from documents.read.sheet.values import Value, date_value, write_boolean, write_number
from documents.read.tidy import tidy

_DECIMAL_COMMA = re.compile(r"(-?\d+),(\d+)( ?%)?")
_WHOLE_DATE = re.compile(r"\d{1,4}\D+\w+\D+\d{2,4}.*", re.DOTALL)
_DATE = Shape(year=True, month=True, day=True, clock=True)
_NUMBERS = ("float", "percentage", "currency")
_ERROR = re.compile(r"#[А-ЯA-Z/0-9]+[!?]?|Err:\d+")
_MOST_SPACES = 1000


def read_cell(cell: etree._Element, bold: bool) -> Value:
    """The value of a cell: its shown text; a date that shows day, month and year in full."""
    shown = tidy("\n".join(read_paragraph(paragraph) for paragraph in cell.iterchildren(PARAGRAPH)))
    kind = cell.get(VALUE_TYPE)
    if kind == "date" and (not shown or _WHOLE_DATE.fullmatch(shown)):
        return date_value(_moment(cell.get(DATE_VALUE, "")), _DATE, bold)
    if kind in _NUMBERS:
        return _number(cell, shown, bold)
    if shown:
        is_error = cell.get(FORMULA) is not None and _ERROR.fullmatch(shown)
        return Value("" if is_error else shown, bold)
    if kind == "boolean":
        return Value(write_boolean(cell.get(BOOLEAN_VALUE) == "true"), bold)
    formula = cell.get(FORMULA)
    if formula and kind is None:
        return Value("", bold, formula=tidy("=" + formula.partition("=")[2]))
    return Value("")


def _number(cell: etree._Element, shown: str, bold: bool) -> Value:
    number = float(cell.get(VALUE, "0"))
    if not shown:
        return Value(write_number(number), bold, number=number)
    match = _DECIMAL_COMMA.fullmatch(shown)
    text = f"{match[1]}.{match[2]}{match[3] or ''}" if match else shown
    return Value(text, bold, number=number if text == write_number(number) else None)


def _moment(value: str) -> datetime:
    return datetime.fromisoformat(value[:19]).replace(tzinfo=None)


def read_paragraph(paragraph: etree._Element) -> str:
    """The text of a paragraph; notes on it are no part of it."""
    parts = [paragraph.text or ""]
    for child in paragraph:
        if child.tag == SPACES:
            parts.append(" " * min(int(child.get(SPACES_COUNT, "1")), _MOST_SPACES))
        elif child.tag == TAB:
            parts.append("\t")
        elif child.tag == LINE_BREAK:
            parts.append("\n")
        elif child.tag != NOTE:
            parts.append(read_paragraph(child))
        parts.append(child.tail or "")
    return "".join(parts)
