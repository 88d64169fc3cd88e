"""Rows below a plan that sign it: «Начальник отдела ______ А.А. Котова», «Исп. Котова, 2-12-34»."""

import re
from collections.abc import Sequence

from domain.planning.column_roles import ColumnRole
from domain.planning.lines import TableLine
from domain.planning.people import PERSON, is_post
from domain.planning.terms import looks_like_term
from domain.planning.wording import fold, squash

_SIGNS = re.compile(
    r"(?:исп\b\.?|исполнител[ьи]\b|ф\.?\s?и\.?\s?о\.?\s+исполнител|исполнил\w*|составил\w*"
    r"|составитель\w*|подготовил\w*|согласован\w*\b|утвержда\w+|(?:с \w+ )?ознакомлен\w*"
    r"|м\.\s?п\.|подпись|тел\b\.?|телефон|дата\s*[:–—_-])"
)
_APPROVES = re.compile(r"(?:согласован|утвержд(?:аю|ен)|подготовил|составил|исп\.)")
_ACTING = re.compile(r"(?:и\.\s?о\.|врио|исполняющ\w+ обязанности)\s")
_LINE = re.compile(r"_{3,}|/\s*[А-ЯЁ][^/]{2,40}/|\(подпись\)")
_TELEPHONE = re.compile(
    r"(?:\+?\d[\s(-]*)?(?:\(?\d{2,5}\)?[\s-]*)?\d{1,3}(?:[\s-]\d{2}){1,2}(?!\d)"
)
_DATE = re.compile(r"(?:[«\"][_\s]*[»\"]\s*)?_{3,}\s*(?:20[\d_]{2})?\s*(?:г\b\.?)?")


def signatures(lines: Sequence[TableLine]) -> frozenset[int]:
    """The indices of the lines at the end of the document that sign it and are no activities."""
    found = []
    for index in range(len(lines) - 1, -1, -1):
        if not _signs(lines[index]):
            break
        found.append(index)
    return frozenset(found)


def is_approval(line: TableLine) -> bool:
    """Whether a row amid a plan says who has agreed to it: «Согласовано: Е.В. Котова»."""
    said = fold(line.sole or "")
    return bool(_APPROVES.match(said)) and bool(PERSON.search(line.sole or ""))


def _signs(line: TableLine) -> bool:
    term = line.get(ColumnRole.TERM)
    # Under a month the name of a human being is no mark: «декабрь 2025 (Л.П. Зотова)».
    if line.paragraph or line.number or (looks_like_term(term) and not PERSON.search(term)):
        return False
    texts = [line.sole] if line.sole is not None else list(line.texts.values())
    text = squash(" ".join([*texts, *line.other_columns.values()]))
    folded = fold(text)
    if _SIGNS.match(folded):
        return True
    signed = bool(_LINE.search(text)) or bool(PERSON.search(text))
    if signed and (is_post(text) or _ACTING.match(folded)):
        return True
    # «Котова А.А., 2-12-34», ««___» ________ 2024 г.»: nothing but who, where to call, and when.
    left = PERSON.sub("", text)
    for words in (_DATE, _TELEPHONE):
        left = words.sub("", left)
    return bool(text) and not re.search(r"\w", left)
