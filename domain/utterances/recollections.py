"""«Разве я не сдала 3.2», «а мы точно отправили», «а я приняла 4.2»: whether a thing was done is
asked, without a mark.
"""

import re
from dataclasses import replace

from domain.utterances import asks
from domain.utterances.phrase import Phrase
from domain.utterances.values import Reading, SpeakerRole

_DONE = r"(?:no )?(?:work|make|accept|return|extend|remind|hurry)\.past"
_OF_SCHOOL = re.compile(
    rf"(?:а |и )*(?:we (?:же )?(?:hedge (?:now )?)?|hedge (?:we )?(?:now )?){_DONE}(?!\S)"
    rf"|(?:а |и )+(?:we )?A (?:we )?hedge (?:we )?{_DONE}(?!\S)"
    rf"|hedge (?:we )?(?:по )?A (?:we )?(?:now )?{_DONE}(?!\S)"
)
_OF_OFFICE = re.compile(rf"(?:а |и )+(?:we |others |O )?(?:hedge |now )*{_DONE}(?!\S)")
_NOTHING_ELSE = (
    "A", "O", "we", "hedge", "now", "work", "make", "accept", "return", "extend", "remind", "hurry",
    "по", "у", "про", "от", "no", "report", "а", "и", "же", "deadline", "others", "activity", "?",
    "это", "его", "ее", "еще", "там", "точно", "с",
)  # fmt: skip
_DOUBTING = ("разве", "неужели", "точно", "правда", "вроде")


def _without_or(phrase: Phrase) -> Phrase:
    """«а наши точно сдали 1.1 или опять забыли» without what may have been instead."""
    place = next((at for at, piece in enumerate(phrase.pieces) if piece.word == "или"), 0)
    return replace(phrase, pieces=phrase.pieces[:place]) if place else phrase


def recalled(phrase: Phrase) -> Reading | None:
    """Whether a thing was done before, which its card says: nothing is reported, or decided."""
    if _asks_of_report(phrase) or _was_handed_in(phrase) or _is_no_news(phrase):
        return asks.of_activity(phrase)
    phrase = _without_or(phrase)
    named = phrase.named is not None or phrase.organisation is not None
    if (not named and phrase.activity is None) or not phrase.only(*_NOTHING_ELSE):
        return None
    doubts = any(piece.word in _DOUBTING for piece in phrase.pieces)
    school = phrase.said.role in (SpeakerRole.COORDINATOR, SpeakerRole.HEAD)
    begun = phrase.line.startswith(("а ", "и "))
    if school and not doubts and not begun:
        return None
    pattern = _OF_SCHOOL if school or doubts else _OF_OFFICE
    return asks.of_activity(phrase) if pattern.match(phrase.line) else None


_HANDING = frozenset(
    {"сдавать", "отправлять", "присылать", "высылать", "посылать", "отчитываться", "предоставлять",
     "загружать", "прикладывать", "прикреплять"}
)  # fmt: skip
_BEFORE = frozenset({"а", "же", "уже", "вчера", "позавчера", "давно", "раз"})


def _was_handed_in(phrase: Phrase) -> bool:
    """«я же вчера отправляла 3.2», «а мы 2.1 сдавали»: how it stands is wanted, nothing is new."""
    if phrase.named is None or phrase.said.role not in (
        SpeakerRole.COORDINATOR, SpeakerRole.HEAD,
    ):  # fmt: skip
        return False
    handed = any(each.code == "make.past" and each.lemma in _HANDING for each in phrase.pieces)
    before = any(each.word in _BEFORE for each in phrase.pieces)
    return handed and before and not phrase.has(r"no make\.past|fail\.\S+|work\.\S+|но|P")


_SUPPOSED = r"(?:а |и )*(?:what )?if (?:we )?(?:\S+ ){0,2}?(?:withdraw|extend|return)\.fut"
_DECIDED = r"(?:return|accept|extend)\.past"


def _is_no_news(phrase: Phrase) -> bool:
    """«а если я отзову 4.1, срок не сгорит», «вчера вернула 5.2, они исправили»: supposed, or
    decided before.
    """
    if phrase.named is None or phrase.has(r"who|many|which|:"):
        return False
    if phrase.said.role is not SpeakerRole.CURATOR:
        return phrase.has_start(_SUPPOSED) and not phrase.has(r"may|DAY|SPAN|[a-z]+\.imp")
    mended = any(piece.lemma in _MENDED or piece.word == "вчера" for piece in phrase.pieces)
    return phrase.has(_DECIDED) and mended


_MENDED = frozenset({"исправить", "исправиться", "переделать", "доделать", "доработать"})
_SENT = (
    r"who (?:\S+ )?(?:work|make)\.past(?: others)?|(?:show\.imp )?(?:\S+ )?what (?:\S+ )?work\.past"
)
_OF_REPORT = (
    "who", "what", "work", "make", "show", "others", "это", "его", "ее", "сначала", "а", "там",
    "report", "please", "we", "?", "doc", "that",
)  # fmt: skip
_HAS_FILES = re.compile(
    r"(?:а |и )*(?:(?:там |у others )?doc (?:там )?(?:есть|work\.past)"
    r"|есть (?:whether )?(?:там )?doc|doc whether есть)(?: \?)?"
)
_POINTS = frozenset({"его", "ее", "они", "это", "она", "он"})


def _asks_of_report(phrase: Phrase) -> bool:
    """«а кто его отправил», «покажи, что они приложили» of a curator, of the report in hand."""
    in_hand = phrase.in_context is not None and phrase.said.role is SpeakerRole.CURATOR
    if in_hand and _HAS_FILES.fullmatch(phrase.line):
        return True  # «а файлы есть»
    points = any(piece.word in _POINTS for piece in phrase.pieces)
    return in_hand and points and phrase.has(_SENT) and phrase.only(*_OF_REPORT)
