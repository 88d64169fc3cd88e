"""What a coordinator says of the work: done, going on, nothing new; and what sounds like it."""

import re
from datetime import date

from domain.utterances.framing import without_heading
from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.report_doubts import UNCHANGED, doubts_done, doubts_progress
from domain.utterances.told_with_reports import counted
from domain.utterances.values import Intent, Reading, SaidStatus
from domain.wording import fold

# What the words of a status are, and what stands around them: the rest is kept as text.
STATUS_WORDS = (
    "A", "activity", "number", "№", "п", "work", "we", "all", "now", "please", "greet", "день",
    "утро", "вечер", "thanks", "report", "по", "у", "за", "с", "и", "над", "ack",
    "совсем", "это", "этот", "в", "про", "will", "was",
)  # fmt: skip
_NOT_YET = r"no (?:\S+ ){0,2}?(?:work\.\S+|make\.\S+)"
_NO_CHANGE = (
    r"без change|no change|change (?:пока |we )?no|б / и|"
    r"change (?:по (?:activity )?A )?no "
    r"(?:быть|предвидеться|произойти|происходить|иметься|наблюдаться)|"
    r"как обычно|no (?:измениться|меняться|поменяться|изменяться)|"
    r"all по старый|(?:все )?по прежний|all по прежний|по прежний|"
    r"без новый|all (?:так же|по старое|как быть)|"
    r"пока (?:глухо|тихо)|глухо|тишина|"
    r"(?:так же|тот же) (?:самый)?|ничего (?:no )?change|все так же|прежний|без перемена"
)
_PROGRESS = (
    r"работа (?:\S+ )?(?:идти|вестись)|(?:идти|вестись) работа|в работа|в процесс|"
    r"make\.(?:pres|past)|в ход|(?:на|в) стадия|"
    r"A идти|на этап|процесс идти|в разработка"
)
_PROMISE = (
    r"A быть DAY|быть DAY|скоро быть|быть скоро|work\.fut|make\.fut|быть work\.(?:past|inf)|"
    r"быть make\.inf|will\.\S+"
)


_PARTLY = frozenset(
    {"почти", "наполовину", "частично", "половина", "остаться", "осталось", "часть"}
)


WHO_DOES = r"who (?:\S+ ){0,5}?make\.pres"
"""«кто у нас отчитывается» asks for a person."""


def report(phrase: Phrase) -> Reading | None:
    """The report that the words make, or None where they say nothing of the work."""
    status, doubtful = _status(phrase)
    if status is None or phrase.has_start(WHO_DOES):
        return None  # «кто у нас отчитывается»
    if phrase.activity is None or phrase.is_long or _was_handed_in(phrase):
        doubtful = True
    value, consumed, vague = _value(phrase)
    text = _text(without_heading(phrase), consumed)
    if value is None and not vague:
        value = _counted_by_title(phrase, text)
    return Reading(
        intent=Intent.REPORT,
        activity=phrase.activity,
        status=status,
        value=value,
        text=text,
        confident=not (doubtful or vague),
    )


def _was_handed_in(phrase: Phrase) -> bool:
    """«всё сдали вчера» beside a card: what was handed in before is hardly what the card asks."""
    handed = any(p.code == "work.past" and p.lemma in _HANDING for p in phrase.pieces)
    if handed and phrase.has(r"was work\.past"):
        return True  # «1.4 было сдано» may ask
    everything = phrase.has("all") and phrase.named is None and not phrase.said.reply
    return everything and handed and any(_is_past(p, phrase) for p in phrase.pieces)


def _is_past(piece: Piece, phrase: Phrase) -> bool:
    told = piece.word in ("вчера", "позавчера", "давно")
    day = piece.value if piece.code == "DAY" and isinstance(piece.value, date) else None
    return told or (day is not None and day < phrase.world.today)


_HANDING = frozenset(
    {
        "сдать", "сдавать", "отправить", "отправлять", "выслать", "высылать", "прислать",
        "присылать", "послать", "отчитаться", "передать", "скинуть", "переслать",
    }
)  # fmt: skip


def by_its_form(phrase: Phrase) -> Reading | None:
    """«стенд оформили», «подключаем», «развесим»: a report, to be asked about, where only the form
    of an unknown verb says whether the work is done.
    """
    if phrase.has(r"no|\?|who|what|which|when|how|why|many|rude|where"):
        return None
    tags = [
        phrase.index.words.parses(piece.word)[0][1]
        for piece in phrase.pieces
        if piece.word.isalpha() and (piece.code == piece.lemma or _is_done(phrase, piece))
    ]
    status = next((status for tag in tags if (status := _of_form(tag))), None)
    own = phrase.named or len(phrase.pieces) <= _FEW
    if status is None or not own:
        return None
    return Reading(
        intent=Intent.REPORT,
        activity=phrase.activity,
        status=status,
        text=_text(phrase, ()),
        confident=False,
    )


