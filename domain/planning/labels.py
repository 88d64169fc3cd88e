"""Abbreviations that say of what kind the rows below an activity are, and are no rows themselves.

«5. Пробные экзамены» above «ЕГЭ» across the table above «физика | ноябрь», or above
«ЕГЭ | физика | ноябрь»: the activity is «Пробные экзамены: ЕГЭ физика». An abbreviation above rows
that are counted by themselves is a section.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from domain.planning.column_roles import PASSED_DOWN, ColumnRole
from domain.planning.lines import TableLine
from domain.planning.numbering import is_child
from domain.planning.subrows import is_abbreviations
from domain.planning.terms import looks_like_term
from domain.planning.wording import key, squash, starts_low

_WORD = re.compile(r"[^\W\d_]+")
# «ЕГЭ», «НИКО»; «КАДРЫ» is a word in capitals.
_LONGEST = 4


def party_words(lines: Sequence[TableLine]) -> Collection[str]:
    """The keys of all words that name who answers."""
    return {key(word) for line in lines for word in _WORD.findall(line.get(ColumnRole.PARTY))}


def is_label(text: str, parties: Collection[str]) -> bool:
    """Whether a text is nothing but short abbreviations of which none is in `parties`."""
    found = squash(text).rstrip(" :")
    words = _WORD.findall(found)
    short = all(len(word) <= _LONGEST and key(word) not in parties for word in words)
    return short and is_abbreviations(found) and not looks_like_term(found)


def lend_labels(lines: Sequence[TableLine], parties: Collection[str]) -> list[TableLine]:
    """The lines, with labels at the beginning of the titles that they stand above or beside.

    Such a line is a part of the activity above; a row that was nothing but a label is `lent`.
    """
    result = list(lines)
    owner: TableLine | None = None
    label = beside = ""
    for index, line in enumerate(lines):
        if line.lent or line.part:
            continue
        if line.sole is not None or line.paragraph:
            below = lines[index + 1] if index + 1 < len(lines) else None
            heads = owner is not None and below is not None and _heads(line, below, owner, parties)
            label = squash(line.sole or "").rstrip(" :") if heads else ""
            owner = owner if heads else None
            result[index] = replace(line, lent=heads)
        elif not line.get(ColumnRole.TITLE):
            continue
        elif not line.number and is_label(line.get(ColumnRole.TITLE), parties):
            label = ""
        else:
            beside = _beside(line, parties) or (beside if ColumnRole.NUMBER in line.covered else "")
            if owner is not None and (beside or label) and _belongs(line, owner):
                result[index] = _labelled(line, beside or label)
            else:
                owner, label = line, ""
                result[index] = replace(_labelled(line, beside), part=False) if beside else line
    return result


def _heads(line: TableLine, below: TableLine, owner: TableLine, parties: Collection[str]) -> bool:
    """Whether a row is nothing but a label of the parts below it."""
    alone = line.wide or line.get(ColumnRole.TITLE) == line.sole
    more = is_label(below.get(ColumnRole.TITLE), parties)
    return alone and is_label(line.sole or "", parties) and not more and _belongs(below, owner)


def _beside(line: TableLine, parties: Collection[str]) -> str:
    """The label in the column of numbers, where there is one."""
    text = line.get(ColumnRole.NUMBER)
    return text if text and is_label(text, parties) and not any(map(str.isdigit, text)) else ""


def _belongs(line: TableLine, owner: TableLine) -> bool:
    """Whether a row below a label is still the owner's, and no activity for itself."""
    title = line.get(ColumnRole.TITLE)
    if line.sole is not None or line.paragraph or not title:
        return False
    if line.number is not None:
        return owner.number is not None and is_child(line.number, owner.number)
    is_open = squash(owner.get(ColumnRole.TITLE)).endswith(":")
    if owner.number is None:
        return is_open and starts_low(title)
    needy = not all(map(line.get, PASSED_DOWN))
    return is_open or needy or not owner.get(ColumnRole.TERM)


def _labelled(line: TableLine, label: str) -> TableLine:
    title = f"{label} {line.get(ColumnRole.TITLE)}"
    texts = line.texts | {ColumnRole.NUMBER: line.number or "", ColumnRole.TITLE: title}
    return replace(line, texts=texts, part=True)
