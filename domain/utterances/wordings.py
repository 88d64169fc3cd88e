"""Activities by part of the wording of their titles: «соцпаспорт», «день открытых дверей»."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from domain.utterances.chunks import chunks_of
from domain.utterances.clauses import clause_places
from domain.utterances.pieces import Piece
from domain.utterances.title_words import TitleWords
from domain.utterances.values import Named
from domain.utterances.vocabulary import Vocabulary

_CLEAR = 0.2
_BESIDE = 0.5


class Wordings:
    """Marks what the words of a plan's titles name."""

    def __init__(self, activities: Iterable[Named], words: Vocabulary) -> None:
        self._titles = TitleWords(activities, words)

    def mark(self, pieces: list[Piece], *, context: bool) -> list[Piece]:
        """The pieces with words of titles as `A`.

        `value` is the number of the only activity that they can mean, or several numbers with
        commas. Where there is a `context` or a number, one lone word beyond the first clause
        names nothing: it is more likely to be part of what is told.
        """
        pieces = self._mark_whole(pieces)
        numbered = any(piece.code in ("A", "X") for piece in pieces)
        hits = [
            {} if _is_status(pieces, place) else self._titles.hits(piece)
            for place, piece in enumerate(pieces)
        ]
        self._add_neighbours(pieces, hits)
        verbs = self._add_verbs(pieces, hits)
        chunks = chunks_of(pieces, hits)
        marked = self._beside(pieces, hits, verbs)
        several = sum(bool(self._best(hits, chunk)) for chunk in chunks) > 1
        for chunk in chunks:
            best = self._best(hits, chunk)
            if several and _is_lacked(pieces, chunk):
                continue
            if not best or (numbered and not self._joins(pieces, chunk, best)):
                continue
            strong = len([place for place in chunk if hits[place]]) > 1
            late = any(pieces[place].word in ",.;:" for place in range(chunk[0]))
            if (numbered or not strong) and _is_counted(pieces, chunk[0], near=1 + numbered):
                continue
            if (context or numbered) and late and not strong:
                continue
            for place in chunk:
                if place not in verbs:
                    marked[place] = replace(pieces[place], code="A", value=",".join(sorted(best)))
        return self._same_clause(marked, hits, verbs)

    def with_word(self, piece: Piece) -> tuple[str, ...]:
        """The numbers whose title has a word or one of its root."""
        return tuple(self._titles.hits(piece))

    def _mark_whole(self, pieces: list[Piece]) -> list[Piece]:
        """Whole titles as `A`, whatever their words mean elsewhere."""
        marked = list(pieces)
        words = [place for place, piece in enumerate(pieces) if piece.word.isalpha()]
        for start, place in enumerate(words):
            for title, number in self._titles.whole(pieces[place].lemma):
                places = words[start : start + len(title)]
                if tuple(pieces[each].lemma for each in places) == title:
                    for each in range(places[0], places[-1] + 1):
                        marked[each] = replace(pieces[each], code="A", value=number)
        return marked

    def _same_clause(
        self, pieces: list[Piece], hits: list[dict[str, float]], verbs: set[int]
    ) -> list[Piece]:
        """Words of the title in the clause of its number belong to the name: «3.1 программы …»."""
        marked = list(pieces)
        for clause in clause_places(pieces):
            numbers = {str(pieces[place].value) for place in clause if _by_number(pieces[place])}
            if len(numbers) != 1:
                continue
            number = next(iter(numbers))
            for place in clause:
                piece = pieces[place]
                named = number in hits[place] and piece.code == piece.lemma
                named = named or self._titles.has(piece, number)
                said = _is_status(pieces, place) or _is_counted(pieces, place, near=2)
                if named and place not in verbs and not said:
                    marked[place] = replace(piece, code="A", value=number)
        return marked

    def _add_verbs(self, pieces: list[Piece], hits: list[dict[str, float]]) -> set[int]:
        """«обновляем программы» speaks for «Обновление программ»; the verb stays a verb."""
        places = set[int]()
        for place, piece in enumerate(pieces):
            found = self._titles.of_verb(piece)
            if found is not None:
                places.add(place)
                hits[place] = found
        return places

    def _add_neighbours(self, pieces: list[Piece], hits: list[dict[str, float]]) -> None:
        """«день открытых дверей»: a word of a command is part of a name beside its neighbour."""
        for place, (first, second) in enumerate(pairwise(pieces)):
            for number in self._titles.of_neighbours(first, second):
                for near in (place, place + 1):
                    hits[near][number] = max(hits[near].get(number, 0), _BESIDE)

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


def _is_lacked(pieces: list[Piece], chunk: list[int]) -> bool:
    """«нет интернета, меню на сайт …»: what is not there names nothing beside another name."""
    return len(chunk) == 1 and chunk[0] > 0 and pieces[chunk[0] - 1].word in ("нет", "нету")


def _is_counted(pieces: list[Piece], place: int, *, near: int) -> bool:
    """«12 участников», «12 новых участников»: how many there were, and no name. Without a number of
    an activity only the next word is, `near` 1: «5 человек эвакуация прошла» has to name it.
    """
    return any(piece.code == "N" for piece in pieces[max(place - near, 0) : place])


def _is_status(pieces: list[Piece], place: int) -> bool:
    """«на проверке», «в работе» say where a report is, and name nothing."""
    beside = (pieces[place - 1].word, pieces[place].word) if place else ()
    checked = pieces[place].code == "review"
    waits = checked and place and pieces[place - 1].lemma in ("ждать", "ожидать", "дожидаться")
    if _asks_for_deadline(pieces, place):
        return True
    if pieces[place].code == "menu":
        # «Меню» is that of the school's kitchen only where something is done to it.
        return not any(piece.code.startswith(("work.", "make.")) for piece in pieces)
    if beside[:1] == ("по",) and pieces[place].code == "section":
        return pieces[place].word.endswith(("ам", "ям"))  # «по разделам» breaks figures down
    return beside == ("в", "работе") or (beside[:1] == ("на",) and checked) or bool(waits)


def _asks_for_deadline(pieces: list[Piece], place: int) -> bool:
    """«запрос на перенос», «отмена переноса», «перенос не нужен»: another deadline, no title."""
    around = [each.lemma for each in pieces[max(place - 2, 0) : place + 4]]
    here = pieces[place].lemma
    if here in _ASKINGS:
        return any(lemma in _SHIFTS for lemma in around[1:])
    before = set(around[:2]) & (_ASKINGS | {"отмена", "отменить", "отозвать"})
    spared = [each.code for each in pieces[place + 1 : place + 4]]
    return here in _SHIFTS and bool(before or ("no" in spared and "must" in spared))


_ASKINGS = frozenset({"запрос", "заявка", "просьба", "заявление", "ходатайство", "обращение"})
_SHIFTS = frozenset({"перенос", "продление", "отсрочка"})


def _by_number(piece: Piece) -> bool:
    return piece.code == "A" and piece.word[0].isdecimal()
