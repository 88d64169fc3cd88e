"""Activities by part of the wording of their titles: «соцпаспорт», «день открытых дверей»."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from domain.utterances.chunks import chunks_of
from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece
from domain.utterances.values import Named
from domain.utterances.vocabulary import Vocabulary
from domain.wording import fold

_WORD = re.compile(r"[^\W\d_]+")
_STEM = 5
_SHORT = 6
_VOWELS = "аеиоуыэюяйь"
# Words that say little about which activity is meant: they count only beside others.
_COMMON = frozenset(
    listed(
        "школа школьный работа план программа отчет срок год проведение организация "
        "обеспечение мероприятие реализация участие разработка подготовка учреждение "
        "образование куратор документ справка участник ученик класс режим выбор учебный "
        "общеобразовательный итог итоговый прошлый что человек помогать мешать список служба "
        "встреча результат материал неделя месяц день полугодие четверть"
    )
)
_LITTLE = 0.3
_CLEAR = 0.2
_BESIDE = 0.5
_DONE_TO_IT = 0.7
_SMALL_WORDS = ("PREP", "CONJ", "PRCL", "NPRO", "INTJ")
_ENDS = ",.;:!?"
_VERBS = ("VERB", "INFN", "GRND")
_NAMING = ("NOUN", "ADJF", "PRTF")
_ALSO_WORDS = {"week", "list", "review", "school", "trouble", "doc", "report", "section", "pack"}


class Wordings:
    """The titles of a plan, ready to be looked up."""

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

    def mark(self, pieces: list[Piece], *, context: bool) -> list[Piece]:
        """The pieces with words of titles as `A`.

        `value` is the number of the only activity that they can mean, or several numbers with
        commas. Where there is a `context` or a number, one lone word beyond the first clause
        names nothing: it is more likely to be part of what is told.
        """
        pieces = self._mark_whole(pieces)
        numbered = any(piece.code in ("A", "X") for piece in pieces)
        hits = [
            {} if _is_status(pieces, place) else self._hits(piece)
            for place, piece in enumerate(pieces)
        ]
        self._add_neighbours(pieces, hits)
        verbs = self._add_verbs(pieces, hits)
        chunks = chunks_of(pieces, hits)
        marked = self._beside(pieces, hits, verbs)
        for chunk in chunks:
            best = self._best(hits, chunk)
            if not best or (numbered and not self._joins(pieces, chunk, best)):
                continue
            strong = len([place for place in chunk if hits[place]]) > 1
            late = any(pieces[place].word in ",.;:" for place in range(chunk[0]))
            if not strong and chunk[0] and pieces[chunk[0] - 1].code == "N":
                continue  # «закрепили 5 пар»: counted, not named
            if (context or numbered) and late and not strong:
                continue
            for place in chunk:
                if place not in verbs:
                    marked[place] = replace(pieces[place], code="A", value=",".join(sorted(best)))
        return self._same_clause(marked, hits, verbs)

    def _mark_whole(self, pieces: list[Piece]) -> list[Piece]:
        """Whole titles as `A`, whatever their words mean elsewhere."""
        marked = list(pieces)
        words = [place for place, piece in enumerate(pieces) if piece.word.isalpha()]
        for start, place in enumerate(words):
            for title, number in self._titles.get(pieces[place].lemma, ()):
                places = words[start : start + len(title)]
                if tuple(pieces[each].lemma for each in places) == title:
                    for each in range(places[0], places[-1] + 1):
                        marked[each] = replace(pieces[each], code="A", value=number)
        return marked

    def _same_clause(
        self, pieces: list[Piece], hits: list[dict[str, float]], verbs: set[int]
    ) -> list[Piece]:
        """Words of the title in the clause of its number belong to the name: «3.1 программы …»."""
        marked, start = list(pieces), 0
        for end in [*(place for place, piece in enumerate(pieces) if piece.word in _ENDS), None]:
            clause = range(start, len(pieces) if end is None else end)
            start = 0 if end is None else end + 1
            numbers = {str(pieces[place].value) for place in clause if _by_number(pieces[place])}
            if len(numbers) != 1:
                continue
            number = next(iter(numbers))
            for place in clause:
                piece = pieces[place]
                named = number in hits[place] and piece.code == piece.lemma
                if place not in verbs and (named or self._in_title(piece, number)):
                    marked[place] = replace(piece, code="A", value=number)
        return marked

    def _in_title(self, piece: Piece, number: str) -> bool:
        """Whether a word that says something elsewhere is a word of the title."""
        return number in self._by_lemma.get(piece.lemma, ()) and self._may_name(piece)

    def _add_verbs(self, pieces: list[Piece], hits: list[dict[str, float]]) -> set[int]:
        """«обновляем программы» speaks for «Обновление программ»; the verb stays a verb."""
        places = set[int]()
        for place, piece in enumerate(pieces):
            if len(piece.word) < _SHORT or piece.code in ("A", "O", "G", "DAY", "SPAN"):
                continue
            lemma, tag = self._words.parses(piece.word)[0]
            if not tag.startswith((*_VERBS, "PRTS")):
                continue
            places.add(place)
            hits[place] = {
                number: min(weight, _DONE_TO_IT)
                for each in self._by_stem.get(_stem(lemma), ())
                for number, weight in self._weighed(each).items()
            }
        return places

    def _add_neighbours(self, pieces: list[Piece], hits: list[dict[str, float]]) -> None:
        """«день открытых дверей»: a word of a command is part of a name beside its neighbour."""
        for place, (first, second) in enumerate(pairwise(pieces)):
            if not (self._may_name(first) and self._may_name(second)):
                continue
            if {first.lemma, second.lemma} <= _COMMON:
                continue
            for number in self._neighbours.get((first.lemma, second.lemma), ()):
                for near in (place, place + 1):
                    hits[near][number] = max(hits[near].get(number, 0), _BESIDE)

    def _may_name(self, piece: Piece) -> bool:
        if not piece.lemma or piece.code.startswith(("work.", "make.")) or len(piece.word) < 3:
            return False
        return self._words.parses(piece.word)[0][1].startswith(_NAMING)

    @staticmethod
    def _beside(pieces: list[Piece], hits: list[dict[str, float]], verbs: set[int]) -> list[Piece]:
        """Common words of the title right behind its number belong to the name: «2.2 встреча»."""
        marked = list(pieces)
        for place, piece in enumerate(pieces[1:], 1):
            before = marked[place - 1]
            named = before.code == "A" and str(before.value) in hits[place]
            if named and place not in verbs:
                marked[place] = replace(piece, code="A", value=before.value)
        return marked

    @staticmethod
    def _joins(pieces: list[Piece], chunk: list[int], best: set[str]) -> bool:
        """Whether words beside a number repeat it or add another activity to it («1.4 и …»)."""
        named = {piece.value for piece in pieces if piece.code == "A"}
        before = [piece.code for piece in pieces[max(chunk[0] - 2, 0) : chunk[0]]]
        return bool(named & best) or before == ["A", "и"]

    def _hits(self, piece: Piece) -> dict[str, float]:
        """How much a piece speaks for each activity."""
        if piece.code in ("A", "X", "O", "G", "OX", "DAY", "SPAN", "N") or len(piece.word) < 3:
            return {}
        tag = self._words.parses(piece.word)[0][1]
        if tag.startswith(_SMALL_WORDS):
            return {}
        if piece.code != piece.lemma and piece.code.partition(".")[0] not in _ALSO_WORDS:
            return {}
        lemmas = [piece.lemma, *(lemma for lemma, _ in self._words.parses(piece.word))]
        for lemma in lemmas:
            if lemma in self._by_lemma:
                return self._weighed(lemma, little=self._is_person(piece))
        if found := self._compound(piece.word):
            return found
        return {} if tag.startswith(_VERBS) else self._similar(piece)

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
        for size in range(3, len(word) - 2):
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

    @staticmethod
    def _best(hits: list[dict[str, float]], chunk: list[int]) -> set[str]:
        scores: dict[str, float] = defaultdict(float)
        for place in chunk:
            for number, weight in hits[place].items():
                scores[number] += weight
        top = max(scores.values(), default=0)
        if top < 1:
            return set()
        return {number for number, score in scores.items() if score > top - _CLEAR}


def _is_status(pieces: list[Piece], place: int) -> bool:
    """«на проверке» says where a report is, and names nothing."""
    return pieces[place].code == "review" and place > 0 and pieces[place - 1].word == "на"


def _by_number(piece: Piece) -> bool:
    return piece.code == "A" and piece.word[0].isdecimal()


def _stem(lemma: str) -> str:
    """The beginning that words of one root share: «анкета» and «анкетирование»."""
    root = lemma.rstrip(_VOWELS) if len(lemma) == _SHORT else lemma
    return lemma[: 4 if len(lemma) <= _SHORT and len(root) < _STEM else _STEM]
