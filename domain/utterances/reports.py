"""What a coordinator says of the work: done, going on, nothing new; and what sounds like it."""

import re
from itertools import pairwise

from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece
from domain.utterances.values import Intent, Reading, Status

# What the words of a status are, and what stands around them: the rest is kept as text.
STATUS_WORDS = (
    "A", "activity", "number", "№", "п", "work", "we", "all", "now", "please", "greet", "день",
    "утро", "вечер", "thanks", "report", "по", "у", "за", "с", "и", "над", "ack",
    "совсем", "это", "в",
)  # fmt: skip
_HARMLESS = r"(?:замечание|нарушение|расхождение|вопрос|жалоба|нарекание|trouble|ошибка|change)"
_CLEAN = rf"(?:{_HARMLESS} (?:no|no быть)(?: выявить| обнаружить)?|no {_HARMLESS}|без {_HARMLESS})"
_NOT_YET = r"no (?:\S+ ){0,2}?(?:work\.\S+|make\.\S+)"
_DOUBTFUL = (
    r"no", r"hedge", r"if", r"irony", r"others", r"say\.\S+", r"will\.\S+", r"whether", r"\?",
    r"«|»|\"|“|”", r"work\.(?:fut|imp|inf)", r"быть", r"must", r"rude", r"who|why|how|where|when",
    r"но|а|зато|кроме|без", r"O|G|OX|X", r"fail\.\S+", r"what", r"сосед|они|он|она", r"return\.\S+",
    r"make\.inf", r"наш предшественник", r"прошлый",
)  # fmt: skip
_DOUBT = re.compile(rf"(?<!\S)(?:{'|'.join(_DOUBTFUL)})(?!\S)")
_WAS = re.compile(r"(?<!\S)быть(?= (?:N|\S+ ?N))")
_NO_CHANGE = (
    r"без change|no change|change (?:пока |we )?no|change no (?:быть|предвидеться)|"
    r"(?:все )?по прежний|all по прежний|по прежний|без новый|all (?:так же|по старое|как быть)|"
    r"(?:так же|тот же) (?:самый)?|ничего change|все так же|прежний|без перемена"
)
_PROGRESS = (
    r"работа (?:\S+ )?идти|идти работа|в работа|в процесс|make\.(?:pres|past)|в ход|на стадия|"
    r"на этап|процесс идти|в разработка"
)
_PROMISE = (
    r"скоро быть|быть скоро|work\.fut|make\.fut|быть work\.(?:past|inf)|быть make\.inf|will\.\S+"
)


def report(phrase: Phrase) -> Reading | None:
    """The report that the words make, or None where they say nothing of the work."""
    status, doubtful = _status(phrase)
    if status is None:
        return None
    if phrase.activity is None or phrase.is_long:
        doubtful = True
    value, consumed, vague = _value(phrase)
    text = _text(phrase, consumed)
    return Reading(
        intent=Intent.REPORT,
        activity=phrase.activity,
        status=status,
        value=value,
        text=text,
        confident=not (doubtful or vague),
    )


def _status(phrase: Phrase) -> tuple[Status | None, bool]:
    if phrase.has(_NO_CHANGE):
        return Status.NO_CHANGE, not phrase.only(*_UNCHANGED) or phrase.has(
            r"\?|work\.\S+|make\.\S+|rude|irony|hedge|say\.\S+"
        )
    if phrase.has(_NOT_YET) or phrase.has(r"недоделать|недовыполнить"):
        return Status.IN_PROGRESS, True
    if phrase.has(_PROMISE):
        return Status.IN_PROGRESS, True
    if phrase.has(r"work\.past"):
        return Status.DONE, _doubts_done(phrase)
    if phrase.has(_PROGRESS):
        return Status.IN_PROGRESS, _doubts_progress(phrase)
    return _hinted(phrase), True


def _hinted(phrase: Phrase) -> Status | None:
    """«4.3 81%», «1.4 ок», «1.4 надо сдать»: most likely a report, to be asked about."""
    if phrase.activity is None or phrase.has(r"\?|who|what|when|which|many|how|find\.\S+|doc"):
        return None
    if phrase.has("P") or re.fullmatch(r"N \S+", phrase.line) or phrase.has(r"A (?:- )?ack"):
        return Status.DONE
    if phrase.has(r"work\.inf|A no|A - no|забыть"):
        return Status.IN_PROGRESS
    return None


def _doubts_done(phrase: Phrase) -> bool:
    """Whether a careful person would ask before writing down that it is done."""
    line = _without_harmless(phrase.line)
    if _DOUBT.search(line) or phrase.has(r"make\.(?:pres|past)"):
        return True
    if phrase.has("на P") and not _counts_share(phrase):
        return True
    return _other_subject(phrase) or _other_object(phrase) or _odd(phrase)


def says_all_well(phrase: Phrase) -> bool:
    """«расхождений нет», «без замечаний»."""
    return phrase.has(_CLEAN)


def _without_harmless(line: str) -> str:
    line = re.sub(rf"(?<!\S){_CLEAN}(?!\S)", "", line)
    line = re.sub(r"(?<!\S)без (?:опоздание|задержка|проблема)(?!\S)", "", line)
    return _WAS.sub("", line)


