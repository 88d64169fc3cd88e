"""What changes something: requests, obstacles, decisions, reminders. Reports are apart."""

import re
from datetime import date, timedelta
from itertools import pairwise

from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.values import Intent, Reading, Role

_FRAME = (
    "A", "O", "G", "DAY", "activity", "number", "№", "п", "please", "greet", "день", "утро",
    "вечер", "по", "у",
    "от", "we",
)  # fmt: skip
_OBSTACLE = (
    r"no (?:\S+ )?fail\.\S+|no (?:мы )?fail\.\S+|trouble|break\.\S+|некому|некогда|отсутствовать|"
    r"no (?:интернет|свет|доступ|учитель|специалист|педагог|данные|время|связь|возможность|деньги|"
    r"средство|психолог|кадр|люди|человек|тепло|вода)|(?:интернет|свет|доступ|связь|данные) no|"
    r"на больничный|невозможно|no возможность|уйти в декрет|в декрет|в отпуск|"
    r"в командировка|no хватать|хватать no|no загружаться|no открываться|no грузиться|"
    r"no make\.pres (?:сайт|интернет|портал|система|программа|почта)|(?:сайт|интернет|"
    r"портал|система|программа|почта) (?:\S+ )?no make\.pres|закрыть на|каникулы у we"
)
_SHIFT = (
    r"tune\.\S+ (?:\S+ )?deadline|изменение deadline|extend\.\S+|отсрочка|новый deadline|"
    r"change deadline|продление|перенос"
)
_ASKS_DAY = (
    r"if DAY|fail\.pres (?:\S+ ){0,3}?(?:DAY|SPAN) \?|may (?:\S+ ){0,6}?(?:DAY|SPAN)|(?:DAY|"
    r"SPAN) (?:\S+ )?may|may (?:\S+ ){0,3}?later"
)
_MORE = (
    r"must (?:\S+ )?время|give\.\S+ (?:\S+ ){0,3}?(?:SPAN|DAY)|must (?:\S+ )?SPAN|"
    r"if (?:\S+ )?SPAN|SPAN (?:\S+ )?if|give\.\S+ (?:\S+ )?(?:время|deadline)"
)
_NOT_OURS = (
    r"(?:no|это no) (?:к )?we(?: deadline)?|no к we|к we (?:\S+ )?no (?:\S+ ){0,2}относиться|"
    r"we (?:\S+ ){0,2}?no (?:\S+ )?касаться|no (?:\S+ )?касаться we|no (?:\S+ )?относиться|"
    r"no по адрес|к we (?:\S+ ){0,3}no иметь|no иметь (?:\S+ ){0,2}отношение|отношение no иметь|"
    r"no для we|no про we"
)
_HAVE_NOT = (
    r"у we no(?! (?:время|сила|интернет|свет|доступ|данные|возможность|документ|связь|учитель))"
)


def obstacle(phrase: Phrase) -> Reading | None:
    """Something is in the way. «Нет» and an unknown verb are asked about, not believed."""
    known = phrase.has(_OBSTACLE) or _lacks(phrase)
    if phrase.has(r"who|what|which|when|many|how|why|forecast") or phrase.has(_HELPLESS):
        return None
    if not known and not _fails(phrase):
        return None
    text = phrase.left(*_FRAME_OF_OBSTACLE, trailing=False)
    doubtful = phrase.has(r"\?|if|irony|rude|others|say\.\S+|X|O|OX|whether") or phrase.is_long
    return Reading(
        intent=Intent.OBSTACLE,
        activity=phrase.activity,
        text=text or phrase.text,
        confident=known and phrase.activity is not None and not doubtful,
    )


_HELPLESS = r"no (?:знать|понимать|ack) (?:how|what)"
_FRAME_OF_OBSTACLE = (
    "A", "activity", "number", "№", "п", "по", "с", ":", "-", "greet", "день", "утро", "вечер",
)  # fmt: skip


def _lacks(phrase: Phrase) -> bool:
    """«нет данных», «данных нет»: a noun that is not there, where nothing else is denied."""
    if not phrase.has("no") or phrase.has(r"work\.\S+|change|withdraw\.\S+|to_us"):
        return False
    for piece, following in pairwise(phrase.pieces):
        if piece.word == "нет" and _is_noun(phrase, following):
            return True
        if following.word == "нет" and _is_noun(phrase, piece):
            return True
    return False


def _is_noun(phrase: Phrase, piece: Piece) -> bool:
    if piece.code not in (piece.lemma, "doc", "give.past") or not piece.word.isalpha():
        return False
    return any("NOUN" in tag and "gent" in tag for _, tag in phrase.index.words.parses(piece.word))


def _fails(phrase: Phrase) -> bool:
    """«файл не загружается»: a denied verb that is not about the work itself."""
    if phrase.activity is None or phrase.has(r"work\.\S+|extend\.\S+|remind\.\S+|accept\.\S+"):
        return False
    for piece, following in pairwise(phrase.pieces):
        if piece.word != "не" or following.lemma == "быть":
            continue
        if following.code not in (following.lemma, "make.pres", "give.pres"):
            continue
        if following.code == "make.pres" and following.lemma != "работать":
            continue
        if any("VERB" in tag for _, tag in phrase.index.words.parses(following.word)):
            return True
    return False


