"""The responsible cell → the parties that it names, even where separators were lost.

A comma, «и» or a line break separates only if a name can begin after it: «министерство культуры,
общественных и внешних связей» is one body. Names with nothing between them are told apart by the
names that stand alone elsewhere in the document.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from domain.draft import Party
from domain.planning.partywords import is_head, is_role
from domain.planning.people import PERSON, is_post
from domain.planning.segments import split_names
from domain.planning.separators import part
from domain.planning.wording import fold, key, squash

_NOTE = re.compile(
    r"\s*\(\s*((?:по|при|в)\s+(?:согласовани|должност|необходимост|запрос|возможност|договор|приглаш"
    r"|рамках|пределах)[^()]*)\)|\s+(по согласованию)\b",
    re.IGNORECASE,
)
_FINAL_DOT = re.compile(r"(?:\b[А-ЯЁ]|\bг|\bобл|\bим)\.$")
_DISTRICT = re.compile(r"район|округ\b|образование|поселени")
_BODY = re.compile(r"организаци|учреждени|управлени|центр|школ")


_RARELY = 4
"""A name is not torn into others of which one is so many times rarer than it."""


@dataclass(frozen=True, slots=True)
class Known:
    """Names that stand alone somewhere in the document: key → the spelling used most.

    `territories` are abbreviations of districts: after a name they are part of it.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    territories: frozenset[str] = frozenset()

    def spelling(self, name: str) -> str:
        return self.names.get(key(name), name)


def learn_parties(cells: Iterable[str], glossary: Mapping[str, str] | None = None) -> Known:
    """The names that the cells and the glossary give away."""
    glossary = glossary or {}
    territories = frozenset(
        short
        for short, long in glossary.items()
        if _DISTRICT.search(fold(long)) and not _names_body(long)
    )
    cells = list(cells)
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
    return Known(names, territories)


def split_parties(cell: str, known: Known) -> tuple[Party, ...]:
    """The parties of one cell in their order, each once, as the plan mostly spells them."""
    found: list[Party] = []
    for text in part(cell, known.names):
        for name in split_names(text, known.names, known.territories):
            _add(found, name, known)
    unique: dict[str, Party] = {}
    for party in found:
        above = unique.setdefault(key(party.name), party)
        if above.note is None and party.note is not None:
            unique[key(party.name)] = party
    return tuple(unique.values())


def _names(cell: str, known: Collection[str]) -> Iterator[str]:
    """The names in a cell as far as separators tell, without people and their posts."""
    person = False
    for text in part(cell, known):
        name = _strip(_NOTE.sub("", text))
        post = person and is_post(name)
        person = bool(PERSON.search(name))
        if not person and not post:
            yield name


def _names_body(long: str) -> bool:
    return any(map(is_head, long.split()[:3])) or bool(_BODY.search(fold(long)))


def _add(found: list[Party], text: str, known: Known) -> None:
    """Add what one name says: a body, a human being, or the post or note of the one before."""
    note = None
    if match := _NOTE.search(text):
        note = squash(match[1] or match[2])
        text = f"{text[: match.start()]} {text[match.end() :]}"
    name = _strip(text)
    last = found[-1] if found else None
    person = PERSON.search(name)
    if not key(name):
        if note and last and last.note is None:
            found[-1] = Party(last.name, last.person, note)
    elif person is not None:
        found.extend(_human(name, person, note, known))
    elif last and last.person and not last.note and is_post(name) and key(name) not in known.names:
        found[-1] = Party(last.name, True, name)
    else:
        found.append(Party(known.spelling(name), False, note))


def _human(name: str, person: re.Match[str], note: str | None, known: Known) -> Iterator[Party]:
    """A name with a human being in it; what stands beside is a post, or a body of its own."""
    outside, bracket, inside = name.partition("(")
    if bracket and len(outside) < person.start():
        yield Party(known.spelling(_strip(outside)), False, inside.strip(" )"))
        return
    beside = _strip(f"{name[: person.start()]} {name[person.end() :]}").strip("()")
    if beside and key(beside) in known.names and not is_role(beside.split()[0]):
        yield Party(known.spelling(beside))
        beside = ""
    yield Party(squash(person[0]), True, beside or note)


def _strip(text: str) -> str:
    name = squash(text).strip(" ,;:–—-•·")
    while name.endswith(".") and not _FINAL_DOT.search(name):
        name = name[:-1].rstrip()
    return name
