"""What a school says is in the way: «сайт не открывается», «нет психолога», «учитель болеет»."""

from collections.abc import Sequence
from itertools import pairwise

from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.report_doubts import says_all_well
from domain.utterances.values import Intent, Reading

_OBSTACLE = (
    r"no (?:\S+ )?fail\.\S+|no (?:мы )?fail\.\S+|trouble|break\.\S+|некому|некого|некогда|"
    r"столкнуться с|под forecast|"
    r"отсутствовать|"
    r"no (?:интернет|свет|доступ|учитель|специалист|педагог|данные|время|связь|возможность|деньги|"
    r"средство|психолог|кадр|люди|человек|тепло|вода)|(?:интернет|свет|доступ|связь|данные) no|"
    r"на больничный|невозможно|no возможность|уйти в декрет|в декрет|в отпуск|"
    r"в командировка|no хватать|хватать no|no загружаться|no открываться|no грузиться|"
    r"no make\.pres (?:сайт|интернет|портал|система|программа|почта)|(?:сайт|интернет|"
    r"портал|система|программа|почта) (?:\S+ )?no make\.pres|закрыть на|каникулы у we"
)
_UNCHANGED = r"no (?:измениться|меняться|поменяться|изменяться)"
_HELPLESS = r"no (?:знать|понимать|ack) (?:how|what)"
_FRAME_OF_OBSTACLE = (
    "A", "activity", "number", "№", "п", "по", "с", ":", "-", "greet", "день", "утро", "вечер",
)  # fmt: skip


_WOULD_HAVE = (
    r"(?:work\.past if|if work\.past) (?:\S+ ){0,3}?(?:да|ack|но|hedge|только|а) \S+|"
    r"fail\.past if (?:\S+ )?(?:work|make)\.inf (?:\S+ ){0,4}?(?:да|но|hedge|только)|"
    r"if if (?:\S+ ){1,8}?(?:if (?:now )?work\.past|work\.past if)"
)
_ONCE = r"if (?:\S+ ){1,8}?(?:work|make)\.fut"


def would_have(phrase: Phrase) -> Reading | None:
    """«провели бы, да снег», «если бы был автобус, сдали бы»: something is in the way."""
    if not phrase.has(_WOULD_HAVE):
        return None
    return Reading(
        intent=Intent.OBSTACLE, activity=phrase.activity, text=phrase.text, confident=False
    )


def obstacle(phrase: Phrase) -> Reading | None:
    """Something is in the way. «Нет» and an unknown verb are asked about, not believed."""
    if phrase.line.startswith("deadline") and not phrase.has(r"fail\.\S+"):
        return None  # «срок по 4.1, методист в отпуске» behind «хочу уточнить»
    if phrase.has_start(_ONCE):
        return None  # «если физрук выйдет с больничного, проведём» promises
    known = phrase.has(_OBSTACLE) or _lacks(phrase)
    asking = phrase.without_cause  # «…, потому что …» asks nothing
    if asking.has(r"who|what|which|when|many|how|why|forecast") or phrase.has(_HELPLESS):
        return None
    if asking.has(r"extend\.(?:imp|inf)") and not asking.has("no"):
        return None  # «просим перенести, так как карантин» asks for another day
    if phrase.has(_UNCHANGED):
        return None
    if (not known and not _fails(phrase)) or (says_all_well(phrase) and not phrase.has("trouble")):
        return None
    text, activity = _told(phrase), phrase.activity
    aside = phrase.in_context if phrase.named_by_a_word else None
    if aside is not None and aside != activity:
        # «сайт не открывается» is said of the card in hand, not of the page of the site.
        activity, text = aside, phrase.text
    doubtful = activity != phrase.activity or phrase.has(
        r"\?|if|irony|rude|others|say\.(?:past|pres)|X|O|OX|whether"
    )
    doubtful = doubtful or (phrase.has("please") and phrase.has("DAY|SPAN|время"))
    doubtful = doubtful or phrase.is_long or _leaves(phrase)
    doubtful = doubtful or any(piece.word in _UNSURE for piece in phrase.pieces)
    doubtful = doubtful or _answers_no(phrase) or phrase.has(_PROMISED_LATER)
    doubtful = doubtful or _may_be_summed_up(phrase) or phrase.has(_TOLD_TOO) or _works_too(phrase)
    return Reading(
        intent=Intent.OBSTACLE,
        activity=activity,
        text=text or phrase.text,
        confident=known and activity is not None and not doubtful,
    )