_FEW = 3


def _is_done(phrase: Phrase, piece: Piece) -> bool:
    """«сигнализацию проверили»: a verb that asks something elsewhere, here with a name."""
    verbs = ("check.past", "show.past", "give.past", "tune.past", "export.past", "find.past")
    return piece.code in verbs and phrase.named is not None


def _of_form(tag: str) -> SaidStatus | None:
    if tag.startswith(("VERB,perf", "PRTS,perf")) and "past" in tag:
        return SaidStatus.DONE
    ours = tag.startswith("VERB") and ("1per" in tag or "plur,past" in tag)
    return SaidStatus.IN_PROGRESS if ours and "impr" not in tag else None


def kept_words(phrase: Phrase) -> str | None:
    """What is told beside the status: nothing of «5.2 +»."""
    return _text(phrase, ())


def said_status(phrase: Phrase) -> SaidStatus | None:
    """What the words say of the work, whether or not they may be believed."""
    return _status(phrase)[0]


_GOES_ON = r"продолжаться|осуществляться|выполняться|вестись|no до конец|еще в процесс"
_AS_PLANNED = r"all (?:идти )?по план|по план идти"
_NOTHING_NEW = frozenset({"изменение", "новость", "сведение", "информация", "новое"})


def _says_nothing_new(phrase: Phrase) -> bool:
    """«изменений по посещаемости нет», «новых сведений не имеется»."""
    told = any(piece.lemma in _NOTHING_NEW for piece in phrase.pieces)
    return told and phrase.has("no|отсутствовать|прежний") and not phrase.has(r"work\.\S+")


def _status(phrase: Phrase) -> tuple[SaidStatus | None, bool]:
    if _says_nothing_new(phrase) and not phrase.has(_NO_CHANGE):
        return SaidStatus.NO_CHANGE, True
    if phrase.has(r"подтверждать (?:\S+ )?(?:выполнение|исполнение|проведение)"):
        return SaidStatus.DONE, True
    # «провели, всё по плану»: so it was done.
    if phrase.has(_GOES_ON) or (phrase.has(_AS_PLANNED) and not phrase.has(r"work\.past")):
        return SaidStatus.IN_PROGRESS, doubts_progress(phrase) or phrase.has(r"work\.\S+")
    if phrase.has(_NO_CHANGE):
        return SaidStatus.NO_CHANGE, not phrase.only(*UNCHANGED) or phrase.has(
            r"\?|work\.\S+|make\.\S+|rude|irony|hedge|say\.\S+"
        )
    if phrase.has(_NOT_YET) or phrase.has(r"недоделать|недовыполнить"):
        return SaidStatus.IN_PROGRESS, True
    if phrase.has(r"work\.past no быть"):
        return SaidStatus.IN_PROGRESS, True
    if phrase.has(_PROMISE):
        # «проведено, протокол направим»: what was done stands before what is promised.
        promised = not re.match(r"(?:(?!\S*\.fut)\S+ )*work\.past (?:\S+ )+?work\.fut", phrase.line)
        return SaidStatus.IN_PROGRESS if promised else SaidStatus.DONE, True
    if phrase.has(r"work\.past"):
        partly = any(piece.lemma in _PARTLY for piece in phrase.pieces)
        partly = partly or phrase.has(r"еще make\.pres")
        return SaidStatus.IN_PROGRESS if partly else SaidStatus.DONE, doubts_done(phrase)
    if phrase.has(_WHO_DID) and not _is_under_way(phrase):
        return SaidStatus.DONE, True
    if phrase.has(_PROGRESS):
        return SaidStatus.IN_PROGRESS, doubts_progress(phrase)
    if (
        phrase.in_context
        and phrase.has("no")
        and phrase.has("еще|пока")
        and phrase.only("no", "еще", "пока", "now", "we")
    ):
        return SaidStatus.IN_PROGRESS, True
    if phrase.has("еще|пока") and any(_goes_on(piece, phrase) for piece in phrase.pieces):
        return SaidStatus.IN_PROGRESS, True
    if phrase.has(_WAITS_FOR_A_HAND) and phrase.activity is not None:
        return SaidStatus.IN_PROGRESS, True
    return _hinted(phrase), True


_WHO_DID = r"make\.past (?:A )?N (?!week|month|день|год|час|раз|из)[^\s.]+"
"""«писали сочинение 24 человека»."""
_UNDER_WAY = ("начать", "начинать", "приступить", "остаться", "оставаться")


