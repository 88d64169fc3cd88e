"""How much a text looks like a deadline, only to tell columns apart.

What a deadline means is decided by `domain.deadlines`.
"""

import re
from functools import lru_cache

from domain.planning.wording import fold

MONTHS = (
    "январ", "феврал", "март", "апрел", "ма", "июн",
    "июл", "август", "сентябр", "октябр", "ноябр", "декабр",
)  # fmt: skip
MONTH_NAMES = (
    "январь", "февраль", "март", "апрель", "май", "июнь",
    "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь",
)  # fmt: skip

_MONTH = r"(?:январ|феврал|март|апрел|июн|июл|август|сентябр|октябр|ноябр|декабр)\w*|ма[йяею]\b"
_SHORT = r"\b(?:янв|фев|мар|апр|авг|сент?|окт|нояб?|дек)\b\.?"
_STRONG = re.compile(
    rf"{_MONTH}|{_SHORT}|\b(?:19|20)\d\d\b|\b\d{{1,2}}\.(?:0?[1-9]|1[0-2])\b(?:\.\d{{2,4}})?"
    r"|ежегодн\w*|ежемесячн\w*|ежеквартальн\w*|еженедельн\w*|ежедневн\w*|постоянн\w*|регулярн\w*"
    r"|систематическ\w*|в течени[еи]|на протяжении|весь (?:период|год|срок)|по мере"
    r"|(?:по|согласно|в соответствии с)\s+(?:\w+\s+){0,2}?"
    r"(?:график|план|запрос|заявк|отдельн|расписани|дорожн|срок)\w*"
    r"|по (?:итог|окончани|завершени|результат|факт)\w*|в период|в ходе|в срок\w*|квартал\w*|\bкв\."
    r"|полугоди\w*|учебн\w+ год\w*|\bуч\.?\s?г\w*|каникул\w*|\bраза? в\b|не позднее|не реже"
    r"|\bq[1-4]\b|декад\w*|по необходимости|недел\w*|незамедлительно|кажд\w+|при необходимости"
    r"|\b(?:понедельник|вторник|четверг|пятниц|суббот|воскресень)\w*|\bсред[ау]\b(?=$| месяц|,)"
    r"|(?:установленн|указанн|определенн)\w+ срок\w*|\bвесн\w+|\bосен\w+"
)
_FILLER = re.compile(
    r"\b(?:с|по|до|в|на|к|и|от|не|из|за|до|г|гг|год\w*|лет\w*|раз\w*|числ\w*|начал\w*|кон\w{1,3}"
    r"|перв\w+|втор\w+|трет\w+|четверт\w+|i{1,3}|iv|середин\w*|месяц\w*|дн\w+|далее|текущ\w+|всего"
    r"|период\w*|реализаци\w*|проведени\w*|учебн\w+)\b|\d+|[^\w]+"
)
_NAMED = re.compile(_MONTH)
_WHOLE_MONTH = re.compile(rf"(?:{'|'.join(MONTH_NAMES)})(?:,? 20\d\d(?: ?г\w*\.?)?)?")
_LONGEST = 160


@lru_cache(maxsize=4096)
def likeness(text: str) -> float:
    """From 0 (no deadline at all) to 1 (nothing but a deadline)."""
    folded = fold(text)
    if not folded or len(folded) > _LONGEST or not _STRONG.search(folded):
        return 0.0
    left = _FILLER.sub("", _STRONG.sub("", folded))
    share = 1 - len(left) / max(len(re.sub(r"\W", "", folded)), 1)
    return max(share, 0.6) if _STRONG.match(folded) else share


def looks_like_term(text: str) -> bool:
    return likeness(text) >= 0.5


def is_month(text: str) -> bool:
    """Whether a text is the name of a month and nothing else, with its year or without."""
    return bool(_WHOLE_MONTH.fullmatch(fold(text)))


def names_month(text: str) -> bool:
    """Whether a text names a month of its own, whatever else it says («в преддверии 4 ноября»)."""
    return bool(_NAMED.search(fold(text)))
