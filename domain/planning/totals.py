"""Rows that are no activities: «Итого отчётов | 3 | 1», «Контроль за исполнением приказа …»."""

import re

from domain.grid import GridRow
from domain.planning.numbering import read_number
from domain.planning.wording import fold

_TOTAL = re.compile(r"(?:итого|всего)\b")
_CONTROL = re.compile(
    r"(?:общий )?контроль (?:за |над )?(?:исполнени|выполнени)\w+ (?:\w+ )?"
    r"(?:приказ|распоряжени|постановлени|решени)\w*|настоящ\w+ (?:приказ|распоряжение) вступает"
    r"|(?:общий )?контроль (?:[\w-]+ ){0,5}?(?:оставляю|возлагаю|возложить|оставить)\b"
)
_AMOUNT = re.compile(r"[\d\s.,%–—-]*(?:т\w*\.? ?руб\w*\.?|руб\w*\.?|чел\w*\.?|шт\.?)?")


def is_total(row: GridRow) -> bool:
    """Whether a row names a total and, beside it, holds nothing but amounts."""
    texts = [fold(cell.text) for cell in row.cells if cell.text]
    while texts and read_number(texts[0]) is not None:
        texts = texts[1:]
    named = bool(texts) and bool(_TOTAL.match(texts[0]))
    return named and all(_AMOUNT.fullmatch(text) for text in texts[1:])


def is_control(row: GridRow) -> bool:
    """Whether a row only tells who sees to the order or the plan as a whole."""
    texts = [fold(cell.text) for cell in row.cells if cell.text]
    while texts and read_number(texts[0]) is not None:
        texts = texts[1:]
    return len(texts) == 1 and bool(_CONTROL.match(texts[0]))