def _may_be_summed_up(phrase: Phrase) -> bool:
    """«1.4 подвели сроки»: of things it may be said that they were done, or let somebody down."""
    for piece, following in pairwise(phrase.pieces):
        _, tag = phrase.index.words.parses(following.word)[0]
        things = "NOUN" in tag and "inan" in tag and "plur" in tag
        if piece.lemma == "подвести" and things and not phrase.has("we"):
            return True
    return False


def _works_too(phrase: Phrase) -> bool:
    """«1.1 сделали, но подвёл поставщик» may be a report; «подготовили, но провести не смогли» is
    none.
    """
    if phrase.has(r"no (?:\S+ )?(?:work|fail)\.\S+"):
        return False
    worked = False
    for piece in phrase.pieces:
        if worked and piece.word == "но":
            return True
        worked |= piece.code == "work.past"
    return False


def _told(phrase: Phrase) -> str | None:
    """The words without the activity, unless it is what they tell of: «учебники не поступили»."""
    pieces = [piece for piece in phrase.pieces if piece.code != "greet"]
    behind = [piece for piece in pieces[1:3] if piece.code != "no"]
    if pieces and pieces[0].code == "A" and pieces[0].lemma and behind:
        does = behind[0].code == behind[0].lemma or behind[0].code.startswith("break.")
        if does and phrase.index.words.parses(behind[0].word)[0][1].startswith("VERB"):
            return phrase.said.text[pieces[0].start : pieces[-1].end].strip(" .!")
    return phrase.left(*_FRAME_OF_OBSTACLE, trailing=False)


_TIME = "(?:later|DAY|SPAN|SOON|WEEK|week|month)"
_PROMISED_LATER = rf"(?:work|make)\.fut (?:\S+ ){{0,4}}?{_TIME}"
"""«сдадим позже, директор в отпуске» may ask for another deadline."""
_TOLD_TOO = r"A в (?:работа|процесс)"


def _answers_no(phrase: Phrase) -> bool:
    """«нет ещё двое на больничном»: a no to what nobody has asked, and no lack of anything."""
    if len(phrase.pieces) < 2 or phrase.pieces[0].word != "нет":
        return False
    return not _is_noun(phrase, phrase.pieces[1])


_UNSURE = frozenset({"наверное", "наверно", "вроде", "кажется", "возможно", "вероятно"})


def _leaves(phrase: Phrase) -> bool:
    """«я уволилась» tells of the speaker, and not of whatever card is open."""
    own = any(piece.word in ("я", "меня", "сама", "сам") for piece in phrase.pieces)
    goes = any(piece.lemma in _LEAVING for piece in phrase.pieces)
    return phrase.named is None and (own or len(phrase.pieces) == 1) and goes


_LEAVING = frozenset({"уволиться", "увольняться", "уволить", "декрет", "декретный", "отпуск"})


def _lacks(phrase: Phrase) -> bool:
    """«нет данных», «данных нет»: a noun that is not there, where nothing else is denied."""
    wished = any(piece.word == "бы" for piece in phrase.pieces)  # «сдали бы, но логопеда нет»
    told = phrase.has(r"change|withdraw\.\S+|to_us") or (phrase.has(r"work\.\S+") and not wished)
    if not phrase.has("no") or told:
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
    if phrase.activity is None or phrase.has(r"extend\.\S+|remind\.\S+|accept\.\S+"):
        return False
    for clause in phrase.clauses:
        if not any(piece.code.startswith("work.") for piece in clause) and _denies(clause, phrase):
            return True
    return False


def _denies(clause: Sequence[Piece], phrase: Phrase) -> bool:
    for piece, following in pairwise(clause):
        if piece.word != "не" or following.lemma == "быть":
            continue
        if following.code not in (following.lemma, "make.pres", "give.pres", "give.past"):
            continue
        if following.code == "make.pres" and following.lemma != "работать":
            continue
        if any("VERB" in tag for _, tag in phrase.index.words.parses(following.word)):
            return True
    return False
