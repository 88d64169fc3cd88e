"""What an act hangs on, by which it is no plain act: a condition, an exception, a verb that governs
it («рано переносить», «забыла напомнить»), somebody else's question, a letter that came.
"""

from collections.abc import Sequence
from itertools import pairwise

from domain.utterances.clauses import clause_places
from domain.utterances.lexicon import EXCEPT, listed
from domain.utterances.phrase import Phrase, holds
from domain.utterances.pieces import Piece
from domain.utterances.values import Intent
from domain.utterances.vocabulary import Vocabulary

_FAMILIES = {
    Intent.REPORT: ("work", "make"),
    Intent.EXTEND: ("extend", "give", "tune"),
    Intent.MOVE: ("extend", "give", "tune"),
    Intent.SNOOZE: ("remind", "postpone", "hurry"),
    Intent.REMIND: ("remind", "hurry"),
    Intent.ACCEPT: ("accept",),
    Intent.RETURN: ("return",),
    Intent.WITHDRAW: ("withdraw",),
}
"""The verbs of each act. What is in the way is told by any verb, and hangs on none."""

_SPARES = frozenset({Intent.REPORT, Intent.EXTEND, Intent.SNOOZE, Intent.WITHDRAW, Intent.NOT_OURS})
"""Acts that leave nobody out; an office's orders may (`scopes`), and so may a reason."""

_BOUND = r"при условие|no (?:раньше|ранее|ранний) (?:чем|DAY|when)|(?:только|лишь) (?:после|when)"
POLITE = r"if (?:это )?(?:may|возможно|возможный|no сложно|no трудно|позволять)"
_ALLOWS = frozenset(
    listed("просить хотеть ходатайствовать требоваться мочь просьба прошу давать дать следовать")
)
"""Behind these an infinitive is still a wish: «просим перенести», «могли бы продлить»."""
_WISHES = frozenset(listed("хотеть мочь просить попросить желать хотеться"))
_BESIDE = frozenset(
    listed("бы ли же это его ее их еще и а ну то вот вас вам нам мне себя пожалуйста сегодня")
)
_NAMES = (
    "A",
    "X",
    "O",
    "G",
    "OX",
    "N",
    "P",
    "DAY",
    "SPAN",
    "please",
    "all",
    "we",
    "now",
    "deadline",
)
_GOVERNS = ("VERB", "PRED", "ADJS", "INFN")
_ASKS_HOW = ("how", "when", "where", "why", "чем", "who", "what", "can")
_ASKS = frozenset(listed("спросить спрашивать узнать узнавать уточнить поинтересоваться"))
_ANSWERS = frozenset(
    listed("ответить отвечать спросить спрашивать интересоваться велеть требовать рассказать "
           "рассказывать просить")
)  # fmt: skip
_CAME = frozenset(listed("прислать присылать скинуть кинуть переслать прийти приходить"))
_OPENINGS = ("можно сказать", "вместо того")
_FEW = 4


def hangs(phrase: Phrase, pieces: Sequence[Piece], own: Sequence[Piece], meant: Intent) -> bool:
    """Whether a careful person would ask before doing what hangs on something else.

    `pieces` are those of the whole text, `own` those with names, without the reason of a return.
    """
    words = phrase.index.words
    if phrase.slips:
        return True  # «не 1.3, а 1.4 сделали»: shown before it is done
    line = " ".join(piece.code for piece in own)
    if _is_asked(phrase.text, line, meant) or _is_supposed(own, words, meant):
        return True
    if meant is Intent.OBSTACLE:
        return _is_told(pieces, words)
    if _has_condition(line, own, meant):
        return True
    if meant in _SPARES and _leaves_out(own):
        return True
    return _is_told(pieces, words) or _is_governed(own, words, meant)


def _is_asked(text: str, line: str, meant: Intent) -> bool:
    """«забрать отчёт, ошиблась?», «… ли»; another deadline may be asked for in a question."""
    if meant is Intent.EXTEND:
        return holds(line, "whether") and not holds(line, r"(?:may|no|fail\.\S+) whether")
    return text.rstrip().endswith("?") or holds(line, "whether")


def _is_supposed(pieces: Sequence[Piece], words: Vocabulary, meant: Intent) -> bool:
    """«состоялся бы 2 октября»: a past verb in the conditional mood, unless it only asks kindly."""
    if meant is Intent.OBSTACLE:
        return False
    return any(
        following.word == "бы" and piece.lemma not in _WISHES and "past" in _tag(piece, words)
        for piece, following in pairwise(pieces)
    )


