"""Whom a sentence of an order tells to do something: «Руководителям ОО представить …»."""

import re

from domain.planning.partywords import ACRONYM, is_role
from domain.planning.wording import fold

_MOST_WORDS = 14
_INFINITIVE = re.compile(r"\w{3,}(?:ть|ться|ти|тись|чь)")
_DATIVE = re.compile(
    r"\w{2,}(?:ам|ям|у|ю|ому|ему|ым|им|щей|ии)|(?:школ|групп|служб|команд|библиотек)е"
)
# «Группу создать», «Комиссию утвердить»: the accusative that ends like a dative.
_ACCUSATIVE = re.compile(
    r"(?:школ|групп|команд|глав|старост)у|(?:комисси|гимнази|организаци|администраци)ю|\w+(?:ую|юю)"
)
# Exams, standards and subjects are what a point is about; other capitals name a body.
_SUBJECT = re.compile(
    r"[ео]гэ|гвэ|гиа|впр|рпр|дкр|нико|ноко|всоко|всош|фгос\w*|ф?а?оп|а?ооп|гто|икт|овз|пдд"
    r"|обж|обзр|орксэ|однкнр|санпин|ктп|пфдо"
)
_BODY = re.compile(
    r"(?:управлени|учреждени|объединени|отдел|центр|кабинет|комитет|сектор|школ|гимнази|лице"
    r"|сад|комисси|групп|организаци)\w{1,3}"
)
_ADJECTIVE = re.compile(r"\w{4,}(?:ому|ему|ым|им|ой)")
# Endings of the dative and of the nominative beside them, the longer before the shorter.
_NOMINATIVES = (
    ("директорам", "директора"), ("учителям", "учителя"), ("телям", "тели"), ("телю", "тель"),
    ("икам", "ики"), ("ику", "ик"), ("истам", "исты"), ("исту", "ист"), ("орам", "оры"),
    ("ору", "ор"), ("огам", "оги"), ("огу", "ог"), ("ующим", "ующие"), ("ующему", "ующий"),
    ("ующей", "ующая"), ("ениям", "ения"), ("ению", "ение"), ("отделу", "отдел"),
    ("отделам", "отделы"), ("центру", "центр"), ("комитету", "комитет"), ("кабинету", "кабинет"),
    ("школам", "школы"), ("ескому", "еский"), ("ным", "ные"), ("организациям", "организации"),
    ("комиссии", "комиссия"), ("школе", "школа"), ("группе", "группа"), ("службе", "служба"),
    ("команде", "команда"), ("библиотеке", "библиотека"),
)  # fmt: skip


def split_addressee(text: str) -> tuple[str, str]:
    """Who is told, in the nominative where that is plain, and what is to be done.

    Nobody where the sentence begins with what to do. Of «Руководителям ОО:» above its own points
    the sentence stays what it is.
    """
    words = text.split()
    if not words or not _is_addressed(words):
        return "", text
    if text.rstrip().endswith(":") and len(words) <= _MOST_WORDS:
        return _name(words), text
    for index, word in enumerate(words[1:_MOST_WORDS], 1):
        if _INFINITIVE.fullmatch(fold(word).strip(",.")):
            return _name(words[:index]), " ".join(words[index:])
    return "", text


def _is_addressed(words: list[str]) -> bool:
    plain = [fold(word).strip(" ,.;:()") for word in words[:2]]
    if ACRONYM.fullmatch(words[0].strip(" ,.;:()")):
        return not _SUBJECT.fullmatch(plain[0].strip('«»"').split("-")[0])
    named = is_role(plain[0]) or bool(_BODY.fullmatch(plain[0]))
    described = bool(_ADJECTIVE.fullmatch(plain[0])) and len(plain) > 1
    named = named or (described and (is_role(plain[1]) or bool(_BODY.fullmatch(plain[1]))))
    return named and bool(_DATIVE.fullmatch(plain[0])) and not _ACCUSATIVE.fullmatch(plain[0])


def _name(words: list[str]) -> str:
    first = fold(words[0]).strip(" ,:")
    described = bool(_ADJECTIVE.fullmatch(first)) and len(words) > 1
    count = 2 if described and (not is_role(first) or is_role(words[1])) else 1
    return " ".join([*map(_nominative, words[:count]), *words[count:]]).strip(" ,:–—-")


def _nominative(word: str) -> str:
    plain = word.strip(" ,:")
    for dative, nominative in _NOMINATIVES:
        if fold(plain).endswith(dative):
            stem = plain[: len(plain) - len(dative)]
            return stem + nominative if stem else plain[0] + nominative[1:]
    return word
