"""Rows that are parts of the activity above by how they begin: «1)», «а)», «- », «ЕГЭ».

Below «5. Пробные экзамены: | февраль | школы» such a row mostly has nothing but a title, as a
section has. It is told from one by the row above, which is an activity, and by the count, which
begins anew within the activity and goes on after it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from domain.planning.column_roles import PASSED_DOWN, ColumnRole
from domain.planning.lines import TableLine
from domain.planning.numbering import succeeds
from domain.planning.subrows import is_abbreviations
from domain.planning.wording import key, squash, starts_low, unmarked

_COUNTED = re.compile(r"\s*(?P<mark>\d{1,2}|[а-яё])\s*\)\s*(?P<rest>.*)", re.DOTALL)
_DASH = re.compile(r"\s*[-–—•·▪]\s*(?=[^\W\d_]|«)")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Mark:
    """How a row begins: as what it is counted («2», «б»), or with a dash or an abbreviation, and
    the title after that.
    """

    title: str
    counted: str = ""
    dash: bool = False

    @property
    def count(self) -> int:
        """Its place in a count from 1; 0 if it is not counted."""
        if self.is_digit:
            return int(self.counted)
        return _LETTERS.find(self.counted) + 1 if self.counted else 0

    @property
    def is_digit(self) -> bool:
        return self.counted.isdecimal()


def mark_parts(lines: Sequence[TableLine]) -> list[TableLine]:
    """The lines, with those that are parts of the activity above marked as such.

    A counted part of the activity 5 is numbered «5.1» or «5.а».
    """
    parties = {key(word) for line in lines for word in _WORD.findall(line.get(ColumnRole.PARTY))}
    marks = [_read(line, parties) for line in lines]
    result = list(lines)
    index = 0
    while index < len(lines):
        end = index + 1
        if _owns(lines[index], marks[index]):
            while end < len(lines) and _is_below(lines, marks, index, end):
                end += 1
            if _are_parts(lines, marks, index, end):
                for place in range(index + 1, end):
                    result[place] = _as_part(lines[place], marks[place], lines[index])
        index = end
    return result


def _read(line: TableLine, parties: Collection[str]) -> _Mark | None:
    """How a row begins, if it begins as a part. An abbreviation in `parties` may only go on."""
    title, number = line.get(ColumnRole.TITLE), line.get(ColumnRole.NUMBER)
    if line.merged or line.paragraph or not title:
        return None
    match = _COUNTED.fullmatch(number or title)
    if match and bool(match["rest"]) is not bool(number):
        return _Mark(match["rest"] or title, match["mark"])
    if number:
        return None
    if _DASH.match(title):
        return _Mark(unmarked(title), dash=True)
    named = is_abbreviations(squash(title)) and not line.bold and not line.wide
    known = any(key(word) in parties for word in _WORD.findall(title))
    beside = [line.get(role) for role in (ColumnRole.PARTY, ColumnRole.RESULT) if line.get(role)]
    goes_on = not line.get(ColumnRole.TERM) and any(map(starts_low, beside))
    return _Mark(title) if named and not known and not goes_on else None


def _owns(line: TableLine, mark: _Mark | None) -> bool:
    """Whether a row can be the activity of which those below it are parts."""
    if line.sole is not None or not line.get(ColumnRole.TITLE):
        return False
    return (mark is None or mark.is_digit) and (line.filled or _is_open(line))


def _is_open(line: TableLine) -> bool:
    return squash(line.get(ColumnRole.TITLE)).endswith(":")


def _is_below(
    lines: Sequence[TableLine], marks: Sequence[_Mark | None], owner: int, index: int
) -> bool:
    """Whether the row at `index` goes on with the parts of the owner, or with the part above."""
    line, mark, head = lines[index], marks[index], marks[owner]
    if line.paragraph or line.merged or line.place.sheet != lines[owner].place.sheet:
        return False
    if mark is None:
        return not line.get(ColumnRole.NUMBER) and not line.get(ColumnRole.TITLE)
    if head is not None and mark.is_digit:
        return False
    before = [found for found in marks[owner + 1 : index] if found]
    if not mark.count:
        return not (mark.dash and before) or before[-1].dash or _is_open(lines[owner])
    alike = all(found.count and found.is_digit == mark.is_digit for found in before)
    return alike and mark.count == len(before) + 1


def _are_parts(
    lines: Sequence[TableLine], marks: Sequence[_Mark | None], owner: int, end: int
) -> bool:
    """Whether rows that begin like parts are those of the owner, down to `end`."""
    below = {index: mark for index in range(owner + 1, end) if (mark := marks[index])}
    head = lines[owner]
    if not below or _is_open(head):
        return bool(below)
    first = next(iter(below.values()))
    if not first.count:
        # A dash without a colon above it goes on in the title above.
        return bool(head.number) and not first.dash
    following = lines[end].number if end < len(lines) and lines[end].sole is None else None
    goes_on = bool(following and head.number and succeeds(following, head.number))
    alone = all(_stands_alone(lines[index], mark) for index, mark in below.items())
    return goes_on or (following != "1" and not alone)


def _stands_alone(line: TableLine, mark: _Mark) -> bool:
    return all(map(line.get, PASSED_DOWN)) and not starts_low(mark.title)


def _as_part(line: TableLine, mark: _Mark | None, owner: TableLine) -> TableLine:
    if mark is None:
        return line
    number = f"{owner.number}.{mark.counted}" if mark.counted and owner.number else ""
    texts = line.texts | {ColumnRole.NUMBER: number, ColumnRole.TITLE: mark.title}
    return replace(line, texts=texts, sole=None, part=True)