def _doubts_progress(phrase: Phrase) -> bool:
    handing = (
        "сдавать",
        "отправлять",
        "присылать",
        "прикладывать",
        "предоставлять",
        "отчитываться",
    )
    if any(piece.code == "make.pres" and piece.lemma in handing for piece in phrase.pieces):
        return True  # «сдаю 1.4» may be said beside a file that is still to come
    doubts = r"no|\?|if|irony|others|say\.\S+|rude|hedge|O|OX|X|whether|who|when|why|how|what|must"
    return phrase.has(doubts) or not phrase.only(*_GOING_ON) or (_was_doing(phrase))


def _was_doing(phrase: Phrase) -> bool:
    """«делали 1.4» may be over; «начали» is not."""
    past = [piece.lemma for piece in phrase.pieces if piece.code == "make.past"]
    return any(lemma not in ("начать", "начинать", "приступить") for lemma in past)


_PLAIN = (
    "A", "work", "we", "all", "now", "please", "greet", "thanks", "report", "doc", "activity",
    "вам",
    "number", "№", "п", "P", "N", "DAY", "ack", "коллега", "уважаемый", "день", "утро", "вечер",
    "review", "school", "ваш",
    "полностью", "вовремя", "успешно", "досрочно", "давно", "недавно", "утром", "вечером", "весь",
    "работа", "информация", "данные", "и", "тоже", "также", "итого", "всего", "все", "list",
    "это", "давно",
)  # fmt: skip
_IN_TIME = ("срок", "полный", "объем", "deadline")
_TIMES = ("месяц", "неделя", "день", "год", "час", "раз")
_SMALL = ("PREP", "NOUN", "ADJF", "NUMR", "ANUM", "LATN")


def _odd(phrase: Phrase) -> bool:
    """Whether the clause with the verb has a word that may turn its sense: an adverb, a particle,
    a pronoun, another verb. What is told in clauses of its own is looked at by `_DOUBT` alone.
    """
    if phrase.has(r"N из N|N год|work\.past к review"):
        return True
    for clause in _clauses(phrase):
        seen, before = False, None
        for piece in clause:
            seen = seen or piece.code == "work.past"
            if not any(each.code == "work.past" for each in clause):
                break
            if _known(piece):
                before = piece
                continue
            if not piece.word.isalpha() or (seen and piece.lemma == "быть"):
                continue
            _, tag = phrase.index.words.parses(piece.word)[0]
            told = before is not None and before.code == "N" and piece.lemma not in _TIMES
            told = (
                told
                or (bool(phrase.activities) and not phrase.named_by_a_word)
                or piece.lemma in _IN_TIME
            )
            before = piece
            if not (tag.startswith("PREP") or (seen and told and tag.startswith(_SMALL))):
                return True
    return False


_UNCHANGED = (
    *_PLAIN, "no", "change", "без", "по", "прежний", "так", "же", "как", "быть", "пока", "еще", "у",
    "перемена", "у",
)  # fmt: skip
_GOING_ON = (
    *_PLAIN, "make", "в", "на", "над", "к", "по", "с", "у", "процесс", "ход", "стадия", "этап",
    "идти", "еще", "пока", "give", "выполнение", "разработка", "активно", "doc",
)  # fmt: skip


def _known(piece: Piece) -> bool:
    return any(name in _PLAIN for name in (piece.code, piece.code.partition(".")[0], piece.word))


def _clauses(phrase: Phrase) -> list[list[Piece]]:
    clauses: list[list[Piece]] = [[]]
    for piece in phrase.pieces:
        if piece.word in (",", ".", ";", "!"):
            clauses.append([])
        else:
            clauses[-1].append(piece)
    return clauses


def _other_subject(phrase: Phrase) -> bool:
    """«завуч сделала»: somebody else before the verb."""
    own = next((each for each in _clauses(phrase) if any(p.code == "work.past" for p in each)), [])
    for piece in own:
        if piece.code == "work.past":
            return False
        if piece.code == piece.lemma and piece.word.isalpha():
            _, tag = phrase.index.words.parses(piece.word)[0]
            if "NOUN" in tag and "anim" in tag and "nomn" in tag:
                return True
    return False


def _other_object(phrase: Phrase) -> bool:
    """«сделали ремонт»: right after the verb stands what no activity is called."""
    if phrase.activities:
        return False
    for before, piece in pairwise(phrase.pieces):
        if before.code == "work.past" and piece.code == piece.lemma and piece.word.isalpha():
            _, tag = phrase.index.words.parses(piece.word)[0]
            if "NOUN" in tag or "ADJF" in tag:
                return True
    return False


def _counts_share(phrase: Phrase) -> bool:
    """Whether the activity's target is a share: its title has a percent sign."""
    title = phrase.index.activities.titles.get(phrase.activity or "", "")
    return "%" in title or "процент" in title.lower()


def _value(phrase: Phrase) -> tuple[float | None, tuple[str, ...], bool]:
    """The number that was reported, the words that it took, and whether it is doubtful."""
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
        return bare[0].number, ("N",), False
    return None, (), False


def _ends(phrase: Phrase, place: int) -> bool:
    """Whether nothing is counted by the number: a mark or the end follows."""
    following = phrase.pieces[place + 1 :]
    return not following or following[0].word in (",", ".", ";", "!")


def _text(phrase: Phrase, consumed: tuple[str, ...]) -> str | None:
    words = (*(code for code in STATUS_WORDS if code != "now"), "еще", "пока", "к", "вам", "вас")
    if phrase.has(_PROGRESS):
        words += ("идти", "выполнение")
    if phrase.has(_NO_CHANGE):
        words += ("no", "change", "без", "прежний", "так", "же", "как", "быть", "перемена")
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
