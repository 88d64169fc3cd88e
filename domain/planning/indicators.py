"""Numeric targets in a result cell: «не менее 30% обучающихся», «до 15 человек», «100 %»."""

import re

from domain.draft import DraftIndicator
from domain.planning.wording import fold, squash

_AT_LEAST = r"не менее(?: чем)?|не ниже|не меньше|минимум|свыше|более|больше|от"
_AT_MOST = r"не более(?: чем)?|не выше|не больше|не превыша\w+|максимум|менее|до"
_AMOUNT = re.compile(
    rf"(?:(?P<least>\b(?:{_AT_LEAST}))|(?P<most>\b(?:{_AT_MOST})))?\s*"
    r"(?<![\d.,№/-])(?P<number>\d{1,6}(?:[.,]\d{1,2})?)(?:\s?-?\s?(?:х|ти|и|ми|го)\b)?(?![\d.№-])\s*"
    r"(?P<unit>%|процент\w*|[а-я][а-я-]+(?:\s+[а-я][а-я-]+)?|чел\.?|шт\.?)",
)
_EVERY = re.compile(
    r"\b(?:(?:в|за)\s+(?:учебн\w+\s+)?(?:год|месяц|квартал|полугоди[ею]|неделю|четверть)"
    r"|ежегодн\w*|ежемесячн\w*|ежеквартальн\w*)"
)
_TIME = re.compile(
    r"(?:год|лет|гг?\b|месяц|дн|день|недел|час|мин|январ|феврал|март|апрел|ма[яйе]\b|июн|июл|август"
    r"|сентябр|октябр|ноябр|декабр|раз\b|раза\b|класс|квартал|полугод|числа|уч\b)"
)
_CUT = re.compile(r"[;\n]|\.\s|,\s|\)")
_UNIT_STOP = {"в", "на", "по", "с", "и", "от", "к", "для", "из", "за", "о", "об", "при", "не", "до"}


def read_indicators(result: str) -> tuple[DraftIndicator, ...]:
    """The targets that the text sets, in their order."""
    found: list[DraftIndicator] = []
    for clause in _CUT.split(result):
        folded = fold(clause)
        line = squash(clause)
        if len(folded) != len(line):
            line = folded
        for match in _AMOUNT.finditer(folded):
            indicator = _indicator(match, line, folded)
            if indicator is not None:
                found.append(indicator)
    return tuple(found)


def _indicator(match: re.Match[str], line: str, folded: str) -> DraftIndicator | None:
    unit = match["unit"]
    bounded = match["least"] or match["most"]
    percent = unit == "%" or unit.startswith("процент")
    if _TIME.match(unit) or not (bounded or percent):
        return None
    every = _EVERY.search(folded, match.end() - len(unit)) or _EVERY.search(folded)
    words = unit.split()
    if len(words) > 1 and words[1] in _UNIT_STOP:
        words = words[:1]
    return DraftIndicator(
        text=line[match.start() :].strip(" ,.;:()"),
        target=float(match["number"].replace(",", ".")),
        unit="%" if percent else " ".join(words).rstrip("."),
        at_least=not match["most"],
        every=line[every.start() : every.end()] if every else None,
    )
