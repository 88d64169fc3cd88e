"""Which activities a word speaks for: by its form, its root, run together or cut short."""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece
from domain.utterances.values import Named
from domain.utterances.vocabulary import Vocabulary
from domain.wording import fold

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5
_PREFIXES = ("пред", "пере", "между")
_AFTER_PREFIX = 3
_SHORT = 6
_VOWELS = "аеиоуыэюяйь"
# Words that say little about which activity is meant: they count only beside others.
_COMMON = frozenset(
    listed(
        "школа школьный работа план программа отчет срок год проведение организация "
        "обеспечение мероприятие реализация участие разработка подготовка учреждение "
        "образование куратор документ справка участник ученик класс режим выбор учебный "
        "общеобразовательный итог итоговый прошлый что человек помогать мешать список служба "
        "встреча результат материал неделя месяц день полугодие четверть страница страничка"
    )
)
_LITTLE = 0.3
_DONE_TO_IT = 0.7
_SMALL_WORDS = ("PREP", "CONJ", "PRCL", "NPRO", "INTJ")
_VERBS = ("VERB", "INFN", "GRND")
_NAMING = ("NOUN", "ADJF", "PRTF")
_ALSO_WORDS = {
    "week", "list", "review", "school", "trouble", "doc", "report", "section", "pack", "menu",
}  # fmt: skip
_ALSO_PAPERS = frozenset({"памятка", "инструкция", "справочник", "доклад", "презентация"})
"""What a plan may owe, though they ask the bot for something elsewhere."""


