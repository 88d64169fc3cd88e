"""Rows below an activity that are parts of it: what they take over from the row above.

«5. Участие в мероприятиях:» above «- открытие филиала | сентябрь» is a heading: its words begin
the title of every part, its responsible and its term pass down where a part has none. A row with
numbered parts stays an activity of its own, and lends its words to those that say nothing alone;
one with unnumbered parts is wholly taken up by them.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from domain.grid import Place
from domain.planning.column_roles import BELOW_A_HEADING, PASSED_DOWN, ColumnRole
from domain.planning.numbering import is_child
from domain.planning.wording import quote, squash, starts_low, unmarked

_LISTING = re.compile(r":|\b(?:в том числе|включая|а именно)\b\W*", re.IGNORECASE)
_ABBREVIATIONS = re.compile(r"(?:[А-ЯЁ]{2,}[-\d]*(?:[\s,/]+|$)(?:и\s+)?){1,4}")

# «Питание» below «Провести проверки:» names what is checked and nothing to do.
_FEW_WORDS = 2
_TO_DO = re.compile(r"[а-яё]+(?:(?<!ос)ть|ти|чь)(?:ся)?\b", re.IGNORECASE)


@dataclass(slots=True)
class ActivityRows:
    """An activity in the making: texts as they stand in its rows, wrapped lines included.

    `under` are the words of the row above with which the title begins; a `heading` owns rows, and
    one that `announces` them ends in a colon, or a row above it does. A `part` belongs to the
    activity above by how its row begins.
    `below` is the last row above that was a heading, which a column may part further.
    `other_columns` are the texts that the bot does nothing with, by the headings of their columns.
    """

    number: str
    section: str | None
    place: Place
    texts: dict[ColumnRole, str]
    other_columns: dict[str, str] = field(default_factory=dict)
    under: str = ""
    heading: bool = False
    announces: bool = False
    part: bool = False
    below: str = ""
    parts: list["ActivityRows"] = field(default_factory=list)

    def get(self, role: ColumnRole) -> str:
        return self.texts.get(role, "")

    @property
    def name(self) -> str:
        """What to call it in a message: its number, or how its title begins."""
        return self.number or quote(self.get(ColumnRole.TITLE))

    @property
    def is_listing(self) -> bool:
        """Whether its title announces parts («… в том числе:»)."""
        title = squash(self.get(ColumnRole.TITLE))
        return any(match.end() == len(title) for match in _LISTING.finditer(title))

    @property
    def ends_open(self) -> bool:
        return squash(self.get(ColumnRole.TITLE)).endswith(":")

    def append(self, role: ColumnRole, text: str) -> None:
        above = self.texts.get(role, "")
        self.texts[role] = f"{above}\n{text}" if above else text


def attach_parts(entries: Sequence[ActivityRows]) -> list[ActivityRows]:
    """The entries of a plan with every part under its heading.

    An unnumbered entry is a part of the numbered one above it if that announces parts, or if its
    own title says nothing alone («ЕГЭ», «- для педагогов»), and of the one above by how it begins.
    """
    parent: ActivityRows | None = None
    above: ActivityRows | None = None
    for entry in entries:
        owner = above if entry.part else parent
        inside = owner is not None and owner.section == entry.section
        if entry.number and entry.part:
            continue
        if entry.number:
            parent = above = entry
        elif owner and inside and (entry.part or _is_part(entry, owner)):
            owner.parts.append(entry)
        else:
            above = entry
    for index, entry in enumerate(entries):
        _pass_to_numbered(entry, entries[index + 1 :])
    for entry in entries:
        _pass_to_parts(entry)
    return [entry for entry in entries if not _is_taken_up(entry)]


def _is_part(entry: ActivityRows, parent: ActivityRows) -> bool:
    title = squash(entry.get(ColumnRole.TITLE))
    return bool(title) and (parent.is_listing or _is_fragment(title))


def _is_fragment(title: str) -> bool:
    """Whether a title says nothing without the words of the row above."""
    return starts_low(title) or is_abbreviations(title)


def _is_short(title: str) -> bool:
    return len(title.split()) <= _FEW_WORDS and not _TO_DO.match(title)


def is_abbreviations(title: str) -> bool:
    """Whether a title is nothing but abbreviations («ЕГЭ», «ОГЭ и ВПР»)."""
    return _ABBREVIATIONS.fullmatch(title) is not None


def _pass_to_numbered(entry: ActivityRows, following: Sequence[ActivityRows]) -> None:
    """To the rows one level below; from the first to the last, so that they pass it on."""
    children = list(_children(entry, following))
    if not children:
        return
    # Whose parts are headings themselves has work of its own.
    left = all(_is_blank(child) and not child.ends_open for child in children)
    entry.heading = entry.ends_open or left
    entry.announces |= entry.ends_open
    words = _lead(entry)
    for child in children:
        child.announces = entry.announces
        title = squash(child.get(ColumnRole.TITLE))
        short = entry.announces and _is_short(title)
        fragment = child.part or short or _is_fragment(title)
        if entry.announces or fragment or _is_blank(child):
            _pass_down(entry, child)
        if fragment:
            child.under = words
            child.texts[ColumnRole.TITLE] = f"{words} {_own(child)}"


def _is_blank(entry: ActivityRows) -> bool:
    """Whether a row leaves it to the one above who answers for it, and until when."""
    return not any(map(entry.get, PASSED_DOWN))


def _lead(entry: ActivityRows) -> str:
    """The words with which the title of a part begins."""
    words = squash(entry.get(ColumnRole.TITLE))
    return words if entry.is_listing else f"{words}:"


def _children(entry: ActivityRows, following: Sequence[ActivityRows]) -> Iterator[ActivityRows]:
    last = ""
    for below in following:
        inside = not below.number or is_child(below.number, entry.number)
        if below.section != entry.section or not inside:
            return
        if below.number and not is_child(below.number, last):
            last = below.number
            yield below


def _pass_to_parts(entry: ActivityRows) -> None:
    words = _lead(entry)
    if not entry.parts:
        return
    later = not entry.get(ColumnRole.TERM) and all(p.get(ColumnRole.TERM) for p in entry.parts)
    entry.heading |= entry.ends_open or later or all(map(_is_blank, entry.parts))
    for part in entry.parts:
        part.under = words
        part.texts[ColumnRole.TITLE] = f"{words} {_own(part)}"
        if entry.heading:
            part.number = entry.number
        if entry.heading or part.part or _is_blank(part):
            _pass_down(entry, part)


def _own(part: ActivityRows) -> str:
    return unmarked(part.get(ColumnRole.TITLE)).strip().rstrip(";,")


def _pass_down(entry: ActivityRows, child: ActivityRows) -> None:
    for role in PASSED_DOWN:
        if entry.get(role) and not child.get(role):
            child.texts[role] = entry.get(role)


def _is_taken_up(entry: ActivityRows) -> bool:
    """Whether all that a heading says is said by its unnumbered parts."""
    if not entry.heading or not entry.parts:
        return False
    said = all(
        not entry.get(role) or any(part.get(role) == entry.get(role) for part in entry.parts)
        for role in (*BELOW_A_HEADING, ColumnRole.MARK)
    )
    return said and all(
        any(part.other_columns.get(heading) == text for part in entry.parts)
        for heading, text in entry.other_columns.items()
    )
