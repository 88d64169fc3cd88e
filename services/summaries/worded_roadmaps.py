"""Which roadmaps words mean: «по всем картам», «по МСОКО и Воспитанию»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.wording import fold
from services.summaries import named
from services.summaries.views import Choice

_ALL = re.compile(
    r"\b(?:(?:по|for|of)\s+)?(?:все(?:м|х)?|all)\s+(?:дорожн\w+\s+)?(?:карт|план|roadmap|plan)\w*",
    re.IGNORECASE,
)
_EACH = re.compile(r"\bпо\s+(?:дорожным\s+)?(?:картам|планам)\b|\bby roadmaps?\b", re.IGNORECASE)
_SECTION = ("раздел", "направлени", "section")
_COMMON = frozenset({"план", "карта", "дорожная", "мероприятий", "программа", "школа", "школы"})


@dataclass(frozen=True, slots=True)
class Roadmaps:
    """The roadmaps that are meant, the first one first, and the words that are left.

    `shared` are those of them that every title has: they name something, and tell nothing apart.
    """

    ids: tuple[int, ...]
    rest: str
    every: bool = False
    shared: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[int, ...]:
        return self.ids[1:]


def of_text(choices: Sequence[Choice], text: str) -> Roadmaps:
    """The roadmaps of one municipality that `text` names by words of their titles; the first of
    `choices` where it names none. «Все карты» are those in force.

    A word that speaks of every title tells none apart, and is left to other readers.
    """
    near = [each for each in choices if each.municipality_id == choices[0].municipality_id]
    first = choices[0].roadmap_id
    for phrase in (_ALL, _EACH):
        if phrase.search(text):
            return Roadmaps((first,), phrase.sub(" ", text).strip(), every=True)
    found, rest = _found(near, text.split())
    # A year, «2026/27», is said of what was named, and names nothing by itself.
    titles = {word for each in near if each.roadmap_id in found for word in each.title.split()}
    rest = [word for word in rest if word not in titles]
    shared = tuple(fold(word) for word in rest if all(_names(word, each) for each in near))
    return Roadmaps(tuple(dict.fromkeys(found)) or (first,), " ".join(rest), shared=shared)


def _found(near: Sequence[Choice], words: Sequence[str]) -> tuple[list[int], list[str]]:
    """The roadmaps that words name, of one title those in force; and the words that name none."""
    found: list[int] = []
    rest: list[str] = []
    for word in words:
        meant = [each for each in near if _names(word, each)]
        of_section = rest and fold(rest[-1]).startswith(_SECTION)
        if 0 < len(meant) < len(near) and not of_section:
            current = [each for each in meant if each.is_current]
            found += [each.roadmap_id for each in current or meant[:1]]
        else:
            rest.append(word)
    return found, rest


def _telling(title: str) -> tuple[str, ...]:
    return tuple(each for each in named.words_of(title) if len(each) > 3 and each not in _COMMON)


def _names(word: str, of: Choice) -> bool:
    said = fold(word).strip(".,;:!?«»\"'()")
    title = named.Name(of.roadmap_id, of.title, _telling(of.title))
    return len(said) > 3 and not said.isdecimal() and named.speaks(said, title)
