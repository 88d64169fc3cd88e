"""Tables drawn with lines: «┌──┬──┐», «+----+----+».

What stands between two drawn rules is one row, however many lines its cells take.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from documents.read.dump.lines import Line

_UPRIGHT = "│┃║┆┇┊┋╎╏▏▕"
_LEVEL = "─━═┄┅┈┉╌╍"
_SIGNS = (
    dict.fromkeys(range(0x2500, 0x2580), "+")
    | dict.fromkeys(map(ord, _UPRIGHT), "|")
    | dict.fromkeys(map(ord, _LEVEL), "-")
)
_BOX_DRAWING = re.compile("[\u2500-\u257f]")
_DRAWN = re.compile(r"[+|][-=+|\s]*[-=]{2}[-=+|\s]*")
_PART_OF_RULE = re.compile(r"\+?-{2,}\+?|\+")
_NUMBER = re.compile(r"\d+(?:\.\d+)*[.)]?")
_BREAK = "<br>"
# A header and two rows, each between rules of its own.
_RULES_AT_LEAST = 4
_FRAME = 2


def unbox(lines: Sequence[Line]) -> list[Line]:
    """The lines with drawn tables made into rows with pipes, one row a line.

    A row keeps the number of its first line. Cells of several lines hold `<br>`.
    """
    plain = [
        replace(line, text=_straight(line.text)) if _BOX_DRAWING.search(line.text) else line
        for line in lines
    ]
    result: list[Line] = []
    start = 0
    while start < len(plain):
        end = start
        while end < len(plain) and plain[end].text.strip().startswith(("|", "+")):
            end += 1
        table = plain[start:end]
        if _is_drawn(table):
            result += _rows(table)
        else:
            result += plain[start : max(end, start + 1)]
        start = max(end, start + 1)
    return result


def _straight(text: str) -> str:
    """A line with ASCII signs for its box drawing; a rule over some columns is blank cells."""
    drawn = text.translate(_SIGNS)
    if _DRAWN.fullmatch(drawn.strip()):
        return drawn
    return _PART_OF_RULE.sub("|", drawn)


def _is_rule(line: Line) -> bool:
    return bool(_DRAWN.fullmatch(line.text.strip()))


def _is_drawn(table: Sequence[Line]) -> bool:
    """Whether rules tell where rows end, or numbers between a rule above and one below do."""
    rules = sum(map(_is_rule, table))
    numbers = sum(bool(_NUMBER.fullmatch(_cells(line)[0])) for line in table)
    return rules >= _RULES_AT_LEAST or (rules >= _FRAME and numbers > 1)


def _rows(table: Sequence[Line]) -> Iterator[Line]:
    groups: list[list[Line]] = [[]]
    for line in table:
        if _is_rule(line):
            groups.append([])
        else:
            groups[-1].append(line)
    numbered = sum(bool(_NUMBER.fullmatch(_cells(line)[0])) for group in groups for line in group)
    width = max(len(_cells(line)) for group in groups for line in group)
    for group in groups:
        for row in _merged(group, by_number=numbered > 1):
            yield _join(row, width)


def _merged(group: Sequence[Line], *, by_number: bool) -> Iterator[list[Line]]:
    """The rows of a group; where rows are numbered, another number begins another row.

    So does another number of cells: a heading runs through all columns.
    """
    row: list[Line] = []
    for line in group:
        cells = _cells(line)
        begins = by_number and _NUMBER.fullmatch(cells[0])
        if row and (begins or len(cells) != len(_cells(row[0]))):
            yield row
            row = []
        row.append(line)
    if row:
        yield row


def _join(row: Sequence[Line], width: int) -> Line:
    """The lines of a row as one, as wide as the table: a row of one cell would pass for prose."""
    columns = list(zip_longest(*map(_cells, row), fillvalue=""))
    columns += [()] * (width - len(columns))
    cells = (_BREAK.join(filter(None, column)) for column in columns)
    return replace(row[0], text=f"| {' | '.join(cells)} |")


def _cells(line: Line) -> list[str]:
    return [cell.strip() for cell in line.text.strip().strip("|").split("|")]
