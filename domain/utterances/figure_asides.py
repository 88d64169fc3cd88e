"""What stands beside a question about figures and changes none: what they are for, «сейчас»."""

from itertools import pairwise, takewhile

from domain.utterances.days import MONTHS
from domain.utterances.phrase import Phrase, holds
from domain.utterances.pieces import Piece

HINDERED = r"what (?:\S+ )?break\.\S+"
"""What the schools have reported to be in the way is asked for."""


def said_aside(phrase: Phrase) -> list[Piece]:
    """The pieces that are no part of the question."""
    return [
        *_said_of_purpose(phrase), *_of_today(phrase), *_needed_by(phrase), *_of_those(phrase),
        *_asked_for(phrase), *_of_hindrance(phrase), *_of_rest(phrase),
    ]  # fmt: skip


def _said_of_purpose(phrase: Phrase) -> list[Piece]:
    """The pieces that only tell what the figures are for: «для совещания у начальника», «хочу
    разобрать на планёрке», «мне нужно выступать в администрации».

    A clause that names a time, a place of the plan or what is counted is none.
    """
    found = list[Piece]()
    clauses = phrase.clauses
    for clause in clauses:
        codes = [piece.code for piece in clause]
        purpose = next((at for at, code in enumerate(codes) if code == "meeting"), None)
        if purpose is not None:
            found += takewhile(_is_purpose, clause[purpose:])
            found += _when_it_is(clause, purpose, phrase)
        if len(clauses) > 1 and not any(map(_counts, clause)) and _tells_of_self(clause, phrase):
            found += clause
    return found


def _when_it_is(clause: tuple[Piece, ...], purpose: int, phrase: Phrase) -> list[Piece]:
    """The day of the meeting, which is no day of the figures: «на завтрашнюю планёрку»,
    «на коллегию завтра».
    """
    behind = [each for each in clause[purpose + 1 : purpose + 2] if each.code == "DAY"]
    before = [
        each
        for each in clause[max(purpose - 1, 0) : purpose]
        if each.code == each.lemma and "ADJF" in phrase.index.words.parses(each.word)[0][1]
    ]
    return behind + before


def _needed_by(phrase: Phrase) -> list[Piece]:
    """«К пятнице нужна сводка»: when it is wanted, and of no day."""
    if not phrase.line.startswith("DAY must"):
        return []
    first = phrase.pieces[0]
    return [first] if first.word.startswith(("к ", "ко ")) else []


def _of_today(phrase: Phrase) -> list[Piece]:
    """«На сегодняшний день», «на текущий момент»: as it stands now."""
    pairs = pairwise(phrase.pieces)
    now = [pair for pair in pairs if tuple(each.lemma for each in pair) in _TODAY]
    return [piece for pair in now for piece in pair]


_TODAY = (
    ("сегодняшний", "день"), ("текущий", "день"), ("текущий", "момент"), ("данный", "момент"),
    ("сегодняшний", "число"),
)  # fmt: skip


def _of_those(phrase: Phrase) -> list[Piece]:
    """«у тех, кто в ШНОР», «процентов выполнено», «должны были сдать», «вчера вечером»: words that
    narrow nothing.
    """
    found = list[Piece]()
    for before, piece in pairwise(phrase.pieces):
        if before.lemma == "тот" and piece.code in ("who", ","):
            found.append(before)
        if piece.lemma == "процент" and before.code in ("many", "we", "which"):
            found.append(piece)
        if before.code == "must" and (piece.lemma == "быть" or piece.code.endswith(".inf")):
            found.append(before)  # all that was due, and not what is overdue
        if piece.word == "вечером" and before.word == "вчера":
            found.append(piece)
    return found


def _of_hindrance(phrase: Phrase) -> list[Piece]:
    """«что им мешает»: of whatever is in the way, all is listed."""
    if not phrase.has(HINDERED):
        return []
    return [piece for piece in phrase.pieces if piece.lemma in ("мешать", "они")]


def _of_rest(phrase: Phrase) -> list[Piece]:
    """«сколько осталось сдать»: what the figures show beside what is done."""
    if not phrase.has(r"(?:many|what|big) (?:\S+ )?hedge"):
        return []
    return [piece for piece in phrase.pieces if piece.lemma in ("осталось", "остаться")]


def _asked_for(phrase: Phrase) -> list[Piece]:
    """«заместитель спрашивает, сколько …»: who wants to know."""
    clauses = phrase.clauses
    if len(clauses) < 2 or any(map(_counts, clauses[0])):
        return []
    asks = any(
        piece.lemma in _ASKING and "3per" in phrase.index.words.parses(piece.word)[0][1]
        for piece in clauses[0]
    )
    return [*clauses[0]] if asks else []


_ASKING = ("спрашивать", "просить", "интересоваться", "требовать", "хотеть")


def _is_purpose(piece: Piece) -> bool:
    return piece.code != "must" and not _counts(piece)


def _counts(piece: Piece) -> bool:
    """Whether a piece can be part of what is asked."""
    family = piece.code.partition(".")[0]
    return piece.value is not None or family in _COUNTING or family in MONTHS


_COUNTING = (
    "A", "O", "G", "OX", "X", "N", "P", "DAY", "SPAN", "WEEK", "section", "school", "month", "week",
    "summary", "overdue", "what", "which", "who", "many", "compare", "work", "accept", "review",
    "trouble", "no", "show", "give", "export", "party", "indicator", "без", "кроме", "year",
    "год", "квартал", "полугодие",
)  # fmt: skip


def _tells_of_self(clause: tuple[Piece, ...], phrase: Phrase) -> bool:
    """«хочу разобрать», «мне нужно выступать»: the speaker's own business."""
    if holds(" ".join(piece.code for piece in clause), "we must"):
        return True
    parses = phrase.index.words.parses
    return any(
        "VERB" in parses(each.word)[0][1] and "1per" in parses(each.word)[0][1] for each in clause
    )
