"""A text that names a human being → the people in it, with what stands beside each.

The post of one human being («методист») goes with the name. Whatever else stands there is a party
of its own («руководители ОО»); a body that stands nowhere else keeps the name as its note
(«районная больница (Ткачев Г.Г.)»). Nothing is left out.
"""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from domain.draft import DraftParty
from domain.planning.partywords import is_body
from domain.planning.people import PERSON, is_post
from domain.planning.segments import split_names
from domain.planning.wording import key, squash, trim_name

_BRACKETED = re.compile(r"\(([^()]*)(?:\)|$)")


@dataclass(frozen=True, slots=True)
class PartyNames:
    """What is known of a document's parties: keys of names, and abbreviations of districts."""

    known: Collection[str] = ()
    territories: Collection[str] = ()

    def split(self, text: str) -> list[str]:
        """The names of bodies in a text without human beings."""
        found = split_names(text, self.known, self.territories)
        return [name for name in map(trim_name, found) if key(name)]


def read_people(text: str, names: PartyNames) -> list[DraftParty]:
    """The parties of one piece of a cell in their order, the spelling as it stands there."""
    inside = next((m for m in _BRACKETED.finditer(text) if PERSON.search(m[1])), None)
    if inside and (bodies := _outside(text[: inside.start()], names)):
        bodies[-1] = bodies[-1].noted(squash(inside[1]))
        return [*bodies, *_outside(text[inside.end() :], names)]
    return _side_by_side(text, names)


def _outside(text: str, names: PartyNames) -> list[DraftParty]:
    if PERSON.search(text):
        return read_people(text, names)
    return [DraftParty(name) for name in names.split(text)]


def _side_by_side(text: str, names: PartyNames) -> list[DraftParty]:
    found: list[DraftParty] = []
    post: str | None = None
    holder = False
    pieces = list(_pieces(text))
    for index, (piece, human) in enumerate(pieces):
        if human and holder:
            found[-1] = found[-1].noted(squash(piece))
        elif human:
            found.append(DraftParty(squash(piece), True, post))
            post = None
        if human:
            holder = False
            continue
        beside = names.split(piece.replace("(", " ").replace(")", " "))
        last = index == len(pieces) - 1
        leads = index == 0 or not pieces[0][1]
        if beside and not last and leads and is_post(beside[-1]):
            post = beside.pop()
        elif beside and index and _may_be_post(piece, beside[0]) and found[-1].note is None:
            found[-1] = found[-1].noted(beside.pop(0))
        found.extend(DraftParty(name) for name in beside)
        holder = bool(beside) and not last and post is None and _holds(beside[-1], names)
    return found


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """The text cut at human beings; True marks these."""
    start = 0
    for match in PERSON.finditer(text):
        if key(text[start : match.start()]):
            yield text[start : match.start()], False
        yield match[0], True
        start = match.end()
    if key(text[start:]):
        yield text[start:], False


def _may_be_post(piece: str, name: str) -> bool:
    """Whether a name behind a human being tells who that is: a post, or anything in brackets."""
    return is_post(name) or piece.lstrip().startswith("(")


def _holds(name: str, names: PartyNames) -> bool:
    return is_body(name) and key(name) not in names.known
