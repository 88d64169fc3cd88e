"""Activities as people name them: by number («1.4», «один четыре») or by part of the wording."""

import re
from collections.abc import Iterable
from dataclasses import replace

from domain.utterances.chunks import LINKS
from domain.utterances.pieces import Piece, merge
from domain.utterances.values import Named
from domain.utterances.vocabulary import Vocabulary
from domain.utterances.wordings import Wordings

_DOTTED = re.compile(r"\d{1,3}(?:[.,/]\d{1,3}){1,4}")
_MARKERS = {"activity", "number", "№", "п", "пп", "п/п"}
_SMALL = 40
_LONGEST_NUMBER = 3
"""Digits of an activity; more are a telephone, a code, an amount."""


class Activities:
    """The numbers and wordings of a plan, ready to be looked up."""

    def __init__(self, activities: Iterable[Named], words: Vocabulary) -> None:
        self.numbers = {each.number.strip().rstrip("."): each.number for each in activities}
        self.titles = {each.number: each.title for each in activities}
        self._wordings = Wordings(activities, words)

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
        stop = place > 1 and pieces[place - 1].word == "."  # «п.11»
        before = pieces[place - 1 - stop].code if place else ""
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        measured = after is not None and (after.word == "%" or after.lemma == "процент")
        if before == "№" and _numbers_document(pieces[:place]):
            return 1, piece
        # «Телефон 8(904)…» and «номер 8(904)…» number no activity.
        called = before == "number" and (
            pieces[place - 1 - stop].lemma == "телефон" or (after is not None and after.word == "(")
        )
        marked = before in _MARKERS and not called
        if measured or (counting and not marked):
            return 1, piece
        if _DOTTED.fullmatch(piece.word):
            if number in self.numbers:
                return 1, merge([piece], "A", self.numbers[number])
            parts = [int(part) for part in number.split(".")]
            # «Когда сдавать 2.1» asks for a day and names none.
            asked = any(each.code == "when" for each in pieces[:place])
            if max(parts) <= _SMALL and (asked or marked or _names_unknown(pieces, place)):
                return 1, replace(piece, code="X")
            return 1, piece
        plain = str(piece.whole) if piece.whole is not None else ""
        marked = marked or _is_decided(before, after)
        if plain not in self.numbers:
            is_number = marked and 0 < len(plain) <= _LONGEST_NUMBER
            return 1, replace(piece, code="X") if is_number else piece
        alone = len(pieces) == 1
        acted = after is not None and after.code.startswith(("work.", "make.")) and not place
        acted = acted or (_stands_alone(before, after) and not context)
        marked = marked or (after is not None and after.code == "activity" and before == "по")
        named = marked or (before == "по" and (after is None or not after.lemma.isalpha()))
        return 1, merge([piece], "A", self.numbers[plain]) if named or alone or acted else piece

    def with_word(self, piece: Piece) -> tuple[str, ...]:
        """The numbers whose title has a word or its root: «волонтёры» of «Волонтёрский отряд»."""
        return self._wordings.with_word(piece)

    def mark_wordings(self, pieces: list[Piece], *, context: bool) -> list[Piece]:
        """The pieces with words of titles as `A`: see `Wordings.mark`."""
        return self._wordings.mark(pieces, context=context)


def _names_unknown(pieces: list[Piece], place: int) -> bool:
    """Whether a dotted number that the plan has not is said of an activity: «прими 5.9», «готово
    про 5.9»; «балл 4.2», «выросло до 4.2», «2.5 часа» and a day («провели 5.11») are none.
    """
    before = pieces[place - 1] if place else None
    if before is None or before.code in ("по", ",", "и"):
        return True
    after = pieces[place + 1] if place + 1 < len(pieces) else None
    if after is not None and (after.lemma in _UNITS or after.word in _UNITS):
        return False
    if after is not None and after.code.startswith(("work.", "make.")):
        return before.word not in _MEASURING  # «добрый вечер 4.9 провели»
    if before.word == "с":
        return all(piece.word != "до" for piece in pieces[place + 1 : place + 3])
    if before.code.startswith(("work.", "make.")):
        return _DATED.fullmatch(pieces[place].word) is None
    unknown = before.word.isalpha() and before.code == before.lemma
    return before.word not in _MEASURING and (not unknown or before.word in _BESIDE)


_DATED = re.compile(r"\d{1,2}\.(?:0[1-9]|1[0-2])")
_UNITS = {
    "час", "минута", "день", "год", "месяц", "раз", "балл", "ставка", "процент", "пункт", "доля",
    "тысяча", "миллион", "рубль", "копейка", "метр", "километр", "гектар", "килограмм", "литр",
    "лист", "страница", "единица", "тыс", "млн", "руб", "км", "м", "га", "кг", "л", "ч", "мин",
}  # fmt: skip
"""What a fraction may count."""
_MEASURING = {"на", "до", "от", "из", "в", "около", "почти", "примерно", "минус", "только"}
_BESIDE = {
    "с", "над", "за", "у", "о", "об", "про", "насчет", "а", "ну", "вот", "это", "еще", "там", "тот",
    "вам", "вас", "же",
}  # fmt: skip


def _is_decided(before: str, after: Piece | None) -> bool:
    """«прими 15 от школы 3»: whose report it is stands behind the number."""
    return before in ("accept.imp", "accept.inf") and after is not None and after.word in _WHOSE


_WHOSE = ("от", "у")


def _stands_alone(before: str, after: Piece | None) -> bool:
    """Whether a number stands right behind a verb and counts nothing: «сделали 5»."""
    counts = after is not None and after.word.isalpha() and after.word not in LINKS
    return before.startswith(("work.", "accept.", "extend.", "return.imp")) and not counts


_CLAUSE, _MARKS = 8, (".", ";", ":", "!")


def _numbers_document(before: list[Piece]) -> bool:
    """«приказ от 12.11 № 87», «протокол № 3»: the number of a document in the same clause."""
    for piece in reversed(before[-_CLAUSE:]):
        if piece.word in _MARKS:
            return False
        if piece.code == "doc" or piece.lemma in ("письмо", "распоряжение", "форма", "кабинет"):
            return True
    return False


def _joined(pieces: list[Piece]) -> str:
    """«1 4» and «один точка четыре» as «1.4»; empty where the pieces are no such number."""
    numbers = [piece for piece in pieces if piece.code == "N"]
    links = [piece for piece in pieces if piece.code != "N"]
    if pieces[-1].code != "N" or any(piece.word not in ("точка", ".", "-") for piece in links):
        return ""
    if len(numbers) < 2 or any(piece.whole is None for piece in numbers):
        return ""
    return ".".join(str(piece.whole) for piece in numbers)