class TitleWords:
    """The words of a plan's titles, ready to be looked up."""

    def __init__(self, activities: Iterable[Named], words: Vocabulary) -> None:
        self._words = words
        self._by_lemma: dict[str, set[str]] = defaultdict(set)
        self._by_stem: dict[str, set[str]] = defaultdict(set)
        self._compounds: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._neighbours: dict[tuple[str, str], set[str]] = defaultdict(set)
        self._shortened: dict[str, set[str]] = defaultdict(set)
        self._titles: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
        for activity in activities:
            self._add(activity)

    def _add(self, activity: Named) -> None:
        parts = _WORD.findall(fold(activity.title))
        lemmas = [self._words.lemma(part) for part in parts]
        if len(lemmas) > 1:
            self._titles[lemmas[0]].append((tuple(lemmas), activity.number))
        for lemma in lemmas:
            if len(lemma) > 2:
                self._by_lemma[lemma].add(activity.number)
                self._by_stem[_stem(lemma)].add(lemma)
                self._shortened[lemma[:3]].add(lemma)
        for first, second in pairwise(lemmas):
            self._compounds[second].append((first, activity.number))
            self._neighbours[first, second].add(activity.number)

    def hits(self, piece: Piece) -> dict[str, float]:
        """How much a piece speaks for each activity."""
        if piece.code in ("A", "X", "O", "G", "OX", "DAY", "SPAN", "N") or len(piece.word) < 3:
            return {}
        tag = self._words.parses(piece.word)[0][1]
        if tag.startswith(_SMALL_WORDS):
            return {}
        also = piece.code.partition(".")[0] in _ALSO_WORDS or piece.lemma in _ALSO_PAPERS
        if piece.code != piece.lemma and not also:
            return {}
        if piece.code == "прошлый":
            return {}  # «с прошедшим сроком» names no «учителей, прошедших курсы»
        lemmas = [piece.lemma, *(lemma for lemma, _ in self._words.parses(piece.word))]
        for lemma in lemmas:
            if lemma in self._by_lemma:
                return self._weighed(lemma, little=self._is_person(piece))
        if found := self._compound(piece.word):
            return found
        return {} if tag.startswith(_VERBS) else self._similar(piece)

    def whole(self, lemma: str) -> list[tuple[tuple[str, ...], str]]:
        """Titles that begin with a dictionary form, as their forms, each with its number."""
        return self._titles.get(lemma, [])

    def of_verb(self, piece: Piece) -> dict[str, float] | None:
        """«обновляем» speaks for «Обновление программ»; None of what is no verb."""
        if len(piece.word) < _SHORT or piece.code in ("A", "O", "G", "DAY", "SPAN"):
            return None
        lemma, tag = self._words.parses(piece.word)[0]
        if not tag.startswith((*_VERBS, "PRTS")):
            return None
        return {
            number: min(weight, _DONE_TO_IT)
            for each in self._by_stem.get(_stem(lemma), ())
            for number, weight in self._weighed(each).items()
        }

    def of_neighbours(self, first: Piece, second: Piece) -> set[str]:
        """«открытых дверей»: numbers of titles in which two words stand side by side."""
        if not (self._may_name(first) and self._may_name(second)):
            return set()
        if {first.lemma, second.lemma} <= _COMMON:
            return set()
        joined = first.word + second.word
        # Most neighbours are far from any word of a title: the dictionary is not asked of them.
        near = any(each.startswith(joined[:-3]) for each in self._shortened.get(joined[:3], ()))
        if near and (apart := self._by_lemma.get(self._words.lemma(joined))):
            return apart  # «мед осмотр»
        return self._neighbours.get((first.lemma, second.lemma), set())

    def has(self, piece: Piece, number: str) -> bool:
        """Whether a word that says something elsewhere is a word of the title."""
        return number in self._by_lemma.get(piece.lemma, ()) and self._may_name(piece)

    def _may_name(self, piece: Piece) -> bool:
        if not piece.lemma or piece.code.startswith(("work.", "make.")) or len(piece.word) < 3:
            return False
        return self._words.parses(piece.word)[0][1].startswith(_NAMING)

    def _is_person(self, piece: Piece) -> bool:
        """«родители» do something more often than they name an activity."""
        tag = self._words.parses(piece.word)[0][1].replace(" ", ",")
        return ",anim," in tag and ",Name," not in tag

    def _weighed(self, lemma: str, *, little: bool = False) -> dict[str, float]:
        weight = _LITTLE if little or lemma in _COMMON else 1.0
        return dict.fromkeys(self._by_lemma[lemma], weight)

    def _compound(self, word: str) -> dict[str, float]:
        """«соцпаспорт», «планграфик», «педсовет»: two neighbours of a title run together."""
        if len(word) < 6:
            return {}
        known = self._words.knows(word)
        found: dict[str, float] = {}
        begun = self._shortened.get(word[:3], ())
        for size in range(3, len(word) - 2):
            if not any(each.startswith(word[:size]) for each in begun):
                break  # no word of a title begins so: the dictionary is not asked
            rest = word[size:] if known else self._words.mended(word[size:])
            second = self._words.lemma(rest)
            for first, number in self._compounds.get(second, ()):
                if first.startswith(word[:size]):
                    found[number] = 2.0
        return found

    def _similar(self, piece: Piece) -> dict[str, float]:
        """A word of the same root, one with a typing mistake, or one cut short («соц.»)."""
        lemma = piece.lemma
        same = self._by_stem.get(_stem(lemma), set())
        if same and len(lemma) > 3:
            found: dict[str, float] = {}
            for each in same:
                for number, weight in self._weighed(each, little=self._is_person(piece)).items():
                    found[number] = max(found.get(number, 0), weight)
            return found
        if self._words.knows(piece.word):
            return {}
        if near := self._words.nearest(piece.word, self._by_lemma):
            return self._weighed(near)
        short = [each for each in self._shortened.get(lemma[:3], ()) if each.startswith(piece.word)]
        return self._weighed(short[0]) if len(short) == 1 else {}


def _stem(lemma: str) -> str:
    """The beginning that words of one root share: «анкета» and «анкетирование».

    A prefix is no root: «предписание» shares none with «предприятие».
    """
    prefix = next((each for each in _PREFIXES if lemma.startswith(each)), "")
    if len(lemma) > len(prefix) + _STEM:
        return lemma[: len(prefix) + _AFTER_PREFIX] if prefix else lemma[:_STEM]
    root = lemma.rstrip(_VOWELS) if len(lemma) == _SHORT else lemma
    return lemma[: 4 if len(lemma) <= _SHORT and len(root) < _STEM else _STEM]