def _has_condition(line: str, pieces: Sequence[Piece], meant: Intent) -> bool:
    """«если …», «при условии, что …», «не раньше чем …»."""
    lemmas = " ".join(piece.lemma or piece.code for piece in pieces)
    if holds(line, _BOUND) or holds(lemmas, _BOUND):
        return True
    conditional = any(piece.word in ("если", "коли", "ежели") for piece in pieces)
    kindly = meant is Intent.EXTEND and holds(line, POLITE) and not line.startswith("if")
    return conditional and not kindly


def _leaves_out(pieces: Sequence[Piece]) -> bool:
    """«…, кроме девятых», «за исключением начальной школы», but not «без исключения»."""
    return any(
        bool({piece.word, piece.lemma} & EXCEPT) and not (place and pieces[place - 1].word == "без")
        for place, piece in enumerate(pieces)
    )


def _is_told(pieces: Sequence[Piece], words: Vocabulary) -> bool:
    """«спросите, …», «директор спрашивает, …», «…, так нам ответили», «в чате прислали …», «те, кто
    сдал, …», «можно сказать, …».
    """
    if not pieces:
        return False
    asks = pieces[0].lemma in _ASKS and bool({"impr", "2per"} & set(_grams(pieces[0], words)))
    those = pieces[0].word == "те" and any(each.code == "who" for each in pieces[1:3])
    if asks or those or " ".join(each.word for each in pieces[:2]) in _OPENINGS:
        return True
    for place, piece in enumerate(pieces):
        tag = _tag(piece, words)
        if "VERB" not in tag or "impr" in tag:
            continue
        denied = place and pieces[place - 1].code == "no"  # «родители не отвечают»
        others = not denied and ("3per" in tag or "past" in tag)
        if piece.lemma == "просить":
            others = "past" in tag  # «школа просит перенести» asks
        if others and piece.lemma in _ANSWERS and _is_alone(pieces, place):
            return True
        came = piece.lemma in _CAME and "past" in tag and place <= _FEW
        if came and pieces[0].word in ("в", "на") and place > 1:
            return True
    return False


def _is_alone(pieces: Sequence[Piece], place: int) -> bool:
    """Whether a verb of speech stands in front of the act, or in a clause of its own behind it."""
    part = next((part for part in clause_places(pieces) if place in part), range(0))
    others = [pieces[each] for each in part if each != place]
    return part.start == 0 or not any("." in each.code or each.code == "N" for each in others)


def _is_governed(pieces: Sequence[Piece], words: Vocabulary, meant: Intent) -> bool:
    """«рано переносить 1.4», «забыла напомнить», «где продлить»: an infinitive that another word
    governs, or a verb behind «которые» or «когда».
    """
    families = _FAMILIES.get(meant, ())
    for place, piece in enumerate(pieces):
        family, _, form = piece.code.partition(".")
        if family not in families:
            continue
        if form == "imp" and place and pieces[place - 1].code == "no":
            return True  # «не дайте продлить»
        before = _governing(pieces[:place])
        if form == "inf" and before is not None and _governs(before, words):
            return True
        clause = _clause_before(pieces, place)
        return any(each.lemma == "который" or each.code in ("that", "when") for each in clause)
    return False


def _clause_before(pieces: Sequence[Piece], place: int) -> Sequence[Piece]:
    part = next((part for part in clause_places(pieces) if place in part), range(0))
    return pieces[part.start : place]


def _governing(before: Sequence[Piece]) -> Piece | None:
    """The nearest piece of the clause that is no name, no pronoun and no small word."""
    for piece in reversed(before):
        if not piece.word[0].isalnum():
            return None
        small = piece.word in _BESIDE or piece.code in _NAMES
        if not small and not (len(piece.word) < 3 and piece.code != "no"):
            return piece
    return None


def _governs(piece: Piece, words: Vocabulary) -> bool:
    tag = _tag(piece, words)
    if piece.lemma == "мочь" and "past" not in tag and "2per" not in tag:
        return True  # «не могу перенести»; «можете продлить», «могли бы» ask
    if piece.code in ("may", "must", "no") or piece.lemma in _ALLOWS:
        return False
    if piece.code.partition(".")[0] in _ASKS_HOW:
        return True
    # «не забудь напомнить» orders, «забыла напомнить» tells.
    return (tag.startswith(_GOVERNS) or "Prdx" in tag) and not (
        piece.lemma == "забыть" and "impr" in tag
    )


def _grams(piece: Piece, words: Vocabulary) -> list[str]:
    return _tag(piece, words).replace(" ", ",").split(",")


def _tag(piece: Piece, words: Vocabulary) -> str:
    return words.parses(piece.word)[0][1] if piece.word.isalpha() else ""
