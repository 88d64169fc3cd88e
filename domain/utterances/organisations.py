"""Organisations as people call them: «школа 3», «третья школа», «СОШ №3», «берёзовская»."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from domain.utterances.lexicon import listed
from domain.utterances.pieces import POINTED, Piece, merge
from domain.utterances.vocabulary import Vocabulary
from domain.wording import fold

_KINDS = {
    "школа": "школа", "сош": "школа", "оош": "школа", "нош": "школа", "мбоу": "школа",
    "мкоу": "школа", "маоу": "школа", "моу": "школа", "лицей": "лицей", "гимназия": "гимназия",
    "сад": "сад", "садик": "сад", "детсад": "сад", "мбдоу": "сад", "доу": "сад", "мдоу": "сад",
    "центр": "центр", "интернат": "интернат", "техникум": "техникум", "колледж": "колледж",
    "дом": "дом", "отдел": "отдел",
}  # fmt: skip
_PLAIN = frozenset(
    listed(
        "детский средний основной общеобразовательный муниципальный бюджетный казенный "
        "автономный учреждение образовательный дошкольный имени имя город село район "
        "начальный им"
    )
)
_COUNTED = frozenset({
    "дня", "дней", "недели", "недель", "месяца", "месяцев", "лет", "days", "weeks", "months",
})  # fmt: skip
"""Before these a number is how many of them, and no school's: «по школам 10 дней назад»."""
_LINKS = {"№", "номер", "number", "«", "»", '"', "имени"}
_OF_WHOM = ("у", "от", "для", "по", "к", "с", "за", "всё", "все")
_SURELY_OF = ("у", "от", "для")
_NUMBERED = frozenset(("section", "activity", "квартал", "четверть"))
_LISTING = (",", "и", "или")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_STEM = 5
_ROOT = 6
_OF_A_PLACE = "ский"
_SHORTEST_ROOT = 4
_REMEMBERED = 2048
"""Words of which the names that have them are remembered."""


@dataclass(frozen=True, slots=True)
class _Name:
    full: str
    kinds: frozenset[str]
    numbers: frozenset[str]
    words: frozenset[str]
    group: bool = False


