"""Headings that part a plan: how they read, and which paragraphs between tables are such."""

import re
from collections.abc import Sequence

from domain.grid import Paragraph, Place
from domain.planning.lines import TableLine
from domain.planning.numbering import is_first, read_number, split_number
from domain.planning.title import names_plan, read_title
from domain.planning.wording import fold, key, squash, starts_low

_WORD = re.compile(
    r"(?:подраздел|раздел|направление|блок|модуль|глава|задача|цель|этап|часть|приоритет"
    r"|мероприятия по|мероприятия, направленные)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:подраздел|раздел|направление|блок|модуль|глава|задача|этап|часть)\s*(?:№\s*)?"
    r"(\d{1,2}(?:\.\d{1,2})*|[IVX]{1,6}|[ІХV]{1,6})\s*(?:[.:)–—-]+\s*|\s+|$)",
    re.IGNORECASE,
)
_NO_HEADING = re.compile(
    r"план\b|дорожн|комплекс мер|программа\b|приложени|на \d{4}|\d{4}\s*[-–]\s*\d{4}|утвержд"
    r"|согласован|таблица|продолжение|начальник|директор|руководитель|глава\s[\wа-я]|цель:|задачи:"
    r"|подпись|исп\.|исполнитель:"
)
_LONGEST = 300
_SHORTEST_TITLE = 20
_LONGEST_PLAIN = 150
_GENERIC_SHEET = re.compile(r"(?:лист|sheet|table|страница)\s*\d*", re.IGNORECASE)
_CONTINUED = re.compile(r"\s*\(?\bпродолжение\b\)?\.?\s*$", re.IGNORECASE)


def has_word(text: str) -> bool:
    """Whether a text calls itself a part of a plan («Раздел …», «Направление …»)."""
    return bool(_WORD.match(text.lstrip(' «"')))


def read_heading(text: str) -> tuple[str | None, str]:
    """A heading's number and title: «Раздел II. Кадры» gives ("II", "Кадры").

    A heading with a word and no number keeps its word, as it is all that names it.
    """
    line = _CONTINUED.sub("", squash(text))
    named = _NAMED.match(line)
    if named:
        rest = line[named.end() :]
        return read_number(named[1].upper()), _trim(rest) or line
    number, rest = split_number(line, loose=True)
    return number, _trim(rest) or line


def sheet_heading(sheet: str, title: str = "") -> TableLine:
    """A sheet's name as a heading that counts only where the sheet has no sections itself.

    Where the name says nothing («Лист2»), the `title` above the sheet's table does.
    """
    name = title if _GENERIC_SHEET.fullmatch(sheet.strip()) else sheet
    return TableLine(place=Place(sheet=sheet), sole=name, wide=True, paragraph=True)


def next_plan(paragraphs: Sequence[Paragraph], before: Sequence[Paragraph]) -> list[TableLine]:
    """The title of another plan in the same file, above a table with a header, as a heading.

    `before` is what stands above the first plan, whose title may only be repeated.
    """
    named = [p for p in paragraphs if names_plan(p.text) and len(p.text) >= _SHORTEST_TITLE]
    found, last = read_title(paragraphs) if named else ("", None)
    title = read_title(before)[0] if named else ""
    if last is None or key(found) in key(title) or key(title) in key(found):
        return []
    return [
        TableLine(place=paragraphs[last].place, sole=found, wide=True, bold=True, paragraph=True)
    ]


def between(paragraphs: Sequence[Paragraph], *, first: bool) -> list[TableLine]:
    """The headings among the paragraphs that stand above a plan table.

    Above the `first` table only the last paragraph counts, and only if it is beyond doubt a
    section: prose before the plan has numbers and headings of its own.
    """
    if not paragraphs:
        return []
    if first:
        last = paragraphs[-1]
        number, _ = read_heading(last.text)
        sure = has_word(last.text) if number is None else is_first(number)
        return [_line(last)] if sure and _may_be_heading(last) else []
    lines = []
    for index, paragraph in enumerate(paragraphs):
        near = index == len(paragraphs) - 1
        numbered = read_heading(paragraph.text)[0] is not None
        if not _may_be_heading(paragraph):
            # Right below a table it may be the end of a cell that a reader has lost.
            if index == 0 and starts_low(paragraph.text):
                lines.append(_line(paragraph))
            continue
        clear = numbered or paragraph.heading or len(paragraph.text) <= _LONGEST_PLAIN
        if has_word(paragraph.text) or (near and clear):
            lines.append(_line(paragraph))
    return lines


def _may_be_heading(paragraph: Paragraph) -> bool:
    text = paragraph.text.strip()
    if not text or len(text) > _LONGEST or text[-1] in ";," or starts_low(text):
        return False
    named = bool(_NAMED.match(text)) or has_word(text)
    return named or not _NO_HEADING.match(fold(text).lstrip('0123456789. «"'))


def _line(paragraph: Paragraph) -> TableLine:
    return TableLine(
        place=paragraph.place,
        sole=paragraph.text,
        wide=True,
        bold=paragraph.heading,
        paragraph=True,
    )


def _trim(text: str) -> str:
    return text.strip().rstrip(".:;,").strip()
