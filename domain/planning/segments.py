"""Names that stand side by side in a responsible cell with nothing between them."""

import re
from collections.abc import Collection, Iterator

from domain.planning.partywords import (
    ACRONYM,
    has_head,
    is_head,
    is_people,
    is_role,
    is_territory,
    opens_name,
)
from domain.planning.people import PERSON, is_post
from domain.planning.separators import known_start
from domain.planning.wording import key

_TOKEN = re.compile(r"\S+")
_GLUED = re.compile(r"(?<=\w)(?=[«(])")
_MOST_WORDS = 60
# «МБОУ СОШ № 1» is complete: what begins with a capital after it is another name.
_NUMBERED = re.compile(r"№\s*\d+$")


def split_names(text: str, known: Collection[str], territories: Collection[str]) -> Iterator[str]:
    """The names in `text`. `known` are keys of names that stand alone somewhere.

    `territories` are abbreviations of districts: after a name they are part of it («УО НТГО»).
    """
    tokens = _tokens(text)
    if key(text) in known or not 1 < len(tokens) <= _MOST_WORDS:
        yield text
        return
    start = 0
    for index in range(1, len(tokens)):
        word = tokens[index].strip(" .,;")
        place = word in territories or is_territory(word)
        if place and key(word) not in known:
            continue
        if _parts_here(tokens[start:index], tokens[index:], known):
            yield " ".join(tokens[start:index])
            start = index
    yield " ".join(tokens[start:])


def _is_other_post(text: str) -> bool:
    """«Директор Зам. директора»: two posts, for the second begins anew."""
    return text[:1].isupper() and is_post(text)


def _tokens(text: str) -> list[str]:
    """Words; what stands in quotes or brackets belongs to the word before it."""
    tokens: list[str] = []
    depth = 0
    for match in _TOKEN.finditer(_GLUED.sub(" ", text)):
        word = match[0]
        if tokens and (depth or word[0] in '«("№'):
            tokens[-1] += f" {word}"
        else:
            tokens.append(word)
        depth = max(depth + sum(map(word.count, "«(")) - sum(map(word.count, "»)")), 0)
    return tokens


def _parts_here(left: list[str], right: list[str], known: Collection[str]) -> bool:
    """Whether one name ends with `left` and another begins with `right`."""
    name, rest = " ".join(left), " ".join(right)
    if left[-1] in ("им.", "имени"):
        return False
    if PERSON.match(rest):
        return bool(PERSON.search(name)) or key(name) in known or bool(ACRONYM.match(name))
    bare_role = len(left) == 1 and is_role(name)
    acronym = bool(ACRONYM.match(right[0]))
    if key(name) in known and not bare_role:
        return acronym or opens_name(right) or known_start(rest, known)
    if bare_role and is_post(name) and (is_people(rest) or _is_other_post(rest)):
        return True
    if _NUMBERED.search(name) and right[0][:1].isupper():
        return acronym or opens_name(right)
    if bare_role or (acronym and is_role(left[-1])):
        return False
    if name.endswith("»") and ACRONYM.match(name):
        return acronym or is_head(right[0])
    capital = right[0][:1].isupper() and not acronym
    return capital and opens_name(right) and has_head(left)
