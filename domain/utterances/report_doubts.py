"""What makes a careful person ask before a report is believed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from domain.utterances.phrase import Phrase
from domain.utterances.pieces import Piece

_HARMLESS = (
    r"(?:замечание|нарушение|расхождение|вопрос|жалоба|нарекание|претензия|trouble|ошибка|change)"
)
_CLEAN = (
    rf"(?:{_HARMLESS} (?:больше |big |now )?(?:no|no быть)(?: выявить| обнаружить)?"
    rf"|no (?:больше |big )?{_HARMLESS}|без {_HARMLESS})"
)
_DOUBTFUL = (
    r"no", r"hedge", r"if", r"irony", r"others", r"say\.\S+", r"will\.\S+", r"whether", r"\?",
    r"«|»|\"|“|”", r"work\.(?:fut|imp|inf)", r"быть", r"must", r"rude", r"who|why|how|where|when",
    r"но|а|зато|кроме|без", r"O|G|OX|X", r"fail\.\S+", r"what", r"сосед|они|он|она", r"return\.\S+",
    r"make\.inf", r"наш предшественник", r"прошлый",
)  # fmt: skip
_DOUBT = re.compile(rf"(?<!\S)(?:{'|'.join(_DOUBTFUL)})(?!\S)")
_TOOK_PART = r"work\.past (?:\S+ ){0,4}?make\.past N"
"""«сделан, писали 24 человека»: who did it, and no work that goes on."""
_HOLIDAYS = r"после (?:\S+ )?(?:каникулы|праздник|отпуск|экзамен|карантин)"
"""«сделали после каникул»: of those that are over, or of those that come."""
_TO_COME = ("завтра", "послезавтра", "скоро")
_WAS = re.compile(r"(?<!\S)быть(?= (?:N|\S+ ?N))")
_PLAIN = (
    "A", "work", "we", "all", "now", "please", "greet", "thanks", "report", "doc", "activity",
    "вам",
    "number", "№", "п", "P", "N", "DAY", "ack", "коллега", "уважаемый", "день", "утро", "вечер",
    "review", "school", "ваш",
    "полностью", "вовремя", "успешно", "досрочно", "давно", "недавно", "утром", "вечером", "весь",
    "работа", "информация", "данные", "и", "тоже", "также", "итого", "всего", "все", "list",
    "это", "давно", "нормально", "was",
)  # fmt: skip
_IN_TIME = ("срок", "полный", "объем", "deadline")
_TIMES = ("месяц", "неделя", "день", "год", "час", "раз")
_SMALL = ("PREP", "NOUN", "ADJF", "NUMR", "ANUM", "LATN")


UNCHANGED = (
    *_PLAIN, "no", "change", "без", "по", "прежний", "так", "же", "как", "быть", "пока", "еще", "у",
    "перемена", "у", "за", "отчетный", "период", "текущий", "месяц", "произойти", "происходить",
    "иметься", "наблюдаться", "б", "/", "и", "данный", "со", "сторона", "указанный",
    "прошлый", "с", "последний", "момент", "ничего", "ничто", "измениться", "меняться",
    "поменяться",
)  # fmt: skip
_GOING_ON = (
    *_PLAIN, "make", "в", "на", "над", "к", "по", "с", "у", "процесс", "ход", "стадия", "этап",
    "идти", "вестись", "продолжаться", "выполняться", "еще", "пока", "give", "выполнение",
    "разработка", "активно", "doc", "находиться", "реализация", "исполнение", "завершение",
)  # fmt: skip


def doubts_done(phrase: Phrase) -> bool:
    """Whether a careful person would ask before writing down that it is done."""
    line = without_harmless(phrase.line)
    others = phrase.has(r"make\.(?:pres|past)") and not phrase.has(_TOOK_PART)
    if others or _DOUBT.search(line) or phrase.has(_HOLIDAYS) or _protests(phrase):
        return True
    if phrase.has("на P") and not _counts_share(phrase):
        return True
    if any(piece.word in _TO_COME for piece in _telling(phrase)):
        return True  # «завтра готово»
    return _other_subject(phrase) or _other_object(phrase) or _odd(phrase)


def _protests(phrase: Phrase) -> bool:
    """«да сдала я уже эту справку»: what was done before, told to a bot that asks once more."""
    begins = phrase.pieces[0].word in ("да", "ну", "так")
    return begins and phrase.has_start(r"work\.past we (?:now|all)|(?:we )?now work\.past we")


def says_all_well(phrase: Phrase) -> bool:
    """«расхождений нет», «без замечаний»."""
    return phrase.has(_CLEAN)


def without_harmless(line: str) -> str:
    """A line of codes without what denies only faults: «замечаний нет», «без опозданий»."""
    line = re.sub(rf"(?<!\S){_CLEAN}(?!\S)", "", line)
    line = re.sub(r"(?<!\S)без (?:исключение|опоздание|задержка|проблема)(?!\S)", "", line)
    return _WAS.sub("", line)


def doubts_progress(phrase: Phrase) -> bool:
    handing = (
        "сдавать",
        "отправлять",
        "присылать",
        "прикладывать",
        "предоставлять",
        "отчитываться",
        "прикреплять",
        "прилагать",
        "загружать",
        "публиковать",
    )
    if any(piece.code == "make.pres" and piece.lemma in handing for piece in phrase.pieces):
        return True  # «сдаю 1.4» may be said beside a file that is still to come
    doubts = r"no|\?|if|irony|others|say\.\S+|rude|hedge|O|OX|X|whether|who|when|why|how|what|must"
    if phrase.named is None and phrase.has_start(r"(?:по )?N (?:в работа|в процесс|make\.pres)"):
        return True  # «18 в работе» beside a card: hardly what the card counts
    return phrase.has(doubts) or not _tells_of_going_on(phrase) or _was_doing(phrase)


def _tells_of_going_on(phrase: Phrase) -> bool:
    """Whether the first clause says no more than that; the clauses behind it tell of it."""
    first = next(iter(phrase.clauses), ())
    return replace(phrase, pieces=first).only(*_GOING_ON) and not any(
        piece.code.startswith(("work.", "fail.", "break.", "trouble"))
        for piece in phrase.pieces[len(first) :]
    )


def _was_doing(phrase: Phrase) -> bool:
    """«делали 1.4» may be over; «начали» is not."""
    past = [piece.lemma for piece in phrase.pieces if piece.code == "make.past"]
    return any(lemma not in ("начать", "начинать", "приступить") for lemma in past)


def _odd(phrase: Phrase) -> bool:
    """Whether the clause with the verb has a word that may turn its sense: an adverb, a particle,
    a pronoun, another verb. What is told in clauses of its own is looked at by `_DOUBT` alone.
    """
    if phrase.has(r"N из N|N год|work\.past к review"):
        return True
    seen, before = False, None
    for piece in _telling(phrase):
        seen = seen or piece.code == "work.past"
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


def _known(piece: Piece) -> bool:
    return any(name in _PLAIN for name in (piece.code, piece.code.partition(".")[0], piece.word))


def _telling(phrase: Phrase) -> tuple[Piece, ...]:
    """The first clause that tells of work done; what stands behind it tells how.

    Dictated words have no marks: «провели участвовало шесть педагогов» are two clauses.
    """
    done = (each for each in phrase.clauses if any(p.code == "work.past" for p in each))
    clause = next(done, ())
    codes = [piece.code for piece in clause]
    seconds = (
        place
        for place, (before, piece) in enumerate(pairwise(clause), 1)
        if (before.code == "work.past" or _is_counted(codes[:place])) and _tells_on(phrase, piece)
    )
    return clause[: next(seconds, len(clause))]


def _is_counted(codes: Sequence[str]) -> bool:
    """Whether work done and what was counted stand before: «состоялась 5 классов участвовало»."""
    return "work.past" in codes and codes[-2:-1] == ["N"]


def _tells_on(phrase: Phrase, piece: Piece) -> bool:
    """A verb of the past that means nothing to the bot, or work done once more."""
    if piece.code not in (piece.lemma, "work.past", "make.past") or piece.lemma == "быть":
        return False
    return phrase.index.words.parses(piece.word)[0][1].startswith(("VERB,perf", "VERB,impf")) and (
        "past" in phrase.index.words.parses(piece.word)[0][1]
    )


def _other_subject(phrase: Phrase) -> bool:
    """«завуч сделала»: somebody else before the verb."""
    for piece in _telling(phrase):
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
