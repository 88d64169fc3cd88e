"""The responsible cell → the parties that it names, even where separators were lost.

A comma, «и» or a line break separates only if a name can begin after it: «министерство культуры,
общественных и внешних связей» is one body. Names with nothing between them are told apart by the
names that stand alone elsewhere in the document.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from domain.draft import DraftParty
from domain.planning.partywords import is_head
from domain.planning.people import PERSON, is_post
from domain.planning.people_beside import PartyNames, read_people
from domain.planning.segments import split_names
from domain.planning.separators import apart, part
from domain.planning.wording import fold, key, squash, trim_name, uncut

_NOTE = re.compile(
    r"\s*\(\s*((?:по|при|в)\s+(?:согласовани|должност|необходимост|запрос|возможност|договор|приглаш"
    r"|рамках|пределах)[^()]*)\)|\s+(по согласованию)\b",
    re.IGNORECASE,
)
_DISTRICT = re.compile(r"район|округ\b|образование|поселени")
_BODY = re.compile(r"организаци|учреждени|управлени|центр|школ")


_WORD = re.compile(r"[^\W_]+")
_COUNTED = re.compile(r"(?:^|(?<=\s))\d{1,2}[.)](?=\s+[А-Яа-яЁё])")

_SEPARATED = re.compile(r"[,;](?![^()]*\))")

_RARELY = 4
"""A name is not torn into others of which one is so many times rarer than it."""


@dataclass(frozen=True, slots=True)
class KnownNames:
    """Names that stand alone somewhere in the document: key → the spelling used most.

    `territories` are abbreviations of districts: after a name they are part of it.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    territories: frozenset[str] = frozenset()

    def spelling(self, name: str) -> str:
        return self.names.get(key(name), name)


def learn_parties(cells: Iterable[str], glossary: Mapping[str, str] | None = None) -> KnownNames:
    """The names that the cells and the glossary give away."""
    glossary = glossary or {}
    territories = frozenset(
        short
        for short, long in glossary.items()
        if _DISTRICT.search(fold(long)) and not _names_body(long)
    )
    cells = list(map(uncut, cells))
    counts = Counter(name for cell in cells for name in _names(cell, ()))
    sure = {key(name) for name, count in counts.items() if count > 1}
    counts = Counter(name for cell in cells for name in _names(cell, sure))
    counts.update({short: 1 for short, long in glossary.items() if _names_body(long)})
    spellings: dict[str, Counter[str]] = {}
    for name, count in counts.items():
        if key(name):
            spellings.setdefault(key(name), Counter())[name] += count
    names = {found: variants.most_common(1)[0][0] for found, variants in spellings.items()}
    often = {found: variants.total() for found, variants in spellings.items()}
    for found in sorted(names, key=len, reverse=True):
        name = names.pop(found)
        parts = {part for part in names if often[part] * _RARELY >= often[found]}
        if len(list(split_names(name, parts, territories))) == 1:
            names[found] = name
    return KnownNames(names, territories)


def split_parties(cell: str, known: KnownNames) -> tuple[DraftParty, ...]:
    """The parties of one cell in their order, each once, as the plan mostly spells them."""
    found: list[DraftParty] = []
    cell = uncut(cell)
    # Where commas part the names of a cell, those with nothing between them are one.
    names = PartyNames(() if _SEPARATED.search(cell) else known.names, known.territories)
    for text in part(cell, known.names):
        _add(found, text, known, names)
    unique: dict[str, DraftParty] = {}
    for party in found:
        above = unique.setdefault(key(party.name), party)
        unique[key(party.name)] = above.noted(party.note)
    return tuple(unique.values())


def left_out(cell: str, parties: Iterable[DraftParty]) -> str:
    """The words of a cell that are in none of its parties; «и» and the numbers of a list are not.

    An empty text where nothing is lost.
    """
    kept = key(" ".join(party.as_written for party in parties))
    words = (word for word in _WORD.findall(_COUNTED.sub(" ", apart(cell))) if fold(word) != "и")
    return " ".join(word for word in words if key(word) not in kept)


def _names(cell: str, known: Collection[str]) -> Iterator[str]:
    """The names in a cell as far as separators tell, without people and their posts."""
    person = False
    for text in part(cell, known):
        name = trim_name(_NOTE.sub("", text))
        post = person and is_post(name)
        person = bool(PERSON.search(name))
        if not person and not post:
            yield name


def _names_body(long: str) -> bool:
    return any(map(is_head, long.split()[:3])) or bool(_BODY.search(fold(long)))


def _add(found: list[DraftParty], text: str, known: KnownNames, names: PartyNames) -> None:
    """Add what one piece of a cell says: bodies, human beings, or more of the one before."""
    notes = [squash(match[1] or match[2]) for match in _NOTE.finditer(text)]
    text = _NOTE.sub(" ", text)
    if PERSON.search(text):
        parties = read_people(text, names)
    else:
        parties = [DraftParty(name) for name in names.split(text)]
    for party in parties:
        name = party.name
        last = found[-1] if found else None
        if last and last.person and not last.note and _is_post_of(party, known):
            found[-1] = last.noted(name).noted(party.note)
        else:
            found.append(DraftParty(known.spelling(name), party.person, party.note))
    if notes and found:
        found[-1] = found[-1].noted(", ".join(notes))


def _is_post_of(party: DraftParty, known: KnownNames) -> bool:
    """Whether what follows a human being says who that is."""
    return not party.person and is_post(party.name) and key(party.name) not in known.names
