"""What a school takes back: its last report, or the request for another deadline."""

from dataclasses import replace
from itertools import pairwise

from domain.utterances import asks
from domain.utterances.deadlines_asked import FRAME
from domain.utterances.decisions import denies
from domain.utterances.phrase import Phrase
from domain.utterances.told_with_reports import speaks_of_deadline
from domain.utterances.values import Intent, Reading

_WITHDRAWN = (
    *FRAME, "withdraw", "report", "err", "последний", "назад", "обратно", "отправка", "это", "doc",
    "now", "thanks", "work", "ранее", "ввиду", "связь", "допустить", "допущенный", "ошибочно",
    "ошибочный", "случайно", "ошибка", "как", "и", "данный",
)  # fmt: skip
_WISH_BACK = (
    *_WITHDRAWN, "please", "перенос", "продление", "отсрочка", "запрос", "заявка", "заявление",
    "ходатайство", "обращение", "на", "extend", "deadline", "о", "об", "наш",
)  # fmt: skip


def withdraw_wish(phrase: Phrase) -> Reading | None:
    """«отзови просьбу о переносе», «передумали, перенос не нужен»: no other deadline is asked."""
    takes_back = phrase.has(r"withdraw\.(?:imp|inf|pres)")
    spared = phrase.has(
        r"передумать|отмена (?:\S+ )?(?:на )?перенос|перенос (?:\S+ ){0,2}no must"
        r"|no must (?:\S+ )?(?:перенос|extend\.inf)"
    )
    if not (takes_back or spared) or not speaks_of_deadline(phrase.pieces):
        return None
    if phrase.has(r"what|which|who|report|doc") or phrase.until is not None:
        return None
    return Reading(
        intent=Intent.WITHDRAW,
        activity=phrase.activity,
        confident=takes_back
        and not phrase.has(r"\?|no|if|irony|rude|say\.\S+|X|hedge|O|OX")
        and phrase.clause_of("withdraw").only(*_WISH_BACK),
    )


def withdraw(phrase: Phrase) -> Reading | None:
    """Take the last report back."""
    plain = phrase.has(r"withdraw\.(?:imp|inf|pres)") and not phrase.has(r"(?:с|у) we")
    if _cleared_away(phrase):
        return None
    if not plain and not phrase.has(
        r"err\.\S+|отмена report|return\.(?:imp|inf) (?:\S+ )?report|no (?:то|"
        r"тот) (?:work\.past|файл|doc|report)|передумать|ошибочно \S+|return\.(?:imp|inf)|"
        r"withdraw\.\S+|это (?:быть )?ошибка|"
        r"считать (?:\S+ )?недействительный|исправить (?:\S+ )?report|report исправить|"
        r"tune\.\S+ (?:we )?report|случайно \S+|no туда"
    ):
        return None
    if phrase.has(r"activity|deadline|reminder") and not phrase.has("report"):
        return None
    orders = [piece for piece in phrase.pieces if piece.code.startswith("withdraw.")]
    # «не отзывайте 1.1, отзовите 1.2» asks for one of them.
    denied = denies(phrase, "withdraw") and len(orders) == 1
    if denied and not phrase.has(r"no (?:туда|то|тот|там)"):
        # «не отзывайте ничего»: what is not to be done is no more than looked at.
        return asks.opened(phrase) if phrase.named else Reading(intent=Intent.ACK)
    phrase = _without_slip(phrase)
    doubtful = phrase.has(r"\?|no withdraw\.\S+|if|irony|rude|say\.\S+|X|hedge|whether|who|OX|O")
    several = len(phrase.activities) > 1
    return Reading(
        intent=Intent.WITHDRAW,
        activity=phrase.activity,
        confident=plain
        and not doubtful
        and not several
        and phrase.clause_of("withdraw").only(*_WITHDRAWN),
    )


def _cleared_away(phrase: Phrase) -> bool:
    """«убрали двор»: it was work, and no report of it is taken back."""
    taken = [piece for piece in phrase.pieces if piece.code.startswith("withdraw.")]
    past = all(each.code == "withdraw.past" and each.lemma in _CLEARING for each in taken)
    return bool(taken) and past and not phrase.has(r"report|doc|err\.\S+")


_CLEARING = ("убрать", "забрать", "удалить")


def _without_slip(phrase: Phrase) -> Phrase:
    """An order without the slip that it mends: «отзови я не тот договор приложила», «отзови 2.2 не
    тот файл»; «отзови не тот» may name what is meant.
    """
    ordered = False
    for place, (piece, following) in enumerate(pairwise(phrase.pieces)):
        slips = following.word == "не" or following.code.startswith("err.")
        wrong = piece.word == "не" and following.lemma in ("тот", "то", "туда")
        wrong = wrong and not phrase.pieces[place - 1].code.startswith("withdraw.")
        if ordered and (wrong or (piece.word in ("я", "мы", "там") and slips)):
            return replace(phrase, pieces=phrase.pieces[:place])
        if ordered and piece.code == "err.past":
            return replace(phrase, pieces=phrase.pieces[:place])  # «отзови 2.2 ошиблась в числе»
        ordered |= piece.code in ("withdraw.imp", "withdraw.inf")
    return phrase
