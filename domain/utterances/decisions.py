"""What an office decides: reminders, acceptance, returns, other deadlines."""

import re
from dataclasses import replace

from domain.utterances import asks
from domain.utterances.deadlines_asked import FRAME, SHIFT, is_ahead, lets_be, shift
from domain.utterances.errands import own_doings
from domain.utterances.phrase import Phrase, holds
from domain.utterances.report_doubts import without_harmless
from domain.utterances.values import Intent, Reading

ACCEPTED = (
    *FRAME,
    "верно",
    "верный",
    "правильно",
    "нормально",
    "accept",
    "✅",
    "👍",
    "👏",
    "молодец",
    "pack",
    "рассмотреть",
    "проверить",
    "report",
    "doc",
    "thanks",
    "ack",
    "all",
    "отчет",
    "и",
    "G",
)
_REDO = ("доработать", "переделать", "исправить", "поправить", "дополнить", "переделывать")
_UNSURE = (
    r"no|\?|if|irony|rude|all|hedge|X|OX|say\.\S+|accept\.fut|DAY|who|when|but|но|кроме|others"
    r"|whether|will\.\S+|later|return\.\S+|may|must|what|which|many|how|why"
)
_ALL_WELL = r"all (?:ack|верно|верный|правильно|нормально) ,? ?accept\.(?:pres|past|inf|imp)"
_REFUSES = r"no accept\.(?:pres|past|fut)"
_SENDS_BACK = r"work\.imp (?:назад|обратно)"
_RETURNED = (
    *FRAME, "return", "возврат", "на", "доработка", "report", "accept", "они", "он", "она",
)  # fmt: skip
_SEPARATORS = tuple(",.:;-—–!\n")
_MOVED = (
    *FRAME, "tune", "extend", "give", "SPAN", "deadline", "change", "all", "на", "до", "еще",
    "для", "исполнение", "сдача", "отсрочка", "новый", "G", "report", "выполнение", "work",
    "перенос",
    "продление", "они", "он", "она",
)  # fmt: skip


def denies(phrase: Phrase, *families: str) -> bool:
    """Whether an order of these families of verbs is denied: «не принимай», «пока не надо
    возвращать».
    """
    # «ой нет, забери» denies nothing that it orders.
    return phrase.has(rf"no (?:[^\s,]+ )?(?:{'|'.join(families)})\.(?:imp|inf)")


def accept(phrase: Phrase) -> Reading | None:
    """Accept what is in review."""
    if not phrase.has(r"accept\.\S+"):
        return None
    if denies(phrase, "accept"):
        return _left_alone(phrase)
    plain = phrase.has(r"accept\.(?:imp|inf|pres|past)")
    line = re.sub(rf"(?<!\S){_ALL_WELL}(?!\S)", "", without_harmless(phrase.line))
    doubtful = holds(line, _UNSURE)
    several = len(phrase.activities) > 1 or len(phrase.organisations) > 1
    pointed = phrase.organisation is not None or not phrase.activities
    known = phrase.activity is not None and pointed
    return Reading(
        intent=Intent.ACCEPT,
        activity=phrase.activity,
        organisation=phrase.organisation,
        confident=plain
        and known
        and not doubtful
        and not several
        and phrase.clause_of("accept").only(*ACCEPTED),
    )


def _left_alone(phrase: Phrase) -> Reading | None:
    """«пока не принимай 1.4 лицея»: what is not to be done is no more than looked at."""
    named = phrase.named is not None or phrase.organisation is not None
    return asks.opened(phrase) if named else None


