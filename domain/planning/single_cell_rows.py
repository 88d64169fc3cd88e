"""A row with one text only: a section, more of the activity above, or nothing that is known."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from domain.planning.column_roles import ColumnRole, role_of
from domain.planning.document_style import DocumentStyle
from domain.planning.headings import has_word, read_heading
from domain.planning.lines import TableLine
from domain.planning.numbering import is_child, is_first, parts, read_number, succeeds
from domain.planning.subrows import is_abbreviations
from domain.planning.wording import starts_low

_NOTE = re.compile(r"(?:примечани|\*|итого\b|всего\b|подпись|исполнитель:|сноск)", re.IGNORECASE)
_GOAL = re.compile(r"цел[ьи]\b(?!\s*№?\s*\d)", re.IGNORECASE)
_NEAR = 3


class Lone(StrEnum):
    """What such a row is. A `DOUBTFUL` one is taken for more of the row above, and named."""

    SECTION = "section"
    GOAL = "goal"
    MORE = "more"
    DOUBTFUL = "doubtful"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class LineContext:
    """All lines, how the document writes, and the last numbers that were given.

    `activity` is None before the first activity, "" after one without a number; `section` is the
    number of the last section that has one.
    """

    lines: Sequence[TableLine]
    style: DocumentStyle
    activity: str | None
    section: str | None


def judge(context: LineContext, index: int, text: str) -> Lone:
    """What the lone `text` of the line at `index` is, by itself and by what follows it."""
    line = context.lines[index]
    below = context.lines[index + 1] if index + 1 < len(context.lines) else None
    if read_number(text) is not None or _NOTE.match(text):
        return Lone.UNREAD
    if context.activity is None and not line.paragraph and _is_of_header(text):
        return Lone.UNREAD
    if starts_low(text):
        return Lone.UNREAD if line.paragraph else Lone.MORE
    if context.activity is not None and not line.wide and not line.bold and is_abbreviations(text):
        return Lone.DOUBTFUL
    number, _ = read_heading(text)
    if number is None:
        heading = has_word(text) or _opens_series(context, index)
    else:
        heading = has_word(text) or _leads(context, below, number)
    role = next(iter(line.texts), ColumnRole.TITLE)
    beside = role not in (ColumnRole.NUMBER, ColumnRole.TITLE) and not line.wide
    if beside and not (heading and number is not None):
        return Lone.DOUBTFUL
    if not heading and _goes_on(context, line, below, number):
        return Lone.DOUBTFUL
    if not heading and below is None:
        return Lone.UNREAD
    if _GOAL.match(text) and below is not None and below.sole is not None:
        return Lone.GOAL
    certain = heading or line.wide or not context.style.marked or context.activity is None
    return Lone.SECTION if certain else Lone.DOUBTFUL


def _is_of_header(text: str) -> bool:
    """Whether a lone text above all activities is left over from the header («Исполнители»)."""
    one_word = len(text.split()) == 1
    return one_word and role_of(text) in (ColumnRole.TERM, ColumnRole.PARTY, ColumnRole.MARK)


def _leads(context: LineContext, below: TableLine | None, number: str) -> bool:
    """Whether a numbered heading is followed by what it announces."""
    if below is None:
        return False
    if below.number is None:
        return below.sole is not None or not context.style.is_numbered(below.place)
    if is_child(below.number, number) or is_first(below.number):
        return True
    counts_on = succeeds(number, context.section) if context.section else is_first(number)
    return counts_on and not (context.activity and succeeds(number, context.activity))


def _opens_series(context: LineContext, index: int) -> bool:
    """Whether the count of activities begins anew below a lone text («2.11», text, «3.1»)."""
    following = islice(context.lines, index + 1, index + 1 + _NEAR)
    below = next((line for line in following if line.sole is None), None)
    if below is None or not below.number or not context.activity:
        return False
    above, number = parts(context.activity), parts(below.number)
    anew = len(above) == len(number) == 1
    return is_first(below.number) and (anew or above[:-1] != number[: len(above) - 1])


def _goes_on(
    context: LineContext, line: TableLine, below: TableLine | None, number: str | None
) -> bool:
    """Whether a lone text goes on in the next row, so that it is no heading."""
    if number is not None or context.activity is None or below is None or line.paragraph:
        return False
    numbered = context.style.is_numbered(below.place)
    if below.paragraph or not numbered or below.number is not None:
        return False
    return starts_low(below.sole or below.get(ColumnRole.TITLE) or "Б")
