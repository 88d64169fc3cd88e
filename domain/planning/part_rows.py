"""Rows that are parts of the activity above by how they begin: «1)», «а)», «- », «ЕГЭ», «питание».

Below «5. Пробные экзамены: | февраль | школы» such a row mostly has nothing but a title, as a
section has. It is told from one by the row above, which is an activity, and by the count, which
begins anew within the activity and goes on after it.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from domain.planning.column_roles import PASSED_DOWN, ColumnRole
from domain.planning.labels import is_label, lend_labels, party_words
from domain.planning.lines import TableLine
from domain.planning.numbering import succeeds
from domain.planning.subheadings import lend_subheadings
from domain.planning.subrows import is_abbreviations
from domain.planning.wording import key, squash, starts_low, unmarked

_COUNTED = re.compile(r"\s*(?P<mark>\d{1,2}|[а-яё])\s*\)\s*(?P<rest>.*)", re.DOTALL)
_DASH = re.compile(r"\s*[-–—•·▪]\s*(?=[^\W\d_]|«)")
_LETTERS = "абвгдежзиклмнопрстуфхцчшщэюя"
_WORD = re.compile(r"[^\W\d_]+")
# A title that goes on in the next row, and how many words one has that does not.
_BROKEN = re.compile(r"(?:[-–—]|\b(?:и|или|в|во|на|по|с|со|к|о|об|от|до|из|за|для|при|не))$")
_LISTED_WORDS = 3


@dataclass(frozen=True, slots=True)
class _Mark:
    """How a row begins: as what it is counted («2», «б»), or with a dash or an abbreviation, and
    the title after that.

    One that begins `low` may go on in the title above, one that is `loose` (merged, or in the
    column of numbers) may be a section.
    """

    title: str
    counted: str = ""
    dash: bool = False
    low: bool = False
    loose: bool = False

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
    parties = party_words(lines)
    lines = lend_labels(lend_subheadings(lines), parties)
    marks = [_read(line, parties) for line in lines]
    result = list(lines)
    index = 0
    while index < len(lines):
        end = index + 1
        if _owns(lines[index], marks[index]):
            while end < len(lines) and _is_below(lines, marks, index, end):
                end += 1
            if _are_parts(lines, marks, index, end):
                whole = _goes_on_below(lines, marks, index, end)
                for place in range(index + 1, end):
                    if place not in whole:
                        result[place] = _as_part(lines[place], marks[place], lines[index])
        index = end
    return result


def _read(line: TableLine, parties: Collection[str]) -> _Mark | None:
    """How a row begins, if it begins as a part. An abbreviation in `parties` may only go on."""
    title, number = line.get(ColumnRole.TITLE), line.get(ColumnRole.NUMBER)
    if line.paragraph or line.part or line.lent or (line.bold and (line.merged or not title)):
        return None
    if line.sole is not None and (line.merged or not title):
        return _Mark(squash(line.sole), loose=True) if is_label(line.sole, parties) else None
    if line.merged or not title:
        return None
    match = _COUNTED.fullmatch(number or title)
    if match and bool(match["rest"]) is not bool(number):
        return _Mark(match["rest"] or title, match["mark"])
    if number:
        return None
    if _DASH.match(title):
        return _Mark(unmarked(title), dash=True)
    beside = [line.get(role) for role in (ColumnRole.PARTY, ColumnRole.RESULT) if line.get(role)]
    goes_on = not line.get(ColumnRole.TERM) and any(map(starts_low, beside))
    if goes_on:
        return None
    if starts_low(title):
        return None if all(map(line.get, PASSED_DOWN)) else _Mark(title, low=True)
    named = is_abbreviations(squash(title)) and not line.bold and not line.wide
    known = any(key(word) in parties for word in _WORD.findall(title))
    return _Mark(title) if named and not known else None


def _owns(line: TableLine, mark: _Mark | None) -> bool:
    """Whether a row can be the activity of which those below it are parts."""
    if line.sole is not None or not line.get(ColumnRole.TITLE):
        return False
    return (mark is None or mark.is_digit or mark.low) and (line.filled or _is_open(line))


def _is_open(line: TableLine) -> bool:
    return squash(line.get(ColumnRole.TITLE)).endswith(":")


def _is_below(
    lines: Sequence[TableLine], marks: Sequence[_Mark | None], owner: int, index: int
) -> bool:
    """Whether the row at `index` goes on with the parts of the owner, or with the part above."""
    line, mark, head = lines[index], marks[index], marks[owner]
    if line.paragraph or line.place.sheet != lines[owner].place.sheet:
        return False
    if mark is None:
        return not line.merged and not (line.get(ColumnRole.NUMBER) or line.get(ColumnRole.TITLE))
    if head is not None and mark.is_digit:
        return False
    before = [found for found in marks[owner + 1 : index] if found and not found.low]
    if mark.low:
        return bool(before) or _is_open(lines[owner])
    if mark.loose or (before and before[-1].loose):
        return mark.loose and all(found.loose for found in before)
    if not mark.count:
        return not (mark.dash and before) or before[-1].dash or _is_open(lines[owner])
    alike = all(found.count and found.is_digit == mark.is_digit for found in before)
    return alike and mark.count == len(before) + 1


def _are_parts(
    lines: Sequence[TableLine], marks: Sequence[_Mark | None], owner: int, end: int
) -> bool:
    """Whether rows that begin like parts are those of the owner, down to `end`."""
    every = {index: mark for index in range(owner + 1, end) if (mark := marks[index])}
    below = {index: mark for index, mark in every.items() if not mark.low}
    head = lines[owner]
    if not every or _is_open(head):
        return bool(every)
    first = next(iter(below.values()))
    if first.loose:
        # What has nothing below it heads nothing, unless it is the last before a section.
        return bool(head.number) and (len(below) > 1 or not head.get(ColumnRole.TERM))
    if not first.count:
        # A dash without a colon above it goes on in the title above.
        return bool(head.number) and not first.dash
    following = lines[end].number if end < len(lines) and lines[end].sole is None else None
    goes_on = bool(following and head.number and succeeds(following, head.number))
    alone = all(_stands_alone(lines[index], mark) for index, mark in below.items())
    return goes_on or (following != "1" and not alone)


def _stands_alone(line: TableLine, mark: _Mark) -> bool:
    return all(map(line.get, PASSED_DOWN)) and not starts_low(mark.title)


def _goes_on_below(
    lines: Sequence[TableLine], marks: Sequence[_Mark | None], owner: int, end: int
) -> set[int]:
    """The low rows that are more of the title above them, and no parts.

    Below a colon they are parts if one of them has a cell of its own, or if they are a list of a
    few words each.
    """
    first = next((i for i in range(owner + 1, end) if (m := marks[i]) and not m.low), end)
    low = [index for index in range(owner + 1, first) if marks[index]]
    titles = [squash(lines[index].get(ColumnRole.TITLE)) for index in low]
    own = any(lines[index].get(role) for index in low for role in PASSED_DOWN)
    short = all(len(title.split()) <= _LISTED_WORDS for title in titles)
    listed = len(low) > 1 and short and not any(map(_BROKEN.search, titles))
    more = {index for index in range(first, end) if (mark := marks[index]) and mark.low}
    return more if own or listed else more | set(low)


def _as_part(line: TableLine, mark: _Mark | None, owner: TableLine) -> TableLine:
    if mark is None:
        return line
    number = f"{owner.number}.{mark.counted}" if mark.counted and owner.number else ""
    texts = line.texts | {ColumnRole.NUMBER: number, ColumnRole.TITLE: mark.title}
    return replace(line, texts=texts, sole=None, part=True)
