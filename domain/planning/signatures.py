"""Rows below a plan that sign it: «Начальник отдела ______ А.А. Котова», «Исп. Котова, 2-12-34»."""

import re
from collections.abc import Sequence

from domain.planning.column_roles import ColumnRole
from domain.planning.lines import TableLine
from domain.planning.people import PERSON, is_post
from domain.planning.terms import looks_like_term
from domain.planning.wording import fold, squash

_SIGNS = re.compile(
    r"(?:исп\b\.?|исполнитель\s*[:–—-]|исполнил\w*|составил\w*|составитель\w*|подготовил\w*"
    r"|согласован\w*\b|утвержда\w+|м\.\s?п\.|подпись|тел\b\.?|телефон)"
)
_LINE = re.compile(r"_{3,}|/\s*[А-ЯЁ][^/]{2,40}/")


def signatures(lines: Sequence[TableLine]) -> frozenset[int]:
    """The indices of the lines at the end of the document that sign it and are no activities."""
    found = []
    for index in range(len(lines) - 1, -1, -1):
        if not _signs(lines[index]):
            break
        found.append(index)
    return frozenset(found)


def _signs(line: TableLine) -> bool:
    if line.paragraph or line.number or looks_like_term(line.get(ColumnRole.TERM)):
        return False
    texts = [line.sole] if line.sole is not None else list(line.texts.values())
    text = squash(" ".join([*texts, *line.other_columns.values()]))
    if _SIGNS.match(fold(text)):
        return True
    signed = bool(_LINE.search(text)) or bool(PERSON.search(text))
    return signed and is_post(text)