def _is_under_way(phrase: Phrase) -> bool:
    """«начали 24 человека», «собирали 3 подписи, осталась одна»."""
    lemmas = (piece.lemma for piece in phrase.pieces)
    return phrase.has("еще|пока|no") or any(lemma in _UNDER_WAY for lemma in lemmas)


def _goes_on(piece: Piece, phrase: Phrase) -> bool:
    """«театры ещё репетируют»: a verb of the present, whichever it is."""
    if piece.code != piece.lemma or phrase.activity is None or phrase.has(_ASKS):
        return False
    _, tag = phrase.index.words.parses(piece.word)[0]
    return tag.startswith("VERB") and "pres" in tag and "no" not in phrase.line.split()


_ASKS = r"\?|who|what|when|which|many|how|where|why"
_WAITS_FOR_A_HAND = r"на (?:подпись|согласование|утверждение|согласовании)"
"""«протокол у директора на подписи» is not done yet."""


def _hinted(phrase: Phrase) -> SaidStatus | None:
    """«4.3 81%», «1.4 ок», «1.4 надо сдать»: most likely a report, to be asked about."""
    if phrase.activity is None or phrase.has(r"\?|who|what|when|which|many|how|find\.\S+|doc|O|G"):
        return None
    if phrase.has("P") or re.fullmatch(r"N \S+", phrase.line):
        return SaidStatus.DONE
    if phrase.has(_SAID_TO_BE_DONE) or (phrase.named and phrase.has(r"N \S+")):
        return SaidStatus.DONE
    if phrase.has(r"work\.inf|A (?:пока |еще )?no|A - no|забыть"):
        return SaidStatus.IN_PROGRESS
    return None


_SAID_TO_BE_DONE = (
    r"A (?:- )?(?:all )?ack|(?:work|accept)\.(?:imp|inf) (?:report )?(?:по )?A|A (?:на review|: N)|"
    r"отметить (?:\S+ )?A"
)


def _value(phrase: Phrase) -> tuple[float | None, tuple[str, ...], bool]:
    """The number that was reported, the words that it took, and whether it is doubtful."""
    if phrase.has(r"N (?:\S+ )?из N"):
        return None, (), True
    shares = [piece for piece in phrase.pieces if piece.code == "P"]
    if len(shares) == 1 and isinstance(shares[0].value, float):
        return shares[0].value, ("P", "на"), False
    if shares:
        return None, (), True
    bare = [
        piece
        for place, piece in enumerate(phrase.pieces)
        if piece.number is not None and not piece.ordinal and _ends(phrase, place)
    ]
    if len(bare) == 1:
        if _DATED.fullmatch(bare[0].word):
            return None, (), True  # «провели 5.11»: on that day
        return bare[0].number, ("N",), False
    return None, (), False


def _counted_by_title(phrase: Phrase, text: str | None) -> float | None:
    """«заключили 5 договоров» of «Число договоров с колледжами»: what the title counts."""
    title = phrase.index.activities.titles.get(phrase.activity or "", "")
    return counted(text or "", title, "") if fold(title).startswith(_COUNTS) else None


_COUNTS = ("число ", "количество ", "численность ")
_DATED = re.compile(r"\d{1,2}\.(?:0[1-9]|1[0-2])")


def _ends(phrase: Phrase, place: int) -> bool:
    """Whether nothing is counted by the number: a mark or the end follows, and no noun stands
    before («вакансий 2»).
    """
    following = phrase.pieces[place + 1 :]
    ends = not following or following[0].word in (",", ".", ";", "!")
    before = phrase.pieces[place - 1] if place else None
    if before is not None and before.code in ("№", "number", "doc"):
        return False  # «протокол № 4», «приказ 5»
    counted = before is not None and before.word.isalpha() and before.code == before.lemma
    return ends and not (counted and len(before.word) > 2 if before else False)


def _text(phrase: Phrase, consumed: tuple[str, ...]) -> str | None:
    words = (*(code for code in STATUS_WORDS if code != "now"), "еще", "пока", "к", "вам", "вас")
    if phrase.has(_PROGRESS):
        words += ("идти", "вестись", "выполнение")
    if phrase.has(_NO_CHANGE):
        words += (
            "no",
            "change",
            "без",
            "прежний",
            "так",
            "же",
            "как",
            "быть",
            "перемена",
            "отчетный",
            "период",
            "произойти",
            "последний",
            "текущий",
        )
    if phrase.has("на review"):
        consumed += ("на",)
    return phrase.left(
        *words,
        "уже",
        "наконец",
        "коллега",
        "уважаемый",
        "review",
        "make",
        "работа",
        "процесс",
        *consumed,
    )
