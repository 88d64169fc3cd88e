"""The cells of an Excel sheet as values that show what a person sees."""

import math
import re
from dataclasses import dataclass
from datetime import datetime
from functools import cache

from lxml import etree

from documents.read.sheet.looks import PLAIN, Look, is_bold
from documents.read.sheet.names import CELL, FORMULA, INLINE, RUN, RUN_PROPERTIES, TEXT, VALUE
from documents.read.sheet.shapes import Shape
from documents.read.sheet.values import Value, date_value, number_value, write_boolean
from documents.read.tidy import tidy
from domain.errors import Code, Refusal

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")
_DATE = Shape(year=True, month=True, day=True, clock=True)
_EMPTY = Value("")


def parse_address(address: str) -> tuple[int, int]:
    """Column and row of «B7», counted from 1. Raises `Refusal(FILE_BROKEN)`."""
    match = _ADDRESS.fullmatch(address)
    if match is None:
        raise Refusal(Code.FILE_BROKEN)
    return _column(match[1]), int(match[2])


@cache
def _column(letters: str) -> int:
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - ord("A") + 1
    return column


def read_string(item: etree._Element) -> Value:
    """A string, plain or made of runs; readings of East Asian characters are no part of it."""
    texts: list[str] = []
    bold: list[bool] = []
    for child in item:
        if child.tag == TEXT:
            texts.append(child.text or "")
        elif child.tag == RUN:
            text = child.findtext(TEXT) or ""
            texts.append(text)
            if text.strip():
                bold.append(is_bold(child.find(RUN_PROPERTIES)))
    return Value(_clean("".join(texts)), bool(bold) and all(bold))


@dataclass(frozen=True, slots=True)
class CellReader:
    """What cells refer to: the shared strings, the cell formats, the first day of the calendar."""

    strings: list[Value]
    looks: list[Look]
    epoch_1904: bool

    def read_row(self, row: etree._Element) -> dict[int, Value]:
        """The values of a row by column."""
        values = {}
        column = 0
        for cell in row.iterchildren(CELL):
            address = cell.get("r")
            column = parse_address(address)[0] if address else column + 1
            values[column] = self._read(cell)
        return values

    def _read(self, cell: etree._Element) -> Value:
        index = int(cell.get("s", "0"))
        look = self.looks[index] if index < len(self.looks) else PLAIN
        stored = formula = ""
        # `find` costs several times as much as looking at the few children there are.
        for child in cell:
            if child.tag == VALUE:
                stored = child.text or ""
            elif child.tag == FORMULA:
                formula = child.text or ""
            elif child.tag == INLINE:
                return _string(read_string(child), look)
        if stored:
            return self._stored(stored, cell.get("t", "n"), look)
        if formula and cell.get("t") not in ("str", "e"):
            return Value("", look.bold, formula=tidy(f"={formula}"))
        return _EMPTY

    def _stored(self, stored: str, kind: str, look: Look) -> Value:
        match kind:
            case "s":
                return _string(self.strings[int(stored)], look)
            case "str":
                return Value(_clean(stored), look.bold)
            case "b":
                return Value(write_boolean(stored == "1"), look.bold)
            case "e":
                return _EMPTY
            case "d":
                moment = datetime.fromisoformat(stored).replace(tzinfo=None)
                return date_value(moment, look.shape if look.shape.is_date else _DATE, look.bold)
        number = float(stored)
        if not math.isfinite(number):
            return _EMPTY
        return number_value(number, look.shape, self.epoch_1904, look.bold)


def _string(value: Value, look: Look) -> Value:
    return Value(value.text, bold=True) if look.bold and not value.bold else value


def _clean(text: str) -> str:
    """Characters that XML cannot hold are written «_x000D_» (ECMA-376, part 1, 22.9.2.19)."""
    if "_x" in text:
        text = _ESCAPE.sub(lambda match: chr(int(match[1], 16)), text)
    return tidy(text)