def extend(phrase: Phrase) -> Reading | None:
    """Another deadline is asked for."""
    if not (phrase.has(_SHIFT) or phrase.has(_ASKS_DAY) or phrase.has(_MORE) or _offers(phrase)):
        return None
    if phrase.has(r"remind\.\S+|postpone\.\S+"):
        return None
    until, text = shift(phrase)
    doubtful = phrase.has(r"no extend\.\S+|if|irony|rude|X|OX|O|extend\.(?:past|fut)|hedge")
    kindly = any(piece.word == "бы" for piece in phrase.pieces)
    if kindly and phrase.has(r"if (?:\S+ )?(?:SPAN|DAY)|SPAN (?:\S+ )?if"):
        doubtful = phrase.has(r"no|irony|rude|X|OX|hedge")  # «нам бы ещё неделю» only asks kindly
    doubtful = doubtful or _denied_day(phrase) or phrase.has(r"call\.\S+")
    complete = phrase.activity is not None and (until is not None or text is not None)
    return Reading(
        intent=Intent.EXTEND,
        activity=phrase.activity,
        until=until,
        text=text,
        confident=complete and not doubtful and not phrase.is_long and _ahead(phrase, until),
    )


def _denied_day(phrase: Phrase) -> bool:
    """«до пятницы можно не ждать»: something is denied where the day is named."""
    clauses = re.split(r" ?[,.;!?] ?", phrase.line)
    named = [clause.split() for clause in clauses if re.search(r"\b(?:DAY|SPAN)\b", clause)]
    return any("no" in clause for clause in named)


def _offers(phrase: Phrase) -> bool:
    return phrase.has(r"may (?:\S+ ){0,5}?later|after_break may|may (?:\S+ ){0,3}?после \S+")


def _ahead(phrase: Phrase, until: date | None) -> bool:
    return until is None or until > phrase.world.today


def shift(phrase: Phrase) -> tuple[date | None, str | None]:
    """The day asked for, or «+7» from the deadline; from today where no activity is known."""
    if phrase.until is not None:
        return phrase.until, None
    if phrase.span is None:
        return None, None
    if phrase.activity is not None:
        return None, f"+{phrase.span}"
    return phrase.world.today + timedelta(days=phrase.span), None


def not_ours(phrase: Phrase) -> Reading | None:
    """It does not concern this school."""
    plain = phrase.has(_NOT_OURS) and not phrase.has(r"work\.\S+|make\.\S+")
    if not plain and not phrase.has(_HAVE_NOT):
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


_NOT_OURS_WORDS = (
    *_FRAME, "no", "к", "это", "относиться", "касаться", "для", "про", "отношение", "иметь",
    "адрес", "класс", "N", "school", "вообще", "совсем", "учреждение", "весь", "thanks", "наш",
)  # fmt: skip


def snooze(phrase: Phrase) -> Reading | None:
    """Remind later."""
    if phrase.has(r"work\.fut") and phrase.has("A") and not phrase.has(r"remind\.\S+"):
        return None
    if not phrase.has(r"remind\.\S+|postpone\.\S+|work\.fut later|later work\.fut|later|reminder"):
        return None
    if not phrase.has(r"remind\.\S+|postpone\.\S+") and not phrase.has(r"(?:work\.fut )?later"):
        return None
    until = phrase.until
    if until is None and phrase.span is not None:
        until = phrase.world.today + timedelta(days=phrase.span)
    doubtful = phrase.has(r"no (?:remind|postpone)\.\S+|if|irony|rude|\?|remind\.past|X|O|G|all")
    return Reading(
        intent=Intent.SNOOZE,
        activity=phrase.named,
        until=until,
        confident=until is not None
        and not doubtful
        and _ahead(phrase, until)
        and phrase.only(*_SNOOZED),
    )


_SNOOZED = (
    *_FRAME, "себя", "remind", "postpone", "later", "SPAN", "про", "о", "об", "это", "это",
    "этот", "в",
    "на", "now", "давать", "давай", "no", "еще", "раз", "лучше", "better", "thanks", "ack", "give",
    "work", "reminder", "снова", "утром", "вечером", "днем", "дело",
)  # fmt: skip


def withdraw(phrase: Phrase) -> Reading | None:
    """Take the last report back."""
    plain = phrase.has(r"withdraw\.(?:imp|inf|pres)")
    if not plain and not phrase.has(
        r"err\.\S+|отмена report|return\.(?:imp|inf) (?:\S+ )?report|no (?:то|"
        r"тот) (?:work\.past|файл|doc)|withdraw\.\S+"
    ):
        return None
    if phrase.has(r"activity|deadline|reminder") and not phrase.has("report"):
        return None
    doubtful = phrase.has(r"\?|no withdraw\.\S+|if|irony|rude|say\.\S+|X|hedge|whether|who|OX|O")
    several = len(phrase.activities) > 1
    return Reading(
        intent=Intent.WITHDRAW,
        activity=phrase.activity,
        confident=plain and not doubtful and not several and phrase.only(*_WITHDRAWN),
    )


