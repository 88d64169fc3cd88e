"""The orders of an office, how they leave somebody out, and where the reason of one begins."""

from collections.abc import Iterator

from domain.utterances.lexicon import EXCEPT, listed
from domain.utterances.organisations import is_kind
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.values import Intent

_ORDERS = {
    "accept": Intent.ACCEPT,
    "return": Intent.RETURN,
    "extend": Intent.MOVE,
    "remind": Intent.REMIND,
    "hurry": Intent.REMIND,
}
SCOPED = frozenset(_ORDERS.values())
"""The acts of an office that may reach further than one thing."""

_SPARED = frozenset(
    listed("считать учитывать учесть включать включить брать трогать касаться надо нужно must")
)
"""What is said with «не» of those that an order leaves out."""
_SKIPPED = frozenset(listed("пропустить пропускать исключить исключать миновать обойти"))
_LEFT_ALONE = frozenset(listed("трогать касаться надо нужно must"))
_REASON = frozenset(":-—–")
_NO_REASON = frozenset(("now", "later", "DAY", "must", "hedge", ","))
NAMED = frozenset(("A", "O", "G", "OX", "X"))


def ordering(phrase: Phrase) -> tuple[Piece, ...]:
    """The pieces in front of a reason, as far as nothing is ordered in it."""
    pieces = tuple(_without_nobody(phrase.pieces))
    if not phrase.has(r"return\.\S+|возврат|доработка"):
        return pieces
    for place, piece in enumerate(pieces):
        told = place and piece.word in _REASON
        if told and not has_order(pieces[place:]):
            return pieces[:place]
        returns = any(each.code.startswith("return.") for each in pieces[:place])
        chosen = any(each.code == "all" for each in pieces[:place])  # «верни все без файлов»
        if returns and not chosen and _tells_what_lacks(piece, pieces[place + 1 :]):
            return pieces[:place]
    return pieces


def only_named(phrase: Phrase) -> tuple[str, ...]:
    """The organisations of «нет, только школе 7»; empty where anything else is said."""
    limits = any(piece.word in _ONLY for piece in phrase.pieces)
    alone = phrase.only("O", "G", "no", "ack", "please", "remind", *_ONLY, "а", "и", "у", "для")
    return phrase.organisations if limits and alone else ()


_ONLY = ("только", "лишь", "одной", "одному")


def _without_nobody(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces but for «без исключения», which leaves nobody out."""
    for place, piece in enumerate(pieces):
        nobody = [each.word for each in pieces[max(0, place - 1) : place + 2]]
        if not any(nobody[at : at + 2] == ["без", "исключения"] for at in (0, 1)):
            yield piece


def without_only(pieces: tuple[Piece, ...]) -> Iterator[Piece]:
    """The pieces but for the «только» of «только школе 5», which names whom the order is about."""
    for place, piece in enumerate(pieces):
        if piece.word not in ("только", "лишь") or not _names_soon(pieces[place + 1 :]):
            yield piece


def has_order(pieces: tuple[Piece, ...]) -> bool:
    return any(order_of(piece) for piece in pieces)


def _tells_what_lacks(piece: Piece, following: tuple[Piece, ...]) -> bool:
    """«нет печати», «не заполнен», «без подписи» begin a reason; «не школе 5», «не сейчас» none."""
    if piece.code != "no" and piece.word != "без":
        return False
    first = following[0] if following else piece
    puts_off = first.code in _NO_REASON or first.lemma in _SPARED or is_kind(first.lemma)
    return not (puts_off or _names_soon(following) or has_order(following))


def order_of(piece: Piece, *forms: str) -> Intent | None:
    family, _, form = piece.code.partition(".")
    return _ORDERS.get(family) if form in (forms or ("imp", "inf")) else None


def starts_exception(piece: Piece, before: tuple[Piece, ...], following: tuple[Piece, ...]) -> bool:
    if piece.word in EXCEPT or piece.lemma in EXCEPT:
        return True
    if piece.lemma in _SKIPPED:
        return True
    if piece.code == "no" or piece.word == "без":
        return _names_soon(following)
    spared = piece.lemma in _SPARED or piece.code in _SPARED
    return spared and any(each.code == "no" for each in before)


def is_of_those_before(piece: Piece, before: tuple[Piece, ...]) -> bool:
    """«школу 3 не трогай», «школу 3 пропусти»: those that were named in front of it."""
    denied = any(each.code == "no" for each in before)
    return piece.lemma in _SKIPPED or (denied and bool({piece.lemma, piece.code} & _LEFT_ALONE))


def _names_soon(pieces: tuple[Piece, ...]) -> bool:
    """Whether a name stands here, behind a preposition at most."""
    near = pieces[:2]
    if near and near[0].code in NAMED:
        return True
    return len(near) == 2 and len(near[0].word) < 4 and near[1].code in NAMED
