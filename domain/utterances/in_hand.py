"""Whether an act may be meant of another thing than the card in hand, or what is pointed at."""

import re
from itertools import pairwise

from domain.utterances.phrase import Phrase
from domain.utterances.shown import leans_on
from domain.utterances.values import Intent, Reading


def may_be_of_another(phrase: Phrase, meant: Reading) -> bool:
    """Whether an act is to be asked about: it leans on what was shown, on several, on a number
    that may be no day.
    """
    return (
        leans_on(phrase.pieces) or _is_of_several(phrase, meant) or _may_be_numbered(phrase, meant)
    )


def _is_of_several(phrase: Phrase, meant: Reading) -> bool:
    """«перенеси их на неделю»: of more than the card in hand, which is the only one known."""
    several = any(piece.word in ("их", "них", "они") for piece in phrase.pieces)
    return several and phrase.named is None and meant.intent in _OF_ONE


def _may_be_numbered(phrase: Phrase, meant: Reading) -> bool:
    """«дайте неделю на 2.9», «готовимся к 1.9»: a number that the plan has not rather than a day;
    «мониторинг кадров 3.9» has the number of another activity.
    """
    beside = phrase.has("SPAN") or meant.intent in (Intent.REPORT, Intent.OBSTACLE)
    days = [piece.word.split()[-1] for piece in phrase.pieces if piece.code == "DAY"]
    if beside and any(_SHORT_DAY.fullmatch(day) for day in days):
        return True
    named = (
        piece.code == "A" and following.code == "N" and _SHORT_DAY.fullmatch(following.word)
        for piece, following in pairwise(phrase.pieces)
    )
    return meant.intent is not Intent.REPORT and any(named)


_SHORT_DAY = re.compile(r"\d{1,2}\.[1-9]")
_OF_ONE = (Intent.EXTEND, Intent.WITHDRAW, Intent.NOT_OURS, Intent.MOVE)
