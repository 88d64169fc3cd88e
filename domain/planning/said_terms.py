"""The deadline amid the words of a sentence: «Подготовить справку в срок до 1 июня 2026 года»."""

import re
from collections.abc import Iterator
from datetime import date

from domain.deadlines import parse
from domain.planning.partywords import begins_name
from domain.planning.people import PERSON
from domain.planning.terms import likeness
from domain.planning.wording import fold, squash
from domain.schedule import Kind, Period

_WORD = re.compile(r"\S+")
_LONGEST = 12
_SURE = 0.95
# A year alone says what a sentence is about («подготовка к ГИА в 2026 году»), not when.
_DAY = re.compile(
    r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*|\bма[йяею]\b"
    r"|\b\d{1,2}\.\d{2}\b|квартал|полугоди|ежемесячн|ежеквартальн|еженедельн|ежедневн|ежегодн"
    r"|постоянн|в течени[еи] (?:\w+ )?(?:год|месяц|период)"
)
_BEGINS = re.compile(
    r"\W*(?:\d|до$|не$|с$|со$|по$|в$|во$|к$|на$|еже|пост|кажд|раз$|янв|фев|мар|апр|ма[йяе]|июн|июл|авг"
    r"|сен|окт|ноя|дек|[ivx]|перв|втор|трет|четв|кон[це]|нач|срок|один$|два|дваж)"
)
"""How the first word of a deadline begins: most words of a sentence are passed over by it."""

_LEADS = re.compile(r"(?:в срок|срок)\s+(?=до |не позднее |с )", re.IGNORECASE)
_DUE = re.compile(r"(?:до|не позднее|не позже|к)\s")
# «от 12.01.2026 № 15», «по итогам января»: of what the sentence tells, not of its own deadline.
_OTHERS = re.compile(r"(?:от|№|итогам|результатам|за)$")
_EDGES = " ,;.()–—-"
_BRACKET = re.compile(r"\s*\((?P<said>[^()]*(?:\([^()]*\)[^()]*)*)\)[\s.;]*$")
_COMMA = re.compile(r"[,;](?![^()]*\))")
_ANY_PLAN = Period(date(2001, 1, 1), date(2001, 12, 31))


def cut_term(text: str) -> tuple[str, str]:
    """The deadline of a sentence and what is left of it; no deadline where several fit.

    What stands in the midst of the sentence stays there, so that it reads as it was written.
    """
    found = list(_terms(text))
    due = [span for span in found if _DUE.match(fold(_said(text, span)))]
    meant = due or found
    if len(meant) != 1:
        return "", text
    (start, end), term = meant[0], _said(text, meant[0])
    before, after = text[:start], text[end:]
    if after.strip(_EDGES) and before.strip(_EDGES):
        return term, text
    lead = re.search(r"(?:\bв )?\bсрок\s*[:–—-]?\s*$", before, re.IGNORECASE)
    before = before[: lead.start()] if lead else before
    left = before.rstrip(" ,;(–—-") or after.lstrip(_EDGES)
    return term, left


def read_bracket(text: str) -> tuple[str, str, str] | None:
    """What is to be done, by when and by whom, of «Собрать паспорта (до 1 июля, школы)».

    None where the bracket at the end holds anything else («до 1 июля, актовый зал»).
    """
    found = _BRACKET.search(text)
    if found is None or not text[: found.start()].strip(_EDGES):
        return None
    said = squash(found["said"])
    commas = [match.start() for match in _COMMA.finditer(said)]
    for at in reversed(commas):
        if _is_term(said[:at]) and _names_party(said[at + 1 :]):
            return text[: found.start()], said[:at], said[at + 1 :].strip()
    for at in commas:
        if _is_term(said[at + 1 :]) and _names_party(said[:at]):
            return text[: found.start()], said[at + 1 :].strip(), said[:at]
    return None


def _names_party(text: str) -> bool:
    return begins_name(text) or bool(PERSON.match(text.strip()))


def _said(text: str, span: tuple[int, int]) -> str:
    return _LEADS.sub("", squash(text[span[0] : span[1]]))


def _terms(text: str) -> Iterator[tuple[int, int]]:
    """Where deadlines stand, each as long as it can be, none within another."""
    words = list(_WORD.finditer(text)) if _DAY.search(fold(text)) else []
    index = 0
    while index < len(words):
        end = _longest(text, words, index)
        if end is None:
            index += 1
            continue
        last = words[end].end()
        while text[last - 1] in ",;.)" and not _ends_short(text[:last]):
            last -= 1
        first = words[index].start()
        yield first + (text[first] == "("), last
        index = end + 1


def _longest(text: str, words: list[re.Match[str]], index: int) -> int | None:
    before = words[index - 1][0] if index else ""
    if not _BEGINS.match(fold(words[index][0])) or _OTHERS.search(fold(before)):
        return None
    for end in range(min(index + _LONGEST, len(words)) - 1, index - 1, -1):
        if _is_term(text[words[index].start() : words[end].end()]):
            return end
    return None


def _is_term(text: str) -> bool:
    text = text.strip(_EDGES)
    if not _DAY.search(fold(text)) or likeness(text) < _SURE or "(" in text or ";" in text:
        return False
    schedule = parse(_LEADS.sub("", squash(text)), _ANY_PLAN)
    known = schedule.kind in (Kind.FIXED, Kind.RECURRING, Kind.CONTINUOUS)
    return known and not schedule.condition


def _ends_short(text: str) -> bool:
    """Whether the last dot belongs to a word that is cut short («2026 г.»)."""
    return bool(re.search(r"(?:\bг|\bгг|\bкв|\d)\.$", text)) and not re.search(r"\d\.$", text)
