"""«Ладно, прими» where it is asked why a report is returned: nothing that is lacking is told."""

from dataclasses import replace

from domain.utterances.decisions import ACCEPTED, denies
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece

_TAKES = (
    *ACCEPTED,
    "пусть",
    "быть",
    "better",
    "now",
    "а",
    "ну",
    "уже",
    "считать",
    "say",
    "хотя",
    "but",
)  # fmt: skip


def takes(phrase: Phrase) -> bool:
    """«ладно, пусть будет принято», «да чё уж там, прими»: no reason to return it, but nothing
    that is lacking is told.
    """
    if not phrase.has(r"accept\.\S+"):
        return False
    return phrase.only(*_TAKES) or any(
        _orders_to_accept(clause, phrase) for clause in phrase.clauses
    )


def _orders_to_accept(clause: tuple[Piece, ...], phrase: Phrase) -> bool:
    """«ну принимай уж»; «примите меры» and «прими со справкой» name what is wanted."""
    parses = phrase.index.words.parses
    orders = any(each.code == "accept.imp" for each in clause)
    takes = any(
        each.code == "accept.pres" and "1per" in parses(each.word)[0][1] for each in clause
    ) and all(each.code != "no" for each in clause)
    if not orders and not takes:
        return False
    if denies(replace(phrase, pieces=clause), "accept"):
        return False
    told = [each for each in clause if each.code in (each.lemma, "doc", "report", "A")]
    return not any(each.code != each.lemma or "NOUN" in parses(each.word)[0][1] for each in told)
