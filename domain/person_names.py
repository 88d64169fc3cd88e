"""Names of human beings as plans write them, and whom of the known people they mean."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from domain.planning.people import PERSON, is_post
from domain.planning.wording import fold, squash

_LETTERS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
# Endings of surnames in the cases in which a plan may put them.
_ENDING = re.compile(
    r"(?:ова|ева|ина|ая|овой|евой|иной|ой|ову|еву|ину|у|ого|ому|ым|ом|ем|ий|ый|а|я)$"
)
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class PersonName:
    """A surname's stem and the initials that are known of the other names, folded."""

    surname: str
    initials: str


def read_person(text: str) -> PersonName | None:
    """Who a text names: «Л.Н. Смирнова», «методист Петрова», «Смирнова Лия Наумовна»."""
    line = squash(text)
    if match := PERSON.search(line):
        words = _LETTERS.findall(match[0])
        long = [word for word in words if len(word) > 1]
        surname = long[0]
        others = [word for word in words if word != surname]
        return PersonName(_stem(surname), "".join(word[0] for word in others).casefold())
    words = line.split()
    last = words[-1].strip(".,;") if words else ""
    named = len(words) > 1 and last[:1].isupper() and last[1:].islower() and is_post(line)
    return PersonName(_stem(last), "") if named and len(last) > _SHORTEST else None


def who(name: PersonName, people: Iterable[tuple[int, str]]) -> list[int]:
    """The ids of the people (id, full name) who can be meant, in their order.

    A surname must be the same but for its case; initials count as far as both sides give them.
    """
    return [person_id for person_id, full in people if _may_be(name, full)]


def is_same_person(one: str, other: str) -> bool:
    """Whether two names in full, or with initials, may be one person's: «Дёмина А.П.» is
    «Дёмина Анна Петровна»; not where one of them is no name of a human being."""
    name, full = read_person(one), read_person(other)
    if name is None or full is None or name.surname != full.surname:
        return False
    return all(a == b for a, b in zip(name.initials, full.initials, strict=False))


def _may_be(name: PersonName, full: str) -> bool:
    words = _LETTERS.findall(fold(full))
    for position, word in enumerate(words):
        if _stem(word) != name.surname:
            continue
        others = "".join(other[0] for other in words[:position] + words[position + 1 :])
        return all(a == b for a, b in zip(name.initials, others, strict=False))
    return False


def _stem(surname: str) -> str:
    folded = fold(surname)
    cut = _ENDING.sub("", folded)
    return cut if len(cut) >= _SHORTEST else folded
