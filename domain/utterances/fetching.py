"""«перешли мне отчёт по 1.2»: what was sent is wanted back, to be seen."""

from itertools import pairwise

from domain.utterances.asks import of_activity
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.values import Reading

_FETCHED = frozenset({"прислать", "переслать", "выслать", "скинуть", "кинуть", "сбросить"})


def sent_here(phrase: Phrase) -> Reading | None:
    """The card, which has it. «Отправь отчёт по 1.2» presses the button that sends it."""
    if phrase.named is None or not phrase.has("report|doc"):
        return None
    wanted = any(
        piece.code in ("work.imp", "give.imp") and (piece.lemma in _FETCHED or _is_to_me(following))
        for piece, following in pairwise(phrase.pieces)
    )
    return of_activity(phrase) if wanted else None


def _is_to_me(piece: Piece) -> bool:
    return piece.word in ("мне", "нам")
