"""What an office's words answer to a request for another deadline: yes, no, or another day."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from domain.utterances.clauses import CLAUSE_ENDS, clause_places
from domain.utterances.deadlines_asked import shift
from domain.utterances.lexicon import listed
from domain.utterances.marking import phrase_of
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.replies import consents
from domain.utterances.values import Utterance, World

_AGREES = frozenset(
    listed(
        "согласный согласна согласен согласовать согласовано разрешать разрешить позволить "
        "позволять возражать одобрять одобрить одобрено переносить перенести продлить продлевать "
        "сдвинуть принять принимать пусть может можно хорошо ладно да ага ок давать дать идти "
        "понять поддержать"
    )
)
_REFUSES = frozenset(
    listed(
        "отказать отказывать отказ отклонить отклонять отклонено против нельзя запретить невозможно"
    )
)
_DENIED = frozenset(listed("получиться выйти мочь надо нужно стоить быть смочь"))
_AROUND = frozenset(
    listed(
        "мы я вы вам вас это этот раз срок перенос просьба и а ну так уж пожалуйста тогда с для на "
        "до к по у только тоже весь хотя бы хотеться то же самое школа дата крайний другой в о об "
        "при что лучше сдавать сдать мероприятие отсрочка день . , ! - —"
    )
)
_DOUBTS = frozenset(listed("если подумать посмотреть уточнить позже потом спросить узнать решить"))
_NO_OBJECTION = frozenset({"против", "возражать"})


class RequestVerdict(StrEnum):
    """What a request is answered with; the day of `DAY` is another than was asked for."""

    ACCEPT = "accept"
    REFUSE = "refuse"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class RequestAnswer:
    """A plain answer, and the words that go to the school with it."""

    verdict: RequestVerdict
    until: date | None = None
    words: str | None = None


def answers_request(said: Utterance, world: World, deadline: date | None) -> RequestAnswer | None:
    """The answer that the words are, None where a careful person would ask back.

    `deadline` is the present one: «на неделю» is counted from it.
    """
    if consents(said.text):
        return RequestAnswer(RequestVerdict.ACCEPT)
    phrase = phrase_of(said, world)
    first, rest = _parted(phrase)
    if not first or phrase.is_long or phrase.text.endswith("?") or _doubts(phrase):
        return None
    day = _dated(phrase, deadline)
    if day is not None:
        return RequestAnswer(RequestVerdict.DAY, until=day)
    verdict = _verdict(first)
    if verdict is None or any(piece.code in ("DAY", "SPAN") for piece in first):
        return None
    if verdict is RequestVerdict.ACCEPT and any(_contradicts(piece) for piece in rest):
        return None
    return RequestAnswer(verdict, words=_words(phrase, rest))


def _parted(phrase: Phrase) -> tuple[list[Piece], list[Piece]]:
    """The clause that decides, and what is told behind it."""
    pieces = list(phrase.pieces)
    for part in clause_places(pieces):
        if any(_decides(pieces[place]) for place in part):
            return pieces[: part.stop], pieces[part.stop + 1 :]
    return pieces, []


def _decides(piece: Piece) -> bool:
    known = piece.lemma in _AGREES or piece.word in _AGREES or piece.lemma in _REFUSES
    return known or piece.word in _REFUSES or piece.code in ("no", "ack", "DAY", "SPAN")


def _doubts(phrase: Phrase) -> bool:
    return any(piece.lemma in _DOUBTS for piece in phrase.pieces) or phrase.has("irony|rude|if|X")


def _dated(phrase: Phrase, deadline: date | None) -> date | None:
    """The one day that everything said is about; None where none is."""
    told = phrase.pieces[1:] if phrase.pieces[0].word == "нет" else phrase.pieces
    if not phrase.is_day_sure or not all(_is_around_day(piece) for piece in told):
        return None
    until, steps = shift(phrase)
    if steps is not None and deadline is not None:
        until = deadline + timedelta(days=int(steps))
    return until if until is not None and until >= phrase.world.today else None


def _is_around_day(piece: Piece) -> bool:
    known = piece.code in ("DAY", "SPAN", "A", "O", "ack", "please", "deadline", "may")
    return known or piece.code.startswith("extend.") or _is(piece, _AGREES) or _is(piece, _AROUND)


def _verdict(first: list[Piece]) -> RequestVerdict | None:
    """What the clause that decides says, where it says nothing else."""
    denied = [piece for piece in first if piece.code == "no" or piece.word in ("нет", "не")]
    rest = [piece for piece in first if piece not in denied]
    refuses = any(_is(piece, _REFUSES) for piece in rest)
    if not all(_is_known(piece) for piece in rest):
        return None
    if denied and (refuses or any(_is(piece, _NO_OBJECTION) for piece in rest)):
        # «не против», «не возражаю»; «не отказываю» is asked about.
        return RequestVerdict.ACCEPT if any(_is(piece, _NO_OBJECTION) for piece in rest) else None
    if any(piece.word == "нет" for piece in denied) and any(_is(piece, _AGREES) for piece in rest):
        return None  # «да нет»
    if denied or refuses:
        return RequestVerdict.REFUSE
    return RequestVerdict.ACCEPT if any(_is(piece, _AGREES) for piece in rest) else None


def _is_known(piece: Piece) -> bool:
    known = piece.code in ("A", "O", "ack", "please", "deadline", "may", "will")
    known = known or piece.code.startswith(("extend.", "accept.", "give."))
    return known or any(_is(piece, words) for words in (_AGREES, _REFUSES, _DENIED, _AROUND))


def _contradicts(piece: Piece) -> bool:
    return piece.code in ("DAY", "SPAN", "no") or _is(piece, _REFUSES) or piece.word == "нет"


def _words(phrase: Phrase, rest: list[Piece]) -> str | None:
    """What is told behind the decision, where it is more than the decision again."""
    if all(_is_known(piece) or piece.word in CLAUSE_ENDS for piece in rest):
        return None
    text = phrase.said.text[rest[0].start :].strip(" ,.;:-—–\n") if rest else ""
    return text if any(each.isalnum() for each in text) else None


def _is(piece: Piece, words: frozenset[str]) -> bool:
    return piece.word in words or piece.lemma in words
