"""What a school asks for or takes back. Reports and what is in the way are apart."""

import re
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from domain.utterances.deadlines_asked import FRAME, SHIFT, is_ahead, lets_be, shift
from domain.utterances.hanging import POLITE
from domain.utterances.phrase import Phrase, holds
from domain.utterances.values import Intent, Reading, SpeakerRole

_ASKS_DAY = (
    r"if DAY|fail\.pres (?:\S+ ){0,3}?(?:DAY|SPAN) \?|may (?:\S+ ){0,6}?(?:DAY|SPAN)|(?:DAY|"
    r"SPAN) (?:\S+ )?may|may (?:\S+ ){0,3}?later"
)
_UNASKED = r"no (?:must|нужный) (?:\S+ ){0,2}?extend\.inf"
_MORE = (
    r"must (?:\S+ )?время|must (?:\S+ )?deadline (?:DAY|SPAN)|"
    r"give\.(?:imp|inf|fut) (?:\S+ ){0,5}?(?:SPAN|DAY)|must (?:\S+ )?SPAN|"
    r"say\.\S+ (?:\S+ )?SPAN|say\.\S+ (?:\S+ )?deadline (?:DAY|SPAN)|if (?:\S+ )?SPAN|"
    r"SPAN (?:\S+ )?if|give\.\S+ (?:\S+ )?(?:время|deadline)"
)
PUT_OFF = r"(?:work|make)\.\S+ (?:\S+ ){0,2}?(?:later (?:на )?SPAN|SPAN later)"
"""«сдадим позже на неделю»: told as a promise, meant as a request, and asked about."""
_NOT_OURS = (
    r"(?:no|это no) (?:к )?we(?: deadline)?|no к we|к we (?:\S+ )?no (?:\S+ ){0,2}относиться|"
    r"we (?:\S+ ){0,2}?no (?:\S+ )?касаться|no (?:\S+ )?касаться we|no (?:\S+ )?относиться|"
    r"no по адрес|к we (?:\S+ ){0,3}no иметь|no иметь (?:\S+ ){0,2}отношение|отношение no иметь|"
    r"no для we|no про we"
)
_RID = (
    r"(?:снять|исключить|withdraw\.\S+) (?:\S+ )?(?:с|у) we|we (?:\S+ )?no участвовать|"
    r"для others school|это (?:к|для|про) (?!we|A|DAY)\S+"
)
_HAVE_NOT = (
    r"у we no(?! (?:время|сила|интернет|свет|доступ|данные|возможность|документ|связь|учитель|"
    r"психолог|специалист|человек|кадр|педагог|бланк|образец|форма|принтер|бумага|связь))"
)
_NOT_OURS_WORDS = (
    *FRAME, "no", "к", "это", "относиться", "касаться", "для", "про", "отношение", "иметь",
    "адрес", "класс", "N", "school", "вообще", "совсем", "учреждение", "весь", "thanks", "наш",
)  # fmt: skip
_SNOOZED = (
    *FRAME, "себя", "remind", "hurry", "postpone", "later", "SPAN", "про", "о", "об", "это", "это",
    "этот", "в",
    "на", "now", "давать", "давай", "no", "еще", "раз", "лучше", "better", "thanks", "ack", "give",
    "work", "fail", "now", "reminder", "review", "снова", "утром", "вечером", "днем", "дело",
    "N", "час", "к", "после", "обед", "утро", "ночь", "забыть",
)  # fmt: skip


def extend(phrase: Phrase) -> Reading | None:
    """Another deadline is asked for."""
    if not (phrase.has(SHIFT) or phrase.has(_ASKS_DAY) or phrase.has(_MORE) or _offers(phrase)):
        if not _asks_for_day(phrase) and not phrase.has(PUT_OFF):
            return None
        until, text = shift(phrase)
        return Reading(
            intent=Intent.EXTEND,
            activity=phrase.activity,
            until=until,
            text=text,
            confident=False,
        )
    if phrase.has("what|which|who") or phrase.has(_UNASKED):
        return None
    if phrase.has(r"remind\.\S+|postpone\.\S+"):
        return None
    until, text = shift(phrase)
    plain = re.sub(rf"(?<!\S)(?:{POLITE})(?!\S)", "", phrase.line)  # «…, если не сложно»
    doubtful = holds(plain, r"no extend\.\S+|if|irony|rude|X|OX|O|extend\.(?:past|fut)|hedge")
    kindly = any(piece.word == "бы" for piece in phrase.pieces)
    if kindly and phrase.has(r"if (?:\S+ )?(?:SPAN|DAY)|SPAN (?:\S+ )?if"):
        doubtful = phrase.has(r"no|irony|rude|X|OX|hedge")  # «нам бы ещё неделю» only asks kindly
    doubtful = doubtful or _denied_day(phrase) or phrase.has(r"call\.\S+") or phrase.line == "DAY"
    doubtful = doubtful or lets_be(phrase)
    complete = phrase.activity is not None and (until is not None or text is not None)
    return Reading(
        intent=Intent.EXTEND,
        activity=phrase.activity,
        until=until,
        text=text,
        confident=complete and not doubtful and not phrase.is_long and is_ahead(phrase, until),
    )