class Organisations:
    """The names of organisations and groups, ready to be looked up."""

    def __init__(self, names: Iterable[str], groups: Iterable[str], words: Vocabulary) -> None:
        self._words = words
        self._names = [self._name(name) for name in names]
        self._names += [self._name(name, group=True) for name in groups]
        self._named = lru_cache(_REMEMBERED)(self._with_word)

    def _name(self, full: str, *, group: bool = False) -> _Name:
        parts = _WORD.findall(fold(full))
        lemmas = [self._words.lemma(part) for part in parts]
        kinds = frozenset(_KINDS[lemma] for lemma in lemmas if lemma in _KINDS)
        numbers = frozenset(str(int(part)) for part in parts if part.isdecimal())
        own = frozenset(
            lemma
            for lemma, part in zip(lemmas, parts, strict=True)
            if lemma not in _KINDS and not {lemma, part} & _PLAIN and not part.isdecimal()
            if group or len(lemma) > 2
        )
        return _Name(full, frozenset() if group else kinds, numbers, own, group)

    def numbered(self, number: str) -> str | None:
        """The full name of the only organisation with this number."""
        found = [name.full for name in self._names if number in name.numbers]
        return found[0] if len(found) == 1 else None

    def mark(self, pieces: list[Piece], *, ordinals: bool = False) -> list[Piece]:
        """The pieces with organisations as `O`, groups as `G`; `value` is the full name.

        What is named but not known («школа 99») is `OX`. `ordinals`: whoever speaks has several
        schools, and «у пятой» is one of them.
        """
        marked: list[Piece] = []
        place = 0
        while place < len(pieces):
            length = self._length(pieces[place:])
            if length and not _is_of_before(marked, pieces[place]):
                taken = pieces[place : place + length]
                marked.append(self._found(taken))
                place += length
            else:
                piece, following = pieces[place], pieces[place + 1 :]
                school = self._ordinal(marked, piece, following) if ordinals else None
                marked.append(school or self._listed(marked, piece, following))
                place += 1
        return marked

    def _listed(self, before: list[Piece], piece: Piece, following: list[Piece]) -> Piece:
        """«школам 3, 5 и 7»: a number that goes on with a list of schools is a school's too."""
        linked = len(before) > 1 and before[-1].word in _LISTING and before[-2].code in ("O", "OX")
        if not linked or piece.whole is None or piece.ordinal or self._counts(following):
            return piece
        name = self.numbered(str(piece.whole))
        return replace(piece, code="O" if name else "OX", value=name)

    def _ordinal(self, before: list[Piece], piece: Piece, following: list[Piece]) -> Piece | None:
        """«прими у пятой», «напомни пятой и седьмой»: of a school, where no noun is counted.

        «Верни первую» may mean the first one on the screen, which is another school.
        """
        if not (piece.ordinal and piece.spoken) or piece.whole is None or not before:
            return None
        if "femn" not in self._words.parses(piece.word.split()[-1])[0][1]:
            return None
        last = before[-1]
        orders = last.code.endswith((".imp", ".inf")) or last.word in _OF_WHOM
        listed = len(before) > 1 and last.word in _LISTING and before[-2].code == "O"
        counted = next((each for each in following if not (each.ordinal or each.word == "и")), None)
        if not (orders or listed) or (counted is not None and self._is_ordered(counted)):
            return None
        name = self.numbered(str(piece.whole))
        if name is None:
            return None
        pointed = before[-2].lemma == POINTED if listed else last.word not in _SURELY_OF
        return replace(piece, code="O", value=name, lemma=POINTED if pointed else piece.lemma)

    def _is_ordered(self, piece: Piece) -> bool:
        """Whether an ordinal in front of it may be its own: «второй четверти», «первой недели»."""
        if piece.lemma in _KINDS:
            return False
        return piece.code == "section" or any(
            "NOUN" in tag and "femn" in tag for _, tag in self._words.parses(piece.word)[:1]
        )

    def _counts(self, following: list[Piece]) -> bool:
        """Whether what follows a number is counted by it: «5 дней», and not «5 за ноябрь»."""
        if not following or "." in following[0].code or following[0].word in _LISTING:
            return False
        return any("NOUN" in tag for _, tag in self._words.parses(following[0].word)[:1])

    def _length(self, pieces: list[Piece]) -> int:
        """How many pieces name one organisation: its kind, number and own words, in any order."""
        length = 0
        seen: set[str] = set()
        for count, piece in enumerate(pieces, 1):
            part = self._part(piece, pieces[count:], seen)
            if part == "link" and (length or piece.code == "number"):
                continue
            if part == "" or (part in seen and part != "kind"):
                break
            if part == "link":
                break
            seen.add(part)
            length = count
        if seen <= {"number"} or seen == {"plain"}:
            return 0
        if "own" not in seen and seen & {"kind"} and "number" not in seen:
            return length if self._only_kind(pieces[:length]) else 0
        return self._closed(pieces, self._without_number(pieces, length))

    def _without_number(self, pieces: list[Piece], length: int) -> int:
        """«у гимназии один четыре»: the number behind is the first half of an activity's."""
        named, last = pieces[: length - 1], pieces[length - 1]
        goes_on = length < len(pieces) and pieces[length].code == "N"
        if last.code != "N" or not goes_on or not named or self._fitting(pieces[:length]):
            return length
        return length - 1 if len(self._fitting(named)) == 1 else length

    @staticmethod
    def _closed(pieces: list[Piece], length: int) -> int:
        return length + (length < len(pieces) and pieces[length].word == "»")

    def _part(self, piece: Piece, following: list[Piece], seen: set[str]) -> str:
        if piece.lemma in _KINDS:
            return "kind"
        if piece.code == "N":
            near = following[0].lemma in _KINDS if following else False
            counts = following[0].word in _COUNTED if following else False
            if piece.whole is None or counts or not ("kind" in seen or near):
                return ""
            return "number"
        if piece.word in _LINKS or piece.code in _LINKS:
            return "link"
        if self._own(piece, behind_kind="kind" in seen):
            return "own"
        return "plain" if piece.lemma in ("детский", "средний", "основной") else ""

    def _own(self, piece: Piece, *, behind_kind: bool = False) -> tuple[_Name, ...]:
        """The names that have the word; of a word of the bot («лицей «Перспектива»», «Лидер») those
        alone that have it as it stands, and only behind what they are.
        """
        if not piece.lemma.isalpha():
            return ()
        if piece.code == piece.lemma:
            return self._named(piece.word, piece.lemma)
        if not behind_kind or "." in piece.code:
            return ()
        return tuple(name for name in self._names if piece.lemma in name.words)

    def _with_word(self, word: str, lemma: str) -> tuple[_Name, ...]:
        """The names that have the word, one of its root, or one that it is a mistake of."""
        lemmas = {lemma, *(each for each, _ in self._words.parses(word))}
        root = lemma.removesuffix(_OF_A_PLACE) if lemma.endswith(_OF_A_PLACE) else ""
        begins = (
            *((root,) if len(root) >= _SHORTEST_ROOT else ()),
            *((lemma[:_ROOT],) if len(lemma) > _ROOT else ()),
        )
        known = self._words.knows(word)

        def fits(names: frozenset[str]) -> bool:
            if lemmas & names or any(each.startswith(begins) for each in names):
                return True
            long = () if known else [each for each in names if len(each) >= _STEM]
            return bool(long) and self._words.nearest(lemma, long) is not None

        return tuple(name for name in self._names if fits(name.words))

    def _only_kind(self, pieces: list[Piece]) -> bool:
        return len(self._fitting(pieces)) == 1 and pieces[-1].lemma != "школа"

    def _fitting(self, pieces: list[Piece]) -> list[_Name]:
        kinds = {_KINDS[piece.lemma] for piece in pieces if piece.lemma in _KINDS}
        numbers = {str(piece.whole) for piece in pieces if piece.whole is not None}
        own = [self._own(piece, behind_kind=bool(kinds)) for piece in pieces]
        names = [name for name in self._names if numbers <= name.numbers]
        for named in own:
            if named:
                names = [name for name in names if name in named]
        strict = [
            name
            for name in names
            if (name.group and any(own)) or (kinds <= name.kinds and not name.group)
        ]
        return strict or (names if kinds <= {"школа"} and (numbers or any(own)) else [])

    def _found(self, pieces: list[Piece]) -> Piece:
        fitting = self._fitting(pieces)
        if len(fitting) == 1:
            return merge(pieces, "G" if fitting[0].group else "O", fitting[0].full)
        return merge(pieces, "OX", None)


def _is_of_before(before: list[Piece], piece: Piece) -> bool:
    """«раздел 2 школа 3»: a number belongs to the noun in front of it."""
    return bool(before) and before[-1].code in _NUMBERED and piece.code == "N" and not piece.ordinal


def is_kind(lemma: str) -> bool:
    """Whether the word is what organisations are called: «лицей», «интернат»."""
    return lemma in _KINDS
