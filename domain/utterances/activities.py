"""Activities as people name them: by number («1.4», «один четыре») or by part of the wording."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from domain.utterances.lexicon import listed
from domain.utterances.pieces import Piece, merge
from domain.utterances.values import Named
from domain.utterances.vocabulary import Vocabulary
from domain.wording import fold

_WORD = re.compile(r"[^\W\d_]+")
_DOTTED = re.compile(r"\d{1,3}(?:[.,/]\d{1,3}){1,4}")
_STEM = 5
_SHORT = 6
_MARKERS = {"activity", "number", "№", "п", "пп", "п/п"}
_SMALL = 40
# Words that say little about which activity is meant: they count only beside others.
_COMMON = frozenset(
    listed(
        "школа школьный работа план программа отчет срок год проведение организация "
        "обеспечение мероприятие реализация участие разработка подготовка учреждение "
        "образование куратор документ справка участник ученик класс режим выбор учебный "
        "общеобразовательный итог итоговый прошлый что человек помогать мешать список служба "
        "встреча результат материал"
    )
)
_LINKS = {"и", "по", "в", "на", "с", "к", "о", "об", "для", "из", "у", ",", "-", ":"}
_LITTLE = 0.3
_CLEAR = 0.2


class Activities:
    """The numbers and wordings of a plan, ready to be looked up."""

    def __init__(self, activities: Iterable[Named], words: Vocabulary) -> None:
        self._words = words
        self.numbers = {each.number.strip().rstrip("."): each.number for each in activities}
        self.titles = {each.number: each.title for each in activities}
        self._by_lemma: dict[str, set[str]] = defaultdict(set)
        self._by_stem: dict[str, set[str]] = defaultdict(set)
        self._compounds: dict[str, list[tuple[str, str]]] = defaultdict(list)
        self._shortened: dict[str, set[str]] = defaultdict(set)
        for activity in activities:
            self._add(activity)

    def _add(self, activity: Named) -> None:
        parts = _WORD.findall(fold(activity.title))
        lemmas = [self._words.lemma(part) for part in parts]
        for lemma in lemmas:
            if len(lemma) > 2:
                self._by_lemma[lemma].add(activity.number)
                self._by_stem[_stem(lemma)].add(lemma)
                self._shortened[lemma[:3]].add(lemma)
        for first, second in pairwise(lemmas):
            self._compounds[second].append((first, activity.number))

    def mark_numbers(self, pieces: list[Piece], *, counting: bool, context: bool) -> list[Piece]:
        """The pieces with numbers of activities as `A`; `X` is the number of one that is not there.

        `counting`: a number is what the bot asked for. `context`: a card is open or replied to, so
        that «сделали 5» tells how many.
        """
        marked: list[Piece] = []
        place = 0
        while place < len(pieces):
            length, piece = self._numbered(pieces, place, counting, context)
            marked.append(piece)
            place += length
        return marked

    def _numbered(
        self, pieces: list[Piece], place: int, counting: bool, context: bool
    ) -> tuple[int, Piece]:
        piece = pieces[place]
        if piece.code != "N":
            return 1, piece
        for length in (5, 4, 3, 2):
            taken = pieces[place : place + length]
            number = _joined(taken) if len(taken) == length else ""
            if number in self.numbers and not (counting and not piece.spoken):
                return length, merge(taken, "A", self.numbers[number])
        number = re.sub(r"[,/]", ".", piece.word)
        before = pieces[place - 1].code if place else ""
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        measured = after is not None and (after.word == "%" or after.lemma == "процент")
        marked = before in _MARKERS
        if measured or (counting and not marked):
            return 1, piece
        if _DOTTED.fullmatch(piece.word):
            if number in self.numbers:
                return 1, merge([piece], "A", self.numbers[number])
            parts = [int(part) for part in number.split(".")]
            if max(parts) <= _SMALL and (marked or before in ("", "по", ",", "и")):
                return 1, replace(piece, code="X")
            return 1, piece
        plain = str(piece.whole) if piece.whole is not None else ""
        if plain not in self.numbers:
            return 1, replace(piece, code="X") if marked and plain else piece
        alone = len(pieces) == 1
        acted = after is not None and after.code.startswith(("work.", "make.")) and not place
        acted = acted or (_stands_alone(before, after) and not context)
        marked = marked or (after is not None and after.code == "activity" and before == "по")
        named = marked or (before == "по" and (after is None or not after.lemma.isalpha()))
        return 1, merge([piece], "A", self.numbers[plain]) if named or alone or acted else piece

    def mark_wordings(self, pieces: list[Piece], *, context: bool) -> list[Piece]:
        """The pieces with words of titles as `A`.

        `value` is the number of the only activity that they can mean, or several numbers with
        commas. Where there is a `context` or a number, one lone word beyond the first clause
        names nothing: it is more likely to be part of what is told.
        """
        numbered = any(piece.code in ("A", "X") for piece in pieces)
        hits = [self._hits(piece) for piece in pieces]
        chunks = _chunks(pieces, hits)
        marked = self._beside(pieces, hits)
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
                marked[place] = replace(pieces[place], code="A", value=",".join(sorted(best)))
        return marked

    @staticmethod
    def _beside(pieces: list[Piece], hits: list[dict[str, float]]) -> list[Piece]:
        """Common words of the title right behind its number belong to the name: «2.2 встреча»."""
        marked = list(pieces)
        for place, piece in enumerate(pieces[1:], 1):
            before = marked[place - 1]
            if before.code == "A" and str(before.value) in hits[place]:
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
        if piece.code != piece.lemma and piece.code.partition(".")[0] not in _ALSO_WORDS:
            return {}
        lemmas = [piece.lemma, *(lemma for lemma, _ in self._words.parses(piece.word))]
        for lemma in lemmas:
            if lemma in self._by_lemma:
                return self._weighed(lemma, little=self._is_person(piece))
        if found := self._compound(piece.word):
            return found
        return self._similar(piece)

    def _is_person(self, piece: Piece) -> bool:
        """«родители» do something more often than they name an activity."""
        return ",anim," in self._words.parses(piece.word)[0][1].replace(" ", ",")

    def _weighed(self, lemma: str, *, little: bool = False) -> dict[str, float]:
        weight = _LITTLE if little or lemma in _COMMON else 1.0
        return dict.fromkeys(self._by_lemma[lemma], weight)

    def _compound(self, word: str) -> dict[str, float]:
        """«соцпаспорт», «планграфик»: two neighbours of a title run together."""
        if self._words.knows(word) or len(word) < 6:
            return {}
        found: dict[str, float] = {}
        for size in range(3, len(word) - 2):
            second = self._words.lemma(self._words.mended(word[size:]))
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


_ALSO_WORDS = {"week", "list", "review", "school", "trouble", "doc", "report", "section", "pack"}


def _stands_alone(before: str, after: Piece | None) -> bool:
    """Whether a number stands right behind a verb and counts nothing: «сделали 5»."""
    counts = after is not None and after.word.isalpha() and after.word not in _LINKS
    return before.startswith(("work.", "accept.", "extend.", "return.imp")) and not counts


def _stem(lemma: str) -> str:
    return lemma[: 4 if len(lemma) <= _SHORT else _STEM]


def _joined(pieces: list[Piece]) -> str:
    """«1 4» and «один точка четыре» as «1.4»; empty where the pieces are no such number."""
    numbers = [piece for piece in pieces if piece.code == "N"]
    links = [piece for piece in pieces if piece.code != "N"]
    if pieces[-1].code != "N" or any(piece.word not in ("точка", ".", "-") for piece in links):
        return ""
    if len(numbers) < 2 or any(piece.whole is None for piece in numbers):
        return ""
    return ".".join(str(piece.whole) for piece in numbers)


def _chunks(pieces: list[Piece], hits: list[dict[str, float]]) -> list[list[int]]:
    """Runs of words that speak for activities, over small words between them."""
    chunks: list[list[int]] = []
    for place in range(len(pieces)):
        if not hits[place]:
            continue
        if chunks and _linked(pieces, hits, chunks[-1], place):
            chunks[-1].extend(range(chunks[-1][-1] + 1, place + 1))
        else:
            chunks.append([place])
    return chunks


def _linked(
    pieces: list[Piece], hits: list[dict[str, float]], chunk: list[int], place: int
) -> bool:
    between = pieces[chunk[-1] + 1 : place]
    if len(between) > 2 or any(piece.word not in _LINKS and piece.word != "." for piece in between):
        return False
    shared = set.intersection(*(set(hits[each]) for each in chunk if hits[each]))
    return bool(shared & set(hits[place]))