def _denied_day(phrase: Phrase) -> bool:
    """«до пятницы можно не ждать»: something is denied where the day is named."""
    for clause in phrase.clauses:
        codes = [piece.code for piece in clause]
        day = next((place for place, code in enumerate(codes) if code in ("DAY", "SPAN")), None)
        if day is None:
            continue
        # «не успеваем, продлите до пятницы» denies another thing than the day behind it.
        before = any(no == "no" and "." not in what for no, what in pairwise(codes[: day + 1]))
        if before or "no" in codes[day:]:
            return True
    return False


def _asks_for_day(phrase: Phrase) -> bool:
    """«1.4 до 1 декабря реально?», «успеем только к 1 декабря»."""
    if phrase.until is None or phrase.has(r"\S+\.past|when|many|remind\.\S+"):
        return False
    if phrase.has("no") and not phrase.has("no whether"):
        return False
    return phrase.has(r"fail\.fut (?:\S+ )?DAY|DAY \S+ \?|DAY \?|give\.imp (?:\S+ )?DAY")


def _offers(phrase: Phrase) -> bool:
    """«можно попозже», and a day alone beside an open card: what it means is asked."""
    if lets_be(phrase):
        return True
    day = phrase.pieces[-1] if phrase.line in ("DAY", "better DAY", "no , better DAY") else None
    if (
        day is not None
        and day.word.startswith(("до ", "к ", "на "))
        and phrase.in_context is not None
    ):
        return True
    return phrase.has(r"may (?:\S+ ){0,5}?later|after_break may|may (?:\S+ ){0,3}?после \S+")


def not_ours(phrase: Phrase) -> Reading | None:
    """It does not concern this school."""
    phrase = _without_what_is_here(phrase.without_cause)
    plain = phrase.has(_NOT_OURS) and not phrase.has(r"work\.\S+|make\.\S+")
    if not plain and not phrase.has(f"{_HAVE_NOT}|{_RID}"):
        return None
    doubtful = phrase.has(r"\?|if|irony|rude|hedge|others|say\.\S+|X|whether|work\.\S+")
    return Reading(
        intent=Intent.NOT_OURS,
        activity=phrase.activity,
        confident=plain
        and phrase.activity is not None
        and not doubtful
        and phrase.only(*_NOT_OURS_WORDS),
    )


LATE_DONE = (
    r"work\.past (?:\S+ ){0,2}?(?:later|позже) deadline|"
    r"(?:later|позже) deadline (?:\S+ ){0,2}?work\.past"
)
"""«Сдали позже срока»: what is done late, and no wish to hear of it later."""


def _without_what_is_here(phrase: Phrase) -> Phrase:
    """«1.3 не к нам у нас начальная школа» without why, which no mark parts from it."""
    for place, (piece, following) in enumerate(pairwise(phrase.pieces)):
        before = replace(phrase, pieces=phrase.pieces[:place])
        if (piece.word, following.code) == ("у", "we") and before.has(_NOT_OURS):
            return before
    return phrase


def reminds_others(phrase: Phrase) -> bool:
    """Whether an office has others reminded, whenever: «напомни всем завтра утром»."""
    office = phrase.said.role in (SpeakerRole.CURATOR, SpeakerRole.MANAGER)
    others = r"remind\.imp (?:\S+ ){0,2}?(?:all|debtor|O|G|school|тот who)"
    return office and phrase.has(others) and not phrase.has("we")


def snooze(phrase: Phrase) -> Reading | None:
    """Remind later."""
    if phrase.has(r"work\.fut") and phrase.has("A") and not phrase.has(r"remind\.\S+"):
        return None
    if reminds_others(phrase):
        return None
    of_others = phrase.said.role is SpeakerRole.MANAGER or phrase.has("who|which|many")
    if of_others and phrase.has(LATE_DONE) and not phrase.has(r"remind\.\S+"):
        return None  # «какие школы сдали 4.1 позже срока»
    pokes = phrase.has(r"hurry\.imp we")  # «пни меня в пятницу»
    if not pokes and not phrase.has(
        r"remind\.\S+|postpone\.\S+|work\.fut later|later work\.fut|later|reminder|вернуться к"
    ):
        return None
    if phrase.has(r"extend\.\S+") and not phrase.has(r"remind\.\S+"):
        return None
    if not pokes and not phrase.has(r"remind\.\S+|postpone\.\S+|вернуться к|later"):
        return None
    until = phrase.until
    if until is None and phrase.span is not None:
        until = phrase.world.today + timedelta(days=phrase.span)
    doubtful = phrase.has(r"no (?:remind|postpone)\.\S+|if|irony|rude|\?|remind\.past|X|O|OX|G|all")
    if phrase.has(r"remind\.fut") and not phrase.has(r"give\.imp"):
        doubtful = True  # «напомнишь в среду?» asks; «давай завтра напомнишь» tells
    if len(phrase.numbers) > 1 or phrase.has(r"work\.past"):
        doubtful = (
            True  # «напомни завтра про 1.3, а 1.4 уже сдала» is of one, and no report is lost
        )
    if phrase.said.role is SpeakerRole.CURATOR and phrase.named and not phrase.has(r"remind\.\S+"):
        doubtful = True  # «отложи 1.4» may want another deadline for the schools
    return Reading(
        intent=Intent.SNOOZE,
        activity=phrase.named,
        until=until,
        confident=until is not None
        and not doubtful
        and is_ahead(phrase, until)
        and phrase.without_matter.clause_of("remind", "postpone", "hurry").only(*_SNOOZED),
    )
