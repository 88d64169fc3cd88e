"""Which of several municipalities words name: «в Поречье», «по Заречному району»."""

import re
from collections.abc import Iterable, Sequence

from domain.utterances.vocabulary import vocabulary
from domain.wording import fold

_WORD = re.compile(r"[^\W\d_]+")
_KINDS = {
    "район", "округ", "город", "край", "область", "поселение", "поселок", "село", "станица",
    "муниципалитет", "территория", "муниципальный", "городской", "сельский", "образование",
}  # fmt: skip
_DICTATED = re.compile(r"[:«„“\"]")
_TOLD = re.compile(r",?\s(?:что|чтобы|чтоб|пусть)\b", re.IGNORECASE)
_BEFORE = {"в", "во", "по", "из", "на", "у", "для", "of", "in", "for"}
_SHORTEST = 4


def named_municipalities(
    text: str, names: Sequence[str], others: Iterable[str] = (), *, dictates: bool = False
) -> tuple[tuple[str, ...], str]:
    """Those of `names` that the words speak of, in their order there, and the text without them.

    What is a word of one of the `others`, too, names none. What stands behind a colon or in quotes
    is said to somebody else and stays as it is, as what follows «что» where the text `dictates`.

    >>> named_municipalities("сводка по Поречью за октябрь", ["Заречье", "Поречье"])
    (('Поречье',), 'сводка за октябрь')
    """
    dictated = _DICTATED.search(text) or (_TOLD.search(text) if dictates else None)
    if dictated is not None:
        named, rest = named_municipalities(text[: dictated.start()], names, others)
        return named, f"{rest}{text[dictated.start() :]}"
    elsewhere = {form for other in others for form in _forms(other)}
    telling = {name: _forms(name) - elsewhere for name in names}
    found = list(_WORD.finditer(text))
    spoken = [
        (place, name)
        for place, word in enumerate(found)
        for name, forms in telling.items()
        if not forms.isdisjoint(_forms(word[0]))
    ]
    gone = {each for place, _ in spoken for each in (place, *_around(place, found))}
    for place in sorted(gone, reverse=True):
        text = text[: found[place].start()] + text[found[place].end() :]
    meant = {name for _, name in spoken}
    return tuple(name for name in names if name in meant), " ".join(text.split()) if gone else text


def _around(place: int, words: list[re.Match[str]]) -> Iterable[int]:
    """The places of «по» before the name of a municipality, and of «район» beside it."""
    after = place + 1
    while after < len(words) and _is_kind(words[after][0]):
        yield after
        after += 1
    before = place - 1
    while before >= 0 and _is_kind(words[before][0]):
        yield before
        before -= 1
    if before >= 0 and fold(words[before][0]) in _BEFORE:
        yield before


def _is_kind(word: str) -> bool:
    return any(form in _KINDS for form, _ in vocabulary().parses(fold(word)))


def _forms(name: str) -> set[str]:
    """The dictionary forms of the words that tell one name from another."""
    return {
        form
        for word in _WORD.findall(fold(name))
        if len(word) >= _SHORTEST and not _is_kind(word)
        for form, _ in vocabulary().parses(word)
    }
