"""Which roadmaps words mean: «по всем картам», «по МСОКО и Воспитанию»."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.name_search import speaks, words_of
from domain.question_words import WHICH, beginning
from domain.utterances import named_municipalities
from domain.wording import fold
from services.summaries.views import RoadmapChoice

_ALL = re.compile(
    r"\b(?:(?:по|for|of)\s+)?(?:все(?:м|х)?|all)\s+(?:дорожн\w+\s+)?(?:карт|план|roadmap|plan)\w*",
    re.IGNORECASE,
)
_EACH = re.compile(r"\bпо\s+(?:дорожным\s+)?(?:картам|планам)\b|\bby roadmaps?\b", re.IGNORECASE)
_SECTION = ("раздел", "направлени", "section")
_MARKS = ".,;:!?«»\"'()"
_ANY = ("план", "карта", "карты", "дорожная", "программа")
_BEFORE = frozenset({"по", "в", "на", "из", "for", "of", "in"})
_YEAR = frozenset({"учебный", "учебного", "учебном", "уч", "год", "года", "году"})
_SPAN_OF_YEARS = re.compile(r"20(\d\d)(?:[/–—-]((?:20)?\d\d))?")
_OF_YEARS = re.compile(r"\s+20\d\d[/–—-]")
"""«По планам 2026/27» are some of them."""
_CONTENT = 4
_COMMON = frozenset({"план", "карта", "дорожная", "мероприятий", "программа", "школа", "школы"})


@dataclass(frozen=True, slots=True)
class Roadmaps:
    """The roadmaps that are meant, the first one first, and the words that are left.

    `is_named` tells the first of all that was named from one that stands for none. `shared` are
    those words that every title has: they name something, and tell nothing apart.
    """

    ids: tuple[int, ...]
    rest: str
    every: bool = False
    is_named: bool = False
    shared: tuple[str, ...] = ()

    @property
    def others(self) -> tuple[int, ...]:
        return self.ids[1:]


def of_one_municipality(
    choices: Sequence[RoadmapChoice], text: str
) -> tuple[list[RoadmapChoice], str]:
    """The roadmaps of the municipality that words name, or of the only one whose titles they have,
    and the words without its name; all of them where it is not plain.
    """
    towns = tuple(dict.fromkeys(each.municipality for each in choices))
    if len(towns) < 2:
        return list(choices), text
    named, rest = named_municipalities(text, towns, (each.title for each in choices))
    titled = [
        {each.municipality for each in choices if _names(word, each)} for word in text.split()
    ]
    meant = set(named) or set().union(*(each for each in titled if len(each) == 1))
    if len(meant) != 1:
        return list(choices), text
    return [each for each in choices if each.municipality in meant], rest if named else text


def of_text(
    choices: Sequence[RoadmapChoice], text: str, schools: Sequence[tuple[int, int]] = ()
) -> Roadmaps:
    """The roadmaps of one municipality that `text` names by words of their titles, or by the year
    at the end of them; the first of `choices` where it names none. «Все карты» are those in force.

    A word that speaks of every title tells none apart, and is left to other readers; so is «в
    работе», and a word of a longer name of a school: `schools` are where the text names them, as
    `domain.utterances.organisation_spans` gives it.
    """
    near = [each for each in choices if each.municipality_id == choices[0].municipality_id]
    first = choices[0].roadmap_id
    for phrase in (_ALL, _EACH):
        if (said := phrase.search(text)) and not _OF_YEARS.match(text, said.end()):
            return Roadmaps((first,), phrase.sub(" ", text).strip(), every=True, is_named=True)
    words = text.split()
    found, mentioned = _found(near, words, _in_words(text, schools))
    found, dated = _of_years(near, words, found)
    rest = [word for place, word in enumerate(words) if place not in mentioned | dated]
    # «по плану» is said of whichever is asked about.
    shared = tuple(
        fold(word).strip(_MARKS)
        for word in rest
        if _is_common(word) or all(_names(word, each) for each in near)
    )
    ids = tuple(dict.fromkeys(found)) or (first,)
    return Roadmaps(ids, " ".join(rest), is_named=bool(found), shared=shared)


def _in_words(text: str, spans: Sequence[tuple[int, int]]) -> list[range]:
    """Spans of letters as places of words."""
    return [range(len(text[:start].split()), len(text[:end].split())) for start, end in spans]


def _of_years(
    near: Sequence[RoadmapChoice], words: Sequence[str], named: list[int]
) -> tuple[list[int], set[int]]:
    """Of the roadmaps that were `named` those of the years that are said, of none named all of
    these years; the places of what says them. «2026/27» of all of them tells none apart.
    """
    of = {each.roadmap_id: _years(each.title.split()[-1]) for each in near}
    meant, places = list[int](), set[int]()
    for place, word in enumerate(words):
        years = _years(word)
        having = [id_ for id_ in named or of if years and of[id_] == years]
        if having and (named or (len(years) > 1 and len(having) < len(near))):
            meant += having
            places |= {place, *_around_years(words, place)}
    return list(dict.fromkeys(meant)) or named, places


def _around_years(words: Sequence[str], place: int) -> Iterator[int]:
    """The words that belong to years: «по плану 2026/27 учебного года», «за 2026/27»."""
    first = place
    while first > 0 and (_is_common(words[first - 1]) or fold(words[first - 1]) in _YEAR):
        first -= 1
    if first > 0 and fold(words[first - 1]) in (*_BEFORE, "за"):
        first -= 1
    yield from range(first, place)
    following = place + 1
    while following < len(words) and fold(words[following]).strip(_MARKS) in _YEAR:
        yield following
        following += 1


def _years(word: str) -> tuple[int, ...]:
    """The last figures of the years of «2026/27», «2026–2027», «2026»; empty of what says none."""
    found = _SPAN_OF_YEARS.fullmatch(word.strip(_MARKS))
    return tuple(int(each) % 100 for each in found.groups() if each) if found else ()


def _found(
    near: Sequence[RoadmapChoice], words: Sequence[str], schools: Sequence[range]
) -> tuple[list[int], set[int]]:
    """The roadmaps that words name, of one title those in force; the places of what names them."""
    found: list[int] = []
    mentioned: set[int] = set()
    for place, word in enumerate(words):
        meant = [each for each in near if _names(word, each)]
        of_section = place > 0 and fold(words[place - 1]).startswith(_SECTION)
        if not meant or of_section or _says_which(words, place):
            continue
        mention = set[int]().union(
            *(_mention(words, place, words_of(each.title)) for each in meant)
        )
        if any(place in school and len(school) > len(mention) for school in schools):
            continue
        if len(meant) == len(near):
            # «План методической работы», of the only plan there is, names no methodical centre.
            is_title = len(mention) > 1 and any(_is_common(words[each]) for each in mention)
            mentioned |= mention if is_title else set()
            continue
        current = [each for each in meant if each.is_current]
        found += [each.roadmap_id for each in current or meant[:1]]
        mentioned |= mention
    return found, mentioned


def _says_which(words: Sequence[str], place: int) -> bool:
    """«В работе» asks for what is in work, whatever word of a title it ends in."""
    return (
        place > 0 and beginning(fold(" ".join(words[place - 1 : place + 1])), WHICH, 2) is not None
    )


def _mention(words: Sequence[str], place: int, title: Sequence[str]) -> set[int]:
    """The places of the words of a title around the one that tells it: «по плану по развитию».

    They stand in the order of the title; «план», «карта» are said of any. A preposition after them
    begins what follows: «по развитию по школам».
    """
    at = _places(words[place], title)
    first, low = place, min(at, default=0)
    while first > 0:
        earlier = [each for each in _places(words[first - 1], title) if each < low]
        if not earlier and not _is_common(words[first - 1]):
            break
        first, low = first - 1, max(earlier, default=low)
    last, high = place, max(at, default=len(title))
    while last + 1 < len(words):
        later = [each for each in _places(words[last + 1], title) if each > high]
        if not later:
            break
        last, high = last + 1, min(later)
    while last > place and len(words[last]) < _CONTENT and not words[last].isdecimal():
        last -= 1
    if first > 0 and fold(words[first - 1]) in _BEFORE:
        first -= 1
    return set(range(first, last + 1))


def _places(word: str, title: Sequence[str]) -> list[int]:
    """Where a title has a word, in whatever case it stands."""
    said = words_of(word)
    return [
        place
        for place, each in enumerate(title)
        if said and any(speaks(part, (each,)) for part in said)
    ]


def _is_common(word: str) -> bool:
    said = fold(word).strip(_MARKS)
    return len(said) >= _CONTENT and speaks(said, _ANY)


def _telling(title: str) -> tuple[str, ...]:
    return tuple(each for each in words_of(title) if len(each) > 3 and each not in _COMMON)


def _names(word: str, of: RoadmapChoice) -> bool:
    said = fold(word).strip(_MARKS)
    return len(said) > 3 and not said.isdecimal() and speaks(said, _telling(of.title))
