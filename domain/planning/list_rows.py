"""A row that lists several activities in one cell: «1. … 2. … 3. …», with as many responsibles.

So write plans with a row for each month. What the row says once holds for all of them.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from domain.planning.column_roles import BESIDE_THE_TITLE, ColumnRole
from domain.planning.lines import TableLine
from domain.planning.terms import looks_like_term

_ITEM = re.compile(r"(?:^|(?<=\s))(\d{1,2})[.)]\s*(?=[А-ЯЁA-Zа-яё«\"])")


def split_list(line: TableLine) -> Iterator[TableLine]:
    """The line, or one for each activity that it lists.

    A number of its own makes it one activity, unless terms or responsibles are counted as its parts
    are: «5 | Смотр: 1. школы 2. район | 1. март 2. май».
    """
    intro, titles = _listed(line.get(ColumnRole.TITLE))
    if line.sole is not None or line.get(ColumnRole.NUMBER) or intro or len(titles) < 2:
        yield from _split_parts(line, intro, titles)
        return
    beside = {role: _as_many(line.get(role), len(titles)) for role in BESIDE_THE_TITLE}
    calendar = line.dates_first and looks_like_term(line.get(ColumnRole.TERM))
    if beside[ColumnRole.PARTY] is None and not calendar:
        yield line
        return
    for index, title in enumerate(titles):
        texts = line.texts | {ColumnRole.NUMBER: str(index + 1), ColumnRole.TITLE: title}
        texts |= {role: found[index] for role, found in beside.items() if found}
        yield replace(line, texts=texts)


def _split_parts(line: TableLine, intro: str, titles: list[str]) -> Iterator[TableLine]:
    """The parts of one activity, where its cells count them; else the line.

    Where the title counts nothing, responsibles and what each of them owes are counted.
    """
    cells = {role: _items(line.get(role)) for role in BESIDE_THE_TITLE}
    count = len(titles) or len(cells[ColumnRole.PARTY])
    beside = {role: found for role, found in cells.items() if len(found) == count}
    dated = beside.keys() & {ColumnRole.TERM, ColumnRole.PARTY}
    if line.sole is not None or count < 2 or not (dated if titles else len(beside) > 1):
        yield line
        return
    own = line.get(ColumnRole.NUMBER)
    for index in range(count):
        title = f"{intro} {titles[index]}".strip() if titles else line.get(ColumnRole.TITLE)
        texts = line.texts | {ColumnRole.TITLE: title}
        texts[ColumnRole.NUMBER] = f"{line.number}.{index + 1}" if line.number else own
        texts |= {role: found[index] for role, found in beside.items()}
        yield replace(line, texts=texts)


def _listed(title: str) -> tuple[str, list[str]]:
    """What announces a list and its items: «Смотр: 1. школы 2. район», «1. Смотр 2. Слёт»."""
    if whole := _items(title):
        return "", whole
    for mark in _ITEM.finditer(title):
        if mark[1] == "1" and title[: mark.start()].rstrip().endswith(":"):
            return title[: mark.start()].strip(), _items(title[mark.start() :])
    return "", []


def _items(text: str) -> list[str]:
    """The items of a text that is wholly a list counted from 1; none where it is not."""
    marks = list(_ITEM.finditer(text.strip()))
    counted: list[re.Match[str]] = []
    for mark in marks:
        if int(mark[1]) == len(counted) + 1:
            counted.append(mark)
    if not counted or counted[0].start() > 0:
        return []
    ends = [*(mark.start() for mark in counted[1:]), len(text.strip())]
    return [text.strip()[mark.end() : end].strip() for mark, end in zip(counted, ends, strict=True)]


def _as_many(text: str, count: int) -> list[str] | None:
    """The parts of a text if there are just so many: counted, on lines, or between semicolons."""
    lines = [part.strip() for part in text.split("\n") if part.strip()]
    ways = (_items(text), lines, [part.strip() for part in text.split(";") if part.strip()])
    return next((parts for parts in ways if len(parts) == count), None)
