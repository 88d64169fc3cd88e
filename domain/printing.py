"""How the cells of a table are printed, the same for chat text, rich message and picture."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

from domain.table import Cell, CellKind, Column, Table

# Marks that turn the direction of the text around them: a name with one could reorder a table.
_BIDI = frozenset("\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_WITHOUT_BIDI = dict.fromkeys(map(ord, _BIDI))

_PARTED = re.compile(r"(?<=№) (?=\S)|(?<=\d) (?=[а-яёa-z])|(?<=\S) (?=[—–] )|(?<= до) (?=\S)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The words and formats of one locale.

    `total` heads the total row («Итого»), `nothing` stands for an empty table («Нет данных»),
    `absent` for an empty cell («–»). `stamp` holds `{moment}` («снимок от {moment}»), `left_out`
    holds `{count}` («не показано строк: {count}»), `page` holds `{page}` and `{pages}`.
    `date_format` and `moment_format` are those of `strftime`. `months` are twelve short names.
    """

    total: str
    nothing: str
    stamp: str
    left_out: str
    page: str
    done: str
    overdue: str
    other: str
    plan: str
    fact: str
    months: tuple[str, ...]
    date_format: str = "%d.%m.%Y"
    moment_format: str = "%d.%m.%Y, %H:%M"
    decimal: str = ","
    absent: str = "–"


def plain(text: str) -> str:
    """`text` on one line: white space runs become one space, control and direction marks go.

    The joiners that hold an emoji together stay.
    """
    kept = "".join(
        " " if sign.isspace() else sign
        for sign in text
        if sign.isspace() or (unicodedata.category(sign) not in {"Cc", "Cs"} and sign not in _BIDI)
    )
    return " ".join(kept.split())


def undirected(text: str) -> str:
    """`text` without the marks that turn the direction of what stands around them."""
    return text.translate(_WITHOUT_BIDI)


def bound(text: str) -> str:
    """`text` with unbreakable spaces, so that a narrow line does not part what is read together.

    «№» and its number, a number and its noun or month, a dash and what stands before it, «до» and
    the day. Each takes the place of one space: the length does not change.
    """
    return _PARTED.sub("\u00a0", text)


def percent(share: float) -> str:
    """A share as whole percent: 1.0 alone is «100%» and 0.0 alone is «0%».

    One task of a thousand that is not done must not disappear in rounding.
    """
    return f"{whole_percent(share)}%"


def whole_percent(share: float) -> int:
    """The number that `percent` prints."""
    found = round(share * 100)
    return min(99, max(1, found)) if 0 < share < 1 else found


def signed(value: int) -> str:
    """A difference: «+7», «−3», «0»."""
    return f"{value:+d}".replace("-", "−") if value else "0"


def number(value: float, decimal: str) -> str:
    """A number with at most two decimals and no trailing zeros."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return ("0" if text == "-0" else text).replace(".", decimal)


def printed(cell: Cell, column: Column, labels: Labels) -> str:
    """A cell as people read it, on one line. An empty text stays empty, None is `labels.absent`."""
    match cell:
        case None:
            return labels.absent
        case str():
            return bound(plain(cell))
        case date():
            return cell.strftime(labels.date_format)
        case _ if column.kind is CellKind.PERCENT:
            return percent(cell)
        case int() if column.kind is CellKind.CHANGE:
            return signed(cell)
        case _:
            return number(cell, labels.decimal) if isinstance(cell, float) else str(cell)


def printed_rows(table: Table, labels: Labels) -> list[list[str]]:
    """Every cell of `table.body` printed; an empty first cell of the total is `labels.total`."""
    lines = [
        [
            printed(cell, column, labels)
            for cell, column in zip(row.cells, table.columns, strict=True)
        ]
        for row in table.body
    ]
    if table.total is not None and table.total.cells[0] in {None, ""}:
        lines[-1][0] = labels.total
    return lines


def stamp(taken_at: datetime, zone: tzinfo, labels: Labels) -> str:
    """The moment of the snapshot in its zone, as `labels.stamp` says it."""
    moment = taken_at.astimezone(zone).strftime(labels.moment_format)
    return labels.stamp.replace("{moment}", moment)


def left_out(count: int, labels: Labels) -> str:
    """The note that `count` rows are not shown."""
    return labels.left_out.replace("{count}", str(count))