_WITHDRAWN = (
    *_FRAME, "withdraw", "report", "err", "последний", "назад", "обратно", "отправка", "это", "doc",
    "now", "thanks",
)  # fmt: skip


def remind(phrase: Phrase) -> Reading | None:
    """Remind those who owe."""
    if not phrase.has(r"remind\.\S+|hurry\.\S+|reminder"):
        return None
    target = phrase.has(r"O|G|OX|all|debtor|тот who|who no|A|school")
    if not target or (phrase.has("we") and not phrase.has(r"O|G|OX|all|debtor|who")):
        return None
    if not phrase.has(r"hurry\.\S+|remind\.\S+") and not phrase.has(r"reminder (?:all|O|G|debtor)"):
        return None
    doubtful = phrase.has(
        r"no (?:remind|hurry)\.\S+|no надо|if|irony|rude|\?|X|OX|DAY|SPAN|remind\.past|"
        r"hurry\.past|later"
    )
    several = len(phrase.activities) > 1 or len(phrase.organisations) > 1
    return Reading(
        intent=Intent.REMIND,
        activity=phrase.activity,
        organisation=phrase.organisation,
        confident=not doubtful and not several and phrase.only(*_REMINDED),
    )


_REMINDED = (
    *_FRAME, "remind", "hurry", "reminder", "all", "debtor", "who", "no", "work", "make", "тот",
    "тем",
    "про", "о", "об", "еще", "раз", "school", "report", "deadline", "они", "та", "that", "G", "he",
    "весь", "now", "others", "им", "их", "doc",
)  # fmt: skip


def accept(phrase: Phrase) -> Reading | None:
    """Accept what is in review."""
    if not phrase.has(r"accept\.\S+"):
        return None
    plain = phrase.has(r"accept\.(?:imp|inf|pres|past)")
    doubtful = phrase.has(
        r"no|\?|if|irony|rude|all|hedge|X|OX|say\.\S+|accept\.fut|DAY|who|when|but|но|кроме|others"
        r"|whether|will\.\S+|later|return\.\S+|may|must|what|which|many|how|why"
    )
    doubtful = doubtful and not phrase.has(
        r"all (?:ack|верно|верный|правильно|нормально) ,? ?accept\.(?:pres|past)"
    )
    several = len(phrase.activities) > 1 or len(phrase.organisations) > 1
    pointed = phrase.organisation is not None or not phrase.activities
    known = phrase.activity is not None and pointed
    return Reading(
        intent=Intent.ACCEPT,
        activity=phrase.activity,
        organisation=phrase.organisation,
        confident=plain and known and not doubtful and not several and phrase.only(*_ACCEPTED),
    )


_ACCEPTED = (
    *_FRAME,
    "верно",
    "верный",
    "правильно",
    "нормально",
    "accept",
    "report",
    "doc",
    "thanks",
    "ack",
    "all",
    "отчет",
    "и",
    "G",
)


_REFUSES = r"no accept\.(?:pres|past|fut)"


def send_back(phrase: Phrase) -> Reading | None:
    """Send a report back with a reason."""
    plain = phrase.has(r"return\.(?:imp|inf|pres)|возврат|на доработка|доработка")
    refuses = phrase.has(_REFUSES)
    if not plain and not refuses and not phrase.has(r"return\.\S+"):
        return None
    if phrase.has("what|who|which|many") and not phrase.has(r"return\.(?:imp|inf)"):
        return None
    denied = phrase.has(
        r"no return\.\S+|return\.(?:past|fut)|\?|if|irony|rude|X|OX|DAY|say\.\S+|who"
    )
    if refuses:
        text = phrase.after("accept")
    else:
        text = phrase.left(*_FRAME, "return", "возврат", "на", "доработка", "report", "accept")
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
    """A reason stands behind a mark or begins with what is missing: «верните деньги» has none."""
    if text is None:
        return False
    place = phrase.said.text.find(text)
    behind = phrase.said.text[:place].rstrip()[-1:] in _SEPARATORS
    return behind or text.lower().startswith(("не ", "нет ", "без "))


_SEPARATORS = tuple(",.:;-—–!\n")


def move(phrase: Phrase) -> Reading | None:
    """Move a deadline."""
    if not phrase.has(_SHIFT) and not phrase.has(
        r"give\.\S+ (?:\S+ ){0,3}?deadline|give\.\S+ (?:\S+ ){0,3}?SPAN"
    ):
        return None
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
        and _ahead(phrase, until)
        and phrase.only(*_MOVED),
    )


_MOVED = (
    *_FRAME, "tune", "extend", "give", "SPAN", "deadline", "change", "all", "на", "до", "еще",
    "для",
    "сдача", "отсрочка", "новый", "G", "report", "для", "выполнение", "work", "перенос",
    "продление",
)  # fmt: skip


def by_role(role: Role) -> tuple[object, ...]:
    """The acts that are looked for, in order."""
    if role in (Role.CURATOR, Role.MANAGER):
        return (remind, snooze, move, send_back, accept)
    return (withdraw, extend, snooze, not_ours, obstacle)
