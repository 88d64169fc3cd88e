"""Whether two names mean one organisation: «МБОУ СОШ № 3» and «Школа № 3».

Legal forms say nothing; the kind, the number and the proper words do.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from domain.organisation_kinds import OrganisationKind, guess_kind
from domain.planning.wording import fold, key

_STEM = 5
_SPELT_ALIKE = 0.85
_SHARED = 0.75
_LEGAL = re.compile(
    r"\b(?:муниципальн|государственн|бюджетн|казенн|автономн|общеобразовательн|образовательн"
    r"|дошкольн|средн|основн|начальн|некоммерческ|частн)\w*"
    r"|\b(?:учреждени|организаци)\w*|\b[мгфч]?[бак]?[дн]?оу\b|\b[мгф][бака]{1,2}у(?:\s+д?п?о)?\b"
    r"|\bдополнительного образования(?: детей)?|\b(?:им\.|имени)(?=\s)"
)
_SAME_WORDS = (
    (re.compile(r"\b(?:сош|оош|нош|сш)\b|\bшкол\w*"), "школа"),
    (re.compile(r"\bд/с\b|\bдетск\w+ сад\w*|\bдс\b"), "сад"),
    (re.compile(r"\bлице\w+"), "лицей"),
    (re.compile(r"\bгимнази\w+"), "гимназия"),
)
_NUMBER = re.compile(r"(?:№+|n|(?<=школа)|(?<=сад)|(?<=лицей)|(?<=гимназия))\s*-?\s*(\d{1,4})\b")
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    [
        "и",
        "в",
        "с",
        "на",
        "по",
        "для",
        "о",
        "об",
        "при",
        "из",
        "за",
        "г",
        "п",
        "д",
        "пос",
        "дер",
        "город",
        "города",
        "село",
        "села",
        "поселка",
        "деревни",
    ]
)
_TYPES = frozenset(word for _, word in _SAME_WORDS)


class Likeness(StrEnum):
    """How two names stand to each other. `ALIKE` is for a person to decide."""

    SAME = "same"
    ALIKE = "alike"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class OrganisationIdentity:
    """What a name says: the kind, the type («школа», «лицей»), the number, proper words' stems."""

    kind: OrganisationKind
    type: str
    number: int | None
    stems: frozenset[str]


def identify(name: str) -> OrganisationIdentity:
    """What tells an organisation of this name from the others."""
    text = _LEGAL.sub(" ", fold(name))
    for pattern, word in _SAME_WORDS:
        text = pattern.sub(word, text)
    number = _NUMBER.search(text)
    text = _NUMBER.sub(" ", text)
    words = [word for word in _WORD.findall(text) if word not in _SMALL]
    found = next((word for word in words if word in _TYPES), "")
    stems = frozenset(word[:_STEM] for word in words if word not in _TYPES)
    return OrganisationIdentity(guess_kind(name), found, int(number[1]) if number else None, stems)


def compare_names(one: str, other: str) -> Likeness:
    """Whether two names are one organisation, perhaps one, or two."""
    if key(one) == key(other):
        return Likeness.SAME
    first, second = identify(one), identify(other)
    if _contradict(first, second):
        return Likeness.OTHER
    if first.number is not None and second.number is not None:
        return Likeness.ALIKE
    if first.stems and second.stems:
        shared = len(first.stems & second.stems) / min(len(first.stems), len(second.stems))
        return Likeness.ALIKE if shared >= _SHARED else _spelt(one, other)
    return _spelt(one, other)


def initials(name: str) -> frozenset[str]:
    """The abbreviations that a name can be shortened to: «Управление образования» → «уо»."""
    full = "".join(_first_letters(fold(name), legal=True))
    bare = "".join(_first_letters(_LEGAL.sub(" ", fold(name)), legal=False))
    quoted = re.findall(r"«([^»]+)»|\"([^\"]+)\"", name)
    inside = {"".join(_first_letters(fold(one or other), legal=True)) for one, other in quoted}
    return frozenset(found for found in {full, bare, *inside} if len(found) > 1)


def _first_letters(text: str, *, legal: bool) -> Iterator[str]:
    for word in _WORD.findall(text):
        if word not in _SMALL and (legal or not word.isdecimal()):
            yield word[0]


def _contradict(one: OrganisationIdentity, other: OrganisationIdentity) -> bool:
    """Whether both say something and it is not the same."""
    known = OrganisationKind.OTHER
    kinds = one.kind is not other.kind and known not in (one.kind, other.kind)
    types = bool(one.type and other.type) and one.type != other.type
    numbers = one.number is not None and other.number is not None and one.number != other.number
    half = (one.number is None) != (other.number is None) and not one.stems & other.stems
    places = bool(one.stems and other.stems) and not one.stems & other.stems
    return kinds or types or numbers or half or (places and one.number is not None)


def _spelt(one: str, other: str) -> Likeness:
    if not key(one) or not key(other):
        return Likeness.OTHER
    digits = [re.sub(r"\D", "", name) for name in (one, other)]
    ratio = SequenceMatcher(None, key(one), key(other), autojunk=False).ratio()
    alike = ratio >= _SPELT_ALIKE and digits[0] == digits[1]
    return Likeness.ALIKE if alike else Likeness.OTHER