def send_back(phrase: Phrase) -> Reading | None:
    """Send a report back with a reason."""
    if phrase.in_context and any(piece.lemma in _REDO for piece in phrase.pieces):
        return Reading(intent=Intent.RETURN, text=phrase.text, confident=False)
    if denies(phrase, "return"):
        return _left_alone(phrase)
    plain = phrase.has(rf"return\.(?:imp|inf|pres)|возврат|на доработка|доработка|{_SENDS_BACK}")
    refuses = phrase.has(_REFUSES)
    if not plain and not refuses and not phrase.has(r"return\.\S+"):
        return None
    if phrase.has(r"what|who|which|many|есть возврат|возврат \?") and not phrase.has(
        r"return\.(?:imp|inf)"
    ):
        return None
    denied = phrase.has(
        r"no return\.\S+|return\.(?:past|fut)|\?|if|irony|rude|X|OX|DAY|say\.\S+|who"
    )
    if refuses:
        text = phrase.after("accept")
    elif phrase.has_start(r"work\.imp (?:\S+ )?на доработка"):
        text = phrase.after("доработка")
    elif phrase.has_start(_SENDS_BACK):
        text = replace(phrase, pieces=phrase.pieces[2:]).left(*_RETURNED)
    else:
        # «вернуть, нет фото стенда»: what is missing may be a word of the title, and is its end.
        # In «верни кадры школы 7» nothing is said to be missing.
        begins = phrase.has_start(r"return\.(?:imp|inf) (?:\S+ )*?(?:[,:;.—–-]|no)")
        text = phrase.left(*_RETURNED, trailing=not begins)
    several = len(phrase.activities) > 1 or len(phrase.organisations) > 1
    return Reading(
        intent=Intent.RETURN,
        activity=phrase.named,
        organisation=phrase.organisation,
        text=text,
        confident=plain
        and not refuses
        and _has_reason(phrase, text)
        and not denied
        and not several,
    )


def _has_reason(phrase: Phrase, text: str | None) -> bool:
    """A reason stands behind a mark or tells what is missing: «верните деньги» has none."""
    if text is None:
        return False
    place = phrase.said.text.find(text)
    behind = phrase.said.text[:place].rstrip()[-1:] in _SEPARATORS
    lower = text.lower()
    return (
        behind
        or lower.startswith(("не ", "нет ", "без ", "там "))
        or lower.endswith((" нет", " нету"))
    )


def move(phrase: Phrase) -> Reading | None:
    """Move a deadline."""
    if own_doings(phrase.text):
        return None  # «кому я перенесла сроки»
    if not phrase.has(SHIFT) and not phrase.has(
        r"give\.(?!past)\S+ (?:\S+ ){0,3}?deadline|give\.(?:imp|inf) (?:\S+ ){0,3}?(?:SPAN|DAY)|"
        r"give\.\S+ (?:\S+ ){0,3}?SPAN"
    ):
        return _day_alone(phrase)
    until, text = shift(phrase)
    doubtful = phrase.has(
        r"no extend\.\S+|\?|if|irony|rude|X|OX|extend\.(?:past|fut)|hedge|say\.\S+|who|which|others"
    )
    several = len(phrase.activities) > 1 or len(phrase.organisations) > 1
    complete = phrase.activity is not None and (until is not None or text is not None)
    return Reading(
        intent=Intent.MOVE,
        activity=phrase.activity,
        organisation=phrase.organisation,
        until=until,
        text=text,
        confident=complete
        and not doubtful
        and not several
        and is_ahead(phrase, until)
        and phrase.clause_of("extend", "tune", "give").only(*_MOVED),
    )


def _day_alone(phrase: Phrase) -> Reading | None:
    """«1.4 всем до 4 декабря»: a deadline that is likely meant to be moved, to be asked about."""
    known = phrase.activity is not None and phrase.has("DAY")
    plain = phrase.only("A", "O", "G", "all", "deadline", "DAY", "по", "у", "для")
    if not (known and plain) and not lets_be(phrase):
        return None
    until, text = shift(phrase)
    return Reading(
        intent=Intent.MOVE,
        activity=phrase.activity,
        organisation=phrase.organisation,
        until=until,
        text=text,
        confident=False,
    )
